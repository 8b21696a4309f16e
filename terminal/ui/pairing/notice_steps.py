"""Two steps that tell something: secrets without a key store, and the till is ready."""

from __future__ import annotations

from PySide6.QtCore import Signal

from terminal.ui.pairing.state import PairingState
from terminal.ui.pairing.step_frame import StepFrame
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.push_control import Kind, PushControl


class ProtectionStep(StepFrame):
    """Reduced protection is never the default: somebody has to say yes to it."""

    accepted = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "shield-alert")
        self._back = PushControl(look, icon="arrow-left", target="pad_key")
        self._accept = PushControl(look, style="label", target="pad_key")
        buttons = Columns(look, 16)
        buttons.addWidget(self._back, 1)
        buttons.addWidget(self._accept, 2)
        self.own.addLayout(buttons)
        self._back.clicked.connect(self.back_pressed)
        self._accept.clicked.connect(self.accepted)

    def show_state(self, _state: PairingState) -> None:
        self.title.setText(self.tr("No key store on this computer"))
        self.explanation.setText(
            self.tr(
                "Stempel keeps its keys in the computer's key store, and found none. It can keep "
                "them in a file that only this user may read. Whoever copies that file can act as "
                "this till."
            )
        )
        self._back.setText(self.tr("Back"))
        self._accept.setText(self.tr("Go on with reduced protection"))


class DoneStep(StepFrame):
    """The end of the first run."""

    finish_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look, "circle-check")
        self._finish = PushControl(look, Kind.MAIN, style="title", target="pad_key")
        self.own.addWidget(self._finish)
        self._finish.clicked.connect(self.finish_pressed)

    def show_state(self, state: PairingState) -> None:
        self.title.setText(self.tr("This till is ready"))
        words = self.tr("{till} at {shop}, {count}")
        count = self.tr("%Ln card(s)", "", state.cards)
        self.explanation.setText(
            words.format(till=state.terminal_name, shop=state.vendor_name, count=count)
        )
        self._finish.setText(self.tr("Start"))
