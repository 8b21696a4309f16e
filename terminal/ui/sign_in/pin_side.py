"""The PIN pad beside the names. The digits live here until OK and are never kept or logged."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal

from shared_domain.identifiers import StaffId
from terminal.ui.formatting import clock_time
from terminal.ui.sign_in.state import SignInState, StaffTile
from terminal.ui.theme import Look
from terminal.ui.widgets.keyboard import CONFIRM, ERASE
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.number_pad import NumberPad, pin_keys
from terminal.ui.widgets.pin_dots import PinDots
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import CENTRE, FittedWords, Words

SHORTEST_PIN, LONGEST_PIN = 4, 8


class PinSide(StateView[SignInState]):
    """Takes digits from the pad and from the keyboard alike; shows dots only."""

    pin_entered = Signal(str)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._digits = ""
        self._chosen: StaffId | None = None
        self._title = Words(look, "title", wraps=True, align=CENTRE)
        self._dots = PinDots(look)
        self._message = FittedWords(look, "strong", ink="on_danger", align=CENTRE)
        self._pad = NumberPad(look, pin_keys((1, 2, 3, 4, 5, 6, 7, 8, 9, 0)))
        rows = Rows(look, 14, (26, 24, 26, 26), parent=self)
        rows.addWidget(self._title)
        rows.addWidget(self._dots)
        rows.addWidget(self._message)
        rows.addWidget(self._pad, 1)
        self._pad.key_pressed.connect(self.take_key)

    @property
    def is_empty(self) -> bool:
        return not self._digits

    def show_state(self, state: SignInState) -> None:
        if state.chosen != self._chosen:
            self._chosen = state.chosen
            self.forget()
        tile = next((tile for tile in state.tiles if tile.staff_id == state.chosen), None)
        self._title.setText(self._title_words(state, tile))
        self._pad.show_keys(pin_keys(state.digit_order))
        can_type = tile is not None and tile.locked_until is None and not state.checking
        self._pad.setEnabled(can_type)
        message = self._message_words(state, tile)
        self._message.setText(message)
        self._message.setVisible(bool(message))
        self._dots.show_count(len(self._digits))

    def take_key(self, key: str) -> None:
        """One key of either keyboard."""
        if not self._pad.isEnabled():
            return
        if key == CONFIRM:
            self._enter()
        elif key == ERASE:
            self._hold(self._digits[:-1])
        elif key.isdecimal() and len(self._digits) < LONGEST_PIN:
            self._hold(self._digits + key)

    def forget(self) -> None:
        self._hold("")

    def _enter(self) -> None:
        if len(self._digits) >= SHORTEST_PIN:
            entered = self._digits
            self.forget()
            self.pin_entered.emit(entered)

    def _hold(self, digits: str) -> None:
        self._digits = digits
        self._dots.show_count(len(digits))

    def _title_words(self, state: SignInState, tile: StaffTile | None) -> str:
        if tile is None:
            return self.tr("Tap your name")
        if state.checking:
            return self.tr("Checking …")
        return self.tr("PIN of {name}").format(name=tile.name)

    def _message_words(self, state: SignInState, tile: StaffTile | None) -> str:
        if tile is not None and tile.locked_until is not None:
            words = self.tr("Too many wrong PINs. Locked until {time}.")
            return words.format(time=clock_time(tile.locked_until))
        if state.tries_left is not None and not state.checking:
            return self.tr("Wrong PIN. Tries left: {count}").format(count=state.tries_left)
        return ""
