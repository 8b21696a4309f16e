"""The first question, asked in four languages at once."""

from __future__ import annotations

from PySide6.QtCore import Signal

from terminal.ui.header.bar import LANGUAGE_NAMES
from terminal.ui.pairing.state import PairingState
from terminal.ui.pairing.step_frame import StepFrame
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Squares
from terminal.ui.widgets.push_control import Kind, PushControl

# Nobody has chosen a language yet, so this one sentence is not translated but said four times.
_WELCOME = "Language · Langue · Sprache · Sprooch"


class LanguageStep(StepFrame):
    """`language_chosen` carries a code such as "lb"."""

    language_chosen = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look, "languages")
        self._buttons: dict[str, PushControl] = {}
        grid = Squares(look, 16)
        self.own.addLayout(grid)
        for place, (code, name) in enumerate(LANGUAGE_NAMES.items()):
            button = PushControl(look, style="title", target="pad_key")
            button.setText(name)
            button.clicked.connect(lambda _=False, code=code: self.language_chosen.emit(code))
            grid.addWidget(button, place // 2, place % 2)
            self._buttons[code] = button

    def show_state(self, state: PairingState) -> None:
        self.title.setText("Stempel")
        self.explanation.setText(_WELCOME)
        for code, button in self._buttons.items():
            button.wear_kind(Kind.MAIN if code == state.language else Kind.QUIET)
