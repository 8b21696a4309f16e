"""One reward for points: a wide button when the card can afford it, a goal when it cannot."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen

from terminal.ui.customer.state import RewardLine
from terminal.ui.formatting import whole
from terminal.ui.theme import Look
from terminal.ui.widgets.fitting import WRAPPED, fits, fitted_font, wrapped_size
from terminal.ui.widgets.push_control import PushControl

_PADDING, _GAP, _HEIGHT = 14, 16, 72


class RewardRow(PushControl):
    """Name on the left, price on the right; what is missing is said under the name."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, style="body")
        self._line = RewardLine(reward_id="", name="", points_required=1)
        self._to_go = ""

    @property
    def reward_id(self) -> str:
        return self._line.reward_id

    def show_line(self, line: RewardLine) -> None:
        self._line = line
        self._to_go = self.tr("%Ln to go", "", line.to_go) if line.to_go else ""
        self.setEnabled(not line.to_go)
        self.setText(line.name)
        price = self.tr("%Ln point(s)", "", line.points_required)
        self.setAccessibleName(", ".join(part for part in (line.name, price, self._to_go) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        high = wrapped_size(self.look.font("strong"), self._words(), self._words_area().width())
        least = self.look.px(_HEIGHT)
        return QSize(self.look.px(260), max(least, high.height() + 2 * self.look.px(10)))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(200), self.look.px(_HEIGHT))

    def text_fits(self) -> bool:
        area = self._words_area()
        return fits(self._name_font(area), self._words(), area.size())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_field(painter)
        look, area = self.look, self._words_area()
        align = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft) | WRAPPED
        painter.setFont(self._name_font(area))
        painter.setPen(look.colour("ink" if self.isEnabled() else "muted"))
        painter.drawText(area, align, self._words())
        painter.setFont(look.font("strong"))
        price = self.rect().adjusted(0, 0, -look.px(_PADDING), 0)
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(price, int(right), whole(self._line.points_required))

    def _paint_field(self, painter: QPainter) -> None:
        look, body = self.look, QRectF(self.rect()).adjusted(1.5, 3, -1.5, -3)
        if self.hasFocus():
            painter.setPen(QPen(look.colour("ring"), look.size("ring")))
        elif self.isEnabled():
            painter.setPen(QPen(look.colour("control_line"), look.size("line")))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
        ground = "pressed" if self.isDown() else "surface"
        painter.setBrush(look.colour(ground if self.isEnabled() else "sunken"))
        painter.drawRoundedRect(body, look.px(14), look.px(14))

    def _words(self) -> str:
        return " · ".join(part for part in (self._line.name, self._to_go) if part)

    def _words_area(self) -> QRect:
        look = self.look
        price = QFontMetrics(look.font("strong")).horizontalAdvance(
            whole(self._line.points_required)
        )
        left = look.px(_PADDING)
        return self.rect().adjusted(left, 4, -left - price - look.px(_GAP), -4)

    def _name_font(self, area: QRect) -> QFont:
        return fitted_font(self.look.font("strong"), self.look.px(17), self._words(), area.size())
