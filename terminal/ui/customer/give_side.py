"""The right of the customer screen: the amount paid, how many stamps, and the one big button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from terminal.ui.customer.state import CustomerState, GivePreview, GiveTrouble
from terminal.ui.formatting import clock_time, money, signed
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.number_pad import NumberPad
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import RIGHT, FittedWords


class GiveSide(StateView[CustomerState]):
    """What will be given stands on the button itself, before it is pressed."""

    key_pressed = Signal(str)
    give_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = FittedWords(look, "heading")
        # What is wrong with an amount is read before the amount: that one shrinks first.
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._amount = FittedWords(look, "amount", align=RIGHT)
        self._pad = NumberPad(look)
        self._give = PushControl(look, Kind.MAIN, style="title", target="pad_key", grows=False)
        rows = Rows(look, 10, (24, 16, 24, 18), parent=self)
        rows.addWidget(self._title)
        rows.addWidget(self._amount)
        rows.addWidget(self._pad, 100)
        rows.addStretch(1)
        rows.addWidget(self._give)
        self._pad.key_pressed.connect(self.key_pressed)
        self._give.clicked.connect(self.give_pressed)

    @property
    def can_give(self) -> bool:
        return self._give.isEnabled()

    def show_state(self, state: CustomerState) -> None:
        asks_amount = state.amount_cents is not None
        trouble = self._trouble_words(state.preview)
        plain = self.tr("Amount paid") if asks_amount else self.tr("Stamps to give")
        self._title.setText(trouble or plain)
        self._title.wear_ink("on_waiting" if trouble else "ink")
        self._amount.setText(self._amount_words(state))
        self._pad.setVisible(asks_amount)
        gives = bool(state.preview.points or state.preview.stamps)
        self._give.setEnabled(gives and not state.busy)
        self._give.setText(self._give_words(state.preview) if gives else self.tr("Give"))

    def _amount_words(self, state: CustomerState) -> str:
        """The amount, or the number of stamps where no amount is asked for."""
        if state.amount_cents is None:
            return signed(state.quantity)
        return money(state.amount_cents, state.currency)

    def _give_words(self, preview: GivePreview) -> str:
        points = self.tr("%Ln point(s)", "", preview.points) if preview.points else ""
        stamps = self.tr("%Ln stamp(s)", "", preview.stamps) if preview.stamps else ""
        what = " · ".join(part for part in (points, stamps) if part)
        return self.tr("Give {what}").format(what=what)

    def _trouble_words(self, preview: GivePreview) -> str:
        match preview.trouble:
            case GiveTrouble.AMOUNT_TOO_SMALL:
                return self.tr("Gives no point yet")
            case GiveTrouble.AMOUNT_TOO_LARGE:
                return self.tr("Too large: please check")
            case GiveTrouble.COOLDOWN if preview.until is not None:
                return self.tr("Next stamp at {time}").format(time=clock_time(preview.until))
            case GiveTrouble.COOLDOWN:
                return self.tr("No stamp yet")
            case GiveTrouble.DAILY_LIMIT:
                return self.tr("No more stamps today")
            case None:
                return ""
