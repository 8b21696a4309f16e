"""What a shop came to: by day, by hour, by person, by till, with its rewards and its cards."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from shared_domain.business_day import calendar_of
from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS, EntryKind
from terminal.use_cases.report_sums import Grouping
from terminal.use_cases.review_history import entries_asked_for

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from shared_domain.programs import LoyaltyProgram, Vendor
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.report_sums import CardSums, EntrySum, RewardSum
    from terminal.use_cases.review_history import HistoryQuestion

K = TypeVar("K")

# A customer who earned within so many days counts as active.
_ACTIVE_WITHIN = timedelta(days=30)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What some entries come to. `undone` counts reversals; what they took back is not deducted."""

    entries: int = 0
    stamps: int = 0
    points: int = 0
    rewards: int = 0
    undone: int = 0
    waiting: int = 0

    def with_sum(self, one: EntrySum) -> Tally:
        is_given = one.kind in EARNING_KINDS
        return Tally(
            entries=self.entries + one.entries,
            stamps=self.stamps + (one.stamps if is_given else 0),
            points=self.points + (one.points if is_given else 0),
            rewards=self.rewards + (one.entries if one.kind in REDEEMING_KINDS else 0),
            undone=self.undone + (one.entries if one.kind is EntryKind.REVERSED else 0),
            waiting=self.waiting + one.waiting,
        )


@dataclass(frozen=True, slots=True)
class Report:
    """One period of one shop. `liability_cents` is None where nobody said what a reward is worth.

    `hours` are the 24 of a local day. People and tills come by name; the nameless under "".
    """

    vendor: Vendor
    program: LoyaltyProgram
    total: Tally
    days: tuple[tuple[date, Tally], ...]
    hours: tuple[Tally, ...]
    staff: tuple[tuple[str, Tally], ...]
    tills: tuple[tuple[str, Tally], ...]
    rewards: tuple[RewardSum, ...]
    cards: CardSums
    liability_cents: int | None


def read_report(counter: Counter, question: HistoryQuestion) -> Report | None:
    """From what this terminal knows; None before pairing."""
    with counter.store.begin() as uow:
        vendor, program = uow.world.vendor(), uow.world.program()
        if vendor is None or program is None:
            return None
        calendar = calendar_of(vendor)
        now = counter.timekeeper.now().occurred_at
        which = entries_asked_for(question, calendar, now)
        by_time = uow.reports.sums(which, Grouping.QUARTER_HOUR)
        by_staff = uow.reports.sums(which, Grouping.STAFF)
        by_till = uow.reports.sums(which, Grouping.TERMINAL)
        names: dict[UUID, str] = {who.staff_id: who.name for who in uow.world.staff()}
        tills: dict[UUID, str] = dict(uow.world.terminal_names().items())
        rewards = uow.reports.rewards(which)
        cards = uow.reports.cards(now - _ACTIVE_WITHIN, which.since)
    days = _tallied(by_time, lambda one: calendar.day_of(_instant(one)))
    hours = _tallied(by_time, lambda one: _instant(one).astimezone(calendar.zone).hour)
    return Report(
        vendor=vendor,
        program=program,
        total=_tallied(by_time, lambda _one: None).get(None, Tally()),
        days=tuple(sorted(days.items())),
        hours=tuple(hours.get(hour, Tally()) for hour in range(24)),
        staff=_by_name(by_staff, names),
        tills=_by_name(by_till, tills),
        rewards=rewards,
        cards=cards,
        liability_cents=_liability_cents(program, cards),
    )


def _tallied(sums: Iterable[EntrySum], key: Callable[[EntrySum], K]) -> dict[K, Tally]:
    tallies: dict[K, Tally] = {}
    for one in sums:
        group = key(one)
        tallies[group] = tallies.get(group, Tally()).with_sum(one)
    return tallies


def _by_name(sums: Iterable[EntrySum], names: Mapping[UUID, str]) -> tuple[tuple[str, Tally], ...]:
    by_id = _tallied(sums, lambda one: one.key)
    named = (
        (names.get(key, "") if isinstance(key, UUID) else "", tally) for key, tally in by_id.items()
    )
    return tuple(sorted(named, key=lambda line: (-line[1].entries, line[0])))


def _instant(one: EntrySum) -> datetime:
    if not isinstance(one.key, datetime):
        message = "sums by time have a time"
        raise TypeError(message)
    return one.key


def _liability_cents(program: LoyaltyProgram, cards: CardSums) -> int | None:
    """What the stamps on all cards are worth as parts of a reward; rounded to whole cents."""
    value = program.stamps_reward_value_cents
    if value is None or not program.is_stamps_enabled:
        return None
    return round(max(0, cards.stamps) * value / program.stamps_target)
