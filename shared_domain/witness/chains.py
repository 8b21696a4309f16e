"""Checks one book by itself: its chains, what terminals and server signed, and its sums."""

from __future__ import annotations

from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from shared_domain.journal import CHAIN_START, chain_hash_of_digest, head_message
from shared_domain.records import LEDGER_START, ledger_hash_of_digest
from shared_domain.wire.pull import LedgerDigest
from shared_domain.witness.books import BookKind, FindingKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shared_domain.identifiers import TerminalId
    from shared_domain.witness.books import Book, HeldItem, JournalId, Places, SignatureCheck


def check_book(book: Book, keys: Mapping[TerminalId, bytes], verify: SignatureCheck) -> None:
    """Name everything in this book that contradicts itself; `keys` are the terminals' own."""
    if book.kind is BookKind.LEDGER:
        _check_ledger(book)
        _check_places(book)
    for journal, places in book.journals.items():
        _check_journal(book, journal, places)
        _check_signatures(book, journal, places, keys.get(journal[0]), verify)
    _check_parents(book)


def _check_ledger(book: Book) -> None:
    _name_gaps(book, "record", book.records)
    hashes = {position: record.hash for position, record in book.records.items()}
    hashes[0] = LEDGER_START
    for position, record in sorted(book.records.items()):
        before = hashes.get(position - 1)
        if before is None:
            continue
        chained = ledger_hash_of_digest(before, position, record.digest)
        if chained != record.hash:
            _broken(book, f"record {position}", chained, record.hash)
    _check_end(book, hashes)


def _check_end(book: Book, hashes: Mapping[int, bytes]) -> None:
    head, counted = book.head, book.counted
    if head is not None:
        end, hash_ = max(hashes), hashes[max(hashes)]
        if (head.vendor_id, head.position, head.hash) != (book.vendor_id, end, hash_):
            book.find(
                FindingKind.CONTRADICTED,
                "the end of the ledger",
                "The server has signed another end than the file has.",
                expected=f"{head.position} {head.hash.hex()}",
                found=f"{end} {hash_.hex()}",
            )
    sums = LedgerDigest(max(hashes), counted.entries, counted.total, counted.xor_of_hashes)
    if book.stated is not None and book.stated != sums:
        book.find(
            FindingKind.CONTRADICTED,
            "the sums of the ledger",
            "The server states other sums than its entries come to.",
            expected=_sums(book.stated),
            found=_sums(sums),
        )


def _sums(digest: LedgerDigest) -> str:
    total = digest.total
    return f"{digest.entries} entries, {total.stamps} stamps, {total.points} points"


def _check_places(book: Book) -> None:
    """Every entry of a terminal stands in its journal, and the other way round."""
    claimed: dict[int, tuple[JournalId, int]] = {}
    for journal, places in book.journals.items():
        for sequence, items in places.items():
            for item in items:
                _check_claim(book, journal, sequence, item)
                if item.position is not None:
                    claimed[item.position] = (journal, sequence)
    for position, record in sorted(book.records.items()):
        if record.made_at is not None and record.made_at[0] is not None and position not in claimed:
            sentence = "The entry stands in no journal, although it names a terminal."
            book.find(FindingKind.INSERTED, f"record {position}", sentence)


def _check_claim(book: Book, journal: JournalId, sequence: int, item: HeldItem) -> None:
    where = book.place_name(journal, sequence)
    if item.position is None:
        if item.is_entry and not item.is_parked:
            book.find(FindingKind.REMOVED, where, "The entry does not stand in the ledger.")
        return
    record = book.records.get(item.position)
    if record is None:
        sentence = f"Its entry, record {item.position}, is missing."
        book.find(FindingKind.REMOVED, where, sentence)
    elif record.made_at != (*journal, sequence):
        sentence = f"Record {item.position} is not the entry of this item."
        book.find(FindingKind.CONTRADICTED, where, sentence)


def _check_journal(book: Book, journal: JournalId, places: Places) -> None:
    _name_gaps(book, book.journal_name(journal) + ", item", places)
    for sequence, items in sorted(places.items()):
        where = book.place_name(journal, sequence)
        if sum(not item.is_parked for item in items) > 1:
            book.find(FindingKind.INSERTED, where, "Two items stand at one place.")
        starts = _hashes_before(places, sequence)
        for item in items:
            digest = _digest_of(book, item)
            chained = [chain_hash_of_digest(start, digest) for start in starts if digest]
            if chained and item.hash not in chained:
                _broken(book, where, chained[0], item.hash)


