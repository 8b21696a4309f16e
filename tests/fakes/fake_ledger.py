"""One vendor's canonical ledger in memory: positions without gaps, a chain, pages and sums."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.digests import digest_of
from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START, LedgerRecord, ledger_hash
from shared_domain.wire.codec import UnreadableMessageError, decode_item, encode, encode_item
from shared_domain.wire.pull import LedgerDigest

if TYPE_CHECKING:
    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId, EntryId
    from shared_domain.records import VendorRecord


@dataclass
class FakeLedger:
    """Records in order; `amounts` says what each entry moved, by position."""

    records: list[LedgerRecord] = field(default_factory=list)
    hashes: list[bytes] = field(default_factory=lambda: [LEDGER_START])
    positions: dict[EntryId, int] = field(default_factory=dict)
    amounts: dict[int, Amounts] = field(default_factory=dict)

    @property
    def head(self) -> int:
        return len(self.records)

    def hash_at(self, position: int) -> bytes | None:
        """The chain up to here, or None beyond the end."""
        return self.hashes[position] if position <= self.head else None

    def change(self, record: VendorRecord) -> int:
        """Post a change that every terminal must hear of."""
        return self.append(encode(record))

    def own_entry(self, entry: Entry) -> int:
        """Post an entry that the server itself makes."""
        return self.post(encode_item(entry), entry.entry_id, entry.amounts)

    def post(self, body: bytes, entry_id: EntryId, amounts: Amounts) -> int:
        """Give these bytes of an entry the next position."""
        position = self.append(body, entry_id)
        self.positions[entry_id] = position
        self.amounts[position] = amounts
        return position

    def body_of(self, entry_id: EntryId) -> bytes | None:
        position = self.positions.get(entry_id)
        return self.records[position - 1].body if position is not None else None

    def page(self, after: int, limit: int) -> tuple[LedgerRecord, ...]:
        return tuple(self.records[after : after + limit])

    def digest(self, position: int) -> LedgerDigest:
        """What the entries up to here come to, whether or not anyone can read them."""
        summed = digest_of(
            (self.records[at - 1].body, amounts)
            for at, amounts in self.amounts.items()
            if at <= position
        )
        return LedgerDigest(position, summed.entries, summed.total, summed.xor_of_hashes)

    def entries(self) -> tuple[Entry, ...]:
        """Every entry in canonical order that this program can read."""
        return tuple(filter(None, map(_entry_in, self.records)))

    def entries_of(self, card_id: CardId) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.entries() if entry.card_id == card_id)

    def append(self, body: bytes, entry_id: EntryId | None = None) -> int:
        """Give these bytes the next position, whatever they say."""
        position = self.head + 1
        self.records.append(LedgerRecord(position, body, entry_id))
        self.hashes.append(ledger_hash(self.hashes[-1], position, body))
        return position


def _entry_in(record: LedgerRecord) -> Entry | None:
    if record.entry_id is None:
        return None
    try:
        item = decode_item(record.body)
    except UnreadableMessageError:
        return None
    return item if isinstance(item, Entry) else None
