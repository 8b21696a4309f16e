"""Dots for the digits typed so far: how many, never which."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.theme import Look

_DIAMETER, _GAP, _EDGE = 22, 18, 3
_SHORTEST, _LONGEST = 4, 8


class PinDots(QWidget):
    """At least four places, and one more for every digit beyond them."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._filled = look, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_count(self, filled: int) -> None:
        if filled != self._filled:
            self._filled = filled
            self.update()
        self.setAccessibleName(self.tr("%n digit(s) typed", "", filled))

    def sizeHint(self) -> QSize:
        width = _LONGEST * _DIAMETER + (_LONGEST - 1) * _GAP
        return QSize(self._look.px(width), self._look.px(_DIAMETER + 2 * _EDGE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, places = self._look, max(_SHORTEST, self._filled)
        diameter, step = look.px(_DIAMETER), look.px(_DIAMETER + _GAP)
        left = (self.width() - (places - 1) * step) / 2
        colour = look.colour("accent_ink")
        painter.setPen(QPen(colour, look.px(_EDGE)))
        radius = (diameter - look.px(_EDGE)) / 2
        for place in range(places):
            painter.setBrush(colour if place < self._filled else Qt.BrushStyle.NoBrush)
            painter.drawEllipse(QPointF(left + place * step, self.height() / 2), radius, radius)
