"""Whether a reward may be given now, by this terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    ClockNotTrusted,
    NotEnoughPoints,
    NotEnoughStamps,
    PointsNotInProgram,
    Refused,
    RewardUnknown,
    StampsNotInProgram,
)
from shared_domain.programs import OfflineRedemption
from shared_domain.rules.limits import reward_cap_problem
from shared_domain.rules.situation import standing_problem
from shared_domain.rules.spending import lacks_right, reserved_elsewhere

if TYPE_CHECKING:
    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import StaffId
    from shared_domain.outcomes import Decision, Reason
    from shared_domain.rules.situation import Situation


def redeem_stamps(situation: Situation, overridden_by: StaffId | None = None) -> Decision:
    """Give the reward of a full card; what is on the card beyond the target stays there."""
    program = situation.program
    problem = standing_problem(situation)
    if problem is None and not program.is_stamps_enabled:
        problem = StampsNotInProgram()
    if problem is not None:
        return Refused(problem, situation.silent_terminals)
    reward = EntryFacts(
        kind=EntryKind.STAMPS_REDEEMED,
        card_id=situation.card.card_id,
        stamps_delta=-program.stamps_target,
        description=program.stamps_reward_description,
        value_cents=program.stamps_reward_value_cents,
    )
    return _given(situation, reward, overridden_by)


def redeem_points(
    situation: Situation, reward_id: str, overridden_by: StaffId | None = None
) -> Decision:
    """Give one reward of the catalogue for points."""
    problem = standing_problem(situation)
    if problem is None and not situation.program.is_points_enabled:
        problem = PointsNotInProgram()
    chosen = situation.program.get_points_reward(reward_id)
    if problem is not None or chosen is None:
        return Refused(problem or RewardUnknown(reward_id), situation.silent_terminals)
    reward = EntryFacts(
        kind=EntryKind.POINTS_REDEEMED,
        card_id=situation.card.card_id,
        points_delta=-chosen.points_required,
        reward_id=chosen.id,
        description=chosen.name,
    )
    return _given(situation, reward, overridden_by)


def _given(situation: Situation, reward: EntryFacts, overridden_by: StaffId | None) -> Decision:
    """The reward, if the card holds what it costs and this terminal may spend that.

    An override that was not needed is none, so the entry names the manager only if it was.
    """
    cost = -reward.amounts
    problem = _balance_problem(situation, cost)
    if problem is not None:
        return Refused(problem, situation.silent_terminals)
    risk = _cap_problem(situation)
    if risk is None and lacks_right(situation, cost):
        risk = reserved_elsewhere(situation, cost)
    if risk is None:
        return Accepted((reward,))
    if overridden_by is None:
        return Refused(risk, situation.silent_terminals)
    return Accepted((msgspec.structs.replace(reward, overridden_by=overridden_by),))


def _balance_problem(situation: Situation, cost: Amounts) -> Reason | None:
    balance = situation.card.balance
    if balance.stamps < cost.stamps:
        return NotEnoughStamps(balance.stamps, cost.stamps)
    if balance.points < cost.points:
        return NotEnoughPoints(balance.points, cost.points)
    return None


def _cap_problem(situation: Situation) -> Reason | None:
    """Where rewards are given without asking, caps bound what a day may cost.

    Which day it is needs a clock that can be believed: under a wrong one every cap would begin
    anew.
    """
    program = situation.program
    always = program.offline_redemption is OfflineRedemption.ALWAYS
    if not always or situation.terminal_id is None:
        return None
    if not situation.clock_is_trusted:
        return ClockNotTrusted()
    return reward_cap_problem(
        program, situation.calendar, situation.recent, situation.rewards_today, situation.now
    )
