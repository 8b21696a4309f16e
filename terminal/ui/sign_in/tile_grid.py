"""The staff's tiles, as many beside each other as the width allows."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from shared_domain.identifiers import StaffId
from terminal.ui.sign_in.state import StaffTile
from terminal.ui.sign_in.tile import PersonTile
from terminal.ui.theme import Look
from terminal.ui.widgets.avatar import TINTS
from terminal.ui.widgets.layouts import Rows, Squares
from terminal.ui.widgets.touch import TallArea

_LEAST_WIDTH, _GAP, _MOST_COLUMNS = 176, 16, 5


class TileGrid(QWidget):
    """Scrolls when the shop has more people than the screen has room."""

    staff_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._tiles: list[PersonTile] = []
        content = QWidget()
        inside = Rows(look, 0, parent=content)
        self._grid = Squares(look, _GAP)
        inside.addLayout(self._grid)
        inside.addStretch(1)
        rows = Rows(look, 0, parent=self)
        rows.addWidget(TallArea(content))
        look.changed.connect(self._arrange)

    def show_tiles(self, tiles: tuple[StaffTile, ...], chosen: StaffId | None) -> None:
        grown = len(tiles) > len(self._tiles)
        for tile in tiles[len(self._tiles) :]:
            # By place, not by name: neighbours never wear the same tint.
            button = PersonTile(self._look, tile, tint=len(self._tiles) % TINTS + 1)
            button.clicked.connect(
                lambda _=False, button=button: self.staff_chosen.emit(button.tile.staff_id)
            )
            self._tiles.append(button)
        if grown:
            self._arrange()
        for place, button in enumerate(self._tiles):
            button.setVisible(place < len(tiles))
            if place < len(tiles):
                button.show_tile(tiles[place], chosen=tiles[place].staff_id == chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        step = self._look.px(_LEAST_WIDTH + _GAP)
        columns = max(2, min(_MOST_COLUMNS, (self.width() + self._look.px(_GAP)) // step))
        columns = min(columns, 3 if len(self._tiles) <= 6 else _MOST_COLUMNS)
        for place, button in enumerate(self._tiles):
            self._grid.addWidget(button, place // columns, place % columns)
        for column in range(_MOST_COLUMNS):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
