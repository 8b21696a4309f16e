"""The entries table: the mirror of the ledger, and what is not in it yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert

from shared_domain.ledger import REDEEMING_KINDS
from shared_domain.wire.pull import LedgerDigest
from terminal.storage.entry_bodies import entry_in
from terminal.storage.history import latest_undoable, rows_of
from terminal.storage.row_values import id_bytes, micros
from terminal.storage.statements import ManyRows
from terminal.storage.tables import entries, journal, set_aside
from terminal.use_cases.store_ports import KnownEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime
    from uuid import UUID

    from sqlalchemy import Connection, Select

    from shared_domain.identifiers import CardId, EntryId, StaffId, TerminalId
    from shared_domain.ledger import Entry
    from terminal.storage.mirror_digest import MirrorDigest
    from terminal.use_cases.entry_filter import EntryFilter
    from terminal.use_cases.store_ports import HistoryRow, PostedEntry

_AS_IT_HAPPENED = (entries.c.occurred_at, entries.c.entry_id)
_BODIES = select(entries.c.body).order_by(*_AS_IT_HAPPENED)
_OF_CARD = _BODIES.where(entries.c.card_id == bindparam("card_id"))
_OF_CARD_SINCE = _OF_CARD.where(entries.c.occurred_at >= bindparam("since"))
_REVERSING = _BODIES.where(entries.c.reverses.in_(bindparam("entry_ids", expanding=True)))
_OF_PURCHASE = _BODIES.where(entries.c.purchase_id == bindparam("purchase_id"))
_PENDING = _BODIES.where(entries.c.position.is_(None))
_ONE = select(entries.c.body, entries.c.position).where(entries.c.entry_id == bindparam("entry_id"))
_ONE_ASIDE = select(set_aside.c.body).where(set_aside.c.entry_id == bindparam("entry_id"))
_ADD = insert(entries)
_ADD_MANY = ManyRows(_ADD, "number")
_KNOWN = select(entries.c.entry_id).where(
    entries.c.entry_id.in_(bindparam("entry_ids", expanding=True))
)
_POST = (
    update(entries)
    .where(entries.c.entry_id == bindparam("known_id"), entries.c.position.is_(None))
    .values(position=bindparam("at"))
    .returning(entries.c.body)
)
_PENDING_ONE = (entries.c.entry_id == bindparam("known_id")) & entries.c.position.is_(None)
_SHARED = [column.name for column in set_aside.c]
_SET_ASIDE = insert(set_aside).from_select(
    _SHARED, select(*(entries.c[name] for name in _SHARED)).where(_PENDING_ONE)
)
_COUNT_NO_MORE = delete(entries).where(_PENDING_ONE).returning(entries.c.body)
_TAKE_BACK = delete(set_aside).where(
    set_aside.c.entry_id.in_(bindparam("entry_ids", expanding=True))
)
_REVERSING_IT = entries.alias("reversing")
_REWARDS = select(func.count()).where(
    entries.c.occurred_at >= bindparam("since"),
    entries.c.occurred_at < bindparam("until"),
    entries.c.terminal_id == bindparam("terminal_id"),
    entries.c.kind.in_(sorted(kind.value for kind in REDEEMING_KINDS)),
    ~select(_REVERSING_IT.c.number).where(_REVERSING_IT.c.reverses == entries.c.entry_id).exists(),
)


class SqliteEntryStore:
    """Implements EntryStore; `has_moved_aside` says whether it changed what is set aside."""

    def __init__(self, connection: Connection, mirror: MirrorDigest) -> None:
        self._connection = connection
        self._mirror = mirror
        self.has_moved_aside = False

    def add_pending(self, entry: Entry, body: bytes) -> None:
        self._connection.execute(_ADD, entry_columns(None, entry, body))

    def confirm(self, page: Sequence[PostedEntry]) -> tuple[Entry, ...]:
        known = self._known(page)
        new: dict[bytes, PostedEntry] = {}
        for posted in page:
            entry_id = posted.entry.entry_id.bytes
            if entry_id in known:
                self._post(entry_id, posted)
            else:
                new.setdefault(entry_id, posted)
        rows = (entry_columns(each.position, each.entry, each.body) for each in new.values())
        _ADD_MANY.write(self._connection, rows)
        for each in new.values():
            self._mirror.add(each.body, each.entry.amounts)
        if self._connection.execute(_TAKE_BACK, {"entry_ids": list(new)}).rowcount:
            self.has_moved_aside = True
        return tuple(each.entry for each in new.values())

    def set_aside(self, entry_ids: Iterable[EntryId]) -> tuple[Entry, ...]:
        moved: list[Entry] = []
        for entry_id in entry_ids:
            one = {"known_id": entry_id.bytes}
            self._connection.execute(_SET_ASIDE, one)
            moved += map(entry_in, self._connection.execute(_COUNT_NO_MORE, one).scalars())
        self.has_moved_aside |= bool(moved)
        return tuple(moved)

    def get(self, entry_id: EntryId) -> KnownEntry | None:
        one = {"entry_id": entry_id.bytes}
        row = self._connection.execute(_ONE, one).first()
        if row is not None:
            return KnownEntry(entry_in(row.body), row.position)
        aside = self._connection.execute(_ONE_ASIDE, one).scalar()
        return KnownEntry(entry_in(aside), None, is_set_aside=True) if aside is not None else None

    def of_card(self, card_id: CardId) -> tuple[Entry, ...]:
        return self._found(_OF_CARD, card_id=bytes.fromhex(card_id))

    def of_card_since(self, card_id: CardId, since: datetime) -> tuple[Entry, ...]:
        return self._found(_OF_CARD_SINCE, card_id=bytes.fromhex(card_id), since=micros(since))

    def reversals_of(self, entry_ids: Iterable[EntryId]) -> tuple[Entry, ...]:
        return self._found(_REVERSING, entry_ids=[entry_id.bytes for entry_id in entry_ids])

    def of_purchase(self, purchase_id: UUID) -> tuple[Entry, ...]:
        return self._found(_OF_PURCHASE, purchase_id=purchase_id.bytes)

    def history(self, which: EntryFilter, most: int) -> tuple[HistoryRow, ...]:
        return rows_of(self._connection, which, most)

    def last_of_terminal(
        self, terminal_id: TerminalId, staff_id: StaffId | None, since: datetime
    ) -> HistoryRow | None:
        return latest_undoable(self._connection, terminal_id, staff_id, since)

    def rewards_given(self, terminal_id: TerminalId, since: datetime, until: datetime) -> int:
        period = {"since": micros(since), "until": micros(until)}
        counted = self._connection.execute(_REWARDS, {"terminal_id": terminal_id.bytes, **period})
        return int(counted.scalar_one())

    def digest(self, position: int) -> LedgerDigest:
        sums = self._mirror.sums()
        return LedgerDigest(position, sums.entries, sums.total, sums.xor_of_hashes)

    def forget_positions(self) -> None:
        own = select(journal.c.entry_id)
        self._connection.execute(delete(entries).where(entries.c.entry_id.not_in(own)))
        self._connection.execute(update(entries).values(position=None))
        self._mirror.forget()

    def pending(self) -> tuple[Entry, ...]:
        return self._found(_PENDING)

    def _known(self, page: Sequence[PostedEntry]) -> set[bytes]:
        ids = [posted.entry.entry_id.bytes for posted in page]
        return set(self._connection.execute(_KNOWN, {"entry_ids": ids}).scalars())

    def _post(self, entry_id: bytes, posted: PostedEntry) -> None:
        """Give a pending entry its position; one that has a position keeps it."""
        own = {"known_id": entry_id, "at": posted.position}
        for kept in self._connection.execute(_POST, own).scalars():
            self._mirror.add(kept, posted.entry.amounts)

    def _found(self, bodies: Select[bytes], **parameters: object) -> tuple[Entry, ...]:
        found = self._connection.execute(bodies, parameters).scalars()
        return tuple(entry_in(body) for body in found)


def entry_columns(position: int | None, entry: Entry, body: bytes) -> dict[str, object]:
    """The row of an entry, as its bytes make it; only the position is the ledger's word."""
    return {
        "entry_id": entry.entry_id.bytes,
        "position": position,
        "card_id": bytes.fromhex(entry.card_id),
        "occurred_at": micros(entry.occurred_at),
        "kind": entry.kind.value,
        "terminal_id": id_bytes(entry.terminal_id),
        "staff_id": id_bytes(entry.staff_id),
        "stamps_delta": entry.stamps_delta,
        "points_delta": entry.points_delta,
        "reverses": id_bytes(entry.reverses),
        "purchase_id": id_bytes(entry.purchase_id),
        "body": body,
    }


def write_columns_again(connection: Connection, entry_ids: Iterable[EntryId]) -> None:
    """Let what is searched and summed of these entries say what their bytes say."""
    for entry_id in entry_ids:
        row = connection.execute(_ONE, {"entry_id": entry_id.bytes}).one()
        columns = entry_columns(row.position, entry_in(row.body), row.body)
        connection.execute(
            update(entries).where(entries.c.entry_id == entry_id.bytes).values(columns)
        )
