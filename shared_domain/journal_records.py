"""How an item lies in the journal file, and how whole records are found between damaged ones.

A record is its length (u32) and CRC-32 (u32), then epoch, sequence, entry id, chain hash,
signature and the item's own bytes; numbers are big-endian and the CRC covers the length too.
"""

from __future__ import annotations

import re
import struct
from binascii import crc32
from dataclasses import dataclass
from uuid import UUID

from shared_domain.identifiers import EntryId, EpochId
from shared_domain.journal import MAX_ITEM_BYTES, SealedItem

MARK = b"STEMPEL JOURNAL 1\n"

_LENGTH = struct.Struct(">I")
_FRAME = struct.Struct(">II")
_HEAD = struct.Struct(">16sQ16s32s64s")
_LONGEST = _HEAD.size + MAX_ITEM_BYTES

# The lengths from `_HEAD.size` to `_LONGEST` as bytes: finds the next record after damage fast.
_PLAUSIBLE_LENGTH = re.compile(rb"\x00\x00(?:\x00[\x88-\xff]|[\x01-\x08].)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Damage:
    """Bytes of the file that are no record."""

    offset: int
    length: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What stands in the file, and the offset where its last whole record ends."""

    items: tuple[SealedItem, ...]
    damage: tuple[Damage, ...]
    end: int


def record_of(item: SealedItem) -> bytes:
    """The bytes that are appended for an item."""
    head = _HEAD.pack(
        item.epoch.bytes, item.sequence, item.entry_id.bytes, item.hash, item.signature
    )
    length = _LENGTH.pack(len(head) + len(item.body))
    crc = crc32(item.body, crc32(head, crc32(length)))
    return length + _LENGTH.pack(crc) + head + item.body


def read_records(content: bytes, offset: int) -> Reading:
    """Every whole record; `content` is what stands in the file from this offset on."""
    items: list[SealedItem] = []
    damage: list[Damage] = []
    good_until = 0
    found = _PLAUSIBLE_LENGTH.search(content)
    while found:
        at = found.start()
        size = _record_size(content, at)
        if size:
            if at > good_until:
                damage.append(Damage(offset + good_until, at - good_until))
            items.append(_item_at(content, at, size))
            good_until = at + size
        found = _PLAUSIBLE_LENGTH.search(content, at + max(size, 1))
    return Reading(tuple(items), tuple(damage), offset + good_until)


def _record_size(content: bytes, at: int) -> int:
    """How many bytes the record that begins here takes; 0 when none does."""
    if len(content) - at < _FRAME.size + _HEAD.size:
        return 0
    length, crc = _FRAME.unpack_from(content, at)
    if not _HEAD.size <= length <= _LONGEST or at + _FRAME.size + length > len(content):
        return 0
    start = at + _FRAME.size
    found = crc32(content[start : start + length], crc32(_LENGTH.pack(length)))
    return _FRAME.size + length if found == crc else 0


def _item_at(content: bytes, at: int, size: int) -> SealedItem:
    start = at + _FRAME.size
    epoch, sequence, entry_id, hash_, signature = _HEAD.unpack_from(content, start)
    return SealedItem(
        entry_id=EntryId(UUID(bytes=entry_id)),
        epoch=EpochId(UUID(bytes=epoch)),
        sequence=sequence,
        body=content[start + _HEAD.size : at + size],
        hash=hash_,
        signature=signature,
    )
