"""Whether a blank card may become a customer's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import Accepted, CardTaken, Refused
from shared_domain.rules.situation import standing_problem

if TYPE_CHECKING:
    from shared_domain.ledger import Customer
    from shared_domain.outcomes import Decision
    from shared_domain.rules.situation import Situation


def issue_blank(situation: Situation, customer: Customer) -> Decision:
    """Turn the blank into this customer's card; stamps it was given before stay on it."""
    problem = standing_problem(situation)
    if problem is not None:
        return Refused(problem)
    if situation.card.issued_at is not None:
        return Refused(CardTaken())
    facts = EntryFacts(
        kind=EntryKind.CARD_ISSUED, card_id=situation.card.card_id, customer=customer
    )
    return Accepted((facts,))
