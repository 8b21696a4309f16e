"""What each page says when it is pressed, and what the keyboard means on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from terminal.ui.customer.page import CustomerPage
from terminal.ui.history.page import HistoryPage
from terminal.ui.history.table_view import HistoryView
from terminal.ui.pairing.page import PairingPage
from terminal.ui.pairing.state import PairingState, PairingStep
from terminal.ui.question.page import QuestionPage
from terminal.ui.redeem.page import RedeemPage
from terminal.ui.result.page import ResultPage
from terminal.ui.scan.page import ScanPage
from terminal.ui.sign_in.page import SignInPage
from terminal.ui.sign_in.state import SignInState
from terminal.ui.sync_detail.page import SyncDetailPage
from terminal.ui.type_number.page import TypeNumberPage
from terminal.ui.type_number.state import TypeNumberState
from terminal.ui.widgets.state_view import Page
from tests.terminal.ui.gallery import Stage
from tests.terminal.ui.morning import CUSTOMER, PEOPLE, TILES, TODAY
from tests.terminal.ui.samples import SAMPLES
from tests.terminal.ui.wording import OPEN, Stretched

P = TypeVar("P", bound=Page[Any])


def heard(signal: SignalInstance) -> list[tuple[object, ...]]:
    """Everything a signal says from now on."""
    said: list[tuple[object, ...]] = []
    signal.connect(lambda *values: said.append(values))
    return said


def button(page: QWidget, words: str) -> QAbstractButton:
    """The visible button with these words, on it or spoken."""
    for found in page.findChildren(QAbstractButton):
        texts = (found.text(), found.accessibleName(), found.text().replace("\n", " "))
        if found.isVisible() and words in texts:
            return found
    raise LookupError(words)


def press(page: QWidget, words: str) -> None:
    QTest.mouseClick(button(page, words), Qt.MouseButton.LeftButton)


def change(page: Page[Any], **changes: object) -> None:
    """Render the page's state with something changed."""
    assert page.state is not None
    page.render(replace(page.state, **changes))


def shown(stage: Stage, name: str, kind: type[P]) -> P:
    page = stage.show(SAMPLES[name])
    assert isinstance(page, kind)
    return page


def test_the_scan_page_speaks_in_intents(stage: Stage) -> None:
    page = shown(stage, "scan", ScanPage)
    said = [
        heard(signal)
        for signal in (
            page.type_number_pressed,
            page.search_pressed,
            page.enrol_pressed,
            page.menu_pressed,
            page.lock_pressed,
            page.undo_pressed,
        )
    ]
    for words in ("Type number", "Find customer", "New customer", "Menu", "Lock"):
        press(page, words)
    press(page, "Undo +1 stamp Léa M. · 9:42")
    assert said == [[()]] * 6


