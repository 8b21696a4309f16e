"""Scans leave no trace in the window, and typing arrives whole: Qt's events in and out.

That platforms deliver their keys so is shown with an X server, in tests/end_to_end.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
import shiboken6
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from terminal.devices.key_layouts import LINUX
from terminal.devices.wedge_decoder import WedgeDecoder
from terminal.ui.key_events import key_of
from terminal.ui.key_filter import KeyFilter
from terminal.use_cases.key_strokes import KeyStroke, Ruling
from terminal.use_cases.scanned_text import ScannedText
from tests.terminal.ui.keyboard import ENTER, ESCAPE, NAMELESS, NO_MODIFIER, SPACE, TAB, Keyboard

CODE = "BCDEFGHIJKLNOPRSTUVX"
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class ImpatientDecoder(WedgeDecoder):
    """Lets silence come as soon as the event loop is idle, so that no test waits for it."""

    @property
    def gap_limit_ms(self) -> int:
        return 0

    def press(self, stroke: KeyStroke, at_ms: int) -> Ruling:
        """Rule as ever, but break at an exclamation mark."""
        if stroke.text == "!":
            message = "the decoder is broken"
            raise RuntimeError(message)
        return super().press(stroke, at_ms)


class EventRecorder(QObject):
    """Counts the events of one type that reach what it watches."""

    def __init__(self, type_: QEvent.Type) -> None:
        super().__init__()
        self._type = type_
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is self._type
        return super().eventFilter(watched, event)


@dataclass
class Till:
    """A window with a field and a button, a keyboard, and what came of the keys."""

    application: QApplication
    qtbot: QtBot
    keyboard: Keyboard = field(default_factory=Keyboard)
    scans: list[ScannedText] = field(default_factory=list)
    clicks: list[str] = field(default_factory=list)
    entered: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.window = QWidget()
        self.text_field = QLineEdit()
        self.text_field.returnPressed.connect(lambda: self.entered.append(self.text_field.text()))
        self.button = QPushButton("Give")
        self.button.clicked.connect(lambda: self.clicks.append("Give"))
        self.button.setAutoDefault(True)
        layout = QVBoxLayout(self.window)
        layout.addWidget(self.text_field)
        layout.addWidget(self.button)
        self.qtbot.addWidget(self.window)
        self.window.show()
        self.focus(self.button)
        self.filter = KeyFilter(self.application, ImpatientDecoder(LINUX))
        self.filter.scanned.connect(self.scans.append)

    def focus(self, widget: QWidget) -> None:
        widget.window().activateWindow()
        widget.setFocus()
        self.qtbot.waitUntil(lambda: QGuiApplication.focusObject() is widget)

    def scan(self, code: str = CODE, ending: str = ENTER) -> None:
        self.keyboard.now_ms += 500
        self.keyboard.type(code + ending, gap_ms=3)

    @property
    def scanned(self) -> list[str]:
        return [scan.text for scan in self.scans]


@pytest.fixture
def till(qapp: QApplication, qtbot: QtBot) -> Iterator[Till]:
    till = Till(qapp, qtbot)
    yield till
    till.filter.stop()


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


def test_text_of_an_input_method_keeps_its_place_between_keys(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.tap("f")
    till.keyboard.compose("ê")
    till.keyboard.tap("t", 100)
    till.keyboard.compose("", preedit="^")
    till.keyboard.compose("ô")
    till.keyboard.tap(ENTER, 100)
    assert till.entered == ["fêtô"]


def test_composed_text_inside_a_scan_belongs_to_it(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.type(CODE[:7], 3)
    till.keyboard.compose("ê")
    till.keyboard.compose("", preedit="^")
    till.keyboard.type(CODE[7:] + ENTER, 3)
    assert till.scanned == [CODE[:7] + "ê" + CODE[7:]]
    assert till.text_field.text() == ""


def test_a_typed_key_goes_where_the_focus_was_when_it_was_pressed(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.tap("a")
    till.button.setFocus()
    till.keyboard.tap(SPACE, 20)
    till.keyboard.tap(ESCAPE, 20)
    assert till.text_field.text() == "a"
    assert till.clicks == ["Give"]


def test_a_focus_that_moves_during_a_scan_does_not_tear_it(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.type(CODE[:3], 3)
    till.button.setFocus()
    till.keyboard.type(CODE[3:] + ENTER, 3)
    assert (till.scanned, till.text_field.text(), till.clicks) == ([CODE], "", [])


def test_a_typed_key_whose_widget_is_gone_goes_nowhere(till: Till) -> None:
    doomed = QLineEdit(till.window)
    doomed.show()
    till.focus(doomed)
    till.keyboard.tap("a")
    till.button.setFocus()
    shiboken6.delete(doomed)
    till.keyboard.tap(ENTER, 20)
    assert till.clicks == ["Give"]
    assert till.text_field.text() == ""


def test_keys_that_waited_behind_a_stall_of_the_program_stay_one_scan(till: Till) -> None:
    """The timer of the silence has run out, but so have these keys waited."""
    batches = iter([CODE[10:12], CODE[12:] + ENTER])
    till.keyboard.type(CODE[:10], 3)
    timer = till.filter.findChild(QTimer)
    assert isinstance(timer, QTimer)
    timer.timeout.connect(lambda: till.keyboard.type(next(batches, ""), 3))
    with till.qtbot.waitSignal(till.filter.scanned):
        pass
    assert till.scanned == [CODE]


def test_a_modal_dialog_is_neither_closed_nor_filled_by_a_scan(till: Till) -> None:
    dialog = QDialog(till.window)
    layout = QVBoxLayout(dialog)
    text_field, button = QLineEdit(), QPushButton("OK")
    button.clicked.connect(dialog.accept)
    layout.addWidget(text_field)
    layout.addWidget(button)
    dialog.open()
    till.focus(text_field)
    till.scan()
    assert (till.scanned, text_field.text()) == ([CODE], "")
    assert dialog.isVisible()
    till.keyboard.type("ab" + ENTER, 150)
    assert (text_field.text(), dialog.result()) == ("ab", QDialog.DialogCode.Accepted)


def test_an_open_menu_does_not_act_on_a_scan(till: Till) -> None:
    chosen: list[str] = []
    menu = QMenu(till.window)
    for name in ("&Block", "&Give", "&Undo"):
        menu.addAction(name).triggered.connect(lambda _, name=name: chosen.append(name))
    menu.popup(till.window.mapToGlobal(till.window.rect().center()))
    till.qtbot.waitUntil(menu.isVisible)
    till.scan()
    assert (till.scanned, chosen, menu.isVisible()) == ([CODE], [], True)
    till.keyboard.tap("u", 500)
    till.keyboard.tap(ESCAPE, 500)
    assert chosen == ["&Undo"]


def test_no_key_overtakes_those_behind_one_that_starts_another_event_loop(till: Till) -> None:
    loop = QEventLoop()

    def type_on() -> None:
        till.keyboard.tap(ENTER, 500)
        loop.quit()

    def wait() -> None:
        till.text_field.setFocus()
        QTimer.singleShot(0, type_on)
        loop.exec()

    till.button.clicked.connect(wait)
    till.keyboard.tap(SPACE, 500)
    till.keyboard.tap("x", 100)
    till.qtbot.waitUntil(lambda: till.entered == ["x"])


def test_keys_behind_one_that_opens_a_dialog_reach_the_dialog(till: Till) -> None:
    dialog = QDialog(till.window)
    text_field = QLineEdit(dialog)
    text_field.textChanged.connect(dialog.reject)
    till.button.clicked.connect(dialog.exec)
    till.keyboard.tap(SPACE, 500)
    till.keyboard.tap("x", 100)
    with till.qtbot.waitSignal(dialog.rejected):
        pass
    assert text_field.text() == "x"


def test_keys_without_a_time_come_from_the_program_itself_and_pass(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.now_ms = 0
    till.keyboard.type(CODE, 0)
    assert (till.text_field.text(), till.scans) == (CODE, [])


def test_stopping_hands_on_what_was_held_back(till: Till) -> None:
    till.focus(till.text_field)
    till.keyboard.type("ab", 3)
    assert till.text_field.text() == ""
    till.filter.stop()
    assert till.text_field.text() == "ab"
    till.keyboard.type(CODE, 3)
    assert till.text_field.text() == "ab" + CODE


def test_an_error_of_its_own_switches_the_filter_off_and_never_blocks_the_keyboard(
    till: Till, caplog: pytest.LogCaptureFixture
) -> None:
    till.focus(till.text_field)
    till.keyboard.type("ab", 3)
    with till.qtbot.waitSignal(till.filter.stopped), pytest.raises(RuntimeError, match="is broken"):
        till.keyboard.tap("!", 3)
    # A platform goes on with the key it was delivering; the error ended the test's keyboard early.
    till.keyboard.type("!cd" + ENTER, 3)
    assert till.entered == ["ab!cd"]
    (record,) = caplog.records
    assert (record.levelno, record.name) == (logging.ERROR, "terminal.ui.key_filter")


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
