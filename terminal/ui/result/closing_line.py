"""A thin line that runs out with the time a result stays: no countdown to read, and no surprise."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.theme import Look

_FRAME_MS = 66
_THICKNESS = 6


class ClosingLine(QWidget):
    """Only a picture of the time left: whoever set the time also ends it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._total_ms = look, 0
        self._passed = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def run(self, total_ms: int) -> None:
        """Start at full length; 0 shows nothing."""
        self._total_ms = total_ms if self._look.moves else 0
        self._passed.start()
        if self._total_ms:
            self._timer.start()
        else:
            self._timer.stop()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self._look.px(_THICKNESS))

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._timer.stop()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._total_ms:
            return
        left = max(0.0, 1 - self._passed.elapsed() / self._total_ms)
        colour = self._look.colour("on_done")
        colour.setAlphaF(0.55)
        QPainter(self).fillRect(0, 0, round(self.width() * left), self.height(), colour)

    def _advance(self) -> None:
        if self._passed.elapsed() >= self._total_ms:
            self._timer.stop()
        self.update()
