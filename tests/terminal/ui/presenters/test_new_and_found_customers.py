"""Enrolling, finding and caring for customers, screen by screen."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared_domain.amounts import Amounts
from shared_domain.cards import CardStatus
from shared_domain.ledger import Customer, EntryKind
from terminal.ui.card.state import CareField, CareForm, CareStep
from terminal.ui.desk import Screen
from terminal.ui.history.state import Attention, EntryGroup, RowState
from terminal.ui.result.state import Tone
from terminal.ui.search.presenter import PAUSE_MS
from terminal.ui.search.state import FoundLine, SearchState
from terminal.use_cases.customer_form import CustomerForm, FormField
from terminal.use_cases.keep_blanks import apply_refill, plan_refill
from terminal.use_cases.review_history import Period
from tests.builders import ANNA, BERT, CARD, OTHER_CARD, a_hybrid_program, a_program
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in
from tests.terminal.use_cases.shop import PINS

pytestmark = pytest.mark.needs_qt


def stocked(stage: CounterStage) -> CounterStage:
    step = plan_refill(stage.till.counter)
    assert step is not None
    apply_refill(stage.till.counter, stage.till.line.blanks(step.request))
    return stage


def manager(stage: CounterStage) -> CounterStage:
    stage.sign_in.open()
    stage.sign_in.choose(BERT)
    stage.sign_in.enter(PINS[BERT])
    return stage


def printed(stage: CounterStage) -> str:
    other = stage.shop.open_till()
    return next(iter(stage.shop.server.blanks_of(other.identity.terminal_id, 1).values()))


def search(stage: CounterStage, text: str) -> None:
    stage.search.open()
    stage.search.change(text)
    stage.scheduler.pass_ms(PAUSE_MS)


def found(stage: CounterStage) -> tuple[FoundLine, ...]:
    state: SearchState = stage.shown["search"]
    return state.found or ()


def opened(stage: CounterStage) -> CounterStage:
    """The card of Léa in front, found by her name."""
    search(stage, "lea")
    stage.search.choose_only()
    assert stage.screen is Screen.CARD
    return stage


# Enrolling


def test_a_customer_is_enrolled_and_stamped_in_one_visit() -> None:
    stage = stocked(signed_in(counter()))
    stage.enrol.open()
    assert stage.shown["enrol"].in_stock == 200
    stage.enrol.change(CustomerForm("Tom Weber", language="de"))
    stage.enrol.enrol()
    card = stage.shown["enrol"].card
    assert (card.customer_name, card.gives_stamp) == ("Tom", True)
    stage.enrol.give_first()
    assert stage.told.headline == "1 stamp for Tom"
    assert stage.shown["enrol"].card is None


def test_where_an_amount_is_asked_for_the_new_card_opens() -> None:
    stage = stocked(signed_in(counter(a_hybrid_program())))
    stage.enrol.open()
    stage.enrol.enrol()
    assert not stage.shown["enrol"].card.gives_stamp
    stage.enrol.give_first()
    assert stage.screen is Screen.CUSTOMER


def test_pressing_twice_makes_one_card() -> None:
    stage = stocked(signed_in(counter()))
    stage.enrol.open()
    stage.enrol.enrol()
    first = stage.shown["enrol"].card
    stage.enrol.enrol()
    assert stage.shown["enrol"].card == first


def test_what_cannot_be_meant_is_asked_for_again_and_nothing_typed_is_lost() -> None:
    stage = stocked(signed_in(counter()))
    stage.enrol.open()
    stage.enrol.change(CustomerForm("Tom", email="tom"))
    stage.enrol.enrol()
    assert stage.shown["enrol"].wrong == (FormField.EMAIL,)
    assert stage.shown["enrol"].form.name == "Tom"
    stage.enrol.change(CustomerForm("Tom", email="tom@example.lu"))
    assert stage.shown["enrol"].wrong == ()


def test_a_scan_names_the_printed_card_to_use() -> None:
    stage = stocked(signed_in(counter()))
    code = printed(stage)
    stage.enrol.open()
    stage.read(code)
    number = stage.shown["enrol"].blank_number
    assert number
    stage.enrol.enrol()
    assert stage.shown["enrol"].card.card_number == number
    assert stage.shown["enrol"].card.code == code


def test_a_card_in_use_is_refused_and_the_form_comes_back_as_it_was() -> None:
    stage = stocked(signed_in(counter()))
    stage.enrol.open()
    stage.enrol.change(CustomerForm("Tom"))
    stage.read(stage.shop.code())
    assert stage.told.headline == "This card is somebody's already"
    stage.result.dismiss()
    assert stage.screen is Screen.ENROL
    assert stage.shown["enrol"].form.name == "Tom"


def test_without_blank_cards_the_screen_says_so_and_keeps_the_form() -> None:
    stage = signed_in(counter())
    stage.enrol.open()
    assert stage.shown["enrol"].in_stock == 0
    stage.enrol.enrol()
    assert stage.told.headline == "No blank cards left"
    stage.result.dismiss()
    assert stage.screen is Screen.ENROL
    assert not stage.shown["enrol"].busy


def test_a_scan_while_the_new_card_is_shown_serves_the_next_customer() -> None:
    stage = stocked(signed_in(counter()))
    stage.enrol.open()
    stage.enrol.enrol()
    stage.read(stage.shop.code())
    assert stage.told.headline == "1 stamp for Léa"


def test_what_one_customer_told_is_not_shown_to_the_next() -> None:
    stage = stocked(signed_in(counter()))
    stage.enrol.open()
    stage.enrol.change(CustomerForm("Tom"))
    stage.enrol.leave()
    assert stage.screen is Screen.SCAN
    stage.enrol.open()
    assert stage.shown["enrol"].form.name == ""


# Finding


def test_a_customer_is_found_while_the_name_is_typed() -> None:
    stage = signed_in(counter())
    search(stage, "le")
    assert not found(stage)
    stage.search.change("lea")
    assert not found(stage)
    stage.scheduler.pass_ms(PAUSE_MS)
    (line,) = found(stage)
    assert (line.customer_name, line.stamps, line.points) == ("Léa", 0, None)


def test_only_the_newest_text_is_looked_for() -> None:
    stage = signed_in(counter())
    stage.search.open()
    stage.search.change("lea")
    stage.search.change("leax")
    stage.scheduler.pass_ms(PAUSE_MS)
    assert stage.shown["search"].found == ()


def test_nobody_searches_before_signing_in() -> None:
    stage = counter()
    search(stage, "lea")
    assert stage.told.headline == "Sign in first"


def test_the_opened_card_is_served_like_a_scan() -> None:
    stage = opened(signed_in(counter()))
    stage.card.serve_customer()
    assert stage.told.headline == "1 stamp for Léa"


def test_enter_opens_nothing_while_nobody_is_found() -> None:
    stage = counter()
    stage.shop.issue(OTHER_CARD, "Léon")
    stage.till.sync()
    search(signed_in(stage), "lea")
    stage.search.change("luxembourg")
    stage.scheduler.pass_ms(PAUSE_MS)
    stage.search.choose_only()
    assert stage.screen is Screen.SEARCH


def test_leaving_the_search_leads_to_the_next_customer() -> None:
    stage = signed_in(counter())
    search(stage, "lea")
    stage.search.leave()
    assert stage.screen is Screen.SCAN
    assert not found(stage)


# Caring


def test_a_manager_corrects_a_balance_with_a_reason() -> None:
    stage = opened(manager(counter(stamps=5)))
    assert not stage.shown["card"].needs_manager
    stage.card.begin(CareStep.ADJUSTING)
    stage.card.change(CareForm("-2", "", "Slip of the finger"))
    stage.card.confirm()
    assert stage.told.tone is Tone.DONE
    assert stage.till.balance() == Amounts(3)


def test_a_cashier_needs_a_manager_and_the_entry_names_both() -> None:
    stage = opened(signed_in(counter(stamps=5)))
    assert stage.shown["card"].needs_manager
    stage.card.begin(CareStep.ADJUSTING)
    stage.card.change(CareForm("+1", "", "Forgotten yesterday"))
    stage.card.confirm()
    assert stage.screen is Screen.SIGN_IN
    stage.sign_in.choose(BERT)
    stage.sign_in.enter(PINS[BERT])
    entry = stage.till.entries()[-1]
    assert (entry.kind, entry.staff_id, entry.overridden_by) == (EntryKind.ADJUSTED, ANNA, BERT)
    assert stage.till.balance() == Amounts(6)


@pytest.mark.parametrize(
    ("form", "wrong"),
    [
        (CareForm("", "", "why"), (CareField.STAMPS,)),
        (CareForm("x", "", "why"), (CareField.STAMPS,)),
        (CareForm("1", "", " "), (CareField.REASON,)),
        (CareForm("0", "", ""), (CareField.STAMPS, CareField.REASON)),
        (CareForm("1", "٣", "why"), (CareField.POINTS,)),
    ],
)
def test_a_correction_that_says_nothing_is_asked_for_again(
    form: CareForm, wrong: tuple[CareField, ...]
) -> None:
    stage = opened(manager(counter()))
    stage.card.begin(CareStep.ADJUSTING)
    stage.card.change(form)
    stage.card.confirm()
    assert stage.shown["card"].wrong == wrong
    assert stage.screen is Screen.CARD


def test_a_correction_below_zero_is_refused_and_the_form_comes_back() -> None:
    stage = opened(manager(counter(stamps=1)))
    stage.card.begin(CareStep.ADJUSTING)
    stage.card.change(CareForm("\N{MINUS SIGN}2", "", "why"))
    stage.card.confirm()
    assert stage.told.tone is not Tone.DONE
    stage.result.dismiss()
    assert stage.screen is Screen.CARD
    assert stage.shown["card"].form.reason == "why"


def test_an_opening_balance_needs_no_reason() -> None:
    stage = opened(manager(counter(a_hybrid_program())))
    stage.card.begin(CareStep.OPENING)
    stage.card.change(CareForm("7", "120", ""))
    stage.card.confirm()
    assert stage.till.balance() == Amounts(7, 120)
    assert stage.till.entries()[-1].kind is EntryKind.OPENING_BALANCE


def test_a_card_is_blocked_and_opened_again() -> None:
    stage = opened(manager(counter()))
    stage.card.begin(CareStep.BLOCKING)
    stage.card.confirm()
    assert stage.till.card().status is CardStatus.BLOCKED
    assert stage.told.headline == "Card blocked"
    assert stage.told.actions == ()
    stage.wait(1)
    opened(stage)
    assert stage.shown["card"].status is CardStatus.BLOCKED
    stage.card.begin(CareStep.BLOCKING)
    stage.card.confirm()
    assert stage.till.card().status is CardStatus.ACTIVE


def test_a_lost_card_is_replaced_and_the_new_one_is_shown() -> None:
    stage = opened(manager(stocked(counter(stamps=7))))
    stage.card.begin(CareStep.REPLACING)
    stage.card.confirm()
    card = stage.shown["enrol"].card
    assert stage.screen is Screen.ENROL
    assert (card.customer_name, card.is_replacement) == ("Léa", True)
    assert stage.till.card().status is CardStatus.REPLACED
    stage.enrol.leave()
    stage.read(card.code)
    assert stage.told.stamp_card is not None
    assert stage.told.stamp_card.stamps == 8


def test_a_lost_card_is_replaced_by_a_printed_one() -> None:
    stage = manager(stocked(counter(stamps=7)))
    code = printed(stage)
    opened(stage)
    stage.card.begin(CareStep.REPLACING)
    stage.read(code)
    number = stage.shown["card"].blank_number
    stage.card.confirm()
    assert stage.shown["enrol"].card.card_number == number


def test_a_card_that_is_somebodys_replaces_none() -> None:
    stage = opened(manager(stocked(counter(stamps=7))))
    stage.card.begin(CareStep.REPLACING)
    stage.read(stage.shop.code())
    assert stage.told.headline == "This card is somebody's already"
    stage.result.dismiss()
    assert stage.screen is Screen.CARD


def test_going_back_leaves_the_step_first_and_then_the_card() -> None:
    stage = opened(manager(counter()))
    stage.card.begin(CareStep.ADJUSTING)
    stage.card.back()
    assert stage.shown["card"].step is CareStep.CHOOSING
    stage.card.confirm()
    assert stage.shown["card"].step is CareStep.CHOOSING
    stage.card.back()
    assert stage.screen is Screen.SCAN


def test_what_happens_elsewhere_to_the_opened_card_is_seen_and_what_is_typed_stays() -> None:
    stage = opened(manager(counter(stamps=1)))
    stage.card.begin(CareStep.ADJUSTING)
    stage.card.change(CareForm("1", "", "why"))
    stage.shop.give(stamps=2)
    stage.till.sync()
    stage.card.refresh()
    assert stage.shown["card"].stamps.stamps == 3
    assert stage.shown["card"].form.reason == "why"


# The history of it


def test_the_history_of_one_card_reaches_back_to_its_beginning() -> None:
    stage = signed_in(counter(stamps=3))
    stage.wait(60 * 24 * 90)
    opened(stage)
    stage.card.open_history()
    assert stage.screen is Screen.HISTORY
    kinds = [row.line.kind for row in stage.shown["history"].rows]
    assert kinds == [EntryKind.ADJUSTED, EntryKind.CARD_ISSUED]
    assert stage.shown["history"].card_number


def test_the_history_shows_what_is_asked_for_and_nothing_else() -> None:
    stage = signed_in(counter(a_program(cooldown_minutes=0)))
    stage.read(stage.shop.code())
    stage.menu.open()
    stage.menu.choose(stage.shown["menu"].items[0])
    choice = stage.shown["history"].choice
    assert (choice.period, len(stage.shown["history"].rows)) == (Period.TODAY, 2)
    for change, count in (
        ({"group": EntryGroup.GIVEN}, 1),
        ({"group": EntryGroup.REWARDS}, 0),
        ({"group": EntryGroup.CARDS}, 1),
        ({"staff_id": ANNA}, 1),
        ({"staff_id": BERT}, 0),
        ({"terminal_id": stage.till.identity.terminal_id}, 1),
        ({"attention": Attention.WAITING}, 1),
        ({"attention": Attention.CASES}, 0),
        ({"period": Period.YESTERDAY}, 0),
        ({"period": Period.WEEK}, 2),
        ({"period": Period.MONTH}, 2),
    ):
        stage.history.choose(replace(choice, **change))
        assert len(stage.shown["history"].rows) == count, change


def test_the_names_to_ask_for_are_those_of_the_shop() -> None:
    stage = signed_in(counter(tills=2))
    stage.history.open()
    assert [name for _, name in stage.shown["history"].staff] == ["Anna", "Bert"]
    assert RowState.SYNCED in {row.state for row in stage.shown["history"].rows}
    assert Customer(name="Léa") == stage.till.card(CARD).customer
