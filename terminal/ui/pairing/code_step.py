"""Pairing by code: scanned from the manager's screen, or typed."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QLineEdit

from terminal.ui.pairing.state import PairingProblem, PairingState
from terminal.ui.pairing.step_frame import StepFrame
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.words import CENTRE, Words

_LONGEST_ADDRESS, _LONGEST_CODE = 2000, 40


class CodeStep(StepFrame):
    """`code_entered` carries address and code; what they are worth is not judged here."""

    code_entered = Signal(str, str)
    back_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "scan-qr-code")
        self._problem = Words(look, "strong", ink="danger", wraps=True, align=CENTRE)
        self._address_words, self._code_words = Words(look, "strong"), Words(look, "strong")
        self._address, self._code = QLineEdit(), QLineEdit()
        self._address.setMaxLength(_LONGEST_ADDRESS)
        self._code.setMaxLength(_LONGEST_CODE)
        self._back = PushControl(look, icon="arrow-left", target="pad_key")
        self._pair = PushControl(look, Kind.MAIN, style="title", target="pad_key")
        self.own.addWidget(self._problem)
        fields = Rows(look, 10)
        for label, field in (
            (self._address_words, self._address),
            (self._code_words, self._code),
        ):
            pair = Rows(look, 6)
            label.setBuddy(field)
            pair.addWidget(label)
            pair.addWidget(field)
            fields.addLayout(pair)
            field.returnPressed.connect(self._enter)
        self.own.addLayout(fields)
        buttons = Columns(look, 16)
        buttons.addWidget(self._back, 1)
        buttons.addWidget(self._pair, 2)
        self.own.add_space(6)
        self.own.addLayout(buttons)
        self._back.clicked.connect(self.back_pressed)
        self._pair.clicked.connect(self._enter)

    def show_state(self, state: PairingState) -> None:
        self.title.setText(self.tr("Pair this till"))
        self.explanation.setText(
            self.tr("Ask a manager for the pairing code. Scan it here, or type it.")
        )
        self._address_words.setText(self.tr("Server address"))
        self._code_words.setText(self.tr("Pairing code"))
        self._address.setAccessibleName(self.tr("Server address"))
        self._code.setAccessibleName(self.tr("Pairing code"))
        self._fill(state)
        self._problem.say(self._problem_words(state))
        self._back.setText(self.tr("Back"))
        self._pair.setText(self.tr("Pair"))

    def _fill(self, state: PairingState) -> None:
        """Take over what was scanned; what is being typed is left alone."""
        for field, text in ((self._address, state.server_url), (self._code, state.code)):
            if text and field.text() != text:
                field.setText(text)

    def _problem_words(self, state: PairingState) -> str:
        if state.problem is None:
            return ""
        sentence = self.tr(str(_SENTENCES[state.problem]))
        if state.tries_left is None:
            return sentence
        tries = self.tr("Tries left: {count}").format(count=state.tries_left)
        return f"{sentence} {tries}"

    def _enter(self) -> None:
        self.code_entered.emit(self._address.text().strip(), self._code.text().strip())


_SENTENCES = {
    PairingProblem.CODE_UNREADABLE: QT_TRANSLATE_NOOP(
        "CodeStep", "That is not a pairing code. Please scan the one from your manager."
    ),
    PairingProblem.CODE_WRONG: QT_TRANSLATE_NOOP("CodeStep", "This code is not right."),
    PairingProblem.CODE_EXPIRED: QT_TRANSLATE_NOOP(
        "CodeStep", "This code is too old. Please ask for a new one."
    ),
    PairingProblem.CODE_USED: QT_TRANSLATE_NOOP(
        "CodeStep", "This code was already used. Please ask for a new one."
    ),
    PairingProblem.TOO_MANY_TRIES: QT_TRANSLATE_NOOP(
        "CodeStep", "Too many wrong codes. Please ask for a new one."
    ),
    PairingProblem.ADDRESS_INVALID: QT_TRANSLATE_NOOP(
        "CodeStep", "This is not the address of a server. It looks like https://shop.example"
    ),
    PairingProblem.SERVER_UNREACHABLE: QT_TRANSLATE_NOOP(
        "CodeStep", "The server cannot be reached. Please check the network and the address."
    ),
    PairingProblem.SERVER_UNKNOWN: QT_TRANSLATE_NOOP(
        "CodeStep", "Something answered there, but it is not a Stempel server."
    ),
    PairingProblem.SERVER_UNTRUSTED: QT_TRANSLATE_NOOP(
        "CodeStep", "This server did not make the code. Please stop and call your manager."
    ),
    PairingProblem.SERVER_TROUBLE: QT_TRANSLATE_NOOP(
        "CodeStep", "The server has a problem of its own. Please try again in a minute."
    ),
    PairingProblem.TERMINAL_TOO_OLD: QT_TRANSLATE_NOOP(
        "CodeStep", "This version of Stempel is too old for the server. Please update it."
    ),
    PairingProblem.CUT_OFF: QT_TRANSLATE_NOOP(
        "CodeStep", "The connection was cut. Nothing is lost: please press Pair again."
    ),
    PairingProblem.DISK_FULL: QT_TRANSLATE_NOOP(
        "CodeStep", "The disk is full. Please make room, then press Pair again."
    ),
    PairingProblem.READ_ONLY: QT_TRANSLATE_NOOP(
        "CodeStep", "Stempel may not write to its folder. Please ask whoever set up this computer."
    ),
}
