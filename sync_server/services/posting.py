"""Giving records their positions: everything one unit of work adds to a vendor's ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.digests import digest_of, joined
from shared_domain.records import ledger_hash
from shared_domain.wire.codec import encode, encode_item
from sync_server.services.state import Head, NewRecord, ReceivedEntry

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import VendorId
    from shared_domain.ledger import Entry
    from shared_domain.records import VendorRecord
    from sync_server.services.ports import UnitOfWork


class Posting:
    """The next records of one vendor's ledger; they stand in it once `write` has been called.

    The ledger's head is locked from the start, so positions have no gaps and are committed in
    order, whoever else writes.
    """

    def __init__(self, uow: UnitOfWork, vendor_id: VendorId, now: datetime) -> None:
        self.vendor_id = vendor_id
        self.now = now
        self._ledger = uow.ledger
        self._start = self._ledger.locked_head(vendor_id)
        self._position, self._hash = self._start.position, self._start.hash
        self._records: list[NewRecord] = []

    @property
    def position(self) -> int:
        """Of the last record posted so far, or of the ledger's last one before."""
        return self._position

    @property
    def received(self) -> list[ReceivedEntry]:
        """The entries posted so far."""
        return [
            ReceivedEntry(record.entry, self.now, record.clamped_to)
            for record in self._records
            if record.entry is not None
        ]

    def entry(self, entry: Entry, body: bytes, clamped_to: datetime | None = None) -> int:
        """Post an entry that came with its bytes; returns its position.

        `clamped_to` is when it happened, where that cannot be when it says.
        """
        return self._next(body, entry, clamped_to)

    def own_entry(self, entry: Entry) -> int:
        """Post an entry this server makes; its bytes are made here, once."""
        return self._next(encode_item(entry), entry)

    def change(self, record: VendorRecord) -> int:
        """Post a change that every terminal must hear of."""
        return self._next(encode(record), None)

    def write(self) -> Head:
        """Append what was posted and move the head; returns the new head."""
        if not self._records:
            return self._start
        changes = digest_of(
            (record.body, record.entry.amounts)
            for record in self._records
            if record.entry is not None
        )
        head = Head(self._position, self._hash, joined(self._start.digest, changes))
        self._ledger.append(self.vendor_id, self._records, head, self.now)
        return head

    def _next(self, body: bytes, entry: Entry | None, clamped_to: datetime | None = None) -> int:
        self._position += 1
        self._hash = ledger_hash(self._hash, self._position, body)
        self._records.append(NewRecord(self._position, body, self._hash, entry, clamped_to))
        return self._position
