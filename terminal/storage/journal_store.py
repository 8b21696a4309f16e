"""The journal table: what this terminal recorded, and how far the server holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import bindparam, delete, func, not_, select, update
from sqlalchemy.dialects.sqlite import insert

from shared_domain.identifiers import HASH_BYTES, SIGNATURE_BYTES, EntryId, EpochId
from shared_domain.journal import Place, SealedItem
from shared_domain.wire.push import VerdictKind
from shared_domain.wire.signed import SignedStatement
from terminal.storage.failures import DamagedDatabase
from terminal.storage.statements import upsert
from terminal.storage.tables import epochs, journal, parked
from terminal.use_cases.store_ports import EpochProgress, ParkedItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sqlalchemy import Connection, Row

    from shared_domain.wire.push import Verdict

_SIZES = {"entry_id": 16, "epoch": 16, "hash": HASH_BYTES, "signature": SIGNATURE_BYTES}

_ADD = insert(journal)
_ALL = select(journal).order_by(journal.c.number)
_PLACES = select(journal.c.entry_id, journal.c.epoch, journal.c.sequence)
_NEWEST = _PLACES.add_columns(journal.c.hash).order_by(journal.c.number.desc()).limit(1)
_FOLLOWING = (
    select(journal)
    .where(journal.c.epoch == bindparam("epoch"), journal.c.sequence > bindparam("sequence"))
    .order_by(journal.c.sequence)
    .limit(bindparam("most"))
)

_EPOCHS = select(epochs).order_by(epochs.c.number)
_NEW_EPOCH = insert(epochs)
_REACH = _NEW_EPOCH.on_conflict_do_update(
    index_elements=[epochs.c.epoch],
    set_={"last_sequence": func.max(epochs.c.last_sequence, _NEW_EPOCH.excluded.last_sequence)},
)
_OWED = epochs.c.last_sequence - epochs.c.acknowledged
_WAITING = select(func.coalesce(func.sum(_OWED), 0)).where(_OWED > 0)

_BEFORE = func.lag(journal.c.sequence, 1, 0).over(
    partition_by=journal.c.epoch, order_by=journal.c.sequence
)
_STEPS = select(journal.c.epoch, journal.c.sequence, _BEFORE.label("before")).subquery("steps")
_GAPS = (
    select(_STEPS, epochs.c.acknowledged)
    .join(epochs, epochs.c.epoch == _STEPS.c.epoch)
    .where(_STEPS.c.sequence > _STEPS.c.before + 1, _STEPS.c.sequence > epochs.c.acknowledged + 1)
    .order_by(epochs.c.number, _STEPS.c.sequence)
)

_PARK = upsert(parked)
_PARKED = (
    select(parked)
    .join(epochs, epochs.c.epoch == parked.c.epoch)
    .order_by(epochs.c.number, parked.c.sequence)
)


class SqliteJournalStore:
    """Implements JournalStore; `for_the_file` is what the journal file gets before a commit.

    `has_heard` says whether this transaction wrote down an answer of the server.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.for_the_file: list[SealedItem] = []
        self.has_heard = False

    def last_place(self) -> Place | None:
        row = self._connection.execute(_NEWEST).first()
        if row is None:
            return None
        _require_whole(row)
        return Place(EpochId(UUID(bytes=row.epoch)), row.sequence, row.hash)

    def append(self, sealed: SealedItem) -> None:
        self.add_row(sealed)
        self.for_the_file.append(sealed)

    def add_row(self, sealed: SealedItem) -> None:
        """Write what the journal file holds already."""
        epoch = sealed.epoch.bytes
        self._connection.execute(
            _ADD,
            {
                "entry_id": sealed.entry_id.bytes,
                "epoch": epoch,
                "sequence": sealed.sequence,
                "body": sealed.body,
                "hash": sealed.hash,
                "signature": sealed.signature,
            },
        )
        reached = {"epoch": epoch, "last_sequence": sealed.sequence, "acknowledged": 0}
        self._connection.execute(_REACH, reached)

    def epochs(self) -> tuple[EpochProgress, ...]:
        return tuple(_progress(row) for row in self._connection.execute(_EPOCHS))

    def run_after(
        self, epoch: EpochId, sequence: int, most_items: int, most_bytes: int
    ) -> tuple[SealedItem, ...]:
        after = {"epoch": epoch.bytes, "sequence": sequence, "most": most_items}
        run: list[SealedItem] = []
        size = 0
        for row in self._connection.execute(_FOLLOWING, after):
            item = sealed_item(row)
            size += len(item.body)
            if item.sequence != sequence + len(run) + 1 or (run and size > most_bytes):
                break
            run.append(item)
        return tuple(run)

    def next_sequence(self, epoch: EpochId, sequence: int) -> int | None:
        after = {"epoch": epoch.bytes, "sequence": sequence, "most": 1}
        row = self._connection.execute(_FOLLOWING, after).first()
        return int(row.sequence) if row else None

    def missing_places(self) -> tuple[tuple[EpochId, int], ...]:
        gaps = self._connection.execute(_GAPS)
        return tuple(
            (EpochId(UUID(bytes=row.epoch)), sequence)
            for row in gaps
            for sequence in range(max(row.before, row.acknowledged) + 1, row.sequence)
        )

    def acknowledge(self, epoch: EpochId, sequence: int, receipt: SignedStatement | None) -> None:
        self.has_heard = True
        change = update(epochs).where(epochs.c.epoch == epoch.bytes).values(acknowledged=sequence)
        if receipt is not None:
            change = change.values(
                receipt_payload=receipt.payload, receipt_signature=receipt.signature
            )
        self._connection.execute(change)

    def waiting(self) -> int:
        return int(self._connection.execute(_WAITING).scalar_one())

    def note_parked(self, epoch: EpochId, verdicts: Iterable[Verdict]) -> None:
        self.has_heard = True
        for verdict in verdicts:
            if verdict.kind is VerdictKind.PARKED:
                row = {"sequence": verdict.sequence, "reason": verdict.reason}
                self._connection.execute(_PARK, {"epoch": epoch.bytes, **row})

    def parked(self) -> tuple[ParkedItem, ...]:
        return tuple(
            ParkedItem(EpochId(UUID(bytes=row.epoch)), row.sequence, row.reason)
            for row in self._connection.execute(_PARKED)
        )

    def count_epochs_again(self) -> None:
        """Let every epoch reach as far as its items do, and be acknowledged no further.

        One that was acknowledged beyond what it holds is pushed again from its start.
        """
        self.has_heard = True
        last = func.max(journal.c.sequence).label("last")
        reached = self._connection.execute(
            select(journal.c.epoch, last)
            .group_by(journal.c.epoch)
            .order_by(func.min(journal.c.number))
        ).all()
        self._connection.execute(
            delete(epochs).where(epochs.c.epoch.not_in([row.epoch for row in reached]))
        )
        for row in reached:
            here = epochs.c.epoch == row.epoch
            counted = {"epoch": row.epoch, "last_sequence": row.last, "acknowledged": 0}
            self._connection.execute(_REACH, counted)
            self._connection.execute(
                update(epochs)
                .where(here, epochs.c.last_sequence != row.last)
                .values(last_sequence=row.last)
            )
            beyond = not_(epochs.c.acknowledged.between(0, row.last))
            self._connection.execute(update(epochs).where(here, beyond).values(acknowledged=0))

    def missing_here(self, items: tuple[SealedItem, ...]) -> tuple[SealedItem, ...]:
        """Those of these items that neither stand here nor have lost their place to another."""
        if not items:
            return ()
        held = self._connection.execute(_PLACES).all()
        ids = {row.entry_id for row in held}
        places = {(row.epoch, row.sequence) for row in held}
        return tuple(
            item
            for item in items
            if item.entry_id.bytes not in ids and (item.epoch.bytes, item.sequence) not in places
        )

    def missing_in(self, items: tuple[SealedItem, ...]) -> tuple[SealedItem, ...]:
        """Every item that stands here and is not one of these, in the order of writing."""
        ids = {item.entry_id.bytes for item in items}
        rows = self._connection.execute(_ALL)
        return tuple(sealed_item(row) for row in rows if row.entry_id not in ids)


