"""What proves the books to somebody else: stored chains, and what terminals have signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace
from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from shared_domain.identifiers import EntryId
from shared_domain.wire.push import VerdictKind
from sync_server.services.state import ChainedRecord, ProvenItem
from sync_server.storage.rows import optional_id
from sync_server.storage.tables import (
    journal_items,
    journal_signatures,
    ledger_records,
    parked_items,
)

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Connection, Table

    from shared_domain.identifiers import EpochId, VendorId
    from shared_domain.journal import Place
    from sync_server.services.state import Terminal

_KEEP_ONCE = insert(journal_signatures).on_conflict_do_nothing()

_records = ledger_records.c


class SqlWitnessStore:
    """Reads what other stores wrote exactly as it stands there; writes signatures only."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep_signature(self, terminal: Terminal, end: Place, signature: bytes) -> None:
        row = {
            "vendor_id": terminal.vendor_id.bytes,
            "terminal_id": terminal.terminal_id.bytes,
            "epoch": end.epoch.bytes,
            "sequence": end.sequence,
            "hash": end.hash,
            "signature": signature,
        }
        self._connection.execute(_KEEP_ONCE, row)

    def records(self, vendor_id: VendorId, after: int, limit: int) -> list[ChainedRecord]:
        query = (
            select(_records.position, _records.hash, _records.body, _records.entry_id)
            .where(_records.vendor_id == vendor_id.bytes, _records.position > after)
            .order_by(_records.position)
            .limit(limit)
        )
        return [
            ChainedRecord(position, hash_, body, _entry_id(entry_id))
            for position, hash_, body, entry_id in self._connection.execute(query)
        ]

    def journal(
        self, terminal: Terminal, epoch: EpochId, after: int, limit: int
    ) -> list[ProvenItem]:
        places = (terminal, epoch, after + 1, after + limit)
        # What once came unsigned may have been recorded since: then it is parked no more.
        found = {(item.sequence, item.hash): item for item in self._parked(*places)}
        found |= {(item.sequence, item.hash): item for item in self._recorded(*places)}
        for place, signature in self._signatures(*places).items():
            if place in found:
                found[place] = replace(found[place], signature=signature)
        return [item for _, item in sorted(found.items())]

    def _recorded(
        self, terminal: Terminal, epoch: EpochId, first: int, last: int
    ) -> list[ProvenItem]:
        columns = journal_items.c
        query = select(columns.sequence, columns.hash, columns.body, columns.position)
        within = _within(journal_items, terminal, epoch, first, last)
        is_recorded = columns.verdict != VerdictKind.PARKED.value
        rows = self._connection.execute(query.where(within, is_recorded))
        return [ProvenItem(*row) for row in rows]

    def _parked(
        self, terminal: Terminal, epoch: EpochId, first: int, last: int
    ) -> list[ProvenItem]:
        columns = parked_items.c
        query = select(columns.sequence, columns.hash, columns.body, columns.reason)
        within = _within(parked_items, terminal, epoch, first, last)
        return [
            ProvenItem(sequence, hash_, body, parked=reason)
            for sequence, hash_, body, reason in self._connection.execute(query.where(within))
        ]

    def _signatures(
        self, terminal: Terminal, epoch: EpochId, first: int, last: int
    ) -> dict[tuple[int, bytes], bytes]:
        columns = journal_signatures.c
        query = select(columns.sequence, columns.hash, columns.signature)
        within = _within(journal_signatures, terminal, epoch, first, last)
        rows = self._connection.execute(query.where(within))
        return {(sequence, hash_): signature for sequence, hash_, signature in rows}


def _within(
    table: Table, terminal: Terminal, epoch: EpochId, first: int, last: int
) -> ColumnElement[bool]:
    columns = table.c
    mine = (columns.vendor_id == terminal.vendor_id.bytes) & (
        columns.terminal_id == terminal.terminal_id.bytes
    )
    return mine & (columns.epoch == epoch.bytes) & columns.sequence.between(first, last)


def _entry_id(value: bytes | None) -> EntryId | None:
    found = optional_id(value)
    return None if found is None else EntryId(found)
