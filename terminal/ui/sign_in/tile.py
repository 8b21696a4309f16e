"""One person to tap: initials, name, and whether they are locked for now."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QPen

from terminal.ui.formatting import clock_time
from terminal.ui.sign_in.state import StaffTile
from terminal.ui.theme import Look
from terminal.ui.widgets.avatar import paint_avatar
from terminal.ui.widgets.fitting import WRAPPED, fits, fitted_font, one_line_font, wrapped_size
from terminal.ui.widgets.push_control import PushControl

_WIDE, _NARROWEST, _PADDING, _AVATAR = 200, 160, 18, 68
_SMALLEST_PX = 17


class PersonTile(PushControl):
    """A tall button that is found by its colour and letters before its name is read."""

    def __init__(self, look: Look, tile: StaffTile, tint: int) -> None:
        super().__init__(look, style="heading")
        self.tile, self._tint, self._chosen, self._note = tile, tint, False, ""
        self.setCheckable(True)

    def show_tile(self, tile: StaffTile, *, chosen: bool) -> None:
        self.tile, self._chosen = tile, chosen
        if tile.locked_until is not None:
            words = self.tr("locked until {time}")
            self._note = words.format(time=clock_time(tile.locked_until))
        else:
            self._note = self.tr("manager") if tile.is_manager else ""
        self.setText(tile.name)
        self.setChecked(chosen)
        self.setAccessibleName(", ".join(part for part in (tile.name, self._note) if part))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self.look.px(_WIDE), self._height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self.look.px(_NARROWEST), self._height())

    def text_fits(self) -> bool:
        room = self._name_room()
        note = QSize(room.width(), self._note_height())
        name_fits = fits(self._name_font(room), self.text(), room.size())
        return name_fits and fits(self._note_font(note), self._note, note)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look = self.look
        self._paint_field(painter)
        side = look.px(_AVATAR)
        circle = QRectF((self.width() - side) / 2, self._top(), side, side)
        paint_avatar(painter, look, circle, self.tile.name, self._tint)
        centre = int(Qt.AlignmentFlag.AlignCenter) | WRAPPED
        room = self._name_room()
        painter.setFont(self._name_font(room))
        painter.setPen(look.colour("ink"))
        painter.drawText(room, centre, self.text())
        if self._note:
            below = QRect(room.left(), room.bottom(), room.width(), self._note_height())
            painter.setFont(self._note_font(below.size()))
            locked = self.tile.locked_until is not None
            painter.setPen(look.colour("on_danger" if locked else "muted"))
            painter.drawText(below, centre, self._note)

    def _paint_field(self, painter: QPainter) -> None:
        look = self.look
        if self.hasFocus():
            edge, thick = "ring", look.size("ring")
        elif self._chosen:
            edge, thick = "accent_ink", look.size("ring")
        else:
            edge, thick = "control_line", look.size("line")
        ground = "pressed" if self.isDown() else "accent_soft" if self._chosen else "surface"
        painter.setPen(QPen(look.colour(edge), thick))
        painter.setBrush(look.colour(ground))
        half = thick / 2
        body = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(body, look.size("control_radius"), look.size("control_radius"))

    def _name_room(self) -> QRect:
        look = self.look
        top = self._top() + look.px(_AVATAR + 8)
        return QRect(look.px(10), top, self.width() - look.px(20), self._name_height())

    def _top(self) -> int:
        """Where the circle starts: a tile without a note centres what it has."""
        inside = self.look.px(_AVATAR + 8) + self._name_height()
        return (self.height() - inside - (self._note_height() if self._note else 0)) // 2

    def _name_height(self) -> int:
        return self._height_of(self.text(), "heading")

    def _note_height(self) -> int:
        return self._height_of(self._note, "caption")

    def _height_of(self, text: str, style: str) -> int:
        """One line as drawn; two where the text is too long even in the smallest letters."""
        font = self.look.font(style)
        room = max(self.width(), self.look.px(_NARROWEST)) - self.look.px(20)
        one = wrapped_size(font, "Mg", room).height()
        smallest = one_line_font(font, self.look.px(_SMALLEST_PX), text, room)
        return max(one, wrapped_size(smallest, text, room).height())

    def _note_font(self, room: QSize) -> QFont:
        return fitted_font(self.look.font("caption"), self.look.px(_SMALLEST_PX), self._note, room)

    def _height(self) -> int:
        look = self.look
        return look.px(2 * _PADDING + _AVATAR) + self._name_height() + self._note_height()

    def _name_font(self, room: QRect) -> QFont:
        return fitted_font(
            self.look.font("heading"), self.look.px(_SMALLEST_PX), self.text(), room.size()
        )
