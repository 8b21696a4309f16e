"""The list of today's entries beside the scan field: when, who, what, and whether it waits."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from terminal.ui.entry_line import EntryLine
from terminal.ui.entry_words import what_words, who_words
from terminal.ui.formatting import clock_time
from terminal.ui.theme import Look
from terminal.ui.widgets.fitting import one_line_font
from terminal.ui.widgets.touch import scroll_by_finger

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_TAG_PADDING, _GAP = 8, 12


class EntryLines(QAbstractListModel):
    """The lines as they came; the accessible text of each is its whole sentence."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: tuple[EntryLine, ...] = ()

    def show_lines(self, lines: tuple[EntryLine, ...]) -> None:
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return line
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            waiting = self.tr("waiting") if line.waiting else ""
            parts = (clock_time(line.at), who_words(line), what_words(line), waiting)
            return " ".join(part for part in parts if part)
        return None


class EntryDelegate(QStyledItemDelegate):
    """Paints a line in one row, or in two when its words need the room."""

    def __init__(self, look: Look, parent: QListView) -> None:
        super().__init__(parent)
        self._look, self._list = look, parent

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        high = QFontMetrics(self._look.font("body")).height()
        if self._needs_two_rows(index.data(Qt.ItemDataRole.UserRole)):
            return QSize(0, 2 * high + self._look.px(18))
        return QSize(0, max(self._look.px(58), high + self._look.px(20)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: EntryLine = index.data(Qt.ItemDataRole.UserRole)
        area: QRect = option.rect
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_edge(painter, area, focused=focused)
        if self._needs_two_rows(line):
            high = QFontMetrics(self._look.font("body")).height()
            top = QRect(area.left(), area.top() + self._look.px(8), area.width(), high)
            self._write(painter, top, clock_time(line.at), "body", "muted")
            self._write(painter, self._beside_time(top), what_words(line), "strong")
            below = top.translated(0, high)
            who = self._beside_time(below).adjusted(0, 0, -self._tag_room(line), 0)
            self._write(painter, who, who_words(line))
            self._paint_tag(painter, below, line)
        else:
            self._paint_one_row(painter, area, line)
        painter.restore()

    def _paint_one_row(self, painter: QPainter, area: QRect, line: EntryLine) -> None:
        who = who_words(line) + " "
        self._write(painter, area, clock_time(line.at), "body", "muted")
        rest = self._beside_time(area)
        self._write(painter, rest, who)
        shift = self._wide(who, "body") + self._look.px(3)
        self._write(painter, rest.adjusted(shift, 0, 0, 0), what_words(line), "strong")
        self._paint_tag(painter, area, line)

    def _paint_tag(self, painter: QPainter, area: QRect, line: EntryLine) -> None:
        if not line.waiting:
            return
        look, words = self._look, self.tr("waiting")
        font = self._tag_font()
        metrics = QFontMetrics(font)
        wide = metrics.horizontalAdvance(words) + 2 * look.px(_TAG_PADDING)
        high = metrics.height() + look.px(2)
        body = QRectF(0, 0, wide, high)
        body.moveCenter(QRectF(area).center())
        body.moveRight(area.right())
        painter.setPen(QPen(look.colour("waiting_line"), look.size("line")))
        painter.setBrush(look.colour("waiting"))
        painter.drawRoundedRect(body, look.px(7), look.px(7))
        painter.setFont(font)
        painter.setPen(look.colour("on_waiting"))
        painter.drawText(body, Qt.AlignmentFlag.AlignCenter, words)

    def _paint_edge(self, painter: QPainter, area: QRect, *, focused: bool) -> None:
        look = self._look
        painter.fillRect(QRect(area.left(), area.bottom(), area.width(), 1), look.colour("line"))
        if focused and self._list.hasFocus():
            ring = look.size("ring")
            painter.setPen(QPen(look.colour("ring"), ring))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), look.px(10), look.px(10))

    def _write(
        self, painter: QPainter, area: QRect, text: str, style: str = "body", ink: str = "ink"
    ) -> None:
        """Write on one line, smaller where it must be; only a very long name is shortened."""
        smallest = self._look.smallest_font(style).pixelSize()
        font = one_line_font(self._look.font(style), smallest, text, area.width())
        painter.setFont(font)
        painter.setPen(self._look.colour(ink))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, area.width())
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, int(align), shown)

    def _needs_two_rows(self, line: EntryLine) -> bool:
        needed = self._time_room() + self._wide(who_words(line) + " ", "body")
        needed += self._wide(what_words(line), "strong") + self._tag_room(line)
        return needed + self._look.px(6) > self._list.viewport().width()

    def tells_all(self, line: EntryLine) -> bool:
        """Whether what happened is shown in full; only a very long name may be shortened."""
        room = self._list.viewport().width() - self._time_room()
        smallest = QFontMetrics(self._look.smallest_font("strong"))
        return smallest.horizontalAdvance(what_words(line)) <= room

    def _beside_time(self, area: QRect) -> QRect:
        return area.adjusted(self._time_room(), 0, 0, 0)

    def _time_room(self) -> int:
        return self._wide("00:00", "body") + self._look.px(_GAP + 4)

    def _tag_room(self, line: EntryLine) -> int:
        if not line.waiting:
            return 0
        wide = QFontMetrics(self._tag_font()).horizontalAdvance(self.tr("waiting"))
        return wide + self._look.px(2 * _TAG_PADDING + _GAP)

    def _tag_font(self) -> QFont:
        font = self._look.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        return font

    def _wide(self, text: str, style: str) -> int:
        return QFontMetrics(self._look.font(style)).horizontalAdvance(text)


class EntryList(QListView):
    """Scrolls by finger; the arrow keys walk through it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._lines = EntryLines(self)
        self.setModel(self._lines)
        self._delegate = EntryDelegate(look, self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        scroll_by_finger(self)
        look.changed.connect(self.scheduleDelayedItemsLayout)

    def show_lines(self, lines: tuple[EntryLine, ...]) -> None:
        self._lines.show_lines(lines)

    def text_fits(self) -> bool:
        """Whether every row shows all of what happened."""
        rows = (self._lines.index(place) for place in range(self._lines.rowCount()))
        return all(self._delegate.tells_all(row.data(Qt.ItemDataRole.UserRole)) for row in rows)
