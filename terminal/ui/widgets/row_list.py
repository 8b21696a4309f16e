"""A list of pressable rows that scrolls; rows are made once and used again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.list_row import ListRow
from terminal.ui.widgets.touch import TallArea


class RowList(TallArea):
    """`row_pressed` carries the row's place in what was shown."""

    row_pressed = Signal(int)

    def __init__(self, look: Look) -> None:
        content = QWidget()
        super().__init__(content)
        self._look = look
        self._rows: list[ListRow] = []
        inside = Rows(look, 0, (0, 0, 8, 0), parent=content)
        self._listed = Rows(look, 8)
        inside.addLayout(self._listed)
        inside.addStretch(1)

    def show_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        """A title and a detail each."""
        while len(self._rows) < len(rows):
            self._add_row()
        for place, row in enumerate(self._rows):
            row.setVisible(place < len(rows))
            if place < len(rows):
                row.show_words(*rows[place])

    def _add_row(self) -> None:
        row, place = ListRow(self._look), len(self._rows)
        row.clicked.connect(lambda: self.row_pressed.emit(place))
        self._rows.append(row)
        self._listed.addWidget(row)
