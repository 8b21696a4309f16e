"""Whether everything a server keeps of its vendors' ledgers can be computed again from the entries.

For copies of a database, before they count, and for a database that was put back: it reads
every record once, and changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.digests import digest_of, joined
from shared_domain.ledger import Entry
from shared_domain.records import ledger_hash
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from sync_server.services.settle_cards import card_after, new_card
from sync_server.services.state import Head

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.state import ChainedRecord

_RECORDS_AT_ONCE = 1_000
_CARDS_AT_ONCE = 500

# Enough to tell a person what is wrong; a broken chain breaks at every record after it.
_MOST_PROBLEMS = 10


class CheckedBooks(Struct, frozen=True):
    """How far each vendor's ledger reaches, and what is wrong, a sentence each."""

    positions: dict[VendorId, int]
    problems: tuple[str, ...]


def check_books(uow: UnitOfWork) -> CheckedBooks:
    """Every vendor's chain, head and sums, and every card against the fold of its entries."""
    uow.oversee()
    positions: dict[VendorId, int] = {}
    problems: list[str] = []
    for vendor in uow.vendors.all():
        head = uow.ledger.head(vendor.vendor_id)
        positions[vendor.vendor_id] = head.position
        found = [
            *_ledger_problems(uow, vendor.vendor_id, head),
            *_card_problems(uow, vendor.vendor_id, head),
        ]
        problems += [f"{vendor.slug}: {problem}" for problem in found]
    return CheckedBooks(positions, tuple(problems[:_MOST_PROBLEMS]))


def _ledger_problems(uow: UnitOfWork, vendor_id: VendorId, head: Head) -> Iterator[str]:
    end = Head()
    while page := uow.witness.records(vendor_id, end.position, _RECORDS_AT_ONCE):
        follows = _after(end, page)
        if isinstance(follows, str):
            yield follows
            return
        end = follows
    if end != head:
        yield f"the ledger's head is not what its {end.position} records come to"


def _after(end: Head, page: Sequence[ChainedRecord]) -> Head | str:
    """The head after these records, or what is wrong with the first that does not fit."""
    position, hash_ = end.position, end.hash
    entries: list[tuple[bytes, Amounts]] = []
    for record in page:
        position += 1
        hash_ = ledger_hash(hash_, position, record.body)
        if (record.position, record.hash) != (position, hash_):
            return f"the chain breaks at position {position}"
        if record.entry_id is not None:
            entry = _entry_in(record.body)
            if entry is None or entry.entry_id != record.entry_id:
                return f"the entry at position {position} is not what it is filed as"
            entries.append((record.body, entry.amounts))
    return Head(position, hash_, joined(end.digest, digest_of(entries)))


def _entry_in(body: bytes) -> Entry | None:
    try:
        item = decode_item(body)
    except UnreadableMessageError:
        return None
    return item if isinstance(item, Entry) else None


def _card_problems(uow: UnitOfWork, vendor_id: VendorId, head: Head) -> Iterator[str]:
    after: CardId | None = None
    counted = 0
    while page := uow.cards.page(vendor_id, after, _CARDS_AT_ONCE):
        after = page[-1].state.card_id
        entries = uow.ledger.entries_of(vendor_id, [card.state.card_id for card in page])
        for card in page:
            received = entries.get(card.state.card_id, [])
            counted += len(received)
            if card_after(new_card(card.state.card_id), received) != card:
                yield f"card {card.state.card_id} is not what its entries come to"
    if counted != head.digest.entries:
        yield f"{head.digest.entries} entries are in the ledger, and {counted} on its cards"
