"""A result over the whole window: colour, icon, words and card say the same thing four times."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.icons import paint_icon
from terminal.ui.result.closing_line import ClosingLine
from terminal.ui.result.state import ResultAction, ResultState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.stamp_card import StampCard
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import FittedWords

_ICON_SIDE = 120

# How words and card share the width.
_WORDS_SHARE, _CARD_SHARE = 11, 10


class ResultIcon(QWidget):
    """The result's sign, as large as a headline."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._icon = look, "check"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_icon(self, icon: str) -> None:
        self._icon = icon
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(_ICON_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(self.rect())
        paint_icon(painter, self._icon, area, self._look.colour("on_done"), stroke=2.4)


class ResultPage(Page[ResultState]):
    """`dismissed` is a touch, Enter or Escape; closing after a time is the presenter's work."""

    covers_header = True

    action_chosen = Signal(str)
    dismissed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._icon = ResultIcon(look)
        self._headline = FittedWords(look, "hero")
        self._explanation = FittedWords(look, "explain")
        self._card = StampCard(look)
        self._closing = ClosingLine(look)
        self._buttons: list[PushControl] = []
        self._actions = Columns(look, 16)
        rows = Rows(look, 0, parent=self)
        self._columns = self._body()
        rows.addLayout(self._columns, 1)
        rows.addWidget(self._closing)

    def _body(self) -> Columns:
        words = Rows(self.look, 14)
        words.addStretch(1)
        # Lucide leaves a margin of two units in 24: moved left by it, the sign lines up with words.
        sign = Columns(self.look, 0, (-_ICON_SIDE * 2 / 24, 0, 0, 0))
        sign.addWidget(self._icon)
        sign.addStretch(1)
        words.addLayout(sign)
        words.add_space(10)
        words.addWidget(self._headline)
        words.addWidget(self._explanation)
        words.add_space(32)
        words.addLayout(self._actions)
        words.addStretch(1)
        self._actions.addStretch(1)
        card = Rows(self.look, 0)
        card.addStretch(1)
        card.addWidget(self._card)
        card.addStretch(1)
        body = Columns(self.look, 48, (56, 28, 56, 28))
        body.addLayout(words, _WORDS_SHARE)
        body.addLayout(card, _CARD_SHARE)
        return body

    def show_state(self, state: ResultState) -> None:
        self._wear_tone(state.tone.value)
        self.setAccessibleName(state.headline)
        self._icon.show_icon(state.icon)
        self._headline.setText(state.headline)
        self._explanation.setText("\n".join(state.lines))
        self._explanation.setVisible(bool(state.lines))
        self._card.setVisible(state.stamp_card is not None)
        # Without a card beside them the words have the whole width.
        self._columns.setStretch(1, _CARD_SHARE if state.stamp_card is not None else 0)
        if state.stamp_card is not None:
            self._card.render(state.stamp_card)
        self._show_actions(state.actions)
        self._closing.run(state.closes_in_ms)
        announcement = QAccessibleAnnouncementEvent(self, ". ".join((state.headline, *state.lines)))
        announcement.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(announcement)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.dismissed.emit()

    def _wear_tone(self, tone: str) -> None:
        if self.property("ground") != tone:
            self.setProperty("ground", tone)
            self.style().unpolish(self)
            self.style().polish(self)
        for words in (self._headline, self._explanation):
            words.wear_ink(f"on_{tone}")

    def _show_actions(self, actions: tuple[ResultAction, ...]) -> None:
        while len(self._buttons) < len(actions):
            button = PushControl(self.look, Kind.ON_TONE, grows=False)
            place = len(self._buttons)
            button.clicked.connect(lambda _=False, at=place: self._choose(at))
            self._actions.insertWidget(place, button)
            self._buttons.append(button)
        for place, button in enumerate(self._buttons):
            button.setVisible(place < len(actions))
            if place < len(actions):
                button.setText(actions[place].label)
                button.wear_icon(actions[place].icon)

    def _choose(self, place: int) -> None:
        if self.state is not None:
            self.action_chosen.emit(self.state.actions[place].key)
