"""Give a reward for stamps or points, if this terminal may spend them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.outcomes import Accepted, ManagerNeeded, Refused, ReservedElsewhere
from shared_domain.programs import OfflineRedemption
from shared_domain.rules.redeeming import redeem_points, redeem_stamps
from shared_domain.staff import ManagerAction
from shared_domain.wire.pull import ReservationRequest
from terminal.use_cases.carry_out import Recorded, carry_out
from terminal.use_cases.read_card import with_rights

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId, StaffId
    from shared_domain.outcomes import Decision
    from shared_domain.programs import LoyaltyProgram
    from shared_domain.rules.situation import Situation
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class RewardChoice:
    """Which reward: one of the catalogue by its id, or the full stamp card for None."""

    reward_id: str | None = None


def redeem(
    counter: Counter,
    session: Session | None,
    card_id: CardId,
    choice: RewardChoice,
    *,
    overridden_by: Session | None = None,
    freshly_granted: bool = False,
) -> Recorded | Refused:
    """Give the reward, or say who holds the right to.

    `overridden_by` is a manager who takes the risk; `freshly_granted` says that the server
    was asked for this very redemption, which programs that never redeem offline insist on.
    """
    if overridden_by is not None and not overridden_by.is_manager:
        return Refused(ManagerNeeded(ManagerAction.OVERRIDE_RESERVATION))
    approver = overridden_by.staff_id if overridden_by is not None else None

    def decide(uow: UnitOfWork, situation: Situation) -> Decision:
        decision = _decide(with_rights(uow, situation), choice, approver)
        never = situation.program.offline_redemption is OfflineRedemption.NEVER
        if isinstance(decision, Accepted) and never and not freshly_granted:
            return _without_asking(decision, approver)
        return decision

    return carry_out(counter, session, card_id, decide)


def reservation_for(
    program: LoyaltyProgram, card_id: CardId, choice: RewardChoice
) -> ReservationRequest:
    """What to ask the server for, so that this reward can be given here."""
    if choice.reward_id is None:
        return ReservationRequest(card_id=card_id, wanted=Amounts(stamps=program.stamps_target))
    reward = program.get_points_reward(choice.reward_id)
    points = reward.points_required if reward is not None else 0
    return ReservationRequest(card_id=card_id, wanted=Amounts(points=points))


def _without_asking(decision: Accepted, approver: StaffId | None) -> Decision:
    """Where every redemption is to be asked for, doing without needs a manager, and says so."""
    if approver is None:
        return Refused(ReservedElsewhere(None, NOTHING, None))
    return Accepted(tuple(replace(fact, overridden_by=approver) for fact in decision.facts))


def _decide(situation: Situation, choice: RewardChoice, approver: StaffId | None) -> Decision:
    if choice.reward_id is None:
        return redeem_stamps(situation, approver)
    return redeem_points(situation, choice.reward_id, approver)
