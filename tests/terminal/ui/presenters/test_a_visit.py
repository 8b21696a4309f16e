"""What a cashier sees from sign-in to undo, screen by screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.ledger import EntryKind
from shared_domain.staff import ManagerAction
from terminal.ui.desk import Screen
from terminal.ui.result.state import Tone
from terminal.ui.scan.state import ScanPromise
from terminal.ui.type_number.state import NumberProblem
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from tests.builders import ANNA, BERT, CARD, a_hybrid_program, a_points_program, a_program
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.use_cases.shop import PINS, Shop

if TYPE_CHECKING:
    from shared_domain.programs import LoyaltyProgram

pytestmark = pytest.mark.needs_qt


def counter(
    program: LoyaltyProgram | None = None, stamps: int = 0, points: int = 0, tills: int = 1
) -> CounterStage:
    shop = Shop(program or a_program())
    shop.issue()
    if stamps or points:
        shop.give(stamps, points)
    till = shop.open_till()
    for _ in range(tills - 1):
        shop.open_till()
    return CounterStage(shop, till)


def signed_in(stage: CounterStage) -> CounterStage:
    stage.sign_in.open()
    stage.sign_in.choose(ANNA)
    stage.sign_in.enter(PINS[ANNA])
    assert stage.screen is Screen.SCAN
    return stage


def test_a_scan_before_anybody_signed_in_asks_to_sign_in_and_gives_nothing() -> None:
    stage = counter()
    stage.read(stage.shop.code())
    assert stage.told.headline == "Sign in first"
    assert stage.told.tone is Tone.ATTENTION
    stage.result.dismiss()
    assert stage.screen is Screen.SIGN_IN
    assert stage.till.balance().stamps == 0


def test_a_wrong_pin_says_how_many_tries_are_left() -> None:
    stage = counter()
    stage.sign_in.open()
    stage.sign_in.choose(ANNA)
    stage.sign_in.enter("0000")
    assert stage.shown["sign_in"].tries_left == 4
    assert stage.screen is Screen.SIGN_IN


def test_five_wrong_pins_show_until_when_the_person_is_locked() -> None:
    stage = counter()
    stage.sign_in.open()
    stage.sign_in.choose(ANNA)
    for _ in range(5):
        stage.sign_in.enter("0000")
    tile = next(each for each in stage.shown["sign_in"].tiles if each.staff_id == ANNA)
    assert tile.locked_until is not None


def test_one_scan_gives_one_stamp_and_goes_home_by_itself() -> None:
    stage = signed_in(counter())
    stage.read(stage.shop.code())
    assert stage.told.tone is Tone.DONE
    assert stage.told.headline == "1 stamp for Léa"
    assert stage.told.stamp_card is not None
    assert (stage.told.stamp_card.stamps, stage.told.stamp_card.newest) == (1, 1)
    assert stage.tones == [Tone.DONE]
    stage.scheduler.pass_ms(4_000)
    assert stage.screen is Screen.SCAN
    stage.scan.refresh()
    assert [line.stamps for line in stage.shown["scan"].today] == [1, 0]
    assert stage.shown["scan"].undo.seconds_left == 600


def test_the_same_code_twice_within_a_moment_is_one_scan() -> None:
    stage = signed_in(counter(a_program(cooldown_minutes=0)))
    code = stage.shop.code()
    stage.read(code)
    stage.read(code, after_ms=1_000)
    assert stage.till.balance().stamps == 1


def test_a_second_stamp_too_soon_says_when_the_next_is_due_and_by_whom_the_last_was() -> None:
    stage = signed_in(counter())
    stage.read(stage.shop.code())
    stage.read(stage.shop.code())
    assert stage.told.tone is Tone.AGAIN
    assert stage.told.headline == "Next stamp at 11:15"  # Luxembourg, 15 minutes after 10:00 UTC
    assert "till 1" in stage.told.lines[0]
    assert "Anna" in stage.told.lines[0]


def test_a_full_card_is_offered_its_reward_which_is_given_after_one_question() -> None:
    stage = signed_in(counter(stamps=9))
    stage.read(stage.shop.code())
    assert [action.key for action in stage.told.actions] == ["reward", "undo"]
    stage.result.choose("reward")
    assert stage.screen is Screen.REDEEM
    assert stage.shown["redeem"].cost_stamps == 10
    stage.redeem.give()
    stage.redeem.give()
    assert stage.told.headline == "Free item for Léa"
    assert stage.till.balance().stamps == 0
    assert [entry.kind for entry in stage.till.entries()].count(EntryKind.STAMPS_REDEEMED) == 1


def test_a_reward_held_by_another_till_offers_a_manager_and_the_manager_may() -> None:
    shop = Shop()
    shop.issue()
    first, second = shop.open_till(), shop.open_till()
    other = signed_in(CounterStage(shop, second))
    for _ in range(10):
        other.read(shop.code())
        other.wait(60 * 24)
    second.sync()
    first.sync()
    stage = signed_in(CounterStage(shop, first))
    first.wait(60 * 24 * 11)
    stage.read(shop.code())
    stage.result.choose("reward")
    stage.redeem.give()
    assert stage.told.headline == "Reserved at till 2"
    stage.result.choose("manager")
    assert stage.shown["sign_in"].authorising is ManagerAction.OVERRIDE_RESERVATION
    assert [tile.staff_id for tile in stage.shown["sign_in"].tiles] == [BERT]
    stage.sign_in.enter(PINS[BERT])
    assert stage.told.tone is Tone.DONE
    assert first.entries()[-1].overridden_by == BERT
    assert stage.desk.session is not None
    assert stage.desk.session.staff_id == ANNA


def test_a_server_that_does_not_answer_in_two_seconds_is_not_waited_for() -> None:
    shop = Shop()
    shop.issue()
    shop.give(stamps=10)
    first, _second = shop.open_till(), shop.open_till()
    stage = signed_in(CounterStage(shop, first))
    answers: list[object] = []
    stage.redeem.ask_server = lambda *question: answers.append(question)
    stage.read(shop.code())
    stage.result.choose("reward")
    stage.redeem.give()
    assert stage.shown["redeem"].busy
    stage.scheduler.pass_ms(2_000)
    assert stage.told.headline == "The server must say yes first"
    assert len(answers) == 1
    assert first.balance().stamps == 11


def test_undo_is_a_second_entry_and_the_screen_says_so() -> None:
    stage = signed_in(counter())
    stage.read(stage.shop.code())
    stage.result.choose("undo")
    assert stage.told.headline == "Undone"
    assert "second entry" in stage.told.lines[0]
    assert stage.till.balance().stamps == 0


def test_too_late_to_undo_asks_for_a_manager() -> None:
    stage = signed_in(counter())
    stage.read(stage.shop.code())
    stamp = stage.till.entries()[-1]
    stage.wait(11)
    stage.undo.undo(stamp.entry_id)
    assert stage.told.headline == "Too late to undo"
    stage.result.choose("manager")
    stage.sign_in.enter(PINS[BERT])
    assert stage.told.headline == "Undone"


def test_points_open_the_customer_and_enter_gives_what_the_preview_said() -> None:
    stage = signed_in(counter(a_hybrid_program()))
    assert stage.shown["scan"].promise is ScanPromise.OPENS_CARD
    stage.read(stage.shop.code())
    assert stage.screen is Screen.CUSTOMER
    stage.customer.change_amount(1840)
    assert (stage.shown["customer"].preview.points, stage.shown["customer"].preview.stamps) == (
        184,
        1,
    )
    stage.customer.give(1840)
    stage.customer.give(1840)
    assert stage.told.headline == "1 stamp · 184 points for Léa"
    assert (stage.till.balance().stamps, stage.till.balance().points) == (1, 184)


@pytest.mark.parametrize(
    ("cents", "headline"),
    [
        (0, "Check the amount"),
        (-1, "Check the amount"),
        (10**12, "Check the amount"),
        (5, "Too little for a point"),
    ],
)
def test_an_amount_that_is_none_is_refused_in_words(cents: int, headline: str) -> None:
    stage = signed_in(counter(a_points_program()))
    stage.read(stage.shop.code())
    stage.customer.give(cents)
    assert stage.told.headline == headline
    assert stage.till.balance().points == 0


def test_a_reward_for_points_is_listed_affordable_first_and_given() -> None:
    stage = signed_in(counter(a_points_program(), points=120))
    stage.read(stage.shop.code())
    assert [(line.name, line.to_go) for line in stage.shown["customer"].rewards] == [
        ("Coffee", 0),
        ("Cake", 130),
    ]
    stage.customer.give_points_reward("coffee")
    stage.redeem.give()
    assert stage.told.headline == "Coffee for Léa"
    assert stage.till.balance().points == 20


def test_a_second_purchase_soon_after_earns_its_points_without_a_stamp() -> None:
    stage = signed_in(counter(a_hybrid_program()))
    for _ in range(2):
        stage.read(stage.shop.code())
        stage.customer.change_amount(500)
        stage.customer.give(500)
        assert stage.told.tone is Tone.DONE
    assert (stage.till.balance().stamps, stage.till.balance().points) == (1, 100)


def test_a_scan_while_an_amount_is_typed_keeps_the_amount_for_the_new_customer() -> None:
    stage = signed_in(counter(a_points_program()))
    stage.shop.issue("00000000000000bb", "Tom")
    stage.till.sync()
    stage.read(stage.shop.code())
    stage.customer.change_amount(1840)
    stage.read(stage.shop.code("00000000000000bb"))
    assert stage.shown["customer"].customer_name == "Tom"
    assert stage.shown["customer"].amount_cents == 1840
    assert stage.shown["customer"].preview.points == 184


def test_a_typed_number_finds_the_card_or_says_which_letter_to_compare() -> None:
    stage = signed_in(counter())
    stage.number.open()
    stage.number.change("BBBBBBBBC")
    assert stage.shown["number"].problem is NumberProblem.CHECK_LETTER
    stage.number.confirm("BBBBBBBBB")
    assert stage.told.tone is Tone.DONE
    assert stage.till.balance(CARD).stamps == 1


def test_a_full_disk_is_said_in_words_and_nothing_is_given() -> None:
    stage = signed_in(counter())
    stage.till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
    stage.read(stage.shop.code())
    assert stage.told.headline == "The disk is full"
    assert stage.told.lines[0] == "Nothing was given, and nothing was lost."
    stage.till.store.fail_commit_with = None
    stage.read(stage.shop.code())
    assert stage.told.tone is Tone.DONE
    assert stage.till.balance().stamps == 1


def test_history_counts_what_stands_and_tells_the_story_of_an_entry() -> None:
    stage = signed_in(counter())
    stage.read(stage.shop.code())
    stage.history.open()
    state = stage.shown["history"]
    assert state.totals.stamps == 1
    assert state.totals.waiting == 1
    stage.history.open_row(state.rows[0].line.entry_id)
    story = stage.shown["history"].opened
    assert story is not None
    assert story.can_undo
    assert not story.needs_manager


def test_locking_signs_out_and_leaves_a_note() -> None:
    stage = signed_in(counter())
    notes_before = len(stage.till.journal())
    stage.sign_in.lock()
    assert stage.desk.session is None
    assert stage.screen is Screen.SIGN_IN
    assert len(stage.till.journal()) == notes_before + 1


def test_a_foreign_code_and_a_torn_one_are_told_apart() -> None:
    stage = signed_in(counter())
    stage.read("https://example.com/menu")
    assert stage.told.headline == "Not a loyalty card"
    stage.read(stage.shop.code()[:100])
    assert stage.told.headline == "Scan it again"
    stage.read(stage.shop.code(key="somebody else's key"))
    assert stage.told.headline == "This code is not genuine"
    stage.read(stage.shop.code("00000000000000ff", key="somebody else's key"))
    assert stage.told.headline == "Not a card of this shop"
    assert stage.till.balance().stamps == 0
