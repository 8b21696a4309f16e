"""A shop and its cards, as the outbox hands them to a wallet."""

from __future__ import annotations

from datetime import UTC, datetime

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState, CardStatus
from shared_domain.ledger import Customer
from shared_domain.programs import LoyaltyProgram, LoyaltyType
from sync_server.services.wallet_state import PassFacts, PassState, PassUpdate, WalletKind
from sync_server.wallet.google.objects import object_id
from tests.builders import a_vendor

ISSUER = "3388000000012345678"
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
CODE = "BCDEFGHIJKL" * 14
VENDOR = a_vendor()


def a_program(**fields: object) -> LoyaltyProgram:
    given = {
        "version": 1,
        "google_issuer_id": ISSUER,
        "logo_url": "https://example.lu/logo.png",
        "is_active": True,
    } | fields
    return LoyaltyProgram(**given)  # type: ignore[arg-type]  # a test names what differs


def some_facts(
    number: int = 1,
    *,
    program: LoyaltyProgram | None = None,
    status: CardStatus = CardStatus.ACTIVE,
    balance: Amounts | None = None,
    customer: Customer | None = None,
) -> PassFacts:
    state = CardState(
        card_id=f"{number:016x}",
        status=status,
        balance=balance or Amounts(stamps=3, points=120),
        customer=customer or Customer(name="Léa"),
    )
    return PassFacts(VENDOR, program or a_program(), state, CODE)


def an_update(facts: PassFacts, shown: Amounts | None = None) -> PassUpdate:
    """News of a card, whose object last showed this balance."""
    id_ = object_id(facts.vendor.vendor_id, facts.program, facts.card.card_id)
    state = PassState(
        facts.vendor.vendor_id, facts.card.card_id, WalletKind.GOOGLE, id_, NOON, shown=shown
    )
    return PassUpdate(state, facts)


EVERY_TYPE = list(LoyaltyType)
