"""Whether a card may earn now, and how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import (
    MAX_PURCHASE_CENTS,
    points_for_purchase,
    smallest_earning_purchase_cents,
)
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    AmountEarnsNothing,
    AmountInvalid,
    PointsNotInProgram,
    QuantityInvalid,
    Refused,
    StampsNotInProgram,
)
from shared_domain.rules.limits import cooldown_problem, daily_limit_problem, standing_stamps
from shared_domain.rules.situation import standing_problem

if TYPE_CHECKING:
    from shared_domain.outcomes import Decision, Reason
    from shared_domain.rules.situation import Situation


def earn_stamps(
    situation: Situation, quantity: int = 1, purchase_amount_cents: int | None = None
) -> Decision:
    """Give this many stamps for one purchase; the amount is kept when it is known."""
    problem = standing_problem(situation) or _stamps_problem(situation, quantity)
    if problem is None and purchase_amount_cents is not None:
        problem = _amount_problem(purchase_amount_cents)
    if problem is not None:
        return Refused(problem, situation.silent_terminals)
    return Accepted((_stamp_facts(situation, quantity, purchase_amount_cents),))


def earn_points(situation: Situation, purchase_amount_cents: int) -> Decision:
    """Give the points that a purchase of this amount earns."""
    problem = standing_problem(situation) or _points_problem(situation, purchase_amount_cents)
    if problem is not None:
        return Refused(problem)
    return Accepted((_point_facts(situation, purchase_amount_cents),))


def earn_stamps_and_points(
    situation: Situation, quantity: int, purchase_amount_cents: int
) -> Decision:
    """Give both for one purchase, as one commit: all of it or none of it."""
    problem = (
        standing_problem(situation)
        or _points_problem(situation, purchase_amount_cents)
        or _stamps_problem(situation, quantity)
    )
    if problem is not None:
        return Refused(problem, situation.silent_terminals)
    return Accepted(
        (
            _stamp_facts(situation, quantity, purchase_amount_cents),
            _point_facts(situation, purchase_amount_cents),
        )
    )


def _stamps_problem(situation: Situation, quantity: int) -> Reason | None:
    program, now = situation.program, situation.now
    if not program.is_stamps_enabled:
        return StampsNotInProgram()
    if not 1 <= quantity <= program.most_stamps_at_once:
        return QuantityInvalid(quantity, program.most_stamps_at_once)
    if not situation.clock_is_trusted:
        # A wrong clock must not stop the counter: the entry is marked, the server judges it.
        return None
    stamps = standing_stamps(situation.recent)
    return daily_limit_problem(
        program, situation.calendar, stamps, quantity, now
    ) or cooldown_problem(program, stamps, now)


def _points_problem(situation: Situation, purchase_amount_cents: int) -> Reason | None:
    if not situation.program.is_points_enabled:
        return PointsNotInProgram()
    problem = _amount_problem(purchase_amount_cents)
    if problem is not None:
        return problem
    rate = situation.program.points_per_euro
    if points_for_purchase(purchase_amount_cents, rate) == 0:
        return AmountEarnsNothing(purchase_amount_cents, smallest_earning_purchase_cents(rate))
    return None


def _amount_problem(purchase_amount_cents: int) -> AmountInvalid | None:
    if 1 <= purchase_amount_cents <= MAX_PURCHASE_CENTS:
        return None
    return AmountInvalid(purchase_amount_cents, MAX_PURCHASE_CENTS)


def _stamp_facts(situation: Situation, quantity: int, amount_cents: int | None) -> EntryFacts:
    return EntryFacts(
        kind=EntryKind.STAMPS_EARNED,
        card_id=situation.card.card_id,
        stamps_delta=quantity,
        purchase_amount_cents=amount_cents,
    )


def _point_facts(situation: Situation, amount_cents: int) -> EntryFacts:
    return EntryFacts(
        kind=EntryKind.POINTS_EARNED,
        card_id=situation.card.card_id,
        points_delta=points_for_purchase(amount_cents, situation.program.points_per_euro),
        purchase_amount_cents=amount_cents,
    )
