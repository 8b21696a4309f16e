"""The one question before a reward is given: a reward handed out cannot be taken back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import grouped_number
from terminal.ui.redeem.state import RedeemState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.stamp_card import StampCard
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import FittedWords, Words


class RedeemPage(Page[RedeemState]):
    """Enter gives, Escape does not."""

    give_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._customer = Words(look, "lead", ink="muted", wraps=True)
        self._question = FittedWords(look, "headline")
        self._cost = Words(look, "lead", wraps=True)
        self._after = Words(look, "lead", ink="muted", wraps=True)
        self._card = StampCard(look)
        self._cancel = PushControl(look, style="title", target="big_target")
        self._give = PushControl(look, Kind.GIVE, icon="gift", style="title", target="big_target")
        rows = Rows(look, 20, (28, 24, 28, 28), parent=self)
        frame = card_frame()
        inside = Columns(look, 40, (40, 28, 40, 28), parent=frame)
        inside.addLayout(self._words(), 11)
        inside.addWidget(self._card, 10, Qt.AlignmentFlag.AlignVCenter)
        rows.addWidget(frame, 1)
        rows.addLayout(self._buttons())
        self._give.clicked.connect(self.give_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)

    def _words(self) -> Rows:
        words = Rows(self.look, 12)
        words.addStretch(1)
        for part in (self._customer, self._question, self._cost, self._after):
            words.addWidget(part)
        words.addStretch(1)
        return words

    def _buttons(self) -> Columns:
        row = Columns(self.look, 20)
        row.addWidget(self._cancel, 1)
        row.addWidget(self._give, 2)
        return row

    def show_state(self, state: RedeemState) -> None:
        question = self.tr("Give {reward}?").format(reward=state.reward)
        self.setAccessibleName(question)
        self._customer.say(state.customer_name or grouped_number(state.card_number))
        self._question.setText(question)
        self._cost.setText(self._cost_words(state))
        self._after.setText(self._after_words(state))
        self._card.setVisible(state.stamp_card is not None)
        if state.stamp_card is not None:
            self._card.render(state.stamp_card)
        self._cancel.setText(self.tr("Not now"))
        self._give.setText(self.tr("Recording …") if state.busy else self.tr("Give it"))
        self._give.setEnabled(not state.busy)
        self._cancel.setEnabled(not state.busy)

    def _cost_words(self, state: RedeemState) -> str:
        if state.cost_stamps:
            return self.tr("It costs %Ln stamp(s).", "", state.cost_stamps)
        return self.tr("It costs %Ln point(s).", "", state.cost_points)

    def _after_words(self, state: RedeemState) -> str:
        if state.cost_stamps:
            return self.tr("%Ln stamp(s) stay on the card.", "", state.remaining)
        return self.tr("%Ln point(s) stay on the card.", "", state.remaining)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._give.click()
        elif event.key() == Qt.Key.Key_Escape:
            self._cancel.click()
        else:
            super().keyPressEvent(event)
