"""The first run, one question at a time, until the till may be used."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from terminal.ui.pairing.code_step import CodeStep
from terminal.ui.pairing.language_step import LanguageStep
from terminal.ui.pairing.notice_steps import DoneStep, ProtectionStep
from terminal.ui.pairing.state import PairingState, PairingStep
from terminal.ui.pairing.working_step import WorkingStep
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.state_view import Page, StateView


class PairingPage(Page[PairingState]):
    """`code_entered` carries the server's address and the code, as typed.

    A scanned pairing code arrives through the key filter like any other and fills both.
    """

    covers_header = True

    language_chosen = Signal(str)
    code_entered = Signal(str, str)
    reduced_protection_accepted = Signal()
    back_pressed = Signal()
    finish_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        language, code, done = LanguageStep(look), CodeStep(look), DoneStep(look)
        protection = ProtectionStep(look)
        self._steps: dict[PairingStep, StateView[PairingState]] = {
            PairingStep.LANGUAGE: language,
            PairingStep.CODE: code,
            PairingStep.PROTECTION: protection,
            PairingStep.WORKING: WorkingStep(look),
            PairingStep.DONE: done,
        }
        self._stack = QStackedWidget()
        for step in self._steps.values():
            self._stack.addWidget(step)
        Rows(look, 0, (28, 28, 28, 28), parent=self).addWidget(self._stack)
        language.language_chosen.connect(self.language_chosen)
        code.code_entered.connect(self.code_entered)
        code.back_pressed.connect(self.back_pressed)
        protection.accepted.connect(self.reduced_protection_accepted)
        protection.back_pressed.connect(self.back_pressed)
        done.finish_pressed.connect(self.finish_pressed)

    def show_state(self, state: PairingState) -> None:
        self.setAccessibleName(self.tr("Set up this till"))
        step = self._steps[state.step]
        step.render(state)
        if self._stack.currentWidget() is not step:
            self._stack.setCurrentWidget(step)
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        can_go_back = self.state is not None and self.state.step in {
            PairingStep.CODE,
            PairingStep.PROTECTION,
        }
        if event.key() == Qt.Key.Key_Escape and can_go_back:
            self.back_pressed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_enter()
        else:
            super().keyPressEvent(event)

    def _take_enter(self) -> None:
        if self.state is not None and self.state.step is PairingStep.DONE:
            self.finish_pressed.emit()
