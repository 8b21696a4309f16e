"""The menu: one press away from the counter, and one press back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.ui.desk import Screen
from terminal.ui.menu.state import MenuItem, MenuState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from terminal.ui.desk import Desk


class MenuPresenter:
    """`places` is set by whoever wires the screens together: what each item opens."""

    def __init__(self, desk: Desk, show: Callable[[MenuState], None]) -> None:
        self._desk = desk
        self._show = show
        self.places: Mapping[MenuItem, Callable[[], None]] = {}

    def open(self) -> None:
        self._show(MenuState(items=tuple(item for item in MenuItem if item in self.places)))
        self._desk.go(Screen.MENU)

    def choose(self, item: MenuItem) -> None:
        self.places[item]()

    def leave(self) -> None:
        self._desk.go_home()
