"""How often a card may take stamps: the cooldown, and the limit of a business day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.ledger import EntryKind
from shared_domain.outcomes import CooldownActive, DailyLimitReached

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
    entries = tuple(entries)
    reversed_ids = {entry.reverses for entry in entries if entry.reverses is not None}
    stamps = [
        entry
        for entry in entries
        if entry.kind is EntryKind.STAMPS_EARNED and entry.entry_id not in reversed_ids
    ]
    return tuple(sorted(stamps, key=lambda entry: entry.order_key))


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
