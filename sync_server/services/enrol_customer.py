"""Enrolling by oneself: a form that was asked for first becomes one card, however often it comes.

Nothing that is entered is compared with what other customers entered, so nobody can find out
here who is a customer.
"""

from __future__ import annotations

import hmac
import re
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.identifiers import CARD_ID_BYTES
from sync_server.services.issue_card import issue_card_under
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.ledger import Customer
    from sync_server.services.ports import Instruments, UnitOfWork, Vault

# Nobody reads and agrees faster; whoever leaves the form open over lunch still gets a card.
SOONEST = timedelta(seconds=2)
LATEST = timedelta(hours=4)

_DOMAIN = b"stempel.enrolment.v1\0"
_NONCE_BYTES, _PROOF_BYTES = 8, 16
_SHAPE = re.compile(r"([0-9a-f]{8})([0-9a-f]{16})([0-9a-f]{32})")

_OUTDATED = Refusal(RefusalKind.OUTDATED, "This form cannot be used any more: ask for a new one.")


def enrolment_ticket(instruments: Instruments, vendor_id: VendorId) -> str:
    """What a fresh form carries: when it was made and for which shop, so that no robot makes it."""
    asked_s = int(instruments.clock.now().timestamp())
    body = asked_s.to_bytes(4, "big") + instruments.ids.random_bytes(_NONCE_BYTES)
    return body.hex() + _proof(instruments.vault, vendor_id, body)


def enrol_customer(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, ticket: str, customer: Customer
) -> CardId | Refusal:
    """The card of this form; sent twice it is the same card."""
    ticket_body = _checked(instruments, vendor_id, ticket)
    if ticket_body is None:
        return _OUTDATED
    card_ids = _card_ids(instruments.vault, vendor_id, ticket_body)
    card_id = next(one for one in card_ids if _is_free_or_ours(uow, vendor_id, one))
    if uow.cards.get(vendor_id, [card_id]):
        return card_id
    issued = issue_card_under(uow, instruments, vendor_id, card_id, customer)
    return issued if isinstance(issued, Refusal) else card_id


def _is_free_or_ours(uow: UnitOfWork, vendor_id: VendorId, card_id: CardId) -> bool:
    number = card_number_of(card_id)
    holders = uow.cards.by_number(vendor_id, number)
    if holders:
        return any(held.state.card_id == card_id for held in holders)
    return not uow.blanks.has_number(vendor_id, number)


def _checked(instruments: Instruments, vendor_id: VendorId, ticket: str) -> bytes | None:
    parts = _SHAPE.fullmatch(ticket)
    if parts is None:
        return None
    body = bytes.fromhex(parts[1] + parts[2])
    if not hmac.compare_digest(parts[3], _proof(instruments.vault, vendor_id, body)):
        return None
    asked_at = datetime.fromtimestamp(int.from_bytes(body[:4], "big"), UTC)
    return body if SOONEST <= instruments.clock.now() - asked_at <= LATEST else None


def _card_ids(vault: Vault, vendor_id: VendorId, ticket_body: bytes) -> Iterator[CardId]:
    """Ids that only this form leads to; the first whose number is free becomes its card."""

    def drawn(draw: int) -> CardId:
        message = _DOMAIN + b"card" + vendor_id.bytes + ticket_body + draw.to_bytes(4, "big")
        return vault.keyed_hash(message)[:CARD_ID_BYTES].hex()

    return map(drawn, count())


def _proof(vault: Vault, vendor_id: VendorId, body: bytes) -> str:
    return vault.keyed_hash(_DOMAIN + b"form" + vendor_id.bytes + body)[:_PROOF_BYTES].hex()