def _progress(row: Row[*tuple[Any, ...]]) -> EpochProgress:
    """The epoch in a row of its table."""
    receipt = None
    if row.receipt_payload is not None:
        receipt = SignedStatement(row.receipt_payload, row.receipt_signature)
    return EpochProgress(
        EpochId(UUID(bytes=row.epoch)), row.last_sequence, row.acknowledged, receipt
    )


def sealed_item(row: Row[*tuple[Any, ...]]) -> SealedItem:
    """The item in a row of the journal table."""
    _require_whole(row)
    return SealedItem(
        entry_id=EntryId(UUID(bytes=row.entry_id)),
        epoch=EpochId(UUID(bytes=row.epoch)),
        sequence=row.sequence,
        body=row.body,
        hash=row.hash,
        signature=row.signature,
    )


def _require_whole(row: Row[*tuple[Any, ...]]) -> None:
    """Raise where a column is not of the kind that is ever written, as after a bit turned over."""
    columns = row._asdict()
    is_whole = isinstance(columns["sequence"], int) and columns["sequence"] > 0
    for name in _SIZES.keys() & columns.keys():
        value = columns[name]
        is_whole = is_whole and isinstance(value, bytes) and len(value) == _SIZES[name]
    if not (is_whole and isinstance(columns.get("body", b""), bytes)):
        raise DamagedDatabase("a row of the journal is not what was written")
