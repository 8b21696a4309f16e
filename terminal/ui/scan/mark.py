"""The scan mark: four corners around a code, breathing slowly to say that the till listens."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPainterPath, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.icons import paint_icon
from terminal.ui.theme import Look

# Twelve frames a second and a few pixels of way: alive, and hardly any work for a cheap till.
_FRAME_MS = 83
_BREATH_FRAMES = 30
_SIDE, _WAY, _STROKE = 188, 5, 10


class ScanMark(QWidget):
    """Moves only while it is seen and motion is wanted."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._frame = look, 0
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self._restyle)

    def sizeHint(self) -> QSize:
        side = self._look.px(_SIDE)
        return QSize(side, side)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._restyle()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self._look
        breath = 0.5 - 0.5 * math.cos(math.tau * self._frame / _BREATH_FRAMES)
        inset = look.px(_STROKE) / 2 + breath * look.px(_WAY) + 1
        frame = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        pen = QPen(look.colour("accent_ink"), look.px(_STROKE))
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        self._paint_corners(painter, frame)
        code = QRectF(0, 0, self.width() * 0.66, self.height() * 0.66)
        code.moveCenter(QRectF(self.rect()).center())
        paint_icon(painter, "qr-code", code, look.colour("accent_ink"), stroke=2.3)

    def _paint_corners(self, painter: QPainter, frame: QRectF) -> None:
        """Draw the top left corner four times, mirrored about the middle."""
        half, reach = self._look.px(24), self._look.px(18)
        corner = QPainterPath(QPointF(frame.left(), frame.top() + half + reach))
        corner.lineTo(frame.left(), frame.top() + half)
        corner.arcTo(QRectF(frame.left(), frame.top(), 2 * half, 2 * half), 180, -90)
        corner.lineTo(frame.left() + half + reach, frame.top())
        middle = frame.center()
        for across, down in ((1, 1), (-1, 1), (1, -1), (-1, -1)):
            painter.save()
            painter.translate(middle)
            painter.scale(across, down)
            painter.translate(-middle)
            painter.drawPath(corner)
            painter.restore()

    def _restyle(self) -> None:
        self.updateGeometry()
        if self._look.moves and self.isVisible():
            self._timer.start()
        else:
            self._timer.stop()
            self._frame = 0
        self.update()

    def _advance(self) -> None:
        self._frame = (self._frame + 1) % _BREATH_FRAMES
        self.update()
