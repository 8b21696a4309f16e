"""Whatever is edited, removed, inserted or moved in a file is named, and nothing ever crashes."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import Amounts
from shared_domain.journal_records import MARK, record_of
from shared_domain.wire.codec import encode
from shared_domain.witness.books import Book, FindingKind
from shared_domain.witness.comparing import check_books
from shared_domain.witness.exports import RecordLine, read_line
from shared_domain.witness.journal_files import read_journal_file
from shared_domain.witness.reading import NotEvidenceError, read_export
from tests.builders import CARD, OTHER_CARD
from tests.shared_domain.witness.small_shop import SmallShop, verify


@cache
def files() -> dict[str, tuple[bytes, ...]]:
    shop = SmallShop()
    return {"ledger": tuple(shop.ledger()), "journal": tuple(shop.journal(shop.tills[0]))}


@cache
def records() -> tuple[bytes, ...]:
    return tuple(record_of(item) for item in SmallShop().tills[0].items)


def checked(lines: list[bytes]) -> Book:
    book = read_export("the file", lines, verify)
    check_books([book], verify)
    return book


def named(lines: list[bytes]) -> list[str]:
    """Where something is wrong, the seal over the whole file aside."""
    try:
        book = checked(lines)
    except NotEvidenceError as error:
        return [str(error)]
    assert book.findings, "the change was not seen"
    return [one.where for one in book.findings if one.where != "the seal"]


any_file = st.sampled_from(["ledger", "journal"])
numbers = st.integers(0, 10**6)


def test_honest_books_have_nothing_to_find() -> None:
    for name, lines in files().items():
        book = checked(list(lines))
        assert (name, book.findings, book.remarks) == (name, [], [])
    ledger = checked(list(files()["ledger"]))
    assert ledger.balances == {CARD: Amounts(3), OTHER_CARD: Amounts(2)}


@given(any_file, numbers, numbers, st.integers(1, 255))
def test_a_changed_byte_is_named(name: str, line: int, at: int, flip: int) -> None:
    lines = list(files()[name])
    line %= len(lines)
    raw = bytearray(lines[line])
    raw[at % len(raw)] ^= flip
    lines[line] = bytes(raw)

    assert named(list(b"".join(lines).splitlines(keepends=True))) or line in {0, len(lines) - 1}


@given(any_file, numbers)
def test_a_removed_line_is_named(name: str, line: int) -> None:
    lines = list(files()[name])
    removed = lines.pop(line % len(lines))

    # A receipt speaks of the server's books, not of these: only the seal misses it.
    assert named(lines) or b'"line":"receipt"' in removed


@given(any_file, numbers, numbers)
def test_a_line_put_in_twice_is_named(name: str, line: int, at: int) -> None:
    lines = list(files()[name])
    lines.insert(at % (len(lines) + 1), lines[line % len(lines)])

    assert named(lines)


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (0, "A second beginning of a file."),
        (1, "A second record of this position (line 3)."),
        (9, "The epoch begins a second time."),
        (10, "The same item once more (line 12)."),
        (-2, "A second end of the ledger."),
        (-1, "A line stands after the seal."),
    ],
)
def test_a_line_that_stands_twice_is_called_what_it_is(line: int, sentence: str) -> None:
    lines = list(files()["ledger"])
    lines.insert(line % len(lines) + 1, lines[line])

    assert sentence in {one.sentence for one in checked(lines).findings}


@pytest.mark.parametrize("one", [1, 10, -2])
def test_a_line_that_stands_after_its_follower_is_named(one: int) -> None:
    lines = list(files()["ledger"])
    one %= len(lines)
    lines[one], lines[one + 1] = lines[one + 1], lines[one]

    assert FindingKind.REORDERED in {finding.kind for finding in checked(lines).findings}


def test_receipts_have_an_order_of_their_own() -> None:
    lines = list(files()["journal"])
    lines[-3], lines[-2] = lines[-2], lines[-3]

    assert f"line {len(lines) - 1}" in named(lines)


@given(any_file, numbers, numbers)
def test_two_lines_that_change_places_are_named(name: str, one: int, other: int) -> None:
    lines = list(files()[name])
    one, other = one % len(lines), other % len(lines)
    lines[one], lines[other] = lines[other], lines[one]

    assert one == other or named(lines)


@given(any_file, numbers)
def test_a_file_that_was_cut_off_says_so(name: str, length: int) -> None:
    content = b"".join(files()[name])
    left = content[: length % len(content)]

    assert named(left.splitlines(keepends=True))


@given(st.binary(max_size=300))
def test_what_is_no_export_is_refused_in_a_sentence(content: bytes) -> None:
    with pytest.raises(NotEvidenceError, match="the file"):
        read_export("the file", content.splitlines(keepends=True), verify)
    with pytest.raises(NotEvidenceError, match="the file"):
        read_journal_file("the file", content)


def test_a_removed_entry_is_named_by_its_position_and_by_its_item() -> None:
    lines = list(files()["ledger"])
    at = next(number for number, raw in enumerate(lines) if _position(raw) == 5)
    del lines[at]

    found = {(one.kind, one.where) for one in checked(lines).findings}

    assert (FindingKind.REMOVED, "record 5") in found
    assert any(kind is FindingKind.REMOVED and "item" in where for kind, where in found)


def test_an_edited_entry_is_named_with_what_was_expected_and_found() -> None:
    lines = list(files()["ledger"])
    at = next(number for number, raw in enumerate(lines) if _position(raw) == 4)
    record = read_line(lines[at])
    assert isinstance(record, RecordLine)
    body = record.body.replace(b'"stamps_delta":1', b'"stamps_delta":9')
    forged = RecordLine(position=4, hash=record.hash, body=body, entry_id=record.entry_id)
    lines[at] = encode(forged) + b"\n"

    edited = [one for one in checked(lines).findings if one.kind is FindingKind.EDITED]

    assert [one.where.split(", ")[-1] for one in edited] == ["record 4", "item 3"]
    assert all(one.expected != one.found for one in edited)


def _position(raw: bytes) -> int | None:
    line = read_line(raw)
    return line.position if isinstance(line, RecordLine) else None


# --- the journal file as it lies on a till ---


def in_journal_file(content: bytes) -> Book:
    book = read_journal_file("items.journal", content)
    check_books([book], verify)
    return book


def test_an_honest_journal_file_has_nothing_but_unproved_signatures() -> None:
    book = in_journal_file(MARK + b"".join(records()))

    assert book.findings == []
    assert all("no file names its key" in remark for remark in book.remarks)


@given(numbers, st.integers(1, 255))
def test_a_changed_byte_of_a_journal_file_is_named(at: int, flip: int) -> None:
    content = bytearray(MARK + b"".join(records()))
    content[at % len(content)] ^= flip

    try:
        assert in_journal_file(bytes(content)).findings
    except NotEvidenceError:
        assert at % len(content) < len(MARK)


@given(numbers)
def test_a_record_taken_out_of_a_journal_file_is_named(at: int) -> None:
    left = list(records())
    del left[at % (len(left) - 1)]

    assert in_journal_file(MARK + b"".join(left)).findings


@given(numbers, numbers)
def test_a_record_put_twice_into_a_journal_file_is_named(one: int, at: int) -> None:
    more = list(records())
    more.insert(at % (len(more) + 1), more[one % len(more)])

    assert in_journal_file(MARK + b"".join(more)).findings


def test_a_journal_file_that_ends_in_half_a_record_says_where() -> None:
    content = MARK + b"".join(records())

    (finding,) = in_journal_file(content + b"half").findings

    assert (finding.kind, finding.where) == (FindingKind.UNREADABLE, f"byte {len(content)}")
