"""The journal file's records: whole ones are found, whatever lies between them."""

from __future__ import annotations

from uuid import UUID

from shared_domain.identifiers import EntryId, EpochId
from shared_domain.journal import SealedItem
from shared_domain.journal_records import Damage, read_records, record_of

ONE, TWO = (
    SealedItem(
        EntryId(UUID(int=number)),
        EpochId(UUID(int=0xE1)),
        number,
        b'{"number":%d}' % number,
        bytes([number]) * 32,
        bytes([number]) * 64,
    )
    for number in (1, 2)
)


def test_records_are_read_as_they_were_written() -> None:
    content = record_of(ONE) + record_of(TWO)

    reading = read_records(content, 18)

    assert (reading.items, reading.damage) == ((ONE, TWO), ())
    assert reading.end == 18 + len(content)


def test_what_is_no_record_is_named_and_stops_nothing() -> None:
    damaged = bytearray(record_of(ONE))
    damaged[-1] ^= 1

    reading = read_records(bytes(damaged) + record_of(TWO), 0)

    assert reading.items == (TWO,)
    assert reading.damage == (Damage(0, len(damaged)),)


def test_half_a_record_is_none() -> None:
    half = record_of(TWO)[:-5]

    for left in (half, half[:60], half[:3]):
        reading = read_records(record_of(ONE) + left, 0)
        assert (reading.items, reading.end) == ((ONE,), len(record_of(ONE)))


def test_a_length_no_item_has_begins_no_record() -> None:
    assert read_records(b"\x00\x00\x08\xff" + bytes(200), 0).items == ()
