"""From the bytes of a file to a book: every line is read, and what is out of its place is named.

Chains and signatures are not judged here; that needs the whole book, and sometimes others.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, TypeVar

from shared_domain.digests import digest_of, joined
from shared_domain.journal import EpochOpened
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item, decode_record
from shared_domain.wire.signed import LedgerHead, Receipt, SignedStatement, open_statement
from shared_domain.witness.books import Book, BookKind, FindingKind, HeldItem, HeldRecord
from shared_domain.witness.exports import (
    EpochLine,
    HeadLine,
    ItemLine,
    JournalOpened,
    LedgerOpened,
    ReceiptLine,
    RecordLine,
    SealLine,
    read_line,
    seal_message,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import EntryId
    from shared_domain.wire.codec import AnyItem
    from shared_domain.witness.books import JournalId, SignatureCheck
    from shared_domain.witness.exports import AnyLine

S = TypeVar("S", Receipt, LedgerHead)

# In a file the kinds of line follow each other in this order.
_STAGES: dict[type, int] = {
    RecordLine: 1,
    EpochLine: 2,
    ItemLine: 2,
    ReceiptLine: 3,
    HeadLine: 4,
    SealLine: 5,
}


class NotEvidenceError(ValueError):
    """A file that is none of ours; the text is a sentence about it."""


def read_export(name: str, lines: Iterable[bytes], verify: SignatureCheck) -> Book:
    """An exported ledger or journal; raises NotEvidenceError for anything else.

    `lines` keep their line feeds.
    """
    rest = iter(lines)
    first = next(rest, b"")
    book, key = _opened(name, first)
    reader = _Reader(book, key, verify)
    reader.seal_over(first)
    for raw in rest:
        reader.take(raw)
    reader.finish()
    return book


def _opened(name: str, raw: bytes) -> tuple[Book, bytes]:
    """The book that a first line begins, and the key that its seal is made with."""
    try:
        line = read_line(raw)
    except UnreadableMessageError as error:
        message = f"{name} is no exported ledger or journal: its first line is {error}."
        raise NotEvidenceError(message) from error
    match line:
        case LedgerOpened():
            book = Book(name, BookKind.LEDGER, line.vendor.vendor_id)
            book.generation = line.generation
            book.terminals = {one.terminal_id: one for one in line.terminals}
            key = line.server_key
        case JournalOpened():
            book = Book(name, BookKind.JOURNAL, line.vendor_id)
            book.terminals = {line.terminal.terminal_id: line.terminal}
            key = line.terminal.device_key
        case _:
            message = f"{name} does not begin like an exported ledger or journal."
            raise NotEvidenceError(message)
    book.server_key, book.exported_at = line.server_key, line.exported_at
    return book, key


class _Reader:
    """Takes the lines after the first, one by one."""

    def __init__(self, book: Book, key: bytes, verify: SignatureCheck) -> None:
        self._book = book
        self._key = key
        self._verify = verify
        self._digest = hashlib.sha256()
        self._lines = 0
        self._stage = 0
        self._is_sealed = False
        self._entry_ids: set[EntryId] = set()
        self._last_position = 0
        self._ends: dict[JournalId, int] = {}
        self._last_journal: JournalId | None = None
        self._last_receipt = b""

    @property
    def _where(self) -> str:
        return f"line {self._lines}"

    def seal_over(self, raw: bytes) -> None:
        self._digest.update(raw)
        self._lines += 1

    def take(self, raw: bytes) -> None:
        before = self._digest.copy()
        self.seal_over(raw)
        try:
            line = read_line(raw)
        except UnreadableMessageError as error:
            self._book.find(
                FindingKind.UNREADABLE, self._where, f"The line cannot be read: {error}."
            )
            return
        if self._is_sealed:
            self._book.find(FindingKind.INSERTED, self._where, "A line stands after the seal.")
        self._watch_order(line)
        match line:
            case RecordLine():
                self._record(line)
            case EpochLine():
                self._epoch(line)
            case ItemLine():
                self._item(line)
            case ReceiptLine():
                self._receipt(line)
            case HeadLine():
                self._head(line)
            case SealLine():
                self._seal(line, before.digest())
            case _:
                self._book.find(FindingKind.INSERTED, self._where, "A second beginning of a file.")

    def finish(self) -> None:
        if not self._is_sealed:
            self._book.find(FindingKind.REMOVED, "the end", "The file ends without its seal.")
        if self._book.kind is BookKind.LEDGER and self._book.stated is None:
            self._book.find(
                FindingKind.REMOVED, "the end", "The signed end of the ledger is missing."
            )
        for journal in self._ends | self._book.journals:
            self._check_end(journal, self._ends.get(journal, 0))

    def _check_end(self, journal: JournalId, expected: int) -> None:
        found = max(self._book.journals.get(journal, ()), default=0)
        kind = FindingKind.REMOVED if found < expected else FindingKind.INSERTED
        if found != expected:
            self._book.find(
                kind,
                self._book.place_name(journal, max(found, expected)),
                "The epoch does not end where the file says.",
                expected=f"item {expected}",
                found=f"item {found}",
            )

    def _watch_order(self, line: AnyLine) -> None:
        stage = _STAGES.get(type(line), 0)
        if stage < self._stage:
            sentence = "The line stands after lines that it belongs before."
            self._book.find(FindingKind.REORDERED, self._where, sentence)
        self._stage = max(stage, self._stage)

    def _record(self, line: RecordLine) -> None:
        book, where = self._book, f"record {line.position}"
        if line.position in book.records:
            book.find(
                FindingKind.INSERTED, where, f"A second record of this position ({self._where})."
            )
            return
        if line.position < self._last_position:
            sentence = f"The record stands after record {self._last_position} ({self._where})."
            book.find(FindingKind.REORDERED, where, sentence)
        self._last_position = max(line.position, self._last_position)
        entry = None if line.entry_id is None else self._entry(line, where)
        if line.entry_id is None and not _is_vendor_record(line.body):
            book.find(FindingKind.EDITED, where, "The bytes are not those of a record.")
        made_at = None
        if entry is not None:
            made_at = (entry.terminal_id, entry.epoch, entry.terminal_seq)
        digest = hashlib.sha256(line.body).digest()
        book.records[line.position] = HeldRecord(line.hash, digest, made_at)

    def _entry(self, line: RecordLine, where: str) -> Entry | None:
        book, entry = self._book, _item_in(line.body)
        if not isinstance(entry, Entry) or entry.entry_id != line.entry_id:
            sentence = "The bytes are not those of the entry that is named."
            book.find(FindingKind.EDITED, where, sentence, expected=str(line.entry_id))
            return None
        if entry.entry_id in self._entry_ids:
            sentence = f"Entry {entry.entry_id} stands in the ledger twice."
            book.find(FindingKind.INSERTED, where, sentence)
        if entry.vendor_id != book.vendor_id:
            book.find(FindingKind.INSERTED, where, "The entry is of another vendor.")
        self._entry_ids.add(entry.entry_id)
        counted = joined(book.counted, digest_of([(line.body, entry.amounts)]))
        book.count(entry.card_id, entry.amounts, counted)
        return entry

    def _epoch(self, line: EpochLine) -> None:
        journal = (line.terminal_id, line.epoch)
        if journal in self._ends:
            sentence = "The epoch begins a second time."
            self._book.find(FindingKind.INSERTED, self._where, sentence)
        self._ends[journal] = line.last_sequence
        self._last_journal = journal

    def _item(self, line: ItemLine) -> None:
        book, journal = self._book, (line.terminal_id, line.epoch)
        where = book.place_name(journal, line.sequence)
        places = book.journals.setdefault(journal, {})
        if any(one.hash == line.hash for one in places.get(line.sequence, ())):
            book.find(FindingKind.INSERTED, where, f"The same item once more ({self._where}).")
            return
        if journal != self._last_journal or line.sequence < max(places, default=0):
            sentence = f"The item stands out of its order ({self._where})."
            book.find(FindingKind.REORDERED, where, sentence)
        if (line.body is None) == (line.position is None):
            book.find(FindingKind.EDITED, where, "The item has no bytes of its own.")
        places.setdefault(line.sequence, []).append(self._held(line, where))

    def _held(self, line: ItemLine, where: str) -> HeldItem:
        digest = None if line.body is None else hashlib.sha256(line.body).digest()
        item = None if line.body is None or line.parked else _item_in(line.body)
        if line.body is not None and not line.parked and not _is_placed(item, line):
            sentence = "The bytes are not those of an item of this place."
            self._book.find(FindingKind.EDITED, where, sentence)
        return HeldItem(
            hash=line.hash,
            digest=digest,
            position=line.position,
            signature=line.signature,
            is_parked=line.parked,
            is_entry=isinstance(item, Entry),
            parent=item.parent if isinstance(item, EpochOpened) else None,
        )

    def _receipt(self, line: ReceiptLine) -> None:
        payload = line.statement.payload
        if payload <= self._last_receipt:
            sentence = "The receipt stands after receipts that it belongs before."
            self._book.find(FindingKind.REORDERED, self._where, sentence)
        self._last_receipt = max(payload, self._last_receipt)
        receipt = self._statement(line.statement, Receipt)
        if receipt is not None:
            self._book.receipts.append(receipt)

    def _head(self, line: HeadLine) -> None:
        if self._book.stated is not None:
            self._book.find(FindingKind.INSERTED, self._where, "A second end of the ledger.")
        self._book.head = self._statement(line.statement, LedgerHead)
        self._book.stated = line.digest

    def _statement(self, signed: SignedStatement, type_: type[S]) -> S | None:
        try:
            return open_statement(
                signed,
                type_,
                lambda message, signature: self._verify(
                    self._book.server_key or b"", message, signature
                ),
            )
        except ValueError:
            sentence = "The server of this file did not sign this."
            self._book.find(FindingKind.BAD_SIGNATURE, self._where, sentence)
            return None

    def _seal(self, line: SealLine, digest: bytes) -> None:
        self._is_sealed = True
        fits = line.lines == self._lines - 1 and line.hash == digest
        if not fits or not self._verify(self._key, seal_message(line.hash), line.signature):
            sentence = "The file was changed after it was sealed, or another key has sealed it."
            self._book.find(FindingKind.BAD_SIGNATURE, "the seal", sentence)


def _is_placed(item: AnyItem | None, line: ItemLine) -> bool:
    place = (line.terminal_id, line.epoch, line.sequence)
    return item is not None and (item.terminal_id, item.epoch, item.terminal_seq) == place


def _is_vendor_record(body: bytes) -> bool:
    try:
        decode_record(body)
    except UnreadableMessageError:
        return False
    return True


def _item_in(body: bytes) -> AnyItem | None:
    try:
        return decode_item(body)
    except UnreadableMessageError:
        return None