def _check_signatures(
    book: Book, journal: JournalId, places: Places, key: bytes | None, verify: SignatureCheck
) -> None:
    """A signature covers its item, and all that the chain binds before it."""
    name = book.journal_name(journal)
    if key is None:
        book.remarks.append(f"{name}: not checked for signatures, as no file names its key.")
        return
    signed: set[bytes] = set()
    for sequence, items in sorted(places.items()):
        for item in items:
            if item.signature is None:
                continue
            # A wrong signature is named once, and not again for all that it was to cover.
            signed.add(item.hash)
            if not verify(key, head_message(*journal, sequence, item.hash), item.signature):
                where = book.place_name(journal, sequence)
                book.find(FindingKind.BAD_SIGNATURE, where, "The terminal did not sign this.")
    uncovered = _uncovered(book, places, signed)
    unsigned = sorted(sequence for sequence, item in uncovered if not item.is_parked)
    for first, last in _runs(unsigned):
        where = _span(f"{name}, item", first, last)
        book.find(FindingKind.UNSIGNED, where, "No signature of the terminal covers this.")
    parked = sum(item.is_parked for _, item in uncovered)
    if parked:
        book.remarks.append(f"{name}: {parked} items that the server set aside came unsigned.")


def _uncovered(book: Book, places: Places, signed: set[bytes]) -> list[tuple[int, HeldItem]]:
    """What neither is signed nor stands before something that is."""
    uncovered: list[tuple[int, HeldItem]] = []
    covered: set[bytes] = set()
    descending = sorted(places, reverse=True)
    for sequence, lower in zip_longest(descending, descending[1:]):
        before = {one.hash for one in places.get(lower, ())}
        below: set[bytes] = set()
        for item in places[sequence]:
            if item.hash in signed or item.hash in covered:
                below |= _followed(book, item, before)
            else:
                uncovered.append((sequence, item))
        covered = below
    return uncovered


def _followed(book: Book, item: HeldItem, before: set[bytes]) -> set[bytes]:
    """Which of these the item follows; where its chain is broken, which was named, all of them."""
    digest = _digest_of(book, item)
    if digest is None:
        return before
    return {one for one in before if chain_hash_of_digest(one, digest) == item.hash} or before


def _check_parents(book: Book) -> None:
    for journal, places in book.journals.items():
        for item in places.get(1, ()):
            parent = item.parent
            if parent is None:
                continue
            older = book.journals.get((journal[0], parent.epoch), {})
            known = [one.hash.hex() for one in older.get(parent.sequence, ())]
            if parent.hash.hex() not in known:
                follows = book.place_name((journal[0], parent.epoch), parent.sequence)
                book.find(
                    FindingKind.REMOVED,
                    book.journal_name(journal),
                    f"The epoch follows an item that is not here: {follows}.",
                    expected=parent.hash.hex(),
                    found=", ".join(known),
                )


def _digest_of(book: Book, item: HeldItem) -> bytes | None:
    if item.digest is not None or item.position is None:
        return item.digest
    record = book.records.get(item.position)
    return None if record is None else record.digest


def _hashes_before(places: Places, sequence: int) -> list[bytes]:
    if sequence == 1:
        return [CHAIN_START]
    return [one.hash for one in places.get(sequence - 1, ())]


def _name_gaps(book: Book, what: str, numbers: Iterable[int]) -> None:
    for before, after in pairwise([0, *sorted(numbers)]):
        if after > before + 1:
            where = _span(what, before + 1, after - 1)
            book.find(FindingKind.REMOVED, where, "Missing.")


def _broken(book: Book, where: str, expected: bytes, found: bytes) -> None:
    sentence = "The chain does not lead here: this, or what stands before it, was changed."
    book.find(FindingKind.EDITED, where, sentence, expected=expected.hex(), found=found.hex())


def _runs(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """Rising numbers as runs without a gap: first and last of each."""
    runs: list[tuple[int, int]] = []
    for number in numbers:
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    return runs


def _span(what: str, first: int, last: int) -> str:
    return f"{what} {first}" if first == last else f"{what} {first} to {last}"
