"""A QR code on the screen, dark on light in every theme: that is what phones can read."""

from __future__ import annotations

import qrcode
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget
from qrcode.constants import ERROR_CORRECT_M

from terminal.ui.theme import Look

_QUIET_ZONE = 4
_LEAST_SIDE = 220


class QrPicture(QWidget):
    """As large as its room allows, in whole pixels a module, so that no edge is blurred."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._matrix: list[list[bool]] = []
        self._text = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        look.changed.connect(self.updateGeometry)

    def show_text(self, text: str) -> None:
        """Draw this text; none takes the picture away."""
        if text != self._text:
            self._text = text
            self._matrix = _matrix_of(text) if text else []
            self.update()

    def sizeHint(self) -> QSize:
        side = self._look.px(2 * _LEAST_SIDE)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        side = self._look.px(_LEAST_SIDE)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._matrix:
            return
        _paint_matrix(QPainter(self), self._matrix, QRectF(self.rect()))


def paint_code(painter: QPainter, text: str, area: QRectF) -> None:
    """Draw the code of a text into the middle of an area, for paper as for the screen."""
    _paint_matrix(painter, _matrix_of(text), area)


def _paint_matrix(painter: QPainter, matrix: list[list[bool]], area: QRectF) -> None:
    modules = len(matrix)
    pixels = max(1, int(min(area.width(), area.height())) // modules)
    side = modules * pixels
    left = int(area.left() + (area.width() - side) / 2)
    top = int(area.top() + (area.height() - side) / 2)
    painter.fillRect(QRectF(left, top, side, side), Qt.GlobalColor.white)
    for y, row in enumerate(matrix):
        for x, is_dark in enumerate(row):
            if is_dark:
                at = QRectF(left + x * pixels, top + y * pixels, pixels, pixels)
                painter.fillRect(at, Qt.GlobalColor.black)


def _matrix_of(text: str) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET_ZONE)
    code.add_data(text)
    return [list(row) for row in code.get_matrix()]
