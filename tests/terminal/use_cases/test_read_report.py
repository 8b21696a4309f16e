"""A report says what a period came to, by day, hour, person and till."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from shared_domain.ledger import EntryKind
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.read_report import Report, Tally, read_report
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.review_history import HistoryQuestion, Period
from tests.builders import CARD, OTHER_CARD, a_program
from tests.fakes.local_store import MemoryLocalStore
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop, Till


def busy_till(value_cents: int | None = 350) -> Till:
    """Ten stamps from paper, a stamp by Anna, one by Bert that is undone, and a reward."""
    program = a_program(cooldown_minutes=0, stamps_reward_value_cents=value_cents)
    shop = Shop(program)
    shop.issue()
    shop.issue(OTHER_CARD, "Tom")
    shop.give(stamps=10)
    till = shop.open_till()
    till.wait(60)
    award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest(stamps=2))
    wrong = award(till.counter, BERT_SIGNED_IN, OTHER_CARD, AwardRequest())
    assert isinstance(wrong, Recorded)
    reverse_entry(till.counter, BERT_SIGNED_IN, wrong.entries[0].entry_id)
    shop.server.grant(CARD, till.identity.terminal_id, till.balance())
    till.sync()
    given = redeem(till.counter, ANNA_SIGNED_IN, CARD, RewardChoice())
    assert isinstance(given, Recorded)
    return till


def report(till: Till, period: Period = Period.TODAY) -> Report:
    found = read_report(till.counter, HistoryQuestion(period=period))
    assert found is not None
    return found


def test_the_total_counts_what_was_given_rewarded_and_undone() -> None:
    total = report(busy_till()).total
    assert (total.stamps, total.points, total.rewards, total.undone) == (3, 0, 1, 1)
    assert total.waiting == 1


def test_days_and_hours_are_those_of_the_shop() -> None:
    found = report(busy_till())
    assert [day for day, _ in found.days] == [date(2026, 11, 23)]
    # Eleven in Luxembourg is ten in UTC; the first hour held what the server did.
    busy = {hour for hour, tally in enumerate(found.hours) if tally.stamps}
    assert busy == {12}


def test_people_and_tills_come_by_name() -> None:
    found = report(busy_till())
    staff = dict(found.staff)
    assert (staff["Anna"].stamps, staff["Anna"].rewards, staff["Bert"].undone) == (2, 1, 1)
    assert staff[""].entries >= 3
    assert set(dict(found.tills)) == {"till 1", ""}


def test_rewards_and_cards_are_valued_where_a_value_is_known() -> None:
    found = report(busy_till())
    assert [(one.description, one.times, one.value_cents) for one in found.rewards] == [
        ("Free item", 1, 350)
    ]
    assert (found.cards.cards, found.cards.active, found.cards.stamps) == (2, 2, 2)
    assert found.liability_cents == 70
    assert report(busy_till(None)).liability_cents is None


def test_another_period_holds_nothing_of_today() -> None:
    found = report(busy_till(), Period.YESTERDAY)
    assert found.total == Tally()
    assert found.days == ()


def test_only_what_is_asked_for_is_summed() -> None:
    till = busy_till()
    kinds = frozenset({EntryKind.REVERSED})
    found = read_report(till.counter, HistoryQuestion(kinds=kinds))
    assert found is not None
    assert found.total.entries == 1


def test_before_pairing_there_is_no_report(till: Till) -> None:
    counter = replace(till.counter, store=MemoryLocalStore())
    assert read_report(counter, HistoryQuestion()) is None
