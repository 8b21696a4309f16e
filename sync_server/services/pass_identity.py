"""What names a card in Apple Wallet, and proves it: both are the same for ever, and kept nowhere.

The serial names vendor and card, so that a call finds its vendor without asking a database that
keeps vendors apart. The token is recomputed from it, so that a server that was put back still
knows every pass it ever made.
"""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.identifiers import VendorId

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from sync_server.services.ports import Vault

_DOMAIN = b"stempel.apple-pass.v1\0"
_SHAPE = re.compile(r"([0-9a-f]{32})\.([0-9a-f]{16})")


def serial_of(vendor_id: VendorId, card_id: CardId) -> str:
    """The serial number of this card's pass: 49 letters."""
    return f"{vendor_id.hex}.{card_id}"


def card_of(serial: str) -> tuple[VendorId, CardId] | None:
    """The vendor and card that a serial number names, whether or not there are such."""
    match = _SHAPE.fullmatch(serial)
    return None if match is None else (VendorId(UUID(match[1])), match[2])


def pass_token(vault: Vault, serial: str) -> str:
    """What proves to hold this pass: 64 letters."""
    return vault.keyed_hash(_DOMAIN + serial.encode("utf-8", "surrogatepass")).hex()


def proven_card(vault: Vault, serial: str, token: str) -> tuple[VendorId, CardId] | None:
    """The card of a serial, for whoever shows its token; the same answer for every other reason."""
    expected = pass_token(vault, serial).encode()
    if not hmac.compare_digest(expected, token.encode("utf-8", "surrogatepass")):
        return None
    return card_of(serial)
