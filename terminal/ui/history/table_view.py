"""How the history's table is drawn: rows tall enough for a finger, words that are never cut."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from terminal.ui.history.table import BALANCE, STAFF, STATE, TILL, TIME, WHAT, HistoryTable
from terminal.ui.theme import Look
from terminal.ui.widgets.fitting import WRAPPED, fits, fitted_font, one_line_font
from terminal.ui.widgets.touch import scroll_by_finger

Index = QModelIndex | QPersistentModelIndex
_PADDING = 8
_SMALLEST_PX = 17

# How the width beside the time is shared, and which columns step back beside an open story.
_SHARES = (0, 19, 21, 15, 12, 10, 21)
_IN_STORY = (BALANCE, STAFF, TILL)


class CellDelegate(QStyledItemDelegate):
    """Wraps a cell's words, and makes them smaller before it would cut them."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(parent)
        self._look = look

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, self._look.size("target"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look, area = self._look, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, option, area)
        room = _inside(look, area)
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        painter.setFont(self._font(index, room.size()))
        painter.setPen(self._ink(index))
        align = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | WRAPPED
        painter.drawText(room, align, text)
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, area: QRect) -> None:
        look = self._look
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(area, look.colour("accent_soft"))
        line = QRect(area.left(), area.bottom(), area.width(), 1)
        painter.fillRect(line, look.colour("line"))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(look.colour("ring"), look.size("ring")))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(area).adjusted(2, 2, -2, -2), look.px(8), look.px(8))

    def shows_whole(self, index: Index, area: QRect) -> bool:
        room = _inside(self._look, area).size()
        return fits(self._font(index, room), str(index.data()), room)

    def _font(self, index: Index, room: QSize) -> QFont:
        marked = index.data(Qt.ItemDataRole.ForegroundRole)
        font = self._look.font("strong" if marked else "body")
        return fitted_font(font, self._look.px(_SMALLEST_PX), str(index.data()), room)

    def _ink(self, index: Index) -> QColor:
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        return self._look.colour(ink or "ink")


class TableHead(QHeaderView):
    """Column titles that become smaller before they would be cut."""

    def __init__(self, look: Look, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._look = look
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSectionsClickable(False)
        self.setHighlightSections(False)

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        look = self._look
        painter.fillRect(rect, look.colour("surface"))
        line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
        painter.fillRect(line, look.colour("line"))
        painter.setFont(self._font(logicalIndex))
        painter.setPen(look.colour("muted"))
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(_inside(look, rect), int(align), self._title(logicalIndex))

    def shows_whole(self, section: int) -> bool:
        room = self.sectionSize(section) - 2 * self._look.px(_PADDING)
        metrics = QFontMetrics(self._font(section))
        return metrics.horizontalAdvance(self._title(section)) <= room

    def least_width(self, section: int) -> int:
        """The width of a title in the smallest letters that may be read."""
        font = self._font(section)
        font.setPixelSize(self._look.px(_SMALLEST_PX))
        return QFontMetrics(font).horizontalAdvance(self._title(section))

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal))

    def _font(self, section: int) -> QFont:
        bold = self._look.font("caption")
        bold.setWeight(QFont.Weight.DemiBold)
        room = self.sectionSize(section) - 2 * self._look.px(_PADDING)
        return one_line_font(bold, self._look.px(_SMALLEST_PX), self._title(section), room)


def _inside(look: Look, area: QRect) -> QRect:
    padding = look.px(_PADDING)
    return area.adjusted(padding, 2, -padding, -2)


class HistoryView(QTableView):
    """`row_opened` carries the row's place: by a tap, or by Enter on it."""

    row_opened = Signal(int)

    def __init__(self, look: Look, table: HistoryTable) -> None:
        super().__init__()
        self._look, self._story_open = look, False
        self.setModel(table)
        self._cells = CellDelegate(look, self)
        self.setItemDelegate(self._cells)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self._head = TableHead(look, self)
        self.setHorizontalHeader(self._head)
        scroll_by_finger(self)
        self.clicked.connect(lambda index: self.row_opened.emit(index.row()))
        look.changed.connect(self._fit)
        self._fit()

    def make_room(self, *, story_open: bool) -> None:
        """Leave to the story what it tells anyway."""
        if story_open != self._story_open:
            self._story_open = story_open
            for column in _IN_STORY:
                self.setColumnHidden(column, story_open)
            self._share_width()

    def text_fits(self) -> bool:
        """Whether every shown title and cell is visible in full."""
        shown = [column for column in range(STATE + 1) if not self.isColumnHidden(column)]
        cells = [
            self.model().index(row, column)
            for row in range(self.model().rowCount())
            for column in shown
        ]
        return all(self._head.shows_whole(column) for column in shown) and all(
            self._cells.shows_whole(cell, self.visualRect(cell)) for cell in cells
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and self.currentIndex().isValid():
            self.row_opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        shown = [column for column in range(STATE + 1) if not self.isColumnHidden(column)]
        total = sum(_SHARES[column] for column in shown[1:])
        width = self.viewport().width()
        clock = QFontMetrics(self._look.font("body")).horizontalAdvance("00:00")
        least = max(clock, self._head.least_width(TIME))
        time_width = least + 2 * self._look.px(_PADDING) + 2
        self.setColumnWidth(TIME, time_width)
        for column in shown[1:]:
            self.setColumnWidth(column, (width - time_width) * _SHARES[column] // total)
        spent = sum(self.columnWidth(column) for column in shown)
        self.setColumnWidth(WHAT, self.columnWidth(WHAT) + width - spent)

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(self._look.size("target"))
        header = QFontMetrics(self._look.font("caption")).height() + self._look.px(24)
        self.horizontalHeader().setFixedHeight(header)
        self._share_width()
