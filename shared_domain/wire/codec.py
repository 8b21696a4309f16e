"""Strict JSON in and out: unknown fields, wrong types and poison are refused on the way in."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import TypeVar

import msgspec

from shared_domain.journal import MAX_ITEM_BYTES, EpochOpened, Hole, Item, Note
from shared_domain.ledger import Entry

T = TypeVar("T")

AnyItem = EpochOpened | Entry | Note | Hole

# Times outside this span are noise; inside it no sum of a time and a rule's span overflows.
EARLIEST = datetime(2020, 1, 1, tzinfo=UTC)
LATEST = datetime(2100, 1, 1, tzinfo=UTC)

# NUL passes JSON and SQLite but no PostgreSQL text; a lone surrogate passes neither.
_POISON = re.compile(r"[\x00\ud800-\udfff]")

_encoder = msgspec.json.Encoder()
_item_decoder: msgspec.json.Decoder[AnyItem] = msgspec.json.Decoder(AnyItem)


class UnreadableMessageError(ValueError):
    """Bytes that are not what they should be; the text says where and why."""


def encode(message: msgspec.Struct) -> bytes:
    """Compact JSON, UTF-8."""
    return _encoder.encode(message)


def decode(body: bytes, type_: type[T]) -> T:
    """One message of this type; raises UnreadableMessageError for anything else."""
    try:
        return msgspec.json.decode(body, type=type_)
    except (msgspec.DecodeError, ValueError, RecursionError, OverflowError) as error:
        raise UnreadableMessageError(str(error)) from error


def encode_item(item: Item) -> bytes:
    """An item's bytes, made once; raises UnreadableMessageError for what no server would take."""
    body = _encoder.encode(item)
    decode_item(body)
    return body


def decode_item(body: bytes) -> AnyItem:
    """An item from its bytes; raises UnreadableMessageError with the reason it is parked for."""
    if len(body) > MAX_ITEM_BYTES:
        message = f"an item of {len(body)} bytes is longer than {MAX_ITEM_BYTES}"
        raise UnreadableMessageError(message)
    try:
        item = _item_decoder.decode(body)
        text = body.decode("utf-8")
    except (msgspec.DecodeError, ValueError, RecursionError, OverflowError) as error:
        raise UnreadableMessageError(str(error)) from error
    if "\\u" in text and _poisoned(msgspec.to_builtins(item)):
        message = "text with a NUL or half a character"
        raise UnreadableMessageError(message)
    if not _plausible(item.occurred_at) or not _plausible(item.device_clock or item.occurred_at):
        message = "a time without a zone, or outside 2020 to 2100"
        raise UnreadableMessageError(message)
    return item


def _plausible(instant: datetime) -> bool:
    return instant.tzinfo is not None and EARLIEST <= instant < LATEST


def _poisoned(value: object) -> bool:
    if isinstance(value, str):
        return _POISON.search(value) is not None
    if isinstance(value, dict):
        return any(_poisoned(inner) for inner in value.values())
    return False
