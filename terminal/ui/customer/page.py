"""One customer's card: who it is, what it holds, what it may have, and the amount being paid."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.customer.amount_typing import TypedAmount
from terminal.ui.customer.card_side import CardSide
from terminal.ui.customer.give_side import GiveSide
from terminal.ui.customer.state import CustomerState
from terminal.ui.theme import Look
from terminal.ui.widgets.keyboard import CONFIRM, ERASE, SEPARATOR, pad_key
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.number_pad import DOUBLE_ZERO
from terminal.ui.widgets.state_view import Page


class CustomerPage(Page[CustomerState]):
    """The amount lives in the state: every key asks the presenter for the state after it.

    `amount_changed` and `amount_confirmed` carry cents, `quantity_changed` stamps, and
    `reward_chosen` the id of a reward for points.
    """

    amount_changed = Signal(int)
    quantity_changed = Signal(int)
    amount_confirmed = Signal(int)
    stamps_reward_pressed = Signal()
    reward_chosen = Signal(str)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        # Says to the scanner's filter that digits are typed here by hand.
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._typed = TypedAmount()
        self._card = CardSide(look)
        self._give = GiveSide(look)
        columns = Columns(look, 24, (28, 24, 28, 28), parent=self)
        columns.addWidget(self._card, 17)
        columns.addWidget(self._give, 10)
        self._card.stamps_reward_pressed.connect(self.stamps_reward_pressed)
        self._card.reward_chosen.connect(self.reward_chosen)
        self._card.back_pressed.connect(self.back_pressed)
        self._give.key_pressed.connect(self._type)
        self._card.quantity_changed.connect(self.quantity_changed)
        self._give.give_pressed.connect(self._confirm)

    def show_state(self, state: CustomerState) -> None:
        self.setAccessibleName(self.tr("Customer's card"))
        if state.amount_cents != self._typed.cents:
            self._typed = TypedAmount(state.amount_cents or 0)
        self._card.render(state)
        self._give.render(state)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = pad_key(event)
        if key == CONFIRM:
            if not event.isAutoRepeat():
                self._confirm()
        elif key is not None:
            self._type(key)
        elif event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        elif event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Minus}:
            self._step(1 if event.key() == Qt.Key.Key_Plus else -1)
        else:
            super().keyPressEvent(event)

    def _type(self, key: str) -> None:
        if self.state is None or self.state.amount_cents is None or self.state.busy:
            return
        if key == ERASE:
            self._typed = self._typed.erase()
        elif key == SEPARATOR:
            self._typed = self._typed.separator()
        elif key == DOUBLE_ZERO:
            self._typed = self._typed.double_zero()
        else:
            self._typed = self._typed.digit(int(key))
        self.amount_changed.emit(self._typed.cents)

    def _step(self, by: int) -> None:
        if self.state is not None and 1 <= self.state.quantity + by <= self.state.quantity_limit:
            self.quantity_changed.emit(self.state.quantity + by)

    def _confirm(self) -> None:
        if self._give.can_give:
            self.amount_confirmed.emit(self._typed.cents)
