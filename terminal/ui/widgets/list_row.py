"""One line of a list that can be pressed: what it is on the left, what is known of it beside."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen

from terminal.ui.theme import Look
from terminal.ui.widgets.fitting import WRAPPED, fits, fitted_font
from terminal.ui.widgets.push_control import PushControl

_PADDING, _GAP, _SMALLEST_PX = 18, 12, 17
# How much of the width the left part takes.
_LEFT_PERCENT = 55


class ListRow(PushControl):
    """Both parts wrap and shrink before they would be cut."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, style="body")
        self._detail = ""

    def show_words(self, title: str, detail: str) -> None:
        """A screen reader hears both."""
        self._detail = detail
        self.setText(title)
        self.setAccessibleName(", ".join(part for part in (title, detail) if part))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(260), self.look.size("target"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.size("target"))

    def text_fits(self) -> bool:
        left, right = self._areas()
        return fits(self._font("strong", self.text(), left), self.text(), left.size()) and fits(
            self._font("body", self._detail, right), self._detail, right.size()
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        left, right = self._areas()
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(self._font("strong", self.text(), left))
        painter.setPen(self.look.colour("ink"))
        painter.drawText(left, int(middle | Qt.AlignmentFlag.AlignLeft) | WRAPPED, self.text())
        painter.setFont(self._font("body", self._detail, right))
        painter.setPen(self.look.colour("muted"))
        painter.drawText(right, int(middle | Qt.AlignmentFlag.AlignRight) | WRAPPED, self._detail)

    def _paint_field(self, painter: QPainter) -> None:
        look, body = self.look, QRectF(self.rect()).adjusted(2, 2, -2, -2)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("ring"), look.size("ring")))
        else:
            painter.setPen(QPen(look.colour("control_line"), look.size("line")))
        painter.setBrush(look.colour("pressed" if self.isDown() else "surface"))
        painter.drawRoundedRect(body, look.px(14), look.px(14))

    def _areas(self) -> tuple[QRect, QRect]:
        inside = self.rect().adjusted(self.look.px(_PADDING), 4, -self.look.px(_PADDING), -4)
        if not self._detail:
            return inside, QRect()
        split = inside.left() + inside.width() * _LEFT_PERCENT // 100
        gap = self.look.px(_GAP) // 2
        return inside.adjusted(0, 0, split - gap - inside.right(), 0), inside.adjusted(
            split + gap - inside.left(), 0, 0, 0
        )

    def _font(self, style: str, words: str, area: QRect) -> QFont:
        smallest = self.look.px(_SMALLEST_PX)
        return fitted_font(self.look.font(style), smallest, words, area.size())
