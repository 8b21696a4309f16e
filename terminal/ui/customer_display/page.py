"""The customer's side: large words in the shop's colour, the card or a code beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QWidget

from terminal.ui.contrast import readable_on
from terminal.ui.customer_display.state import DisplayKind, DisplayState
from terminal.ui.formatting import whole
from terminal.ui.theme import Look
from terminal.ui.tokens import Scheme
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.qr_picture import QrPicture
from terminal.ui.widgets.stamp_card import StampCard
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import FittedWords


class CustomerDisplay(StateView[DisplayState]):
    """Nothing here can be pressed: whoever touches it does no harm."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._shop = FittedWords(look, "title")
        self._headline = FittedWords(look, "hero")
        self._explanation = FittedWords(look, "explain")
        self._card = StampCard(look)
        self._code = QrPicture(look)
        self._code_frame = self._framed_code()
        columns = Columns(look, 48, (56, 40, 56, 40), parent=self)
        words = Rows(look, 16)
        words.addWidget(self._shop)
        words.addStretch(1)
        words.addWidget(self._headline, 2)
        words.addWidget(self._explanation, 1)
        words.addStretch(1)
        columns.addLayout(words, 11)
        columns.addWidget(self._card, 10, Qt.AlignmentFlag.AlignVCenter)
        columns.addWidget(self._code_frame, 11)
        look.changed.connect(self._wear_colours)

    def _framed_code(self) -> QFrame:
        frame = card_frame()
        Rows(self.look, 0, (16, 16, 16, 16), parent=frame).addWidget(self._code)
        return frame

    def show_state(self, state: DisplayState) -> None:
        self.setWindowTitle(self.tr("For the customer"))
        self.setAccessibleName(self.tr("For the customer"))
        self._shop.setText(state.shop_name)
        self._headline.setText(self._headline_words(state))
        self._explanation.setText("\n".join(self._explanation_lines(state)))
        self._card.setVisible(state.stamp_card is not None)
        if state.stamp_card is not None:
            self._card.render(state.stamp_card)
        self._code.show_text(state.code)
        self._code.setAccessibleName(self.tr("A code for the customer's phone"))
        self._code_frame.setVisible(bool(state.code))
        self._wear_colours()

    def _headline_words(self, state: DisplayState) -> str:
        name = state.customer_name
        match state.kind:
            case DisplayKind.WELCOME:
                return self.tr("Your card, please")
            case DisplayKind.CARD:
                return self.tr("Hello, {name}").format(name=name) if name else self.tr("Your card")
            case DisplayKind.REWARD:
                return state.reward
            case DisplayKind.THANKS:
                return self.tr("Thank you!")
            case DisplayKind.NEW_CARD:
                named = self.tr("Welcome, {name}").format(name=name)
                return named if name else self.tr("Welcome")

    def _explanation_lines(self, state: DisplayState) -> tuple[str, ...]:
        match state.kind:
            case DisplayKind.WELCOME if state.code:
                return (self.tr("No card yet? Scan this with your phone."),)
            case DisplayKind.WELCOME:
                return ()
            case DisplayKind.CARD:
                return self._points_lines(state)
            case DisplayKind.REWARD:
                return (self.tr("Your reward"),)
            case DisplayKind.THANKS:
                return state.lines
            case DisplayKind.NEW_CARD:
                return (self.tr("This code is your card. Take a picture of it."),)

    def _points_lines(self, state: DisplayState) -> tuple[str, ...]:
        if state.points is None:
            return ()
        words = self.tr("{count} point(s) on your card", "", abs(state.points))
        return (words.format(count=whole(state.points)),)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._ground()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._wear_colours()

    def _ground(self) -> str:
        """The shop's colour; who asked for high contrast gets that instead."""
        if self.state is None or self.look.scheme is Scheme.CONTRAST:
            return self.look.colour("canvas").name()
        return self.state.colour

    def _wear_colours(self) -> None:
        for words in (self._shop, self._headline, self._explanation):
            words.wear_colour(readable_on(self._ground()))
        self.update()
