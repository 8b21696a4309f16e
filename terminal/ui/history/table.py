"""The history's table: one entry a row, read by Qt's own views and by screen readers."""

from __future__ import annotations

from PySide6.QtCore import (
    QT_TRANSLATE_NOOP,
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
)

from terminal.ui.entry_words import what_words, who_words
from terminal.ui.formatting import clock_time, whole
from terminal.ui.history.state import HistoryRow, RowState

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()

TIME, CUSTOMER, WHAT, BALANCE, STAFF, TILL, STATE = range(7)

_TITLES = (
    QT_TRANSLATE_NOOP("HistoryTable", "Time"),
    QT_TRANSLATE_NOOP("HistoryTable", "Customer"),
    QT_TRANSLATE_NOOP("HistoryTable", "What"),
    QT_TRANSLATE_NOOP("HistoryTable", "Balance"),
    QT_TRANSLATE_NOOP("HistoryTable", "Staff"),
    QT_TRANSLATE_NOOP("HistoryTable", "Till"),
    QT_TRANSLATE_NOOP("HistoryTable", "State"),
)

_STATES = {
    RowState.WAITING: QT_TRANSLATE_NOOP("HistoryTable", "waiting"),
    RowState.SYNCED: QT_TRANSLATE_NOOP("HistoryTable", "synced"),
    RowState.PASS_UPDATED: QT_TRANSLATE_NOOP("HistoryTable", "synced, pass updated"),
    RowState.UNDONE: QT_TRANSLATE_NOOP("HistoryTable", "undone"),
    RowState.CASE_OPEN: QT_TRANSLATE_NOOP("HistoryTable", "case open"),
    RowState.PARKED: QT_TRANSLATE_NOOP("HistoryTable", "set aside"),
}

STATE_INKS = {
    RowState.WAITING: "on_waiting",
    RowState.CASE_OPEN: "on_danger",
    RowState.PARKED: "on_danger",
}


class HistoryTable(QAbstractTableModel):
    """Holds the rows of one state and words them; it fetches and sorts nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[HistoryRow, ...] = ()

    def show_rows(self, rows: tuple[HistoryRow, ...]) -> None:
        if rows != self._rows:
            self.beginResetModel()
            self._rows = rows
            self.endResetModel()

    def speak_again(self) -> None:
        """Word every cell anew after a change of language."""
        if self._rows:
            bottom = self.index(len(self._rows) - 1, STATE)
            self.dataChanged.emit(self.index(0, 0), bottom)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, STATE)

    def row(self, place: int) -> HistoryRow:
        return self._rows[place]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(_TITLES)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return self.tr(str(_TITLES[section])) if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._cell(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STATE:
            return STATE_INKS.get(row.state)
        return None

    def _cell(self, row: HistoryRow, column: int) -> str:
        match column:
            case 0:
                return clock_time(row.line.at)
            case 1:
                return who_words(row.line)
            case 2:
                return what_words(row.line)
            case 3:
                return self.balance_words(row)
            case 4:
                return row.staff_name
            case 5:
                return row.terminal_name
            case _:
                return self.state_words(row)

    def state_words(self, row: HistoryRow) -> str:
        return self.tr(str(_STATES[row.state]))

    def balance_words(self, row: HistoryRow) -> str:
        """The card's balance after the entry: stamps of the target, points, or both."""
        parts = []
        if row.stamps_after is not None:
            words = self.tr("{stamps} of {target}")
            parts.append(
                words.format(stamps=whole(row.stamps_after), target=whole(row.stamps_target))
            )
        if row.points_after is not None:
            parts.append(self.tr("%Ln point(s)", "", row.points_after))
        return " · ".join(parts)
