"""Nobody changes a message by accident: every byte and every bound is compared with a file."""

from __future__ import annotations

import typing

import msgspec
import pytest

from shared_domain.journal import Item
from shared_domain.records import VendorRecord
from shared_domain.wire.codec import decode, decode_item, decode_record, encode, encode_item
from shared_domain.wire.versions import CURRENT_PROTOCOL, SPOKEN_PROTOCOLS, TERMINAL_PATH
from tests.wire.examples import ITEMS
from tests.wire.golden import EXAMPLES, SCHEMA, current_files, golden_files, schema, sent_types

GOLDEN = golden_files()


@pytest.mark.parametrize("name", sorted(EXAMPLES))
def test_a_message_is_written_and_read_as_it_always_was(name: str) -> None:
    example, golden = EXAMPLES[name], GOLDEN[name].rstrip(b"\n")

    assert encode(example) == golden
    assert decode(golden, type(example)) == example


@pytest.mark.parametrize("name", sorted(ITEMS))
def test_an_item_is_written_and_read_as_it_always_was(name: str) -> None:
    golden = GOLDEN[name].rstrip(b"\n")

    assert encode_item(ITEMS[name]) == golden
    assert decode_item(golden) == ITEMS[name]


def test_a_record_is_read_by_its_tag() -> None:
    records = [
        name for name, example in EXAMPLES.items() if type(example) in typing.get_args(VendorRecord)
    ]

    assert len(records) == len(typing.get_args(VendorRecord))
    assert all(decode_record(GOLDEN[name]) == EXAMPLES[name] for name in records)


def test_every_field_and_every_bound_is_what_it_was() -> None:
    assert schema().decode() == GOLDEN[SCHEMA].decode()


def test_every_message_has_an_example_and_every_file_a_message() -> None:
    used: set[type] = set()
    for example in EXAMPLES.values():
        used |= _types_inside(example)

    assert [type_.__name__ for type_ in sent_types() if type_ not in used] == []
    assert sorted(GOLDEN) == sorted(current_files())


def test_every_field_of_every_message_is_filled_in_some_example() -> None:
    filled: set[str] = set()
    for example in EXAMPLES.values():
        filled |= _filled_fields(example)
    every = {_named(type_, name) for type_ in sent_types() for name in type_.__struct_fields__}

    assert sorted(every - filled - SAME_IN_ALL) == []


# Fields of examples that stand at their default everywhere; their bytes appear all the same.
SAME_IN_ALL = {
    *("Vendor.timezone", "Vendor.currency", "Vendor.day_start_hour"),
    *("LoyaltyProgram.stamps_target", "LoyaltyProgram.points_per_euro"),
    *("LoyaltyProgram.cooldown_minutes", "LoyaltyProgram.max_daily_stamps"),
    *("LoyaltyProgram.require_staff_pin", "LoyaltyProgram.undo_minutes"),
    *("LoyaltyProgram.card_color", "PointsReward.description", "StaffMember.is_active"),
    "PullRequest.limit",
}


def test_the_current_version_is_spoken_and_part_of_the_address() -> None:
    assert CURRENT_PROTOCOL in SPOKEN_PROTOCOLS
    assert TERMINAL_PATH.endswith(f"/v{CURRENT_PROTOCOL}")
    assert all(golden_files(version) for version in SPOKEN_PROTOCOLS)


def _types_inside(value: object) -> set[type]:
    if isinstance(value, msgspec.Struct):
        inner = (_types_inside(getattr(value, name)) for name in value.__struct_fields__)
        return {type(value)}.union(*inner)
    if isinstance(value, tuple):
        return set[type]().union(*map(_types_inside, value))
    return set()


def _filled_fields(value: object) -> set[str]:
    if isinstance(value, tuple):
        return set[str]().union(*map(_filled_fields, value))
    if not isinstance(value, msgspec.Struct):
        return set()
    filled: set[str] = set()
    for field in msgspec.structs.fields(value):
        inner = getattr(value, field.name)
        filled |= _filled_fields(inner)
        if inner != field.default:
            filled.add(_named(type(value), field.name))
    return filled


def _named(type_: type[msgspec.Struct], field: str) -> str:
    """A field with its owner; what all items have in common belongs to Item."""
    owner = Item if issubclass(type_, Item) and field in Item.__struct_fields__ else type_
    return f"{owner.__name__}.{field}"
