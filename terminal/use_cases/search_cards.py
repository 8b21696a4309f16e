"""Find a customer by name, mail address, phone or card number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.outcomes import Refused
from terminal.use_cases.read_card import CardView, standing_refusal, view_of
from terminal.use_cases.search_words import terms_of

if TYPE_CHECKING:
    from shared_domain.cards import CardState
    from shared_domain.identifiers import CardId
    from terminal.use_cases.counter import Counter, Session

# More than fits a screen; whoever sees as many types another letter.
MOST_FOUND = 30


@dataclass(frozen=True, slots=True)
class Found:
    """What a search came to. `too_short` says that there is nothing to search by yet."""

    cards: tuple[CardState, ...] = ()
    too_short: bool = False


def search_cards(counter: Counter, session: Session | None, text: str) -> Found | Refused:
    """Those in use first, by name."""
    terms = terms_of(text)
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        return Found(uow.cards.search(terms, MOST_FOUND), too_short=not terms)


def open_card(counter: Counter, session: Session | None, card_id: CardId) -> CardView | Refused:
    """The card as it is known here now."""
    with counter.store.begin() as uow:
        return standing_refusal(uow, session) or view_of(uow, card_id)
