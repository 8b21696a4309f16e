"""What entries come to as a whole: two sides that hold the same entries have the same digest.

The order of the entries plays no part, and taking entries out again is exact.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.identifiers import HASH_BYTES

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class EntriesDigest:
    """How many entries, what their changes sum to, and the XOR of the SHA-256 of their bodies."""

    entries: int = 0
    total: Amounts = NOTHING
    xor_of_hashes: bytes = bytes(HASH_BYTES)


def digest_of(entries: Iterable[tuple[bytes, Amounts]]) -> EntriesDigest:
    """The digest of entries given as (raw body, change of balance)."""
    count = stamps = points = xor = 0
    for body, amounts in entries:
        count += 1
        stamps += amounts.stamps
        points += amounts.points
        xor ^= int.from_bytes(hashlib.sha256(body).digest(), "big")
    return EntriesDigest(count, Amounts(stamps, points), xor.to_bytes(HASH_BYTES, "big"))


def joined(left: EntriesDigest, right: EntriesDigest) -> EntriesDigest:
    """The digest of both, where they have no entry in common."""
    return EntriesDigest(left.entries + right.entries, left.total + right.total, _xor(left, right))


def without(whole: EntriesDigest, part: EntriesDigest) -> EntriesDigest:
    """The digest of the whole once the part is taken out of it again."""
    return EntriesDigest(whole.entries - part.entries, whole.total - part.total, _xor(whole, part))


def _xor(left: EntriesDigest, right: EntriesDigest) -> bytes:
    bits = int.from_bytes(left.xor_of_hashes, "big") ^ int.from_bytes(right.xor_of_hashes, "big")
    return bits.to_bytes(HASH_BYTES, "big")
