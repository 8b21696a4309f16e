"""A blank card becomes a customer's once."""

from __future__ import annotations

import pytest

from shared_domain.cards import CardState, CardStatus
from shared_domain.ledger import Customer, EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    CardBlocked,
    CardReplaced,
    CardTaken,
    ProgramInactive,
    Reason,
    Refused,
)
from shared_domain.rules.enrolling import issue_blank
from tests.builders import CARD, OTHER_CARD, a_card, a_program, a_situation

LEA = Customer(name="Léa")
BLANK = CardState(card_id=CARD)


def test_a_blank_becomes_the_customers() -> None:
    facts = EntryFacts(kind=EntryKind.CARD_ISSUED, card_id=CARD, customer=LEA)
    assert issue_blank(a_situation(card=BLANK), LEA) == Accepted((facts,))


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        (a_card(), CardTaken()),
        (a_card(issued_at=None, status=CardStatus.BLOCKED), CardBlocked(None)),
        (a_card(status=CardStatus.REPLACED, replaced_by=OTHER_CARD), CardReplaced(OTHER_CARD)),
    ],
)
def test_a_card_that_is_or_was_somebodys_is_none(card: CardState, reason: Reason) -> None:
    assert issue_blank(a_situation(card=card), LEA) == Refused(reason)


def test_an_inactive_program_takes_nobody_in() -> None:
    situation = a_situation(a_program(is_active=False), card=BLANK)
    assert issue_blank(situation, LEA) == Refused(ProgramInactive())
