"""The journal file survives torn ends and damaged records, and writes all of an append or none."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.journal_records import MARK, Damage, read_records, record_of
from terminal.storage.journal_file import FILE_NAME, JournalFile
from tests.fakes.journal_writer import JournalWriter

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shared_domain.journal import SealedItem


def some_items(count: int) -> list[SealedItem]:
    till = JournalWriter()
    return [till.sealed(till.entry(note="x" * (17 * n % 200))) for n in range(count)]


ITEMS = some_items(6)
CONTENT = b"".join(map(record_of, ITEMS))


@contextmanager
def held(folder: Path) -> Iterator[JournalFile]:
    file = JournalFile(folder)
    try:
        yield file
    finally:
        file.close()


def write(folder: Path, content: bytes) -> None:
    folder.mkdir(exist_ok=True)
    (folder / FILE_NAME).write_bytes(content)


def test_items_come_back_in_the_order_they_were_appended(folder: Path) -> None:
    with held(folder) as file:
        file.append(ITEMS[:2])
        file.append(ITEMS[2:])

    with held(folder) as file:
        reading = file.read()
    assert list(reading.items) == ITEMS
    assert reading.damage == ()
    assert reading.end == len(MARK) + len(CONTENT) == (folder / FILE_NAME).stat().st_size


def test_reading_may_begin_where_a_record_ended(folder: Path) -> None:
    with held(folder) as file:
        file.append(ITEMS[:4])
        end = file.end_after([])
        file.append(ITEMS[4:])

        assert list(file.read(since=end).items) == ITEMS[4:]
        assert list(file.read(since=10**9).items) == ITEMS


def test_the_end_after_an_append_is_known_before_it(folder: Path) -> None:
    with held(folder) as file:
        foretold = file.end_after(ITEMS)
        file.append(ITEMS)

        assert file.read().end == foretold


def test_an_append_taken_back_is_gone(folder: Path) -> None:
    with held(folder) as file:
        file.append(ITEMS[:2])
        file.append(ITEMS[2:4])
        file.take_back()
        file.append(ITEMS[4:])

        assert list(file.read().items) == [*ITEMS[:2], *ITEMS[4:]]


@pytest.mark.parametrize("cut", range(0, len(CONTENT) + 1, 29))
def test_a_file_torn_anywhere_keeps_every_whole_record_and_takes_more(
    folder: Path, cut: int
) -> None:
    write(folder, MARK + CONTENT[:cut])
    ends = [len(b"".join(map(record_of, ITEMS[:count]))) for count in range(len(ITEMS) + 1)]
    whole = max(count for count, end in enumerate(ends) if end <= cut)

    with held(folder) as file:
        assert list(file.read().items) == ITEMS[:whole]
        file.append(ITEMS[whole:])

    with held(folder) as file:
        assert list(file.read().items) == ITEMS
    aside = [path.read_bytes() for path in folder.glob("torn-*")]
    assert aside == ([CONTENT[ends[whole] : cut]] if cut > ends[whole] else [])


@pytest.mark.parametrize("length", range(len(MARK) + 1))
def test_a_file_torn_within_its_mark_begins_again(folder: Path, length: int) -> None:
    write(folder, MARK[:length])

    with held(folder) as file:
        file.append(ITEMS)
        assert list(file.read().items) == ITEMS
    assert (folder / FILE_NAME).read_bytes() == MARK + CONTENT


def test_zeros_that_a_power_cut_left_at_the_end_are_no_records(folder: Path) -> None:
    write(folder, MARK + CONTENT + bytes(100_000))

    with held(folder) as file:
        assert list(file.read().items) == ITEMS
        file.append(ITEMS[:1])
        assert list(file.read().items) == [*ITEMS, ITEMS[0]]


def test_a_damaged_record_is_reported_and_stops_no_other() -> None:
    first, second = (len(record_of(item)) for item in ITEMS[:2])
    damaged = bytearray(CONTENT)
    damaged[first + 40] ^= 1

    reading = read_records(bytes(damaged), 1000)

    assert list(reading.items) == [ITEMS[0], *ITEMS[2:]]
    assert reading.damage == (Damage(1000 + first, second),)
    assert reading.end == 1000 + len(CONTENT)


@given(st.dictionaries(st.integers(0, len(CONTENT) - 1), st.integers(1, 255), max_size=8))
def test_no_damage_hides_a_record_it_did_not_touch_or_makes_up_another(
    flips: dict[int, int],
) -> None:
    damaged = bytearray(CONTENT)
    for offset, change in flips.items():
        damaged[offset] ^= change
    untouched, at = [], 0
    for item in ITEMS:
        end = at + len(record_of(item))
        if not any(at <= offset < end for offset in flips):
            untouched.append(item)
        at = end

    assert list(read_records(bytes(damaged), 0).items) == untouched


@given(st.binary(max_size=5000))
def test_noise_holds_no_records(noise: bytes) -> None:
    reading = read_records(noise, 0)

    assert (reading.items, reading.end) == ((), 0)
