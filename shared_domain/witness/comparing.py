"""Checks books against each other: what one of them holds, another must not deny."""

from __future__ import annotations

from itertools import combinations, permutations
from typing import TYPE_CHECKING

from shared_domain.witness.books import BookKind, FindingKind
from shared_domain.witness.chains import check_book

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shared_domain.identifiers import TerminalId
    from shared_domain.wire.signed import Receipt
    from shared_domain.witness.books import Book, JournalId, SignatureCheck


def check_books(books: Sequence[Book], verify: SignatureCheck) -> None:
    """Check every book by itself, and then all of one vendor against each other."""
    keys = _device_keys(books)
    for book in books:
        check_book(book, keys, verify)
    for one, other in combinations(books, 2):
        if one.vendor_id != other.vendor_id:
            sentence = f"{one.name} and {other.name} are of different vendors: not compared."
            other.remarks.append(sentence)
        elif one.kind is BookKind.LEDGER and other.kind is BookKind.LEDGER:
            _compare_ledgers(*sorted((one, other), key=lambda book: max(book.records, default=0)))
    for ledger, other in permutations(books, 2):
        if ledger.vendor_id == other.vendor_id and ledger.kind is BookKind.LEDGER:
            for receipt in other.receipts:
                _check_receipt(ledger, other, receipt)
    for one, other in combinations(books, 2):
        if one.vendor_id == other.vendor_id:
            _compare_keys(one, other)
            _compare_journals(one, other)


def _device_keys(books: Sequence[Book]) -> Mapping[TerminalId, bytes]:
    return {
        terminal_id: known.device_key
        for book in books
        for terminal_id, known in book.terminals.items()
    }


def _compare_ledgers(older: Book, newer: Book) -> None:
    """The newer ledger must begin with the older one."""
    for position, record in sorted(older.records.items()):
        later = newer.records.get(position)
        if later is not None and later.hash != record.hash:
            newer.find(
                FindingKind.CONTRADICTED,
                f"record {position}",
                f"Here the ledger parts from {older.name}.",
                expected=record.hash.hex(),
                found=later.hash.hex(),
            )
            break
    if older.generation != newer.generation:
        newer.remarks.append(f"The server was put back between {older.name} and {newer.name}.")


def _compare_keys(one: Book, other: Book) -> None:
    if None not in (one.server_key, other.server_key) and one.server_key != other.server_key:
        sentence = f"The server's key is another one than in {one.name}."
        other.find(FindingKind.CONTRADICTED, "line 1", sentence)
    for terminal_id in sorted(one.terminals.keys() & other.terminals.keys()):
        if one.terminals[terminal_id].device_key != other.terminals[terminal_id].device_key:
            sentence = f"The key of terminal {terminal_id} is another one than in {one.name}."
            other.find(FindingKind.CONTRADICTED, "line 1", sentence)


def _compare_journals(one: Book, other: Book) -> None:
    """What both hold of one journal must be the same."""
    for journal in one.journals.keys() & other.journals.keys():
        mine, theirs = one.journals[journal], other.journals[journal]
        for sequence in sorted(mine.keys() & theirs.keys()):
            left = {item.hash for item in mine[sequence]}
            right = {item.hash for item in theirs[sequence]}
            if not left & right:
                other.find(
                    FindingKind.CONTRADICTED,
                    other.place_name(journal, sequence),
                    f"Another item than in {one.name}.",
                    expected=", ".join(hash_.hex() for hash_ in sorted(left)),
                    found=", ".join(hash_.hex() for hash_ in sorted(right)),
                )
                break
    for left_book, right_book in ((one, other), (other, one)):
        _find_missing(left_book, right_book)


def _find_missing(holder: Book, other: Book) -> None:
    """What the one holds of a terminal that the other knows, and the other does not."""
    lacking = {
        journal: sorted(places.keys() - other.journals.get(journal, {}).keys())
        for journal, places in holder.journals.items()
        if _speaks_of(other, journal)
    }
    for journal, sequences in lacking.items():
        if not sequences:
            continue
        held = other.journals.get(journal, {})
        where = other.place_name(journal, sequences[0])
        if _must_hold(holder, other, journal, sequences[0]) or sequences[0] < max(held, default=0):
            sentence = f"Missing here, although {holder.name} has it."
            other.find(FindingKind.REMOVED, where, sentence)
        else:
            other.remarks.append(
                f"{other.name} ends before {where}, which {holder.name} has"
                f" ({len(sequences)} items)."
            )


def _speaks_of(book: Book, journal: JournalId) -> bool:
    """A ledger speaks of all its vendor's terminals, a journal of its own only."""
    if book.kind is BookKind.LEDGER:
        return True
    return any(terminal_id == journal[0] for terminal_id, _ in book.journals)


def _must_hold(holder: Book, other: Book, journal: JournalId, sequence: int) -> bool:
    """Whether the other is known to have held this when it was written."""
    if other.kind is BookKind.LEDGER:
        return any(
            (receipt.terminal_id, receipt.epoch) == journal
            and receipt.sequence >= sequence
            and other.exported_at is not None
            and receipt.server_time < other.exported_at
            and receipt.generation == other.generation
            for receipt in holder.receipts
        )
    # A terminal has what it gave away before; a copy of its file says not when it was made.
    dates = (holder.exported_at, other.exported_at)
    return dates[0] is not None and dates[1] is not None and dates[0] <= dates[1]


def _check_receipt(ledger: Book, journal: Book, receipt: Receipt) -> None:
    """What the server once signed about its ledger must still be true."""
    where = f"record {receipt.ledger_position}"
    record = ledger.records.get(receipt.ledger_position)
    if record is not None and record.hash != receipt.ledger_hash:
        ledger.find(
            FindingKind.CONTRADICTED,
            where,
            f"The server signed another history for {journal.name}, up to here.",
            expected=receipt.ledger_hash.hex(),
            found=record.hash.hex(),
        )
    elif record is None and receipt.ledger_position > 0 and _is_older(receipt, ledger):
        sentence = f"The ledger ends before what the server signed for {journal.name}."
        ledger.find(FindingKind.REMOVED, where, sentence)


def _is_older(receipt: Receipt, ledger: Book) -> bool:
    if ledger.exported_at is None or receipt.generation != ledger.generation:
        return False
    return receipt.server_time < ledger.exported_at
