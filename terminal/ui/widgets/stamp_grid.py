"""The stamps of a card: full ones in the vendor's colour, empty ones numbered, the new one lit."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.contrast import MARK_RATIO, contrast_ratio, readable_on
from terminal.ui.icons import paint_icon
from terminal.ui.theme import Look
from terminal.ui.widgets.stamp_card_state import StampCardState

_GAP_PART = 0.2  # of a stamp's diameter, between stamps
HALO = 7  # how far the light around a new stamp reaches; kept free on all four sides
_LARGEST = 92
_LONGEST_ROW = 12
_NUMBERED_FROM = 40  # below this diameter a number would be smaller than readable text

# The new stamp lands in eight frames at 15 a second: seen, and over before the next scan.
_FRAME_MS = 66
_FRAMES = 8


@dataclass(frozen=True, slots=True)
class Grid:
    """How many columns and rows, and the diameter of one stamp in pixels."""

    columns: int
    rows: int
    diameter: float


def best_grid(count: int, width: float, height: float, largest: float) -> Grid:
    """The arrangement with the largest stamps; a ragged last row costs a little."""

    def grid(columns: int) -> Grid:
        rows = -(-count // columns)
        wide = width / (columns + (columns - 1) * _GAP_PART)
        high = height / (rows + (rows - 1) * _GAP_PART)
        return Grid(columns, rows, min(wide, high, largest))

    def worth(found: Grid) -> tuple[float, int]:
        even = count % found.columns == 0
        return (found.diameter * (1.0 if even else 0.86), found.columns)

    return max((grid(columns) for columns in range(1, count + 1)), key=worth)


class StampGrid(QWidget):
    """Draws 1 to 100 stamps as large as the room allows."""

    def __init__(self, look: Look, *, rows_wanted: int = 0) -> None:
        """`rows_wanted` 0 chooses freely; 1 asks for a single row where that stays legible."""
        super().__init__()
        self._look, self._rows_wanted = look, rows_wanted
        self._state = StampCardState(stamps=0, target=10)
        self._frame = _FRAMES
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._advance)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(self.updateGeometry)

    def show_stamps(self, state: StampCardState) -> None:
        """Draw this card; a new stamp lands once, unless motion is reduced."""
        fresh = state.newest > 0 and state != self._state
        self._state = state
        self.setAccessibleName(
            self.tr("{stamps} of %n stamp(s)", "", state.target).format(stamps=state.stamps)
        )
        if fresh and self._look.moves and self.isVisible():
            self._frame = 0
            self._timer.start()
        else:
            self.finish()
        self.updateGeometry()
        self.update()

    def finish(self) -> None:
        """Show the end of the movement at once."""
        self._frame = _FRAMES
        self._timer.stop()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(440), self.heightForWidth(max(self.width(), self._look.px(300))))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.px(200), self._look.px(40))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        count = self._state.target
        halo, largest = 2 * self._look.px(HALO), self._look.px(_LARGEST)
        single = self._rows_wanted == 1 and count <= _LONGEST_ROW
        height = largest if single else width * (0.45 if count <= _LONGEST_ROW else 0.62)
        grid = best_grid(count, width - halo, height, largest)
        return round(grid.diameter * (grid.rows + (grid.rows - 1) * _GAP_PART)) + halo + 1

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        count, filled = self._state.target, min(self._state.stamps, self._state.target)
        halo = self._look.px(HALO)
        room = self.rect().adjusted(halo, halo, -halo, -halo)
        grid = best_grid(count, room.width(), room.height(), self._look.px(_LARGEST))
        step = grid.diameter * (1 + _GAP_PART)
        for place in range(count):
            row, column = divmod(place, grid.columns)
            left, top = halo + column * step, halo + row * step
            area = QRectF(left, top, grid.diameter, grid.diameter)
            if place >= filled:
                self._paint_empty(painter, area, place + 1)
            else:
                self._paint_full(painter, area, is_new=place >= filled - self._state.newest)

    def _paint_empty(self, painter: QPainter, area: QRectF, number: int) -> None:
        edge = max(1.5, area.width() / 26)
        pen = QPen(self._look.colour("empty_stamp"), edge)
        pen.setStyle(Qt.PenStyle.CustomDashLine)
        pen.setDashPattern([2.2, 1.8])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area.adjusted(edge, edge, -edge, -edge))
        if area.width() >= self._look.px(_NUMBERED_FROM):
            font = self._look.font("heading")
            font.setPixelSize(round(max(17, area.width() * 0.3)))
            painter.setFont(font)
            painter.setPen(self._look.colour("muted"))
            painter.drawText(area, Qt.AlignmentFlag.AlignCenter, str(number))

    def _paint_full(self, painter: QPainter, area: QRectF, *, is_new: bool) -> None:
        colour = QColor(self._state.colour)
        if is_new:
            self._paint_halo(painter, area, colour)
            area = self._landing(area)
        painter.setPen(self._outline(colour, area.width()))
        painter.setBrush(colour)
        painter.drawEllipse(area.adjusted(1, 1, -1, -1))
        side = area.width() * 0.44
        mark = QRectF(0, 0, side, side)
        mark.moveCenter(area.center())
        paint_icon(painter, "check", mark, QColor(readable_on(self._state.colour)), stroke=2.6)

    def _paint_halo(self, painter: QPainter, area: QRectF, colour: QColor) -> None:
        light = QColor(colour)
        light.setAlphaF(0.34 * self._frame / _FRAMES)
        grown = min(self._look.px(HALO), area.width() * _GAP_PART / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(light)
        painter.drawEllipse(area.adjusted(-grown, -grown, grown, grown))

    def _landing(self, area: QRectF) -> QRectF:
        """The stamp comes down from above the card: larger first, then a little too small."""
        at = self._frame / _FRAMES
        scale = 1 + 0.35 * (1 - at) ** 2 - 0.12 * (1 - at) * at * 4
        moved = QRectF(0, 0, area.width() * scale, area.height() * scale)
        moved.moveCenter(area.center())
        return moved

    def _outline(self, colour: QColor, diameter: float) -> QPen | Qt.PenStyle:
        """A vendor's colour too close to the card's ground gets an edge, so that it counts."""
        ground = self._look.colour("surface")
        if contrast_ratio(colour.name(), ground.name()) >= MARK_RATIO:
            return Qt.PenStyle.NoPen
        return QPen(self._look.colour("empty_stamp"), max(1.5, diameter / 32))

    def _advance(self) -> None:
        self._frame += 1
        if self._frame >= _FRAMES:
            self.finish()
        self.update()
