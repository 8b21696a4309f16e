"""Nine places for the letters of a card number, grouped as on the card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.formatting import grouped_number
from terminal.ui.theme import Look
from terminal.ui.type_number.state import NUMBER_LENGTH

_GROUP_STARTS = {4, 8}
_WIDE, _HIGH, _GAP, _GROUP_GAP = 60, 78, 8, 30


class NumberSlots(QWidget):
    """Filled from the left; the next place is marked."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._letters, self._wrong = look, "", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_letters(self, letters: str, *, wrong: bool) -> None:
        self._letters, self._wrong = letters, wrong
        self.setAccessibleName(
            self.tr("Typed: {letters}").format(letters=grouped_number(letters) or "-")
        )
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(self._drawn_width()), self._look.px(_HIGH))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scale = min(self._look.px(100) / 100, self.width() / self._drawn_width())
        left = (self.width() - self._drawn_width() * scale) / 2
        for place in range(NUMBER_LENGTH):
            if place in _GROUP_STARTS:
                left += (_GROUP_GAP - _GAP) * scale
            area = QRectF(left, 1, _WIDE * scale, self.height() - 2)
            self._paint_slot(painter, area, place)
            left += (_WIDE + _GAP) * scale

    def _paint_slot(self, painter: QPainter, area: QRectF, place: int) -> None:
        look, is_next = self._look, place == len(self._letters)
        edge = "control_line"
        if self._wrong:
            edge = "dot_bad"
        elif is_next:
            edge = "accent_ink"
        thick = look.px(3) if is_next or self._wrong else look.size("line")
        painter.setPen(QPen(look.colour(edge), thick))
        painter.setBrush(look.colour("surface"))
        inset = thick / 2
        painter.drawRoundedRect(
            area.adjusted(inset, inset, -inset, -inset), look.px(12), look.px(12)
        )
        if place < len(self._letters):
            font = look.font("key")
            font.setPixelSize(min(font.pixelSize(), round(area.width() * 0.7)))
            painter.setFont(font)
            painter.setPen(look.colour("ink"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, self._letters[place])

    def _drawn_width(self) -> int:
        groups = len(_GROUP_STARTS)
        return NUMBER_LENGTH * _WIDE + (NUMBER_LENGTH - 1) * _GAP + groups * (_GROUP_GAP - _GAP)
