"""A loyalty card as the customer knows it, for screens a customer looks at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import grouped_number
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.stamp_card_state import StampCardState
from terminal.ui.widgets.stamp_grid import HALO, StampGrid
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import RIGHT, FittedWords, Words


class StampCard(StateView[StampCardState]):
    """Name, number and stamps on a white card, and a line when the server does not know yet."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._name = FittedWords(look, "title")
        self._number = Words(look, "caption", ink="muted", align=RIGHT)
        self.grid = StampGrid(look)
        self._waiting = Words(look, "strong", ink="waiting", wraps=True)
        # The grid keeps room for a halo around it; the words are set in by as much, to line up.
        side = 34 - HALO
        rows = Rows(look, 18 - HALO, (side, 28, side, 32 - HALO), parent=self)
        top = Columns(look, 16, (HALO, 0, HALO, 0))
        top.addWidget(self._name, 1)
        top.addWidget(self._number)
        foot = Columns(look, 0, (HALO, 0, HALO, 0))
        foot.addWidget(self._waiting)
        rows.addLayout(top)
        rows.addWidget(self.grid)
        rows.addLayout(foot)

    def show_state(self, state: StampCardState) -> None:
        self._name.setText(state.card_name or self.tr("Loyalty Card"))
        self._number.say(grouped_number(state.card_number))
        self.grid.show_stamps(state)
        self._waiting.say(
            self.tr("Not yet synced. The pass updates when the till is online.")
            if state.waiting
            else ""
        )
