"""Text from a scanner or a keyboard becomes a card at this counter, or a reason why not."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from shared_domain.card_codes import CardCode, parse_code, verified
from shared_domain.card_numbers import parse_card_number
from shared_domain.outcomes import (
    CardNumberInvalid,
    CardUnknown,
    CodeUnreadable,
    NotALoyaltyCard,
    Refused,
)
from terminal.use_cases.read_card import CardView, standing_refusal, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shared_domain.outcomes import Reason
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.scanned_text import ScannedText
    from terminal.use_cases.store_ports import UnitOfWork


def scan_card(
    counter: Counter, session: Session | None, scanned: ScannedText
) -> CardView | Refused:
    """Find the card that was scanned; of several readings the one that verifies wins."""
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        reasons: list[Reason] = []
        for candidate in scanned.candidates():
            found = _read(counter, uow, candidate)
            if isinstance(found, CardView):
                return found
            reasons.append(found)
        return Refused(most_telling(reasons))


def find_by_number(counter: Counter, session: Session | None, typed: str) -> CardView | Refused:
    """Find a card by the number that a person typed."""
    with counter.store.begin() as uow:
        standing = standing_refusal(uow, session)
        if standing is not None:
            return standing
        found = _by_number(uow, typed)
        return found if isinstance(found, CardView) else Refused(found)


def _read(counter: Counter, uow: UnitOfWork, candidate: str) -> CardView | Reason:
    code = parse_code(candidate)
    if isinstance(code, CardCode):
        return _by_code(counter, uow, code)
    if isinstance(code, NotALoyaltyCard) and parse_card_number(candidate) is not None:
        return _by_number(uow, candidate)
    return code


def code_problem(counter: Counter, uow: UnitOfWork, code: CardCode) -> Reason | None:
    """Why this code cannot be taken; None when this vendor signed it."""
    known = uow.cards.get(code.card_id)
    return verified(
        code,
        counter.identity.vendor_id,
        _checks(counter, uow.world.card_keys()),
        card_is_known=known is not None and known.issued_at is not None,
    )


def _by_code(counter: Counter, uow: UnitOfWork, code: CardCode) -> CardView | Reason:
    problem = code_problem(counter, uow, code)
    if problem is not None:
        return problem
    view = view_of(uow, code.card_id, code.snapshot)
    return view.reason if isinstance(view, Refused) else view


def _checks(
    counter: Counter, keys: Mapping[int, bytes]
) -> dict[int, Callable[[bytes, bytes], bool]]:
    return {key_id: partial(counter.verify, public_key) for key_id, public_key in keys.items()}


def _by_number(uow: UnitOfWork, typed: str) -> CardView | Reason:
    number = parse_card_number(typed)
    if number is None:
        return CardNumberInvalid()
    state = uow.cards.find_by_number(number)
    if state is None:
        return CardUnknown(number)
    view = view_of(uow, state.card_id)
    return view.reason if isinstance(view, Refused) else view


def most_telling(reasons: list[Reason]) -> Reason:
    """The reading that came closest to being a card explains most."""
    vague = (CodeUnreadable(), NotALoyaltyCard())
    for reason in (*(each for each in reasons if each not in vague), *vague):
        if reason in reasons:
            return reason
    return NotALoyaltyCard()
