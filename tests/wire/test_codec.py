"""Strict in, exact out: what is no item is refused in words, and nothing else is ever raised."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.journal import MAX_ITEM_BYTES, Hole, Item
from shared_domain.wire.codec import (
    EARLIEST,
    LATEST,
    AnyItem,
    UnreadableMessageError,
    decode,
    decode_item,
    decode_record,
    encode,
    encode_item,
)
from shared_domain.wire.pairing import (
    PairingQr,
    PairRequest,
    normalised_pairing_code,
    pairing_message,
)
from shared_domain.wire.push import HandshakeRequest
from tests.builders import an_entry
from tests.shared_domain.strategies import items
from tests.wire.examples import ITEMS, KEY, MESSAGES, PLACE, RECORDS

BODY = encode_item(ITEMS["entry_of_a_purchase"])
FIELDS: dict[str, object] = json.loads(BODY)
NAIVE = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)


def with_field(name: str, value: object) -> bytes:
    return json.dumps({**FIELDS, name: value}).encode()


@given(items)
def test_any_item_is_read_as_it_was_written(item: AnyItem) -> None:
    body = encode(item)
    if len(body) > MAX_ITEM_BYTES:
        with pytest.raises(UnreadableMessageError, match="longer than"):
            encode_item(item)
        return

    assert encode_item(item) == body
    assert decode_item(body) == item
    assert encode_item(decode_item(body)) == body


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("note", "a\0b"),
        ("stamps_delta", 2**63),
        ("stamps_delta", -(2**63) - 1),
        ("stamps_delta", 1_000_000_001),
        ("stamps_delta", 1.0),
        ("stamps_delta", 0.5),
        ("stamps_delta", "1"),
        ("stamps_delta", True),
        ("stamps_delta", None),
        ("stamps_delta", [1]),
        ("clock_offset_ms", 2**53),
        ("clock_offset_ms", -(2**53)),
        ("terminal_seq", -1),
        ("terminal_seq", 2**53),
        ("mirror_position", 2**53),
        ("program_version", -1),
        ("purchase_amount_cents", 10_000_001),
        ("reserved", {"stamps": 2**53}),
        ("reserved", {"stamps": -(2**53)}),
        ("reserved", {"stamp": 1}),
        ("card_id", "0123456789abcdef\n"),
        ("card_id", "0123456789ABCDEF"),
        ("card_id", ""),
        ("kind", "stamps_given"),
        ("type", "entries"),
        ("schema", 0),
        ("schema", 2),
        ("entry_id", "1"),
        ("entry_id", 7),
        ("vendor_id", None),
        ("colour", "red"),
        pytest.param("note", "x" * 256, id="long note"),
        pytest.param("order_reference", "x" * 65, id="long reference"),
        ("customer", {"name": "Lea", "shoe_size": 38}),
        ("customer", {"birthday": "1990-02-30"}),
        ("customer", {"language": "en\n"}),
        ("occurred_at", "2026-01-01T00:00:00"),
        ("occurred_at", "2019-12-31T23:59:59.999999Z"),
        ("occurred_at", "2100-01-01T00:00:00Z"),
        ("occurred_at", "0001-01-01T00:00:00+23:59"),
        ("occurred_at", "9999-12-31T23:59:59.999999-23:59"),
        ("occurred_at", "2026-02-30T00:00:00Z"),
        ("occurred_at", 1_767_225_600),
        ("occurred_at", None),
        ("device_clock", "2026-01-01T00:00:00"),
    ],
)
def test_a_field_that_is_not_what_it_should_be_is_refused(name: str, value: object) -> None:
    with pytest.raises(UnreadableMessageError):
        decode_item(with_field(name, value))


@pytest.mark.parametrize("name", sorted(set(FIELDS) - {"clock_offset_ms", "clock_trust"}))
def test_a_field_of_another_type_is_refused(name: str) -> None:
    others: list[object] = [{}, [[[[[[[[[]]]]]]]]], 1e300]
    for value in others:
        with pytest.raises(UnreadableMessageError):
            decode_item(with_field(name, value))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b'{"type":"entry"}',
        BODY[:-1],
        BODY + b"}",
        BODY + b"\0",
        b"\xef\xbb\xbf" + BODY,
        BODY.replace(b'"stamps_delta":1', b'"stamps_delta":NaN'),
        BODY.replace(b'"stamps_delta":1', b'"stamps_delta":Infinity'),
        BODY.replace(b'"stamps_delta":1', b'"stamps_delta":1e2'),
        BODY.replace(b'"stamps_delta":1', b'"stamps_delta":01'),
        BODY.replace(b"T-2026-0042", b"T\x002026"),
        BODY.replace(b"T-2026-0042", b"T\n2026"),
        BODY.replace(b"T-2026-0042", b"\\u0000"),
        BODY.replace(b"T-2026-0042", b"\\\\\\u0000"),
        BODY.replace(b"T-2026-0042", b"\\ud800"),
        BODY.replace(b"T-2026-0042", b"\\ud800x"),
        BODY.replace(b"T-2026-0042", b"\\udc00\\ud800"),
        BODY.replace(b"T-2026-0042", b"\xed\xa0\x80"),
        BODY.replace(b"T-2026-0042", b"\xc0\x80"),
        BODY.replace(b"T-2026-0042", b"\xff"),
        BODY.replace(b'"order_reference"', b'"order_\xffreference"'),
        b'{"type":' * 1_000 + b"1" + b"}" * 1_000,
        b"[" * (MAX_ITEM_BYTES + 1),
        BODY.decode().encode("utf-16"),
    ],
)
def test_bytes_that_are_no_item_are_refused(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        decode_item(body)


def test_a_backslash_before_zeros_is_only_text() -> None:
    item = msgspec.structs.replace(ITEMS["entry_of_a_purchase"], order_reference="\\u0000")

    assert decode_item(encode_item(item)) == item


def test_an_item_of_2048_bytes_is_taken_and_one_byte_more_is_not() -> None:
    padded = BODY[:-1] + b" " * (MAX_ITEM_BYTES - len(BODY)) + b"}"

    assert decode_item(padded) == ITEMS["entry_of_a_purchase"]
    with pytest.raises(UnreadableMessageError, match="2049 bytes is longer than 2048"):
        decode_item(padded + b" ")


def test_the_largest_hole_still_fits() -> None:
    hole = ITEMS["hole"]
    assert isinstance(hole, Hole)
    largest = msgspec.structs.replace(hole, raw=b"\xff" * 1_024, reason="ü" * 100, lost=PLACE)

    assert decode_item(encode_item(largest)) == largest


def test_times_are_taken_from_2020_until_2100() -> None:
    for instant in (EARLIEST, LATEST - timedelta(microseconds=1)):
        item = an_entry(1, occurred_at=instant)
        assert decode_item(encode_item(item)) == item


def test_a_computer_that_believes_in_1980_still_writes_items() -> None:
    item = an_entry(1, device_clock=datetime(1980, 1, 1, tzinfo=UTC))

    assert decode_item(encode_item(item)) == item


@pytest.mark.parametrize(
    "changes",
    [
        {"note": "\ud800"},
        {"note": "a\0b"},
        {"note": "x" * 256},
        {"stamps_delta": 2**70},
        {"stamps_delta": 0.5},
        {"card_id": "nobody's"},
        {"occurred_at": NAIVE},
        {"device_clock": NAIVE},
        {"reason": "x" * 255, "note": "\u00fc" * 255, "description": "\U0001f600" * 255},
    ],
)
def test_what_no_server_would_take_is_not_even_written(changes: dict[str, object]) -> None:
    with pytest.raises(UnreadableMessageError):
        encode_item(msgspec.structs.replace(an_entry(), **changes))


def test_of_a_name_written_twice_the_last_one_counts() -> None:
    # Decided: the same bytes mean the same to every reader, because every reader is this one.
    twice = BODY.replace(b'"stamps_delta":1', b'"stamps_delta":1,"stamps_delta":5')

    item = decode_item(twice)
    assert item == msgspec.structs.replace(ITEMS["entry_of_a_purchase"], stamps_delta=5)


def is_refused_in_words(body: bytes) -> bool:
    """Whether these bytes are refused as they should be; any other exception passes through."""
    try:
        assert isinstance(decode_item(body), Item)
    except UnreadableMessageError as refusal:
        return bool(str(refusal))
    return True


@given(st.binary(max_size=3_000))
def test_noise_is_refused_in_words_and_in_no_other_way(noise: bytes) -> None:
    assert is_refused_in_words(noise)


@given(
    st.sampled_from(sorted(ITEMS)),
    st.lists(st.tuples(st.integers(0, 1_000), st.binary(min_size=1, max_size=8)), min_size=1),
)
def test_a_damaged_item_is_refused_in_words_and_in_no_other_way(
    name: str, damages: list[tuple[int, bytes]]
) -> None:
    body = bytearray(encode_item(ITEMS[name]))
    for place, noise in damages:
        place %= len(body)  # noqa: PLW2901  (a place inside, wherever that is)
        body[place : place + len(noise)] = noise

    assert is_refused_in_words(bytes(body))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.sampled_from(sorted(FIELDS)), json_values)
def test_any_json_in_any_field_is_taken_or_refused_in_words(name: str, value: object) -> None:
    assert is_refused_in_words(with_field(name, value))


@pytest.mark.parametrize("name", sorted(MESSAGES))
def test_every_message_refuses_noise_unknown_fields_and_text_with_a_nul(name: str) -> None:
    message = MESSAGES[name]
    body = encode(message)
    strict = name != "problem"

    for wrong in (b"", b"[]", body[:-1], b"\xff" + body, b"{" * 5_000):
        with pytest.raises(UnreadableMessageError):
            decode(wrong, type(message))
    if strict:
        with pytest.raises(UnreadableMessageError):
            decode(body[:-1] + b',"colour":1}', type(message))


def test_text_with_a_nul_is_refused_in_every_message() -> None:
    poisoned = encode(MESSAGES["pair_request"]).replace(b"Till 1", b"Till\\u00001")

    with pytest.raises(UnreadableMessageError, match="NUL"):
        decode(poisoned, PairRequest)
    record = encode(RECORDS["terminal_changed"])
    assert decode_record(record) == RECORDS["terminal_changed"]
    with pytest.raises(UnreadableMessageError, match="NUL"):
        decode_record(record.replace(b"Till 1", b"\\u0000"))
    with pytest.raises(UnreadableMessageError):
        decode_record(BODY)


def test_a_device_clock_without_a_zone_is_refused() -> None:
    body = encode(MESSAGES["handshake_request"])

    with pytest.raises(UnreadableMessageError, match="timezone"):
        decode(body.replace(b"123456Z", b"123456"), HandshakeRequest)


def test_a_pairing_code_is_read_as_people_type_it() -> None:
    assert normalised_pairing_code(" bcdf-ghjk ln\n") == "BCDFGHJKLN"
    assert normalised_pairing_code("\ud800-\0") == ""
    assert pairing_message("AB", KEY) == b"stempel.pairing.v1\0" + KEY + b"AB"


def test_a_pairing_code_on_paper_is_json() -> None:
    body = encode(MESSAGES["pairing_qr"])

    assert decode(body, PairingQr) == MESSAGES["pairing_qr"]


FREE_SIZE = {"payload", "body", "raw"}
SIZED = [
    (name, field)
    for name, message in {**MESSAGES, **RECORDS}.items()
    for field in message.__struct_fields__
    if isinstance(getattr(message, field), bytes) and field not in FREE_SIZE
]


@pytest.mark.parametrize(("name", "field"), SIZED)
def test_a_key_a_hash_and_a_signature_have_one_length(name: str, field: str) -> None:
    message = {**MESSAGES, **RECORDS}[name]
    value = getattr(message, field)

    assert len(value) in {32, 64}
    for wrong in (b"", value[:-1], value + b"\0"):
        body = encode(msgspec.structs.replace(message, **{field: wrong}))
        with pytest.raises(UnreadableMessageError):
            decode(body, type(message))
