"""The server's witness in memory: shows what other stores hold, and keeps what was signed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.wire.push import VerdictKind
from sync_server.services.state import ChainedRecord, ProvenItem

if TYPE_CHECKING:
    from shared_domain.identifiers import EpochId, TerminalId, VendorId
    from shared_domain.journal import Place
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.state import Terminal


class MemoryWitnessStore:
    """Reads the ledger and the journals beside it; keeps only what was signed."""

    def __init__(self, uow: UnitOfWork) -> None:
        self._uow = uow
        self._signatures: dict[tuple[TerminalId, EpochId, int, bytes], bytes] = {}

    def keep_signature(self, terminal: Terminal, end: Place, signature: bytes) -> None:
        key = (terminal.terminal_id, end.epoch, end.sequence, end.hash)
        self._signatures.setdefault(key, signature)

    def records(self, vendor_id: VendorId, after: int, limit: int) -> list[ChainedRecord]:
        return [
            ChainedRecord(
                one.position,
                self._uow.ledger.hash_at(vendor_id, one.position) or b"",
                one.body,
                one.entry_id,
            )
            for one in self._uow.ledger.page(vendor_id, after, limit)
        ]

    def journal(
        self, terminal: Terminal, epoch: EpochId, after: int, limit: int
    ) -> list[ProvenItem]:
        found: dict[tuple[int, bytes], ProvenItem] = {}
        for item in self._uow.journal.items(terminal, epoch, after + 1, after + limit):
            for parked in self._uow.journal.parked(terminal, epoch, item.sequence):
                found[item.sequence, parked.hash] = ProvenItem(
                    item.sequence, parked.hash, parked.body, parked=parked.reason
                )
            if item.verdict is not VerdictKind.PARKED:
                found[item.sequence, item.hash] = ProvenItem(
                    item.sequence, item.hash, item.body, item.position
                )
        return [
            replace(one, signature=self._signatures.get((terminal.terminal_id, epoch, *key)))
            for key, one in sorted(found.items())
        ]
