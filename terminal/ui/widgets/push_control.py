"""Every button of the counter: large, painted from the tokens, with a focus ring one can see."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from terminal.ui.icons import paint_icon
from terminal.ui.theme import Look
from terminal.ui.tokens import Scheme
from terminal.ui.widgets.fitting import WRAPPED, fits, fitted_font, longest_word, wrapped_size

_SMALLEST_TEXT_PX = 17
_ICON_GAP = 10


class Kind(enum.Enum):
    """What a button is for decides how it looks."""

    QUIET = "quiet"
    MAIN = "main"
    GIVE = "give"
    KEY = "key"
    ON_TONE = "on_tone"


@dataclass(frozen=True, slots=True)
class Paint:
    """Fill, ink and edge of a control in its present condition."""

    fill: QColor
    ink: QColor
    edge: QColor


class PushControl(QPushButton):
    """A button whose words wrap, then shrink, and are never cut off.

    Touching it leaves the focus where it was, so that Enter keeps meaning the page's main action;
    only the keyboard moves the focus here, and then Enter presses it like Space does.
    `grows` lets it become taller for a second line; else its words become smaller instead.
    """

    def __init__(
        self,
        look: Look,
        kind: Kind = Kind.QUIET,
        *,
        icon: str = "",
        style: str = "label",
        target: str = "target",
        grows: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.look, self._kind, self._icon = look, kind, icon
        self._style, self._target = style, target
        self._grows, self._laid_out = grows, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        # Keys of a pad fill their grid; any other button is as tall as its words ask for.
        tall = QSizePolicy.Policy.Expanding if kind is Kind.KEY else QSizePolicy.Policy.Minimum
        self.setSizePolicy(QSizePolicy.Policy.Preferred, tall)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        look.changed.connect(self._restyle)

    def name(self, words: str) -> None:
        """What a screen reader says where the button shows only an icon."""
        self.setAccessibleName(words)
        self.setToolTip(words)

    def wear_kind(self, kind: Kind) -> None:
        if kind is not self._kind:
            self._kind = kind
            self.update()

    def wear_icon(self, icon: str) -> None:
        if icon != self._icon:
            self._icon = icon
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        font = self.look.font(self._style)
        natural = wrapped_size(font, self.text(), 100_000)
        room = self._words_room().width()
        if self._grows and self._laid_out and longest_word(font, self.text()) <= room:
            natural.setHeight(wrapped_size(font, self.text(), room).height())
        return self._around(natural).expandedTo(QSize(0, self.minimumSizeHint().height()))

    def minimumSizeHint(self) -> QSize:
        font = self._smallest_font()
        longest = longest_word(font, self.text())
        room = max(longest, self._words_room().width())
        high = wrapped_size(font, self.text(), room).height() + 2 * (self._padding() // 3)
        least = self.look.size(self._target)
        return QSize(max(longest + 2 * self._padding(), least), max(high, least))

    def text_fits(self) -> bool:
        """Whether all of the words are visible at the size they are drawn now."""
        room = self._words_room().size()
        return fits(self._words_font(room), self.text(), room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._laid_out = True
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the focused button: Qt leaves that to the desktop's taste."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint = self.paint_now()
        self._paint_ground(painter, paint)
        if self._icon_side():
            paint_icon(painter, self._icon, QRectF(self._icon_room()), paint.ink)
        room = self._words_room()
        painter.setFont(self._words_font(room.size()))
        painter.setPen(paint.ink)
        align = Qt.AlignmentFlag.AlignCenter
        painter.drawText(room, int(align) | WRAPPED, self.text())

    def paint_now(self) -> Paint:
        """The colours of this kind of button, pressed or not."""
        look, down = self.look, self.isDown()
        if not self.isEnabled():
            return Paint(look.colour("sunken"), look.colour("muted"), look.colour("line"))
        match self._kind:
            case Kind.MAIN:
                fill = look.colour("accent_pressed" if down else "accent")
                return Paint(fill, look.colour("on_accent"), self._solid_edge(fill))
            case Kind.GIVE:
                fill = look.colour("done_pressed" if down else "done")
                return Paint(fill, look.colour("on_done"), self._solid_edge(fill))
            case Kind.ON_TONE:
                ink = look.colour("on_done")
                veil, edge = QColor(ink), QColor(ink)
                veil.setAlphaF(0.22 if down else 0.0)
                edge.setAlphaF(0.75)
                return Paint(veil, ink, edge)
            case Kind.QUIET | Kind.KEY:
                fill = look.colour("pressed") if down else look.colour("surface")
                return Paint(fill, look.colour("ink"), look.colour("control_line"))

    def _solid_edge(self, fill: QColor) -> QColor:
        """A filled button needs no edge, except where contrast is asked for above all."""
        return self.look.colour("ink") if self.look.scheme is Scheme.CONTRAST else fill

    def _paint_ground(self, painter: QPainter, paint: Paint) -> None:
        ring = self.look.size("ring") if self.hasFocus() else 0
        radius = float(self.look.size("control_radius"))
        if ring:
            edge = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
            on_tone = self._kind is Kind.ON_TONE
            colour = paint.ink if on_tone else self.look.colour("ring")
            painter.setPen(QPen(colour, ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(edge, radius, radius)
        inner = 2 * ring - (1 if ring else 0)
        line = self.look.size("line")
        body = QRectF(self.rect()).adjusted(inner, inner, -inner, -inner)
        body.adjust(line / 2, line / 2, -line / 2, -line / 2)
        painter.setPen(QPen(paint.edge, line))
        painter.setBrush(paint.fill)
        painter.drawRoundedRect(body, radius - inner / 2, radius - inner / 2)

    def _padding(self) -> int:
        return self.look.px(12 if self._kind is Kind.KEY or not self.text() else 22)

    def _icon_side(self) -> int:
        if not self._icon or (self._laid_out and not self._has_room_for_icon()):
            return 0
        return self._whole_icon_side()

    def _whole_icon_side(self) -> int:
        return round(self.look.font(self._style).pixelSize() * 1.25)

    def _has_room_for_icon(self) -> bool:
        """Words come first: where the longest would have to shrink, the icon steps back."""
        if not self.text():
            return True
        words = longest_word(self.look.font(self._style), self.text())
        beside = self._whole_icon_side() + self.look.px(_ICON_GAP)
        return words + beside + 2 * self._padding() <= self.width()

    def _icon_gap(self) -> int:
        return self.look.px(_ICON_GAP) if self._icon_side() and self.text() else 0

    def _icon_room(self) -> QRect:
        """Left of the words as they are drawn, or in the middle when there are none."""
        side, room = self._icon_side(), self._words_room()
        if not self.text():
            return QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        drawn = wrapped_size(self._words_font(room.size()), self.text(), room.width()).width()
        left = room.center().x() - drawn // 2 - self._icon_gap() - side
        return QRect(max(self._padding() // 2, left), (self.height() - side) // 2, side, side)

    def _words_room(self) -> QRect:
        padding = self._padding()
        taken = self._icon_side() + self._icon_gap() if self.text() else 0
        return self.rect().adjusted(padding + taken, padding // 3, -padding, -padding // 3)

    def _around(self, words: QSize) -> QSize:
        least = self.look.size(self._target)
        icon = self._whole_icon_side() if self._icon else 0
        beside = icon + (self.look.px(_ICON_GAP) if self._icon and self.text() else 0)
        width = words.width() + beside + 2 * self._padding()
        height = max(words.height(), icon) + 2 * (self._padding() // 3)
        return QSize(max(width, least), max(height, least))

    def _smallest_font(self) -> QFont:
        font = self.look.font(self._style)
        font.setPixelSize(min(font.pixelSize(), self.look.px(_SMALLEST_TEXT_PX)))
        return font

    def _words_font(self, room: QSize) -> QFont:
        font = self.look.font(self._style)
        return fitted_font(font, self._smallest_font().pixelSize(), self.text(), room)

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
