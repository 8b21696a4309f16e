"""What is inside a card's QR code: 83 signed bytes, written as 154 letters.

The 20 letters of the alphabet sit on the same key of US, UK, German, Swiss, French and
Belgian keyboards, so a keyboard-wedge scanner needs no setting. Signing and verifying keys
are not here: callers pass in the function that knows them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from shared_domain.identifiers import CARD_ID_BYTES, SIGNATURE_BYTES
from shared_domain.outcomes import CardOfAnotherVendor, CodeForged, CodeUnreadable, NotALoyaltyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shared_domain.identifiers import CardId, VendorId

ALPHABET = "BCDEFGHIJKLNOPRSTUVX"
CODE_LETTERS = 154
FORMAT_VERSION = 1
MOST_KEY_ID = 15

# From this many letters on, text in our alphabet is a torn card code and not somebody's word.
TORN_CODE_LETTERS = 24

_SNAPSHOT_BYTES = 1 + 3 + 4 + 2
_PAYLOAD_BYTES = 1 + CARD_ID_BYTES + _SNAPSHOT_BYTES
_CODE_BYTES = _PAYLOAD_BYTES + SIGNATURE_BYTES
_DOMAIN = b"stempel.card.v1\0"
_DAY_ZERO = date(2020, 1, 1)
_VALUES = {letter: value for value, letter in enumerate(ALPHABET)} | {
    letter.lower(): value for value, letter in enumerate(ALPHABET)
}

_MOST_STAMPS = 2**8 - 1
_MOST_POINTS = 2**24 - 1
_MOST_POSITION = 2**32 - 1
_MOST_DAYS = 2**16 - 1


@dataclass(frozen=True, slots=True)
class BalanceSnapshot:
    """What the card was worth when its code was made; every number stops at what fits.

    `stamps` 0-255, `points` 0-16,777,215, `position` in the vendor's ledger 0-4,294,967,295,
    `day` from 2020-01-01 on, for 65,535 days.
    """

    stamps: int
    points: int
    position: int
    day: date


@dataclass(frozen=True, slots=True)
class CardCode:
    """A parsed code. Its signature has not been looked at yet: see `verified`."""

    key_id: int
    card_id: CardId
    snapshot: BalanceSnapshot
    payload: bytes
    signature: bytes


def make_code(
    vendor_id: VendorId,
    key_id: int,
    card_id: CardId,
    snapshot: BalanceSnapshot,
    sign: Callable[[bytes], bytes],
) -> str:
    """The 154 letters of a new code; `sign` is the vendor's Ed25519 card key `key_id`.

    Raises ValueError for a key id outside 0-15, which would not fit beside the version.
    """
    if not 0 <= key_id <= MOST_KEY_ID:
        message = f"a card key's id is 0 to {MOST_KEY_ID}, not {key_id}"
        raise ValueError(message)
    payload = (
        bytes([FORMAT_VERSION << 4 | key_id])
        + bytes.fromhex(card_id)
        + _clamped(snapshot.stamps, _MOST_STAMPS).to_bytes(1, "big")
        + _clamped(snapshot.points, _MOST_POINTS).to_bytes(3, "big")
        + _clamped(snapshot.position, _MOST_POSITION).to_bytes(4, "big")
        + _clamped((snapshot.day - _DAY_ZERO).days, _MOST_DAYS).to_bytes(2, "big")
    )
    return _to_letters(payload + sign(code_message(vendor_id, payload)))


def code_message(vendor_id: VendorId, payload: bytes) -> bytes:
    """What a card key signs. The vendor is part of it, so no vendor's card passes for another's."""
    return _DOMAIN + vendor_id.bytes + payload


def parse_code(text: str) -> CardCode | NotALoyaltyCard | CodeUnreadable:
    """Read whatever was scanned; never raises, whatever it is.

    Too short or too long for a code but in its letters: unreadable. Anything else that is
    not a code (an address, a product number, binary noise) is not a loyalty card.
    """
    if len(text) != CODE_LETTERS:
        return _torn_or_foreign(text)
    number = 0
    for letter in text:
        value = _VALUES.get(letter)
        if value is None:
            return NotALoyaltyCard()
        number = number * len(ALPHABET) + value
    if number >> (8 * _CODE_BYTES):
        return CodeUnreadable()
    code = number.to_bytes(_CODE_BYTES, "big")
    if code[0] >> 4 != FORMAT_VERSION:
        return CodeUnreadable()
    return _from_bytes(code)


def verified(
    code: CardCode,
    vendor_id: VendorId,
    keys: Mapping[int, Callable[[bytes, bytes], bool]],
    *,
    card_is_known: bool,
) -> CodeForged | CardOfAnotherVendor | None:
    """None when the vendor signed this code, else why it cannot be taken.

    `keys` maps key ids to `verify(message, signature) -> bool`. A wrong signature under a card
    we know is a forgery; under one we do not know, most likely another shop's card.
    """
    verify = keys.get(code.key_id)
    if verify is not None and verify(code_message(vendor_id, code.payload), code.signature):
        return None
    return CodeForged() if card_is_known else CardOfAnotherVendor()


def _torn_or_foreign(text: str) -> NotALoyaltyCard | CodeUnreadable:
    longest = 2 * CODE_LETTERS
    if TORN_CODE_LETTERS <= len(text) <= longest and all(letter in _VALUES for letter in text):
        return CodeUnreadable()
    return NotALoyaltyCard()


def _from_bytes(code: bytes) -> CardCode:
    payload, signature = code[:_PAYLOAD_BYTES], code[_PAYLOAD_BYTES:]
    rest = payload[1 + CARD_ID_BYTES :]
    snapshot = BalanceSnapshot(
        stamps=rest[0],
        points=int.from_bytes(rest[1:4], "big"),
        position=int.from_bytes(rest[4:8], "big"),
        day=_DAY_ZERO + timedelta(days=int.from_bytes(rest[8:10], "big")),
    )
    card_id = payload[1 : 1 + CARD_ID_BYTES].hex()
    return CardCode(payload[0] & MOST_KEY_ID, card_id, snapshot, payload, signature)


def _to_letters(code: bytes) -> str:
    number = int.from_bytes(code, "big")
    letters = []
    for _ in range(CODE_LETTERS):
        number, value = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[value])
    return "".join(reversed(letters))


def _clamped(value: int, most: int) -> int:
    return max(0, min(value, most))
