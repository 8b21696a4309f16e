"""Strict JSON in and out: unknown fields, wrong types and poison are refused on the way in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from shared_domain.journal import (
    MAX_ITEM_BYTES,
    CaseSettled,
    EpochOpened,
    Hole,
    Item,
    Note,
    StaffDecided,
)
from shared_domain.ledger import Entry
from shared_domain.records import VendorRecord

T = TypeVar("T")

AnyItem = EpochOpened | Entry | Note | Hole | CaseSettled | StaffDecided

# Times outside this span are noise; inside it no sum of a time and a rule's span overflows.
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)

# NUL passes JSON and SQLite but no PostgreSQL text. Inside JSON it can only stand escaped, after
# an even number of backslashes. Half a character (a lone surrogate) the decoder refuses itself.
_NUL = re.compile(r"(?<!\\)(?:\\\\)*\\u0000")

_encoder = msgspec.json.Encoder()
_record_decoder: msgspec.json.Decoder[VendorRecord] = msgspec.json.Decoder(VendorRecord)
_item_decoder: msgspec.json.Decoder[AnyItem] = msgspec.json.Decoder(AnyItem)


class UnreadableMessageError(ValueError):
    """Bytes that are not what they should be; the text says where and why."""


def encode(message: msgspec.Struct) -> bytes:
    """Compact JSON, UTF-8."""
    return _encoder.encode(message)


def decode(body: bytes, type_: type[T]) -> T:
    """One message of this type; raises UnreadableMessageError for anything else.

    Of a name written twice the last one counts, here and in every reader of the same bytes.
    """
    return _decoded(msgspec.json.Decoder(type_), body)


def encode_item(item: Item) -> bytes:
    """An item's bytes, made once; raises UnreadableMessageError for what no server would take."""
    try:
        body = _encoder.encode(item)
    except (ValueError, OverflowError) as error:
        raise UnreadableMessageError(str(error)) from error
    decode_item(body)
    return body


def decode_item(body: bytes) -> AnyItem:
    """An item from its bytes; raises UnreadableMessageError with the reason it is parked for."""
    if len(body) > MAX_ITEM_BYTES:
        message = f"an item of {len(body)} bytes is longer than {MAX_ITEM_BYTES}"
        raise UnreadableMessageError(message)
    item = _decoded(_item_decoder, body)
    if not _has_zone(item.occurred_at) or not EARLIEST <= item.occurred_at < LATEST:
        message = "occurred_at: a time without a zone, or outside 2020 to 2100"
        raise UnreadableMessageError(message)
    # A computer whose battery died believes in 1980; its items count, under corrected times.
    if item.device_clock is not None and not _has_zone(item.device_clock):
        message = "device_clock: a time without a zone"
        raise UnreadableMessageError(message)
    return item


def decode_record(body: bytes) -> VendorRecord:
    """What changed about a vendor, from its bytes; raises UnreadableMessageError."""
    return _decoded(_record_decoder, body)


def _has_zone(instant: datetime) -> bool:
    return instant.tzinfo is not None


def _decoded(decoder: msgspec.json.Decoder[T], body: bytes) -> T:
    try:
        # The decoder skips what it does not need; all of the bytes must be text.
        text = body.decode("utf-8")
        message = decoder.decode(body)
    except (ValueError, RecursionError, OverflowError) as error:
        raise UnreadableMessageError(str(error)) from error
    # The plain search is fifty times as fast, and nearly always all there is to do.
    if "\\u0000" in text and _NUL.search(text):
        reason = "text with a NUL"
        raise UnreadableMessageError(reason)
    return message
