"""Real keys sign and verify; a PIN is checked through bcrypt, and nothing hostile raises."""

from __future__ import annotations

from uuid import UUID

import bcrypt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.identifiers import StaffId
from shared_domain.pin_keys import pin_secret
from terminal.gateway.device_keys import Ed25519Keys, verify_signature

ANNA, BEN = StaffId(UUID(int=21)), StaffId(UUID(int=22))
PIN_KEY = bytes(range(32))
# The cost is the verifier's own affair; the smallest one keeps this test quick.
VERIFIER = bcrypt.hashpw(pin_secret(PIN_KEY, ANNA, "0042"), bcrypt.gensalt(4)).decode()


def test_a_key_made_again_from_its_seed_is_the_same_key() -> None:
    keys = Ed25519Keys()
    seed = keys.new_seed()
    first, second = keys.device_key(seed), keys.device_key(seed)

    assert verify_signature(second.public_key, b"message", first.sign(b"message"))
    assert not verify_signature(second.public_key, b"massage", first.sign(b"message"))
    assert keys.new_seed() != seed


def test_a_seed_of_the_wrong_length_is_an_error() -> None:
    with pytest.raises(ValueError, match="32"):
        Ed25519Keys().device_key(b"short")


@given(st.binary(max_size=64), st.binary(max_size=64), st.binary(max_size=128))
def test_no_noise_verifies_and_none_raises(key: bytes, message: bytes, signature: bytes) -> None:
    assert not verify_signature(key, message, signature)


def test_only_the_persons_own_pin_under_the_vendors_key_is_right() -> None:
    check = Ed25519Keys().pin_check(PIN_KEY)

    assert check(ANNA, "0042", VERIFIER)
    assert not check(ANNA, "0043", VERIFIER)
    assert not check(BEN, "0042", VERIFIER)
    assert not Ed25519Keys().pin_check(bytes(32))(ANNA, "0042", VERIFIER)


@pytest.mark.parametrize("pin", ["", "42", "004 2", "٠٠٤٢", "004200420", "0042\0"])
def test_what_is_no_pin_is_wrong(pin: str) -> None:
    assert not Ed25519Keys().pin_check(PIN_KEY)(ANNA, pin, VERIFIER)


@pytest.mark.parametrize("verifier", ["", "none", "$2b$04$short", "ünïcode", "$9z$" + "x" * 56])
def test_a_verifier_that_is_no_hash_lets_nobody_in(verifier: str) -> None:
    assert not Ed25519Keys().pin_check(PIN_KEY)(ANNA, "0042", verifier)
