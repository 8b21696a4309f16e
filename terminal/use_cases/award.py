"""Give stamps, points, or both for one purchase."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.outcomes import Accepted, CooldownActive, DailyLimitReached, Refused
from shared_domain.rules.earning import earn_points, earn_stamps, earn_stamps_and_points
from terminal.use_cases.carry_out import Recorded, carry_out
from terminal.use_cases.read_card import situation_of

if TYPE_CHECKING:
    from shared_domain.card_codes import BalanceSnapshot
    from shared_domain.identifiers import CardId
    from shared_domain.outcomes import Decision
    from shared_domain.rules.situation import Situation
    from terminal.use_cases.counter import Counter, Session


@dataclass(frozen=True, slots=True)
class AwardRequest:
    """What to give: 0 stamps is no stamps, no amount is no points."""

    stamps: int = 1
    purchase_amount_cents: int | None = None


def award(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    request: AwardRequest,
    snapshot: BalanceSnapshot | None = None,
) -> Recorded | Refused:
    """Give what the purchase earns, all of it or none of it."""
    return carry_out(
        counter,
        session,
        card_id,
        lambda _uow, situation: _decide(situation, request),
        snapshot=snapshot,
    )


@dataclass(frozen=True, slots=True)
class Preview:
    """What giving would come to right now, and the request that would give it."""

    request: AwardRequest
    decision: Decision


def preview(counter: Counter, card_id: CardId, request: AwardRequest) -> Preview:
    """Look ahead; records nothing.

    Where a purchase would earn both and only the stamps are refused for coming too soon or
    too often, the points are still due: then the request is for the points alone.
    """
    with counter.store.begin() as uow:
        situation = situation_of(counter, uow, card_id, counter.timekeeper.now())
    if isinstance(situation, Refused):
        return Preview(request, situation)
    decision = _decide(situation, request)
    if isinstance(decision, Refused) and isinstance(
        decision.reason, CooldownActive | DailyLimitReached
    ):
        points_alone = AwardRequest(0, request.purchase_amount_cents)
        points = _decide(situation, points_alone)
        if isinstance(points, Accepted):
            return Preview(points_alone, points)
    return Preview(request, decision)


def _decide(situation: Situation, request: AwardRequest) -> Decision:
    """The one rule that this request asks for."""
    amount_cents = request.purchase_amount_cents
    if amount_cents is None or not situation.program.is_points_enabled:
        return earn_stamps(situation, request.stamps, amount_cents)
    if request.stamps:
        return earn_stamps_and_points(situation, request.stamps, amount_cents)
    return earn_points(situation, amount_cents)
