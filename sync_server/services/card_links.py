"""Links that open one card's page: whoever has the link needs nothing else.

A link cannot be guessed, and nothing is kept for it: the server recomputes its proof.
"""

from __future__ import annotations

import hmac
import re
from typing import TYPE_CHECKING

from shared_domain.identifiers import CARD_ID_BYTES

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.ports import Vault

_DOMAIN = b"stempel.card-link.v1\0"
_PROOF_BYTES = 16
_CARD_ID_LETTERS = 2 * CARD_ID_BYTES
_SHAPE = re.compile(f"[0-9a-f]{{{_CARD_ID_LETTERS + 2 * _PROOF_BYTES}}}")


def card_link(vault: Vault, vendor_id: VendorId, card_id: CardId) -> str:
    """The secret part of the address of this card's page: 48 letters, the same every time."""
    return card_id + _proof(vault, vendor_id, card_id)


def linked_card(vault: Vault, vendor_id: VendorId, link: str) -> CardId | None:
    """The card whose link this is, or None for a link that this server did not make."""
    if not _SHAPE.fullmatch(link):
        return None
    card_id, proof = link[:_CARD_ID_LETTERS], link[_CARD_ID_LETTERS:]
    return card_id if hmac.compare_digest(proof, _proof(vault, vendor_id, card_id)) else None


def _proof(vault: Vault, vendor_id: VendorId, card_id: CardId) -> str:
    message = _DOMAIN + vendor_id.bytes + bytes.fromhex(card_id)
    return vault.keyed_hash(message)[:_PROOF_BYTES].hex()
