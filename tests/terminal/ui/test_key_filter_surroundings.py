"""Input methods, moving focus, dialogs, menus, stalls and errors: no scan tears, no key is lost."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
)
from pytestqt.qtbot import QtBot

from tests.terminal.ui.keyboard import ENTER, ESCAPE, SPACE
from tests.terminal.ui.till import CODE, Till, open_till


@pytest.fixture
def till(qapp: QApplication, qtbot: QtBot) -> Iterator[Till]:
    with open_till(qapp, qtbot) as till:
        yield till


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
