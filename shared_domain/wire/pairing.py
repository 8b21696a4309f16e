"""Messages that introduce a terminal to the server."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.identifiers import PublicKey, TerminalId, VendorId

# 10 letters of 16 are 40 bits: with five tries and ten minutes nobody guesses one.
PAIRING_CODE_LETTERS = 10
LONGEST_PAIRING_CODE = 40


class PairingQr(Struct, frozen=True, forbid_unknown_fields=True):
    """What a pairing QR carries, as JSON."""

    url: Annotated[str, Meta(max_length=500)]
    server_key: PublicKey
    code: Annotated[str, Meta(max_length=LONGEST_PAIRING_CODE)]


class PairRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`proof` is the device key's signature over `pairing_message`: the key is really held."""

    code: Annotated[str, Meta(min_length=1, max_length=LONGEST_PAIRING_CODE)]
    terminal_name: Annotated[str, Meta(min_length=1, max_length=80)]
    device_key: PublicKey
    proof: Annotated[bytes, Meta(min_length=64, max_length=64)]
    app_version: Annotated[str, Meta(max_length=40)] = ""


class PairReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Who the terminal is from now on. The rest of the world comes with the first pull.

    `pin_key` keys the hash under every PIN verifier of the vendor; it lives in the operating
    system's keyring, so that a copied database alone cannot be searched.
    """

    terminal_id: TerminalId
    vendor_id: VendorId
    access_token: str
    server_key: PublicKey
    pin_key: Annotated[bytes, Meta(min_length=32, max_length=32)]
    generation: str


def pairing_message(code: str, device_key: bytes) -> bytes:
    """What a device key signs to show that it is held by whoever typed the code."""
    return b"stempel.pairing.v1\0" + device_key + code.encode("utf-8")


def normalised_pairing_code(text: str) -> str:
    """What a person typed, without case and separators."""
    return "".join(char for char in text.upper() if char.isalnum())
