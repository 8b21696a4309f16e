"""Judging only what is new about a card finds exactly what judging all of it would."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.business_day import calendar_of
from shared_domain.ledger import Entry, EntryKind
from shared_domain.rules.judging import (
    ProgramHistory,
    context_start,
    continues_plainly,
    judge_card,
    judge_later,
)
from tests.builders import (
    a_history,
    a_program,
    a_vendor,
    an_entry,
    at,
    entry_id,
    redeemed,
    reversal_of,
    stamped,
)
from tests.shared_domain.strategies import card_histories

CALENDAR = calendar_of(a_vendor())
STATUS_KINDS = (EntryKind.CARD_BLOCKED, EntryKind.CARD_UNBLOCKED, EntryKind.CARD_REPLACED)
PROGRAMS = a_history(a_program(), a_program(version=2, max_daily_stamps=1), v1=at(-60_000))


def context_for(later: list[Entry], earlier: list[Entry], programs: ProgramHistory) -> list[Entry]:
    start = context_start(later, programs, CALENDAR)
    return [
        entry
        for entry in earlier
        if entry.reverses is not None or (start is not None and entry.occurred_at >= start)
    ]


@given(card_histories(), st.floats(0, 1))
def test_later_entries_are_judged_as_if_the_whole_card_were(
    entries: list[Entry], share: float
) -> None:
    ordered = sorted(entries, key=lambda entry: entry.order_key)
    cut = round(len(ordered) * share)
    earlier, later = ordered[:cut], ordered[cut:]
    moved = [entry.occurred_at for entry in earlier if entry.amounts != NOTHING]
    balance = sum((entry.amounts for entry in earlier), NOTHING)
    awaited = {entry.reverses for entry in earlier if entry.reverses is not None}
    assume(not any(entry.kind in STATUS_KINDS for entry in earlier))
    assume(continues_plainly(later, max(moved, default=None), balance, awaited))

    found = judge_later(later, context_for(later, earlier, PROGRAMS), PROGRAMS, CALENDAR)

    assert judge_card(earlier, PROGRAMS, CALENDAR) | found == judge_card(
        entries, PROGRAMS, CALENDAR
    )


def test_a_stamp_on_a_quiet_card_continues_it_plainly() -> None:
    assert continues_plainly([stamped(1)], None, NOTHING)
    assert continues_plainly([stamped(1)], at(-1), Amounts(stamps=3))


def test_an_entry_that_happened_before_what_is_known_does_not() -> None:
    assert not continues_plainly([stamped(1)], at(0), NOTHING)
    assert not continues_plainly([stamped(1)], at(1), NOTHING)


def test_an_entry_that_moves_nothing_may_have_happened_at_any_time() -> None:
    issued = an_entry(1, EntryKind.CARD_ISSUED, minutes=-5)

    assert continues_plainly([issued], at(0), NOTHING)


def test_closing_a_card_may_bear_on_what_came_before() -> None:
    for kind in STATUS_KINDS:
        assert not continues_plainly([an_entry(1, kind)], at(-1), NOTHING)


def test_an_entry_that_a_reversal_waited_for_may_explain_it() -> None:
    assert not continues_plainly([stamped(1)], None, NOTHING, awaited={entry_id(1)})
    assert continues_plainly([stamped(1)], None, NOTHING, awaited={entry_id(2)})


def test_taking_an_entry_back_does_not() -> None:
    stamp = stamped(1)

    assert not continues_plainly([stamp, reversal_of(stamp, 2, minutes=1)], None, NOTHING)


def test_taking_what_is_not_there_does_not() -> None:
    assert not continues_plainly([redeemed(1)], None, Amounts(stamps=9))
    assert continues_plainly([redeemed(1)], None, Amounts(stamps=10))


def test_without_stamps_nothing_earlier_bears_on_the_judgement() -> None:
    assert context_start([redeemed(1)], PROGRAMS, CALENDAR) is None


def test_a_long_cooldown_reaches_back_beyond_the_business_day() -> None:
    programs = a_history(a_program(cooldown_minutes=3 * 24 * 60))
    earlier, later = stamped(1, minutes=-2 * 24 * 60), stamped(2)

    assert context_start([later], programs, CALENDAR) == at(-3 * 24 * 60)
    assert judge_later([later], [earlier], programs, CALENDAR) != frozenset()
