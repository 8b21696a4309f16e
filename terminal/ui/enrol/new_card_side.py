"""The new card: its code, large enough for a phone, its number, and what comes next."""

from __future__ import annotations

from PySide6.QtCore import Signal

from terminal.ui.enrol.state import EnrolState
from terminal.ui.formatting import grouped_number
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.qr_picture import QrPicture
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import FittedWords


class NewCardSide(StateView[EnrolState]):
    """Draws nothing while there is no card."""

    give_pressed = Signal()
    done_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._picture = QrPicture(look)
        self._welcome = FittedWords(look, "headline")
        self._number = FittedWords(look, "title")
        self._explain = FittedWords(look, "lead", ink="muted")
        self._done = PushControl(look, target="big_target")
        self._give = PushControl(look, Kind.GIVE, icon="stamp", style="title", target="big_target")
        columns = Columns(look, 24, parent=self)
        code = card_frame()
        Rows(look, 0, (20, 20, 20, 20), parent=code).addWidget(self._picture)
        columns.addWidget(code, 1)
        frame = card_frame()
        words = Rows(look, 14, (28, 28, 28, 28), parent=frame)
        words.addStretch(1)
        for part in (self._welcome, self._number, self._explain):
            words.addWidget(part)
        words.addStretch(2)
        words.addWidget(self._give)
        words.addWidget(self._done)
        columns.addWidget(frame, 1)
        self._give.clicked.connect(self.give_pressed)
        self._done.clicked.connect(self.done_pressed)

    def show_state(self, state: EnrolState) -> None:
        card = state.card
        self._picture.show_text(card.code if card is not None else "")
        if card is None:
            return
        self._picture.setAccessibleName(self.tr("The code of the new card"))
        named = self.tr("Welcome, {name}").format(name=card.customer_name)
        welcome = named if card.customer_name else self.tr("Welcome")
        self._welcome.setText(self.tr("The new card") if card.is_replacement else welcome)
        self._number.setText(grouped_number(card.card_number))
        self._explain.setText(
            self.tr("This code is the card. The customer can take a picture of it now.")
        )
        self._give.setVisible(not card.is_replacement)
        self._give.wear_icon("stamp" if card.gives_stamp else "banknote")
        self._give.setText(
            self.tr("Give the first stamp") if card.gives_stamp else self.tr("Open the card")
        )
        self._done.setText(self.tr("Done"))
