"""Signed statements: only the server's own words, of the kind that was asked for."""

from __future__ import annotations

import msgspec
import pytest
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from shared_domain.wire.codec import UnreadableMessageError
from shared_domain.wire.signed import (
    LedgerHead,
    Receipt,
    SignedStatement,
    open_statement,
    sign_statement,
)
from tests.wire.examples import MESSAGES

KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
RECEIPT = MESSAGES["receipt"]


def verify(message: bytes, signature: bytes) -> bool:
    try:
        KEY.public_key().verify(signature, message)
    except InvalidSignature:
        return False
    return True


def test_a_statement_that_the_server_signed_is_opened() -> None:
    assert open_statement(sign_statement(RECEIPT, KEY.sign), Receipt, verify) == RECEIPT


@given(st.integers(0, 2_000), st.integers(1, 255), st.booleans())
def test_one_changed_byte_is_seen(place: int, flip: int, in_payload: bool) -> None:  # noqa: FBT001
    signed = sign_statement(RECEIPT, KEY.sign)
    field = "payload" if in_payload else "signature"
    damaged = bytearray(getattr(signed, field))
    damaged[place % len(damaged)] ^= flip

    with pytest.raises(ValueError, match="not signed by the server"):
        open_statement(msgspec.structs.replace(signed, **{field: bytes(damaged)}), Receipt, verify)


def test_one_kind_of_statement_does_not_pass_for_another() -> None:
    head = sign_statement(MESSAGES["ledger_head"], KEY.sign)

    assert open_statement(head, LedgerHead, verify) == MESSAGES["ledger_head"]
    with pytest.raises(UnreadableMessageError):
        open_statement(head, Receipt, verify)


def test_a_signature_over_the_bare_bytes_is_none() -> None:
    payload = sign_statement(RECEIPT, KEY.sign).payload

    with pytest.raises(ValueError, match="not signed"):
        open_statement(SignedStatement(payload, KEY.sign(payload)), Receipt, verify)
