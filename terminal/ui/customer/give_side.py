"""The right of the customer screen: the amount paid, how many stamps, and the one big button."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy

from terminal.ui.customer.state import CustomerState, GivePreview, GiveTrouble
from terminal.ui.formatting import clock_time, money
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.number_pad import NumberPad
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.stepper import Stepper
from terminal.ui.widgets.words import RIGHT, FittedWords, Words


class GiveSide(StateView[CustomerState]):
    """What will be given stands on the button itself, before it is pressed."""

    key_pressed = Signal(str)
    quantity_changed = Signal(int)
    give_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Words(look, "heading")
        self._amount = FittedWords(look, "amount", align=RIGHT)
        self._amount.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._pad = NumberPad(look)
        self._quantity_words = Words(look, "heading", wraps=True)
        self._quantity = Stepper(look)
        self._trouble = Words(look, "strong", ink="waiting", wraps=True)
        self._give = PushControl(look, Kind.MAIN, style="title")
        rows = Rows(look, 12, (24, 20, 24, 24), parent=self)
        rows.addWidget(self._title)
        rows.addWidget(self._amount)
        rows.addWidget(self._pad, 1)
        quantity = Columns(look, 12)
        quantity.addWidget(self._quantity_words, 1)
        quantity.addWidget(self._quantity)
        rows.addLayout(quantity)
        rows.addWidget(self._trouble)
        rows.addWidget(self._give)
        self._pad.key_pressed.connect(self.key_pressed)
        self._quantity.number_chosen.connect(self.quantity_changed)
        self._give.clicked.connect(self.give_pressed)

    @property
    def can_give(self) -> bool:
        return self._give.isEnabled()

    def show_state(self, state: CustomerState) -> None:
        asks_amount = state.amount_cents is not None
        self._title.say(self.tr("Amount paid") if asks_amount else "")
        self._amount.setVisible(asks_amount)
        self._amount.setText(money(state.amount_cents or 0, state.currency))
        self._pad.setVisible(asks_amount)
        steps = state.quantity_limit > 1
        self._quantity_words.say(self.tr("Stamps") if steps else "")
        self._quantity.setVisible(steps)
        self._quantity.show_number(state.quantity, state.quantity_limit)
        self._trouble.say(self._trouble_words(state.preview))
        gives = bool(state.preview.points or state.preview.stamps)
        self._give.setEnabled(gives and not state.busy)
        self._give.setText(self._give_words(state.preview) if gives else self.tr("Give"))

    def _give_words(self, preview: GivePreview) -> str:
        points = self.tr("%Ln point(s)", "", preview.points) if preview.points else ""
        stamps = self.tr("%Ln stamp(s)", "", preview.stamps) if preview.stamps else ""
        what = " · ".join(part for part in (points, stamps) if part)
        return self.tr("Give {what}").format(what=what)

    def _trouble_words(self, preview: GivePreview) -> str:
        match preview.trouble:
            case GiveTrouble.AMOUNT_TOO_SMALL:
                return self.tr("This amount gives no point.")
            case GiveTrouble.AMOUNT_TOO_LARGE:
                return self.tr("This amount is too large. Please check it.")
            case GiveTrouble.COOLDOWN if preview.until is not None:
                return self.tr("Next stamp at {time}").format(time=clock_time(preview.until))
            case GiveTrouble.COOLDOWN:
                return self.tr("No stamp yet")
            case GiveTrouble.DAILY_LIMIT:
                return self.tr("No more stamps today")
            case None:
                return ""
