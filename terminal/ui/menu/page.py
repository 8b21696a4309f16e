"""The menu: large tiles, each with its icon and its name."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import whole
from terminal.ui.menu.state import MenuItem, MenuState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows, Squares
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import Page

_COLUMNS = 3
_ICONS = {
    MenuItem.HISTORY: "history",
    MenuItem.REPORTS: "chart-column",
    MenuItem.INBOX: "inbox",
    MenuItem.PREFERENCES: "settings-2",
    MenuItem.SYNC_DETAIL: "refresh-cw",
    MenuItem.SCANNER_TEST: "scan-line",
    MenuItem.PRINTING: "printer",
    MenuItem.STAFF: "users",
    MenuItem.TERMINALS: "store",
}
_TITLES = {
    MenuItem.HISTORY: QT_TRANSLATE_NOOP("MenuPage", "History"),
    MenuItem.REPORTS: QT_TRANSLATE_NOOP("MenuPage", "Reports"),
    MenuItem.INBOX: QT_TRANSLATE_NOOP("MenuPage", "To look at"),
    MenuItem.PREFERENCES: QT_TRANSLATE_NOOP("MenuPage", "Preferences"),
    MenuItem.SYNC_DETAIL: QT_TRANSLATE_NOOP("MenuPage", "Connection"),
    MenuItem.SCANNER_TEST: QT_TRANSLATE_NOOP("MenuPage", "Scanner test"),
    MenuItem.PRINTING: QT_TRANSLATE_NOOP("MenuPage", "Cards and poster"),
    MenuItem.STAFF: QT_TRANSLATE_NOOP("MenuPage", "Staff"),
    MenuItem.TERMINALS: QT_TRANSLATE_NOOP("MenuPage", "Tills"),
}


class MenuPage(Page[MenuState]):
    """`item_chosen` carries a MenuItem."""

    item_chosen = Signal(object)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._tiles: dict[MenuItem, PushControl] = {}
        rows = Rows(look, 20, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        self._grid = Squares(look, gap=16)
        rows.addLayout(self._grid)
        rows.addStretch(1)
        for item in MenuItem:
            tile = PushControl(look, icon=_ICONS[item], style="title", target="big_target")
            tile.clicked.connect(lambda _=False, item=item: self.item_chosen.emit(item))
            self._tiles[item] = tile
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._top.back_pressed.connect(self.back_pressed)

    def show_state(self, state: MenuState) -> None:
        self.setAccessibleName(self.tr("Menu"))
        self._top.show_title(self.tr("Menu"))
        counts = dict(state.counts)
        for item, tile in self._tiles.items():
            self._grid.removeWidget(tile)
            tile.setVisible(item in state.items)
            title = self.tr(str(_TITLES[item]))
            count = counts.get(item, 0)
            tile.setText(f"{title} · {whole(count)}" if count else title)
        for place, item in enumerate(state.items):
            self._grid.addWidget(self._tiles[item], place // _COLUMNS, place % _COLUMNS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)
