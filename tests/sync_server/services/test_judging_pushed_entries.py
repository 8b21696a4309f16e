"""Cases: opened once, told to every terminal, withdrawn when late entries explain them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from shared_domain.business_day import calendar_of
from shared_domain.cases import CaseKind, CaseState
from shared_domain.identifiers import VendorId
from shared_domain.ledger import Entry, EntryKind
from shared_domain.rules.judging import judge_card
from sync_server.services.judge_cases import judge_cases
from sync_server.services.manage_program import change_program, show_program
from tests.builders import a_program
from tests.sync_server.services.shop import Shop, granted

if TYPE_CHECKING:
    from tests.sync_server.scripted_terminal import ScriptedTerminal

CARD = "00000000000000aa"


def open_kinds(shop: Shop) -> list[CaseKind]:
    return sorted(
        (case.finding.kind for case in shop.cases() if case.state is CaseState.OPEN),
        key=lambda kind: kind.value,
    )


def redeem(till: ScriptedTerminal, **fields: object) -> object:
    return till.entry(EntryKind.STAMPS_REDEEMED, CARD, stamps_delta=-10, **fields)


def test_a_stamp_too_soon_counts_and_opens_a_case_with_both_rows(shop: Shop) -> None:
    till = shop.till()
    first = till.stamp(CARD)
    shop.let_pass(till, minutes=5)
    second = till.stamp(CARD)
    shop.push(till)

    (case,) = shop.cases()
    assert case.finding.kind is CaseKind.COOLDOWN_BROKEN
    assert (case.finding.entry_id, case.finding.against) == (second.entry_id, first.entry_id)
    assert case.card_id == CARD
    assert [(one.kind, one.state) for one in shop.case_records()] == [
        (CaseKind.COOLDOWN_BROKEN, CaseState.OPEN)
    ]


def test_the_same_is_found_when_the_two_stamps_arrive_apart(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.push(till)
    shop.let_pass(till, minutes=5)
    till.stamp(CARD)
    shop.push(till)

    assert open_kinds(shop) == [CaseKind.COOLDOWN_BROKEN]


def test_two_terminals_that_redeem_the_same_stamps_offline_open_a_case(shop: Shop) -> None:
    till_1, till_2 = shop.till("Till 1"), shop.till("Till 2")
    till_1.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=10)
    shop.push(till_1)
    shop.let_pass(till_1, till_2, minutes=1)
    redeem(till_1)
    shop.let_pass(till_2, minutes=1)
    redeem(till_2)
    shop.push(till_2)
    assert shop.cases() == []

    shop.push(till_1)

    assert open_kinds(shop) == [CaseKind.OVERDRAWN]
    assert shop.held(CARD).state.balance.stamps == -10


def test_a_case_is_withdrawn_when_a_late_entry_explains_it_and_opens_again(shop: Shop) -> None:
    till_1, till_2, late = (shop.till(f"Till {number}") for number in (1, 2, 3))
    shop.let_pass(till_1, till_2, late, minutes=1)
    till_1.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=10)
    shop.let_pass(till_1, till_2, minutes=1)
    redeem(till_2)
    shop.push(till_2)
    assert open_kinds(shop) == [CaseKind.OVERDRAWN]

    shop.push(till_1)

    assert open_kinds(shop) == []
    assert [one.state for one in shop.case_records()] == [CaseState.OPEN, CaseState.WITHDRAWN]

    late.now -= timedelta(seconds=30)
    late.entry(EntryKind.ADJUSTED, CARD, stamps_delta=-3, reason="miscounted")
    shop.push(late)
    assert open_kinds(shop) == [CaseKind.OVERDRAWN, CaseKind.OVERDRAWN]


def test_what_a_person_decided_stays_decided(shop: Shop) -> None:
    till = shop.till()
    redeem(till)
    shop.push(till)
    (case,) = shop.cases()
    shop.uow.cases.save(shop.vendor_id, [replace(case, state=CaseState.FORGIVEN)])
    till.now -= timedelta(minutes=1)
    till.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=1)
    shop.push(till)

    assert [one.state for one in shop.cases()] == [CaseState.FORGIVEN]


def test_an_open_case_shows_the_evidence_that_came_late(shop: Shop) -> None:
    till_1, till_2 = shop.till("Till 1"), shop.till("Till 2")
    till_1.stamp(CARD)
    shop.let_pass(till_1, till_2, minutes=5)
    nearer = till_2.stamp(CARD)
    shop.let_pass(till_1, till_2, minutes=5)
    too_soon = till_1.stamp(CARD)
    shop.push(till_1)

    shop.push(till_2)

    against = {case.finding.entry_id: case.finding.against for case in shop.cases()}
    assert against[too_soon.entry_id] == nearer.entry_id
    told = {record.entry_id: record.against for record in shop.case_records()}
    assert told == against


def test_an_entry_from_the_future_is_recorded_and_questioned(shop: Shop) -> None:
    till = shop.till()
    till.now += timedelta(minutes=5)
    till.stamp(CARD)
    till.now += timedelta(seconds=1)
    ahead = till.stamp("00000000000000bb")
    shop.push(till)

    assert [(one.finding.kind, one.finding.entry_id) for one in shop.cases()] == [
        (CaseKind.CLOCK_NOT_TRUSTED, ahead.entry_id)
    ]


def test_the_question_remains_when_the_card_is_judged_again(shop: Shop) -> None:
    till = shop.till()
    till.now += timedelta(hours=1)
    till.stamp(CARD)
    shop.push(till)
    late = shop.till("Till 2")
    shop.let_pass(hours=1)
    late.now -= timedelta(minutes=30)
    late.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=1)
    shop.push(late)

    assert open_kinds(shop) == [CaseKind.CLOCK_NOT_TRUSTED]


def test_a_time_is_clamped_between_what_the_till_recorded_before_and_its_arrival(
    shop: Shop,
) -> None:
    till = shop.till()
    shop.let_pass(hours=1)
    till.now = shop.tools.clock.now() + timedelta(days=2)
    ahead = till.stamp("00000000000000bb")
    till.now = shop.tools.clock.now() - timedelta(minutes=10)
    honest = till.stamp("00000000000000cc")
    till.now -= timedelta(minutes=40)
    back = till.stamp(CARD)
    shop.push(till)

    cards = [entry.card_id for entry in (ahead, honest, back)]
    received = shop.uow.ledger.entries_of(shop.vendor_id, cards)
    clamped = [received[card_id][0].clamped_to for card_id in cards]
    assert clamped == [shop.tools.clock.now(), None, honest.occurred_at]
    # What the terminal wrote stands in the ledger as it was.
    assert [received[card_id][0].entry for card_id in cards] == [ahead, honest, back]


def test_the_bound_holds_over_runs_and_over_epochs(shop: Shop) -> None:
    till = shop.till()
    shop.let_pass(till, hours=2)
    till.stamp(CARD)
    shop.push(till)
    first, bound = till.journal, till.now
    till.now -= timedelta(minutes=30)
    till.stamp("00000000000000bb")
    shop.push(till)
    till.open_epoch(parent=first.end)
    till.stamp("00000000000000cc")
    shop.push(till)

    received = shop.uow.ledger.entries_of(shop.vendor_id, ["00000000000000bb", "00000000000000cc"])
    assert [one.clamped_to for some in received.values() for one in some] == [bound, bound]


def test_a_reversal_that_came_before_what_it_takes_back_is_explained_by_it(shop: Shop) -> None:
    till_1, till_2 = shop.till("Till 1"), shop.till("Till 2")
    shop.let_pass(till_1, till_2, minutes=30)
    till_1.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=5)
    shop.push(till_1)
    shop.let_pass(till_1, till_2, minutes=5)
    # Its clock is behind, so that it takes back what did not happen yet.
    target = till_1.stamp(CARD)
    till_2.now -= timedelta(minutes=3)
    till_2.entry(
        EntryKind.REVERSED,
        CARD,
        stamps_delta=-1,
        reverses=target.entry_id,
        reversed_kind=target.kind,
    )
    shop.push(till_2)
    assert open_kinds(shop) == [CaseKind.REVERSAL_DOES_NOT_FIT]

    shop.push(till_1)

    assert open_kinds(shop) == []


def test_a_card_that_was_closed_stays_under_watch(shop: Shop) -> None:
    till = shop.till()
    shop.let_pass(till, minutes=1)
    till.entry(EntryKind.CARD_BLOCKED, CARD)
    shop.push(till)
    shop.let_pass(till, minutes=1)
    till.stamp(CARD)
    shop.push(till)

    assert open_kinds(shop) == [CaseKind.CARD_NOT_ACTIVE]


def test_an_entry_under_a_version_not_published_yet_is_explained_by_publishing_it(
    shop: Shop,
) -> None:
    till = shop.till()
    shop.let_pass(till, minutes=1)
    till.stamp(CARD, program_version=2)
    shop.push(till)
    assert open_kinds(shop) == [CaseKind.NOT_IN_PROGRAM]

    current = granted(show_program(shop.uow, shop.tools, shop.vendor_id))
    granted(change_program(shop.uow, shop.tools, shop.vendor_id, current))

    assert open_kinds(shop) == []
    assert shop.case_records()[-1].state is CaseState.WITHDRAWN


def test_a_vendor_without_a_row_is_a_fault_and_not_a_guess(shop: Shop) -> None:
    with pytest.raises(LookupError, match="does not exist"):
        judge_cases(shop.uow, VendorId(shop.tools.ids.new_id()), {}, {}, shop.tools.clock.now())


ACTS = st.tuples(
    st.sampled_from(["stamp", "redeem", "undo", "opening", "block"]),
    st.integers(-40, 40),
    st.booleans(),
)


@given(st.lists(ACTS, max_size=14))
def test_cases_are_those_that_judging_everything_afresh_would_open(
    acts: list[tuple[str, int, bool]],
) -> None:
    """However entries were batched and in whatever order they came."""
    shop = Shop(a_program(cooldown_minutes=15, max_daily_stamps=3))
    tills = [shop.till(f"Till {number}") for number in range(3)]
    shop.let_pass(hours=2)
    stamps: list[Entry] = []
    for act, minutes, is_pushed in acts:
        till = tills[minutes % 3]
        till.now = shop.tools.clock.now() - timedelta(minutes=50) + timedelta(minutes=minutes)
        if act == "stamp" or (act == "undo" and not stamps):
            stamps.append(till.stamp(CARD))
        elif act == "undo":
            target = stamps[minutes % len(stamps)]
            till.entry(
                EntryKind.REVERSED,
                CARD,
                stamps_delta=-1,
                reverses=target.entry_id,
                reversed_kind=target.kind,
            )
        elif act == "opening":
            till.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=4)
        elif act == "block":
            till.entry(EntryKind.CARD_BLOCKED, CARD)
        else:
            redeem(till)
        if is_pushed:
            shop.push(till)
    for till in tills:
        shop.push(till)

    programs = shop.uow.programs.history(shop.vendor_id)
    received = shop.uow.ledger.entries_of(shop.vendor_id, [CARD]).get(CARD, [])
    expected = judge_card((one.judged for one in received), programs, calendar_of(shop.vendor))
    still_open = [case.finding for case in shop.cases() if case.state is CaseState.OPEN]
    assert {(one.kind, one.entry_id) for one in still_open} == {
        (one.kind, one.entry_id) for one in expected
    }