def test_touching_a_button_leaves_the_focus_on_the_page(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    press(page, "5")
    assert QApplication.focusWidget() in {page, None}


def test_enter_presses_the_button_the_keyboard_walked_to(stage: Stage) -> None:
    page = shown(stage, "scan", ScanPage)
    said = heard(page.menu_pressed)
    QTest.keyClick(button(page, "Menu"), Qt.Key.Key_Return)
    assert said == [()]


def test_an_amount_is_typed_by_touch_and_by_keyboard_alike(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    page.render(replace(CUSTOMER, amount_cents=0))
    said = heard(page.amount_changed)
    press(page, "1")
    QTest.keyClicks(page, "8")
    press(page, "00")
    QTest.keyClick(page, Qt.Key.Key_Backspace)
    assert said == [(1,), (18,), (1800,), (180,)]


def test_french_keyboards_type_digits_without_shift(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    page.render(replace(CUSTOMER, amount_cents=0))
    said = heard(page.amount_changed)
    for text in "&é":
        key = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, text)
        QCoreApplication.sendEvent(page, key)
    assert said[-1] == (12,)


def test_enter_gives_the_amount_in_cents(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    said = heard(page.amount_confirmed)
    QTest.keyClick(page, Qt.Key.Key_Enter)
    press(page, "Give 184 points · 1 stamp")
    assert said == [(1840,), (1840,)]


def test_enter_gives_nothing_while_there_is_nothing_to_give(stage: Stage) -> None:
    page = shown(stage, "customer_points", CustomerPage)
    said = heard(page.amount_confirmed)
    QTest.keyClick(page, Qt.Key.Key_Enter)
    assert said == []


def test_a_busy_card_takes_no_keys(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    page.render(replace(CUSTOMER, busy=True))
    said = heard(page.amount_changed)
    QTest.keyClicks(page, "5")
    assert said == []


def test_the_quantity_stays_between_one_and_the_limit(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    said = heard(page.quantity_changed)
    QTest.keyClick(page, Qt.Key.Key_Minus)
    press(page, "One stamp more")
    page.render(replace(CUSTOMER, quantity=5))
    QTest.keyClick(page, Qt.Key.Key_Plus)
    assert said == [(2,)]


def test_only_affordable_rewards_can_be_chosen(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    said = heard(page.reward_chosen)
    stamps = heard(page.stamps_reward_pressed)
    press(page, "Croissant")
    press(page, "Brunch for two")
    press(page, "Give Free coffee")
    assert said == [("1",)]
    assert stamps == [()]


def test_a_name_is_text_and_never_markup(stage: Stage) -> None:
    page = shown(stage, "customer", CustomerPage)
    page.render(replace(CUSTOMER, customer_name="<b>Bobby</b> {tables} %n"))
    texts = [label.text() for label in page.findChildren(QWidget) if hasattr(label, "text")]
    assert "<b>Bobby</b> {tables} %n" in texts


def test_a_result_names_the_action_that_was_chosen(stage: Stage) -> None:
    page = shown(stage, "result_done", ResultPage)
    said, dismissed = heard(page.action_chosen), heard(page.dismissed)
    press(page, "Undo · 9:58")
    press(page, "+1 more")
    assert said == [("undo",), ("more",)]
    assert dismissed == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_a_key_puts_a_result_away(stage: Stage, key: Qt.Key) -> None:
    page = shown(stage, "result_done", ResultPage)
    dismissed = heard(page.dismissed)
    QTest.keyClick(page, key)
    QTest.mouseClick(page, Qt.MouseButton.LeftButton)
    assert dismissed == [(), ()]


def test_a_reward_is_given_by_enter_and_kept_by_escape(stage: Stage) -> None:
    page = shown(stage, "redeem", RedeemPage)
    given, kept = heard(page.give_pressed), heard(page.cancel_pressed)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    change(page, busy=True)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert (given, kept) == ([()], [()])


def test_the_question_after_a_restart_is_answered_by_no_stray_enter(stage: Stage) -> None:
    page = shown(stage, "question", QuestionPage)
    yes, undo = heard(page.yes_pressed), heard(page.undo_pressed)
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert (yes, undo) == ([], [])
    press(page, "Yes, handed out")
    press(page, "No, undo it")
    assert (yes, undo) == ([()], [()])


def test_a_pin_is_typed_by_touch_and_keyboard_and_said_once(stage: Stage) -> None:
    page = shown(stage, "sign_in", SignInPage)
    said = heard(page.pin_entered)
    press(page, "1")
    QTest.keyClicks(page, "23")
    QTest.keyClick(page, Qt.Key.Key_4, Qt.KeyboardModifier.KeypadModifier)
    QTest.keyClick(page, Qt.Key.Key_Enter)
    assert said == [("1234",)]
    QTest.keyClick(page, Qt.Key.Key_Enter)
    assert said == [("1234",)]


def test_too_few_digits_are_no_pin_and_a_ninth_is_not_taken(stage: Stage) -> None:
    page = shown(stage, "sign_in", SignInPage)
    said = heard(page.pin_entered)
    QTest.keyClicks(page, "123")
    press(page, "OK")
    assert said == []
    QTest.keyClicks(page, "456789")
    press(page, "OK")
    assert said == [("12345678",)]


def test_digits_never_show_and_never_enter_the_state(stage: Stage) -> None:
    page = shown(stage, "sign_in", SignInPage)
    QTest.keyClicks(page, "9876")
    texts = " ".join(
        f"{found.text()} {found.accessibleName()}"
        for found in page.findChildren(QWidget)
        if hasattr(found, "text")
    )
    assert "9876" not in texts
    assert "9876" not in repr(page.state)


def test_choosing_someone_else_forgets_the_digits(stage: Stage) -> None:
    page = shown(stage, "sign_in", SignInPage)
    said, chosen = heard(page.pin_entered), heard(page.staff_chosen)
    QTest.keyClicks(page, "1234")
    press(page, f"{PEOPLE[1]}, manager")
    page.render(SignInState(tiles=TILES, chosen=TILES[1].staff_id))
    press(page, "OK")
    assert chosen == [(TILES[1].staff_id,)]
    assert said == []


def test_leaving_the_screen_forgets_the_digits(stage: Stage) -> None:
    page = shown(stage, "sign_in", SignInPage)
    said = heard(page.pin_entered)
    QTest.keyClicks(page, "1234")
    page.hide()
    page.show()
    QTest.keyClick(page, Qt.Key.Key_Enter)
    assert said == []


def test_a_locked_person_cannot_type(stage: Stage) -> None:
    page = shown(stage, "sign_in_locked", SignInPage)
    said = heard(page.pin_entered)
    QTest.keyClicks(page, "1234")
    QTest.keyClick(page, Qt.Key.Key_Enter)
    assert said == []


def test_a_shuffled_pad_types_what_it_shows(stage: Stage) -> None:
    page = shown(stage, "sign_in", SignInPage)
    order = (7, 3, 9, 1, 0, 2, 8, 4, 6, 5)
    change(page, digit_order=order)
    said = heard(page.pin_entered)
    for digit in "7350":
        press(page, digit)
    press(page, "OK")
    assert said == [("7350",)]


def test_escape_clears_the_pin_first_and_leaves_only_then(stage: Stage) -> None:
    page = shown(stage, "sign_in_manager", SignInPage)
    left = heard(page.cancel_pressed)
    QTest.keyClicks(page, "12")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == []
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [()]


def test_a_row_of_the_history_opens_its_story(stage: Stage) -> None:
    page = shown(stage, "history", HistoryPage)
    opened = heard(page.row_opened)
    view = page.findChildren(HistoryView)[0]
    cell = view.visualRect(view.model().index(2, 2)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=cell)
    QTest.keyClick(view, Qt.Key.Key_Down)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened == [(TODAY[2].entry_id,), (TODAY[3].entry_id,)]


def test_escape_closes_the_story_before_it_leaves_the_history(stage: Stage) -> None:
    page = shown(stage, "history_story", HistoryPage)
    closed, left, undone = (
        heard(page.story_closed),
        heard(page.back_pressed),
        heard(page.undo_requested),
    )
    press(page, "Undo with a manager's PIN")
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (closed, left) == ([()], [])
    change(page, opened=None)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert left == [()]
    assert undone == [(TODAY[3].entry_id,)]


def test_a_card_number_is_typed_by_touch_and_keyboard(stage: Stage) -> None:
    page = shown(stage, "type_number", TypeNumberPage)
    said = heard(page.number_changed)
    press(page, "J")
    QTest.keyClicks(page, "xa1")
    press(page, "Delete")
    assert said == [("KLPRGHJ",), ("KLPRGHX",), ("KLPRG",)]


def test_only_a_whole_card_number_is_looked_up(stage: Stage) -> None:
    page = shown(stage, "type_number", TypeNumberPage)
    said = heard(page.number_confirmed)
    QTest.keyClick(page, Qt.Key.Key_Return)
    page.render(TypeNumberState(letters="KLPRGHJXB"))
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClicks(page, "B")
    assert said == [("KLPRGHJXB",)]


def test_the_sync_detail_syncs_by_enter(stage: Stage) -> None:
    page = shown(stage, "sync_detail", SyncDetailPage)
    synced, left = heard(page.sync_pressed), heard(page.back_pressed)
    QTest.keyClick(page, Qt.Key.Key_Return)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert (synced, left) == ([()], [()])


def test_the_first_run_asks_one_thing_after_another(stage: Stage) -> None:
    page = shown(stage, "pairing_language", PairingPage)
    languages, codes = heard(page.language_chosen), heard(page.code_entered)
    accepted, finished = heard(page.reduced_protection_accepted), heard(page.finish_pressed)
    press(page, "Lëtzebuergesch")
    page.render(PairingState(step=PairingStep.CODE, server_url="https://a.example", code="BCDF"))
    press(page, "Pair")
    page.render(PairingState(step=PairingStep.PROTECTION))
    press(page, "Go on with reduced protection")
    page.render(PairingState(step=PairingStep.DONE))
    press(page, "Start")
    assert languages == [("lb",)]
    assert codes == [("https://a.example", "BCDF")]
    assert (accepted, finished) == ([()], [()])


def test_a_pairing_code_being_typed_survives_a_new_state(stage: Stage) -> None:
    page = shown(stage, "pairing_code", PairingPage)
    codes = heard(page.code_entered)
    address, code = page.findChildren(QLineEdit)
    QTest.keyClicks(address, "https://b.example")
    QTest.keyClicks(code, "GHJK")
    change(page, tries_left=3)
    QTest.keyClick(code, Qt.Key.Key_Return)
    assert codes == [("https://b.example", "GHJK")]


@pytest.mark.parametrize("name", SAMPLES)
def test_a_change_of_language_is_seen_at_once(stage: Stage, qapp: QApplication, name: str) -> None:
    page = stage.show(SAMPLES[name])
    before = page.accessibleName()
    translator = Stretched()
    qapp.installTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    changed = page.accessibleName()
    qapp.removeTranslator(translator)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LanguageChange.value)
    # A result's sentences come translated; every other page names itself.
    assert isinstance(page, ResultPage) or OPEN in changed
    assert page.accessibleName() == before
