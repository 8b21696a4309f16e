"""What terminals sent, as rows: epochs, places, and items set aside."""

from __future__ import annotations

from operator import eq
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from shared_domain.identifiers import EntryId, EpochId, TerminalId
from shared_domain.journal import Place
from shared_domain.wire.push import VerdictKind
from sync_server.services.state import (
    ChildEpoch,
    HeldEpoch,
    JournalItem,
    ParkedItem,
    ParkedReceipt,
)
from sync_server.storage.bulk import BulkInsert, instant_text, upsert
from sync_server.storage.rows import bytes_of, id_of, optional_id
from sync_server.storage.tables import journal_epochs, journal_items, parked_items

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row, Table

    from shared_domain.identifiers import VendorId
    from sync_server.services.state import ParkedKey, Terminal


_UPSERT_EPOCH = upsert(journal_epochs)
_UPSERT_ITEM = BulkInsert(journal_items, upsert(journal_items))
_PARKED_KEY = (
    parked_items.c.terminal_id,
    parked_items.c.epoch,
    parked_items.c.sequence,
    parked_items.c.hash,
)
_PARK_ONCE = insert(parked_items).on_conflict_do_nothing()


class SqlJournalStore:
    """Every terminal's journal as far as this server holds it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def epochs(self, terminal: Terminal) -> list[HeldEpoch]:
        return self._epochs(_owned(journal_epochs, terminal))

    def epoch(self, terminal: Terminal, epoch: EpochId) -> HeldEpoch | None:
        this = journal_epochs.c.epoch == epoch.bytes
        return next(iter(self._epochs(_owned(journal_epochs, terminal) & this)), None)

    def children_of(
        self, terminal: Terminal, parent: EpochId, first: int, last: int
    ) -> list[ChildEpoch]:
        query = select(journal_epochs).where(
            _owned(journal_epochs, terminal),
            journal_epochs.c.parent_epoch == parent.bytes,
            journal_epochs.c.parent_sequence.between(first, last),
        )
        return [
            ChildEpoch(
                EpochId(id_of(row.epoch)), row.parent_sequence, EntryId(id_of(row.opened_by))
            )
            for row in self._connection.execute(query.order_by(journal_epochs.c.epoch))
        ]

    def save_epoch(self, terminal: Terminal, epoch: HeldEpoch) -> None:
        parent = epoch.parent
        row = {
            **_owner(terminal),
            "epoch": epoch.epoch.bytes,
            "last_sequence": epoch.last_sequence,
            "last_hash": epoch.last_hash,
            "parent_epoch": None if parent is None else parent.epoch.bytes,
            "parent_sequence": None if parent is None else parent.sequence,
            "parent_hash": None if parent is None else parent.hash,
            "opened_by": bytes_of(epoch.opened_by),
            "last_at": epoch.last_at,
        }
        self._connection.execute(_UPSERT_EPOCH, row)

    def items(self, terminal: Terminal, epoch: EpochId, first: int, last: int) -> list[JournalItem]:
        query = select(journal_items).where(
            _owned(journal_items, terminal),
            journal_items.c.epoch == epoch.bytes,
            journal_items.c.sequence.between(first, last),
        )
        return [_item(row) for row in self._connection.execute(query)]

    def save_items(
        self,
        terminal: Terminal,
        epoch: EpochId,
        items: Sequence[JournalItem],
        received_at: datetime,
    ) -> None:
        place = (terminal.vendor_id.bytes, terminal.terminal_id.bytes, epoch.bytes)
        received = instant_text(received_at)
        _UPSERT_ITEM.run(self._connection, [(*place, *_item_row(item), received) for item in items])

    def park(self, terminal: Terminal, items: Sequence[ParkedItem], received_at: datetime) -> None:
        owner = {**_owner(terminal), "received_at": received_at}
        if items:
            self._connection.execute(_PARK_ONCE, [owner | _parked_row(item) for item in items])

    def parked(self, terminal: Terminal, epoch: EpochId, sequence: int) -> list[ParkedItem]:
        query = select(parked_items).where(
            _owned(parked_items, terminal),
            parked_items.c.epoch == epoch.bytes,
            parked_items.c.sequence == sequence,
        )
        return [
            ParkedItem(epoch, row.sequence, row.hash, row.body, row.reason)
            for row in self._connection.execute(query)
        ]

    def parked_page(
        self, vendor_id: VendorId, after: ParkedKey | None, limit: int, *, only_unseen: bool = False
    ) -> list[ParkedReceipt]:
        condition = parked_items.c.vendor_id == vendor_id.bytes
        if only_unseen:
            condition &= parked_items.c.seen_at.is_(None)
        if after is not None:
            last = (after.terminal_id.bytes, after.epoch.bytes, after.sequence, after.hash)
            types = [column.type for column in _PARKED_KEY]
            condition &= tuple_(*_PARKED_KEY) > tuple_(*last, types=types)
        return self._receipts(condition, limit)

    def parked_of(self, terminal: Terminal, limit: int) -> list[ParkedReceipt]:
        return self._receipts(_owned(parked_items, terminal), limit)

    def mark_seen(
        self, vendor_id: VendorId, keys: Collection[ParkedKey], seen_at: datetime, seen_by: str
    ) -> None:
        for key in keys:
            place = (key.terminal_id.bytes, key.epoch.bytes, key.sequence, key.hash)
            this = (parked_items.c.vendor_id == vendor_id.bytes, *map(eq, _PARKED_KEY, place))
            unseen = update(parked_items).where(*this, parked_items.c.seen_at.is_(None))
            self._connection.execute(unseen.values(seen_at=seen_at, seen_by=seen_by))

    def unpark(self, terminal: Terminal, item: ParkedItem) -> None:
        place = (terminal.terminal_id.bytes, item.epoch.bytes, item.sequence, item.hash)
        this = (_owned(parked_items, terminal), *map(eq, _PARKED_KEY, place))
        self._connection.execute(delete(parked_items).where(*this))

    def _receipts(self, condition: ColumnElement[bool], limit: int) -> list[ParkedReceipt]:
        query = select(parked_items).where(condition).order_by(*_PARKED_KEY).limit(limit)
        return [_receipt(row) for row in self._connection.execute(query)]

    def _epochs(self, condition: ColumnElement[bool]) -> list[HeldEpoch]:
        query = select(journal_epochs).where(condition).order_by(journal_epochs.c.epoch)
        return [_epoch(row) for row in self._connection.execute(query)]


def _receipt(row: Row[Any]) -> ParkedReceipt:
    epoch = EpochId(id_of(row.epoch))
    item = ParkedItem(epoch, row.sequence, row.hash, row.body, row.reason)
    terminal_id = TerminalId(id_of(row.terminal_id))
    return ParkedReceipt(terminal_id, item, row.received_at, row.seen_at, row.seen_by)


def _owner(terminal: Terminal) -> dict[str, object]:
    return {"vendor_id": terminal.vendor_id.bytes, "terminal_id": terminal.terminal_id.bytes}


def _owned(table: Table, terminal: Terminal) -> ColumnElement[bool]:
    mine = table.c.vendor_id == terminal.vendor_id.bytes
    return mine & (table.c.terminal_id == terminal.terminal_id.bytes)


def _epoch(row: Row[Any]) -> HeldEpoch:
    parent = None
    if row.parent_epoch is not None:
        epoch = EpochId(id_of(row.parent_epoch))
        parent = Place(epoch, row.parent_sequence, row.parent_hash)
    opened_by = optional_id(row.opened_by)
    return HeldEpoch(
        EpochId(id_of(row.epoch)),
        row.last_sequence,
        row.last_hash,
        parent,
        None if opened_by is None else EntryId(opened_by),
        row.last_at,
    )


def _item(row: Row[Any]) -> JournalItem:
    entry_id = optional_id(row.entry_id)
    return JournalItem(
        row.sequence,
        row.hash,
        VerdictKind(row.verdict),
        row.reason,
        row.is_verified,
        None if entry_id is None else EntryId(entry_id),
        row.position,
        row.body,
    )


def _item_row(item: JournalItem) -> tuple[object, ...]:
    return (
        item.sequence,
        item.hash,
        item.verdict.value,
        item.reason,
        item.is_verified,
        bytes_of(item.entry_id),
        item.position,
        item.body,
    )


def _parked_row(item: ParkedItem) -> dict[str, object]:
    return {
        "epoch": item.epoch.bytes,
        "sequence": item.sequence,
        "hash": item.hash,
        "body": item.body,
        "reason": item.reason,
        "seen_by": "",
    }
