"""A table of few columns that is read and not pressed: names on the left, numbers on the right."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows, Squares
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import LEFT, RIGHT, FittedWords


class FactGrid(TallArea):
    """Cells are made once and used again; a row has as many cells as there are titles."""

    def __init__(self, look: Look) -> None:
        content = QWidget()
        super().__init__(content)
        self._look = look
        inside = Rows(look, 0, (0, 0, 8, 0), parent=content)
        self._grid = Squares(look, gap=8)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        self._cells: dict[tuple[int, int], FittedWords] = {}

    def show_rows(self, titles: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> None:
        shown = {
            (row, column): text
            for row, texts in enumerate((titles, *rows))
            for column, text in enumerate(texts)
        }
        for place, cell in self._cells.items():
            cell.setVisible(place in shown)
        for place, text in shown.items():
            self._cell(*place).setText(text)

    def _cell(self, row: int, column: int) -> FittedWords:
        cell = self._cells.get((row, column))
        if cell is None:
            style, ink = ("caption", "muted") if row == 0 else ("body", "ink")
            align = LEFT if column == 0 else RIGHT
            cell = FittedWords(self._look, style, ink=ink, align=align)
            self._grid.addWidget(cell, row, column)
            self._grid.setColumnStretch(column, 2 if column == 0 else 1)
            self._cells[row, column] = cell
        return cell
