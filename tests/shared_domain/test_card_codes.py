"""Card codes: what is written can be read, nothing else can, and it fits its square exactly."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial
from uuid import UUID

import pytest
import qrcode
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.card_codes import (
    ALPHABET,
    CODE_LETTERS,
    TORN_CODE_LETTERS,
    BalanceSnapshot,
    CardCode,
    code_message,
    make_code,
    parse_code,
    verified,
)
from shared_domain.identifiers import VendorId
from shared_domain.outcomes import CardOfAnotherVendor, CodeForged, CodeUnreadable, NotALoyaltyCard
from tests.builders import CARD, OTHER_CARD, VENDOR

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
OTHER_VENDOR = VendorId(UUID(int=0xBAD))
SNAPSHOT = BalanceSnapshot(stamps=7, points=1_234, position=56_789, day=date(2026, 3, 2))
LAST_DAY = date(2020, 1, 1) + timedelta(days=65_535)

card_ids = st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
snapshots = st.builds(
    BalanceSnapshot,
    stamps=st.integers(0, 255),
    points=st.integers(0, 2**24 - 1),
    position=st.integers(0, 2**32 - 1),
    day=st.dates(date(2020, 1, 1), LAST_DAY),
)


def check(key: Ed25519PublicKey, message: bytes, signature: bytes) -> bool:
    try:
        key.verify(signature, message)
    except InvalidSignature:
        return False
    return True


KEYS = {3: partial(check, KEY.public_key())}


def code_of(card_id: str = CARD, snapshot: BalanceSnapshot = SNAPSHOT, key_id: int = 3) -> str:
    return make_code(VENDOR, key_id, card_id, snapshot, KEY.sign)


def is_genuine(text: str) -> bool:
    code = parse_code(text)
    return isinstance(code, CardCode) and verified(code, VENDOR, KEYS, card_is_known=True) is None


@given(card_ids, snapshots, st.integers(0, 15))
def test_what_is_written_is_read_again(card_id: str, snapshot: BalanceSnapshot, key: int) -> None:
    text = code_of(card_id, snapshot, key)
    code = parse_code(text)

    assert len(text) == CODE_LETTERS
    assert set(text) <= set(ALPHABET)
    assert isinstance(code, CardCode)
    assert (code.key_id, code.card_id, code.snapshot) == (key, card_id, snapshot)
    keys = {key: partial(check, KEY.public_key())}
    assert verified(code, VENDOR, keys, card_is_known=False) is None


@given(st.integers(), st.integers(), st.integers(), st.dates())
def test_numbers_stop_at_what_fits(stamps: int, points: int, position: int, day: date) -> None:
    code = parse_code(code_of(snapshot=BalanceSnapshot(stamps, points, position, day)))

    assert isinstance(code, CardCode)
    assert code.snapshot == BalanceSnapshot(
        max(0, min(stamps, 255)),
        max(0, min(points, 2**24 - 1)),
        max(0, min(position, 2**32 - 1)),
        max(date(2020, 1, 1), min(day, LAST_DAY)),
    )


@pytest.mark.parametrize(
    ("too_much", "read"),
    [
        (BalanceSnapshot(256, 2**24, 2**32, LAST_DAY + timedelta(days=1)), "the most"),
        (BalanceSnapshot(-1, -1, -1, date(2019, 12, 31)), "the least"),
    ],
)
def test_one_too_many_stops_at_the_bound(too_much: BalanceSnapshot, read: str) -> None:
    most = BalanceSnapshot(255, 2**24 - 1, 2**32 - 1, LAST_DAY)
    least = BalanceSnapshot(0, 0, 0, date(2020, 1, 1))
    code = parse_code(code_of(snapshot=too_much))

    assert isinstance(code, CardCode)
    assert code.snapshot == (most if read == "the most" else least)


@pytest.mark.parametrize("key_id", [-1, 16, 256])
def test_a_key_id_that_does_not_fit_is_refused(key_id: int) -> None:
    with pytest.raises(ValueError, match="0 to 15"):
        code_of(key_id=key_id)


@given(st.integers(0, CODE_LETTERS - 1), st.sampled_from(ALPHABET))
def test_any_changed_letter_is_refused(place: int, letter: str) -> None:
    text = code_of()
    changed = text[:place] + letter + text[place + 1 :]

    assert is_genuine(changed) is (changed == text)


def test_every_place_of_a_code_is_guarded() -> None:
    text = code_of()
    for place, letter in enumerate(text):
        other = ALPHABET[(ALPHABET.index(letter) + 1) % len(ALPHABET)]
        assert not is_genuine(text[:place] + other + text[place + 1 :])


@given(st.lists(st.booleans(), min_size=CODE_LETTERS, max_size=CODE_LETTERS))
def test_case_does_not_matter(lowered: list[bool]) -> None:
    text = code_of()
    mixed = "".join(
        letter.lower() if low else letter for letter, low in zip(text, lowered, strict=True)
    )

    assert parse_code(mixed) == parse_code(text)
    assert is_genuine(mixed)


def test_a_code_holds_for_its_own_vendor_only() -> None:
    code = parse_code(code_of())
    assert isinstance(code, CardCode)

    assert verified(code, OTHER_VENDOR, KEYS, card_is_known=False) == CardOfAnotherVendor()
    assert verified(code, OTHER_VENDOR, KEYS, card_is_known=True) == CodeForged()


def test_another_key_and_an_unknown_key_are_refused() -> None:
    code = parse_code(code_of())
    assert isinstance(code, CardCode)
    stranger = {3: partial(check, OTHER_KEY.public_key())}

    for keys in (stranger, {}, {4: KEYS[3]}):
        assert verified(code, VENDOR, keys, card_is_known=True) == CodeForged()
        assert verified(code, VENDOR, keys, card_is_known=False) == CardOfAnotherVendor()


def test_a_signature_of_one_card_does_not_fit_another() -> None:
    one, two = parse_code(code_of()), parse_code(code_of(OTHER_CARD))
    assert isinstance(one, CardCode)
    assert isinstance(two, CardCode)

    assert not check(KEY.public_key(), code_message(VENDOR, two.payload), one.signature)


def test_the_bytes_are_the_documented_ones() -> None:
    # Frozen: printed cards carry these for years.
    code = parse_code(code_of())
    assert isinstance(code, CardCode)

    assert code.payload.hex() == "13" + CARD + "07" + "0004d2" + "0000ddd5" + "08cc"
    assert code_message(VENDOR, b"x") == b"stempel.card.v1\0" + VENDOR.bytes + b"x"
    assert len(code.payload) + len(code.signature) == 83


@given(card_ids, snapshots)
def test_a_code_fills_a_version_6_square_of_medium_correction_exactly(
    card_id: str, snapshot: BalanceSnapshot
) -> None:
    square = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M)
    square.add_data(code_of(card_id, snapshot))
    square.make(fit=True)

    assert (square.version, square.modules_count) == (6, 41)
    assert {part.mode for part in square.data_list} == {qrcode.util.MODE_ALPHA_NUM}
    assert len(square.data_list) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "https://example.lu/menu",
        "4006381333931",
        "B" * (TORN_CODE_LETTERS - 1),
        "B" * (2 * CODE_LETTERS + 1),
        "A" * CODE_LETTERS,
        "1" * CODE_LETTERS,
        "\0" * CODE_LETTERS,
        "\ud800" * CODE_LETTERS,
        "B" * 100 + " " + "B" * 53,
        pytest.param("x" * 1_000_000, id="a million letters"),
    ],
)
def test_anything_else_is_not_a_loyalty_card(text: str) -> None:
    assert parse_code(text) == NotALoyaltyCard()


@pytest.mark.parametrize("length", [TORN_CODE_LETTERS, 153, 155, 2 * CODE_LETTERS])
def test_a_piece_of_a_code_is_unreadable(length: int) -> None:
    assert parse_code((code_of() * 2)[:length]) == CodeUnreadable()


def test_a_number_too_large_for_83_bytes_and_another_version_are_unreadable() -> None:
    assert parse_code("X" * CODE_LETTERS) == CodeUnreadable()
    assert parse_code("B" * CODE_LETTERS) == CodeUnreadable()


@given(st.text(st.characters(exclude_categories=()), max_size=400) | st.text(ALPHABET))
def test_whatever_is_scanned_nothing_raises(text: str) -> None:
    assert not is_genuine(text)
