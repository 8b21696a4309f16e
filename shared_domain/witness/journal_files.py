"""The journal file as it lies on a terminal's disk, read as evidence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from shared_domain.journal import EpochOpened
from shared_domain.journal_records import MARK, read_records
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from shared_domain.witness.books import Book, BookKind, FindingKind, HeldItem
from shared_domain.witness.reading import NotEvidenceError

if TYPE_CHECKING:
    from shared_domain.identifiers import TerminalId
    from shared_domain.journal import SealedItem
    from shared_domain.wire.codec import AnyItem


def read_journal_file(name: str, content: bytes) -> Book:
    """The records of a journal file; raises NotEvidenceError where none can be read.

    The file names neither its terminal's key nor where it must end: another file has to.
    """
    reading = read_records(content.removeprefix(MARK), len(MARK))
    owner = next((item for item in map(_item_of, reading.items) if item is not None), None)
    if not content.startswith(MARK) or owner is None or owner.terminal_id is None:
        message = f"{name} is no journal file, or nothing in it can be read."
        raise NotEvidenceError(message)
    book = Book(name, BookKind.JOURNAL_FILE, owner.vendor_id)
    spans = [(damage.offset, damage.length) for damage in reading.damage]
    for offset, length in [*spans, (reading.end, len(content) - reading.end)]:
        if length:
            book.find(FindingKind.UNREADABLE, f"byte {offset}", f"{length} bytes are no record.")
    for sealed in reading.items:
        _take(book, owner.terminal_id, sealed)
    return book


def _take(book: Book, terminal_id: TerminalId, sealed: SealedItem) -> None:
    journal = (terminal_id, sealed.epoch)
    places = book.journals.setdefault(journal, {})
    where = book.place_name(journal, sealed.sequence)
    if any(one.hash == sealed.hash for one in places.get(sealed.sequence, ())):
        book.find(FindingKind.INSERTED, where, "The same item once more.")
        return
    if sealed.sequence < max(places, default=0):
        book.find(FindingKind.REORDERED, where, "The item stands after later ones.")
    item = _item_of(sealed)
    place = (terminal_id, sealed.epoch, sealed.sequence, sealed.entry_id)
    if item is None or (item.terminal_id, item.epoch, item.terminal_seq, item.entry_id) != place:
        sentence = "The bytes are not those of an item of this place."
        book.find(FindingKind.EDITED, where, sentence)
    if sealed.sequence in places:
        # What a full disk kept from being committed is taken back, and written anew.
        book.remarks.append(f"{where}: written twice; the later one counts.")
    places[sealed.sequence] = [_held(sealed, item)]


def _held(sealed: SealedItem, item: AnyItem | None) -> HeldItem:
    return HeldItem(
        hash=sealed.hash,
        digest=hashlib.sha256(sealed.body).digest(),
        position=None,
        signature=sealed.signature,
        is_parked=False,
        is_entry=isinstance(item, Entry),
        parent=item.parent if isinstance(item, EpochOpened) else None,
    )


def _item_of(sealed: SealedItem) -> AnyItem | None:
    try:
        return decode_item(sealed.body)
    except UnreadableMessageError:
        return None
