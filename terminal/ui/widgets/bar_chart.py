"""Bars side by side, with their numbers above and their names below where there is room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.theme import Look

_LEAST_WIDTH, _LEAST_HEIGHT = 260, 150
_WIDEST_BAR, _GAP = 64, 8


@dataclass(frozen=True, slots=True)
class Bar:
    """`label` names it, `words` is its number as it is written."""

    label: str
    value: int
    words: str


class BarChart(QWidget):
    """What it shows stands in the table beside it too, for those who cannot see it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.update)

    def show_bars(self, bars: tuple[Bar, ...]) -> None:
        if bars != self._bars:
            self._bars = bars
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(2 * _LEAST_WIDTH), self._look.px(2 * _LEAST_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(_LEAST_WIDTH), self._look.px(_LEAST_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._bars:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._look.font("caption")
        painter.setFont(font)
        line = QFontMetrics(font).height()
        step = self.width() / len(self._bars)
        ground = QRectF(0, line + 4, self.width(), self.height() - 2 * line - 12)
        painter.fillRect(
            QRectF(0, ground.bottom(), self.width(), self._look.size("line")),
            self._look.colour("control_line"),
        )
        most = max(1, *(bar.value for bar in self._bars))
        skip_labels = self._skip([bar.label for bar in self._bars], step)
        has_room = self._skip([bar.words for bar in self._bars], step) == 1
        for place, bar in enumerate(self._bars):
            column = QRectF(place * step, 0, step, self.height())
            top = self._paint_bar(painter, column, ground, bar.value / most)
            if bar.value and has_room:
                self._write(painter, bar.words, column, top - line - 2, "ink")
            if place % skip_labels == 0:
                self._write(painter, bar.label, column, ground.bottom() + 6, "muted")

    def _paint_bar(self, painter: QPainter, column: QRectF, ground: QRectF, share: float) -> float:
        """Returns where the bar ends, so that its number can stand on it."""
        wide = min(self._look.px(_WIDEST_BAR), max(2.0, column.width() - self._look.px(_GAP)))
        high = ground.height() * max(0.0, share)
        bar = QRectF(0, 0, wide, high)
        bar.moveCenter(column.center())
        bar.moveBottom(ground.bottom())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("accent_ink"))
        radius = min(self._look.px(6), high / 2, wide / 2)
        painter.drawRoundedRect(bar, radius, radius)
        return bar.top()

    def _skip(self, texts: list[str], step: float) -> int:
        """Every how manieth text is written, so that none runs into the next."""
        metrics = QFontMetrics(self._look.font("caption"))
        widest = max((metrics.horizontalAdvance(text) for text in texts), default=0)
        room = widest + self._look.px(_GAP)
        # The first and the last are pushed inwards, so that they take half as much again.
        return 1 if room <= step else int(1.5 * room // max(1.0, step)) + 1

    def _write(self, painter: QPainter, text: str, column: QRectF, top: float, ink: str) -> None:
        metrics = QFontMetrics(painter.font())
        wide = metrics.horizontalAdvance(text)
        left = min(max(0.0, column.center().x() - wide / 2), self.width() - wide)
        painter.setPen(self._look.colour(ink))
        area = QRectF(left, top, wide + 1, metrics.height())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), text)
