"""How often a card may take stamps or rewards: the cooldown, and the limits of a business day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.ledger import REDEEMING_KINDS, EntryKind
from shared_domain.outcomes import CooldownActive, DailyLimitReached, RewardCapReached

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram

# A stamp dated further ahead than this comes from a clock that disagrees with ours. It must
# not lock the customer out for days; the server judges it by the times it believes.
CLOCK_DISAGREEMENT = timedelta(minutes=2)


def standing_stamps(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The stamp entries that nothing has reversed, oldest first."""
    return _standing(entries, frozenset({EntryKind.STAMPS_EARNED}))


def _standing(entries: Iterable[Entry], kinds: frozenset[EntryKind]) -> tuple[Entry, ...]:
    entries = tuple(entries)
    reversed_ids = {entry.reverses for entry in entries if entry.reverses is not None}
    found = [
        entry for entry in entries if entry.kind in kinds and entry.entry_id not in reversed_ids
    ]
    return tuple(sorted(found, key=lambda entry: entry.order_key))


def cooldown_problem(
    program: LoyaltyProgram, stamps: Iterable[Entry], now: datetime
) -> CooldownActive | None:
    """The stamp that came too short a while ago, if there is one."""
    cooldown = timedelta(minutes=program.cooldown_minutes)
    before = [entry for entry in stamps if entry.occurred_at - now <= CLOCK_DISAGREEMENT]
    if not cooldown or not before:
        return None
    last = max(before, key=lambda entry: entry.order_key)
    until = last.occurred_at + cooldown
    if now >= until:
        return None
    return CooldownActive(
        until, last.occurred_at, last.terminal_id, last.staff_id, program.cooldown_minutes
    )


def daily_limit_problem(
    program: LoyaltyProgram,
    calendar: BusinessCalendar,
    stamps: Iterable[Entry],
    quantity: int,
    now: datetime,
) -> DailyLimitReached | None:
    """The stamps that leave no room for this many more on the business day of `now`."""
    if program.max_daily_stamps == 0:
        return None
    today = calendar.day_of(now)
    given = [entry for entry in stamps if calendar.day_of(entry.occurred_at) == today]
    given_today = sum(entry.stamps_delta for entry in given)
    if given_today + quantity <= program.max_daily_stamps:
        return None
    ids = tuple(entry.entry_id for entry in given)
    return DailyLimitReached(program.max_daily_stamps, given_today, ids)


def reward_cap_problem(
    program: LoyaltyProgram,
    calendar: BusinessCalendar,
    entries: Iterable[Entry],
    given_by_terminal: int,
    now: datetime,
) -> RewardCapReached | None:
    """The cap that leaves no room for one more reward on the business day of `now`.

    `entries` are the card's, whoever made them; `given_by_terminal` are this terminal's rewards
    of the day, on whatever card. Each bounds what the day can cost while nobody is heard from.
    """
    today = calendar.day_of(now)
    rewards = _standing(entries, REDEEMING_KINDS)
    given = sum(calendar.day_of(reward.occurred_at) == today for reward in rewards)
    if given >= program.max_daily_rewards:
        return RewardCapReached(program.max_daily_rewards, given, of_terminal=False)
    most = program.max_daily_terminal_rewards
    if given_by_terminal >= most:
        return RewardCapReached(most, given_by_terminal, of_terminal=True)
    return None
