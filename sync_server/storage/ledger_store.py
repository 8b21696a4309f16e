"""The canonical ledger as rows: records by position, entries by id and by card."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import insert, select, union, update

from shared_domain.amounts import Amounts
from shared_domain.digests import EntriesDigest
from shared_domain.identifiers import CardId, EntryId, VendorId
from shared_domain.ledger import Entry
from shared_domain.records import LedgerRecord
from sync_server.services.state import Head, KnownEntry, ReceivedEntry
from sync_server.storage.bulk import BulkInsert, instant_text
from sync_server.storage.rows import bytes_of, id_of, optional_id
from sync_server.storage.tables import ledger_records, loyalty_transactions, vendor_heads

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime
    from typing import Any

    from sqlalchemy import CompoundSelect, Connection, Row, Select

    from sync_server.services.state import NewRecord

# Entries were checked when they came; here only their shape is read.
_entry_decoder = msgspec.json.Decoder(Entry)

_records, _transactions = ledger_records.c, loyalty_transactions.c

_INSERT_RECORDS = BulkInsert(ledger_records)
_INSERT_TRANSACTIONS = BulkInsert(loyalty_transactions)


class SqlLedgerStore:
    """Every vendor's ledger; `moved` collects the vendors whose ledger this transaction moves."""

    def __init__(self, connection: Connection, moved: set[VendorId]) -> None:
        self._connection = connection
        self._moved = moved

    def open(self, vendor_id: VendorId) -> None:
        self._connection.execute(
            insert(vendor_heads), {"vendor_id": vendor_id.bytes, **_head_row(Head())}
        )

    def head(self, vendor_id: VendorId) -> Head:
        query = select(vendor_heads).where(vendor_heads.c.vendor_id == vendor_id.bytes)
        return _head(self._connection.execute(query).one())

    def locked_head(self, vendor_id: VendorId) -> Head:
        # On SQLite the transaction of a writer holds everything already.
        this = vendor_heads.c.vendor_id == vendor_id.bytes
        query = select(vendor_heads).where(this).with_for_update()
        return _head(self._connection.execute(query).one())

    def append(
        self,
        vendor_id: VendorId,
        records: Sequence[NewRecord],
        new_head: Head,
        received_at: datetime,
    ) -> None:
        owner, received = vendor_id.bytes, instant_text(received_at)
        _INSERT_RECORDS.run(self._connection, [_record_row(owner, one) for one in records])
        _INSERT_TRANSACTIONS.run(
            self._connection,
            [
                _transaction_row(owner, one.entry, one, received)
                for one in records
                if one.entry is not None
            ],
        )
        self._connection.execute(
            update(vendor_heads)
            .where(vendor_heads.c.vendor_id == vendor_id.bytes)
            .values(_head_row(new_head))
        )
        self._moved.add(vendor_id)

    def page(self, vendor_id: VendorId, after: int, limit: int) -> list[LedgerRecord]:
        query = (
            select(_records.position, _records.body, _records.entry_id)
            .where(_records.vendor_id == vendor_id.bytes, _records.position > after)
            .order_by(_records.position)
            .limit(limit)
        )
        return [
            LedgerRecord(position, body, _entry_id(entry_id))
            for position, body, entry_id in self._connection.execute(query)
        ]

    def hash_at(self, vendor_id: VendorId, position: int) -> bytes | None:
        query = select(_records.hash).where(
            _records.vendor_id == vendor_id.bytes, _records.position == position
        )
        found: bytes | None = self._connection.execute(query).scalar_one_or_none()
        return found

    def entry_bodies_after(self, vendor_id: VendorId, position: int) -> list[bytes]:
        query = select(_records.body).where(
            _records.vendor_id == vendor_id.bytes,
            _records.position > position,
            _records.entry_id.is_not(None),
        )
        return list(self._connection.execute(query).scalars())

    def known(
        self, vendor_id: VendorId, entry_ids: Collection[EntryId]
    ) -> dict[EntryId, KnownEntry]:
        if not entry_ids:
            return {}
        query = (
            select(_transactions.entry_id, _transactions.position, _records.body)
            .join_from(loyalty_transactions, ledger_records, _same_place)
            .where(
                _transactions.vendor_id == vendor_id.bytes,
                _transactions.entry_id.in_([entry_id.bytes for entry_id in entry_ids]),
            )
        )
        return {
            EntryId(id_of(entry_id)): KnownEntry(position, body)
            for entry_id, position, body in self._connection.execute(query)
        }

    def entries_of(
        self, vendor_id: VendorId, card_ids: Collection[CardId], since: datetime | None = None
    ) -> dict[CardId, list[ReceivedEntry]]:
        of_cards = _entries_with_bodies.where(
            _transactions.vendor_id == vendor_id.bytes, _transactions.card_id.in_(card_ids)
        )
        query: Select[Any] | CompoundSelect[Any] = of_cards
        if since is not None:
            # Two index ranges: one query that means "either" would walk all of a card.
            query = union(
                of_cards.where(_transactions.occurred_at >= since),
                of_cards.where(_transactions.reverses.is_not(None)),
                of_cards.where(_transactions.clamped_to >= since),
            )
        found: dict[CardId, list[ReceivedEntry]] = defaultdict(list)
        for card_id, received_at, clamped_to, body in self._connection.execute(query):
            entry = _entry_decoder.decode(body)
            found[card_id].append(ReceivedEntry(entry, received_at, clamped_to))
        return dict(found)


_same_place = (_records.vendor_id == _transactions.vendor_id) & (
    _records.position == _transactions.position
)
_entries_with_bodies = select(
    _transactions.card_id, _transactions.received_at, _transactions.clamped_to, _records.body
).join_from(loyalty_transactions, ledger_records, _same_place)


def _entry_id(value: bytes | None) -> EntryId | None:
    found = optional_id(value)
    return None if found is None else EntryId(found)


def _head(row: Row[Any]) -> Head:
    total = Amounts(row.total_stamps, row.total_points)
    return Head(row.position, row.hash, EntriesDigest(row.entries, total, row.xor_of_hashes))


def _head_row(head: Head) -> dict[str, object]:
    return {
        "position": head.position,
        "hash": head.hash,
        "entries": head.digest.entries,
        "total_stamps": head.digest.total.stamps,
        "total_points": head.digest.total.points,
        "xor_of_hashes": head.digest.xor_of_hashes,
    }


def _record_row(owner: bytes, record: NewRecord) -> tuple[object, ...]:
    entry_id = None if record.entry is None else record.entry.entry_id.bytes
    return (owner, record.position, record.hash, entry_id, record.body)


def _transaction_row(
    owner: bytes, entry: Entry, record: NewRecord, received_at: str | None
) -> tuple[object, ...]:
    return (
        owner,
        entry.entry_id.bytes,
        record.position,
        entry.card_id,
        entry.kind.value,
        entry.stamps_delta,
        entry.points_delta,
        entry.purchase_amount_cents,
        entry.reward_id,
        bytes_of(entry.reverses),
        bytes_of(entry.terminal_id),
        bytes_of(entry.staff_id),
        entry.program_version,
        instant_text(entry.occurred_at),
        received_at,
        instant_text(record.clamped_to),
    )
