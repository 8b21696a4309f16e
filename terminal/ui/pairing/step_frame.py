"""The frame around every step of the first run: a sign, a title, a sentence, its own part."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.icons import paint_icon
from terminal.ui.pairing.state import PairingState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import CENTRE, FittedWords, Words

_SIGN_SIDE, _CARD_WIDTH = 76, 860
_LOWEST_WITH_SIGN = 560


class Sign(QWidget):
    """The icon of a step."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__()
        self._look, self._icon = look, icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        side = self._look.px(_SIGN_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_icon(painter, self._icon, QRectF(self.rect()), self._look.colour("accent_ink"))


class StepFrame(StateView[PairingState]):
    """A card in the middle of the window; `own` is where a step puts its own controls."""

    def __init__(self, look: Look, icon: str) -> None:
        super().__init__(look)
        self.title = FittedWords(look, "headline", align=CENTRE)
        self.explanation = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self.own = Rows(look, 14)
        card = card_frame()
        self._card = card
        look.changed.connect(self._limit_width)
        self._limit_width()
        content = QWidget()
        inside = Rows(look, 12, (40, 28, 40, 28), parent=content)
        inside.addStretch(1)
        self._sign = Sign(look, icon)
        inside.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(self.title)
        inside.addWidget(self.explanation)
        inside.add_space(14)
        inside.addLayout(self.own)
        inside.addStretch(1)
        Rows(look, 0, (2, 2, 2, 2), parent=card).addWidget(TallArea(content))
        row = Columns(look, 0, parent=self)
        row.addStretch(1)
        row.addWidget(card, 100)
        row.addStretch(1)

    def _limit_width(self) -> None:
        """Lines longer than this are hard to read back from the end to the start."""
        self._card.setMaximumWidth(self.look.px(_CARD_WIDTH))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where letters are large and the window is low, the picture makes room for the words."""
        super().resizeEvent(event)
        needed = self.look.px(_LOWEST_WITH_SIGN) * self.look.text_percent
        self._sign.setVisible(self.height() * 100 >= needed)
