"""Scans leave no trace in the window, and typing arrives whole: Qt's events in and out.

That platforms deliver their keys so is shown with an X server, in tests/end_to_end.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from terminal.ui.key_events import key_of
from tests.terminal.ui.keyboard import ENTER, ESCAPE, NAMELESS, NO_MODIFIER, SPACE, TAB
from tests.terminal.ui.till import CODE, EventRecorder, Till, open_till

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def till(qapp: QApplication, qtbot: QtBot) -> Iterator[Till]:
    with open_till(qapp, qtbot) as till:
        yield till


@pytest.mark.parametrize("ending", [ENTER, TAB, ENTER + ENTER])
def test_a_scan_presses_no_button_and_moves_no_focus(till: Till, ending: str) -> None:
    till.scan(CODE[:10] + " " + CODE[10:], ending)
    assert till.scanned == [CODE[:10] + " " + CODE[10:]]
    assert till.scans[0].physical == till.scans[0].text.lower()
    assert till.clicks == []
    assert not till.button.isDown()
    assert QGuiApplication.focusObject() is till.button


def test_a_scan_without_an_ending_ends_in_silence(till: Till) -> None:
    with till.qtbot.waitSignal(till.filter.scanned):
        till.scan(ending="")
    assert till.scanned == [CODE]


def test_a_scan_types_nothing_into_a_field(till: Till) -> None:
    till.focus(till.text_field)
    till.scan()
    assert (till.scanned, till.text_field.text(), till.entered) == ([CODE], "", [])


@pytest.mark.parametrize("gap_ms", [50, 90, 119, 121, 400])
def test_typing_arrives_whole_and_enter_comes_last(till: Till, gap_ms: int) -> None:
    till.focus(till.text_field)
    till.keyboard.type("Marie-Louise Klein" + ENTER, gap_ms)
    assert till.entered == ["Marie-Louise Klein"]
    assert till.scans == []


def test_the_last_letter_arrives_without_another_key(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.type("abc", 150)
    till.qtbot.waitUntil(lambda: till.text_field.text() == "abc")


def test_a_space_bar_pressed_by_hand_clicks_once(till: Till) -> None:
    till.keyboard.tap(SPACE)
    till.qtbot.waitUntil(lambda: till.clicks == ["Give"])
    assert not till.button.isDown()


def test_enter_and_tab_pressed_by_hand_act_at_once(till: Till) -> None:
    till.keyboard.tap(ENTER)
    assert till.clicks == ["Give"]
    till.keyboard.tap(TAB)
    assert QGuiApplication.focusObject() is till.text_field


@pytest.mark.parametrize("pin", ["1234", "83749201"])
def test_a_pin_rolled_over_the_number_pad_is_no_scan(till: Till, pin: str) -> None:
    till.window.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    pressed: list[str] = []
    for digit in sorted(set(pin)):
        shortcut = QShortcut(QKeySequence(digit), till.window)
        shortcut.activated.connect(lambda digit=digit: pressed.append(digit))
    till.keyboard.type(pin + ENTER, 10)
    assert "".join(pressed) == pin
    assert (till.clicks, till.scans) == (["Give"], [])


def test_a_product_code_scanned_over_a_pin_pad_types_no_digit(till: Till) -> None:
    till.text_field.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    till.focus(till.text_field)
    till.scan("5449000131805")
    assert (till.text_field.text(), till.scanned) == ("", ["5449000131805"])


def test_a_scan_triggers_no_shortcut_and_a_hand_does(till: Till) -> None:
    triggered: list[str] = []
    for keys in ("B", "Return", "Ctrl+S"):
        shortcut = QShortcut(QKeySequence(keys), till.window)
        shortcut.activated.connect(lambda keys=keys: triggered.append(keys))
    till.scan()
    assert (triggered, till.scanned) == ([], [CODE])
    till.keyboard.tap("b", 500)
    till.keyboard.tap("s", 20, CONTROL)
    till.keyboard.tap(ENTER, 500)
    assert triggered == ["B", "Ctrl+S", "Return"]


def test_a_key_held_down_by_hand_repeats_in_order(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.tap("x")
    till.keyboard.press("a")
    for _ in range(30):
        till.keyboard.release("a", repeats=True)
        till.keyboard.press("a", 30, repeats=True)
    till.keyboard.release("a")
    till.keyboard.tap("b", 30)
    till.keyboard.tap(ENTER, 30)
    assert till.entered == ["x" + "a" * 31 + "b"]


def test_what_becomes_of_a_scanned_key_becomes_of_its_release_and_its_repetition(
    till: Till,
) -> None:
    till.keyboard.type(CODE, 3)
    till.keyboard.press(ENTER, 3)
    till.keyboard.press(ENTER, 30, repeats=True)
    till.keyboard.release(ENTER, repeats=True)
    till.keyboard.release(ENTER)
    assert till.clicks == []
    till.keyboard.tap(ENTER, 500)
    assert (till.clicks, till.scanned) == (["Give"], [CODE])


def test_the_release_of_a_scanned_key_is_swallowed_even_when_it_comes_late(till: Till) -> None:
    seen = EventRecorder(QEvent.Type.KeyRelease)
    till.button.installEventFilter(seen)
    till.keyboard.type(CODE, 3)
    till.keyboard.press("x", 3)
    till.keyboard.press(ENTER, 3)
    assert till.scanned == [CODE + "x"]
    till.keyboard.release("x")
    till.keyboard.release(ENTER)
    assert seen.count == 0


def test_a_release_that_never_came_is_forgotten_at_the_next_press(till: Till) -> None:
    till.keyboard.type(CODE, 3)
    till.keyboard.press(SPACE, 3)
    till.keyboard.tap(ENTER, 3)
    till.keyboard.press(SPACE, 500)
    till.qtbot.waitUntil(till.button.isDown)
    till.keyboard.release(SPACE)
    assert (till.clicks, till.button.isDown()) == (["Give"], False)


def test_alt_and_digits_of_the_pad_are_no_part_of_a_scan(till: Till) -> None:
    """Windows: some scanners type a separator as Alt+029."""
    till.keyboard.type(CODE[:3], 3)
    for digit in "029":
        till.keyboard.tap(digit, 3, ALT | Qt.KeyboardModifier.KeypadModifier)
    till.keyboard.type(CODE[3:] + ENTER, 3)
    assert till.scanned == [CODE]


def test_control_and_alt_together_type_a_character(till: Till) -> None:
    """Windows reports AltGr as both."""
    till.keyboard.type(CODE[:3], 3)
    till.keyboard.tap("@", 3, CONTROL | ALT)
    till.keyboard.type(CODE[3:] + ENTER, 3)
    assert till.scanned == [CODE[:3] + "@" + CODE[3:]]


def test_a_key_qt_has_no_name_for_is_part_of_a_scan(till: Till) -> None:
    """Such as µ with Caps Lock on a Belgian keyboard."""
    till.keyboard.type(CODE[:3], 3)
    till.keyboard.tap(NAMELESS, 3)
    till.keyboard.type(CODE[3:] + ENTER, 3)
    assert till.scanned == [CODE]
    assert till.scans[0].physical == CODE[:3].lower() + "\\" + CODE[3:].lower()


def test_keys_of_macos_are_told_apart_although_each_has_scan_code_1() -> None:
    a, b = (
        key_of(QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, NO_MODIFIER, 1, virtual_key, 0))
        for virtual_key in (0, 11)
    )
    assert a != b


def test_keys_that_overlap_under_a_fast_hand_keep_their_order(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.press("a", 150)
    till.keyboard.press("b", 60)
    till.keyboard.release("a")
    till.keyboard.press("c", 60)
    till.keyboard.release("b")
    till.keyboard.release("c")
    till.keyboard.tap(ENTER, 60)
    assert till.entered == ["abc"]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.tuples(st.just("scan"), st.text(CODE, min_size=6, max_size=30)),
            st.tuples(st.just("hand"), st.text("abcdefg 0123-'", max_size=12)),
        ),
        max_size=6,
    ),
    st.integers(50, 400),
)
def test_hands_and_scanners_in_turn(till: Till, runs: list[tuple[str, str]], gap_ms: int) -> None:
    till.focus(till.text_field)
    till.text_field.clear()
    till.scans.clear()
    for who, text in runs:
        if who == "scan":
            till.scan(text)
        else:
            till.keyboard.now_ms += 500
            till.keyboard.type(text, gap_ms)
    till.keyboard.tap(ESCAPE, 500)
    assert till.scanned == [text for who, text in runs if who == "scan"]
    assert till.text_field.text() == "".join(text for who, text in runs if who == "hand")
