"""Who is at the till: a tap on a name, then a PIN, by touch, keyboard or number pad."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QWidget

from shared_domain.identifiers import StaffId
from shared_domain.staff import ManagerAction
from terminal.ui.sign_in.pin_side import PinSide
from terminal.ui.sign_in.state import SignInState
from terminal.ui.sign_in.tile_grid import TileGrid
from terminal.ui.theme import Look
from terminal.ui.widgets.keyboard import pad_key
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import Words


class SignInPage(Page[SignInState]):
    """`staff_chosen` carries a StaffId; `pin_entered` the PIN, which is forgotten on the spot."""

    staff_chosen = Signal(object)
    pin_entered = Signal(str)
    cancel_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        # Says to the scanner's filter that digits are typed here by hand.
        self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self._was_chosen: StaffId | None = None
        self._title = Words(look, "title", wraps=True)
        self._reason = Words(look, "lead", ink="muted", wraps=True)
        self._tiles = TileGrid(look)
        self._nobody = Words(look, "lead", ink="muted", wraps=True)
        self._cancel = PushControl(look, icon="arrow-left")
        self._pin = PinSide(look)
        columns = Columns(look, 24, (28, 24, 28, 28), parent=self)
        columns.addWidget(self._people(), 19)
        columns.addWidget(self._pin, 10)
        self._tiles.staff_chosen.connect(self.staff_chosen)
        self._pin.pin_entered.connect(self.pin_entered)
        self._cancel.clicked.connect(self.cancel_pressed)

    def _people(self) -> QFrame:
        frame = card_frame()
        rows = Rows(self.look, 10, (26, 24, 26, 26), parent=frame)
        rows.addWidget(self._title)
        rows.addWidget(self._reason)
        rows.addWidget(self._nobody)
        rows.add_space(10)
        rows.addWidget(self._tiles, 1)
        rows.addWidget(self._cancel, 0, Qt.AlignmentFlag.AlignLeft)
        return frame

    def show_state(self, state: SignInState) -> None:
        title = self.tr("Who is at the till?")
        if state.authorising is not None:
            title = self.tr("A manager's PIN, please")
        self.setAccessibleName(title)
        self._title.setText(title)
        self._reason.say(self._reason_words(state))
        self._nobody.say("" if state.tiles else self.tr("Nobody has a PIN here yet."))
        self._tiles.show_tiles(state.tiles, state.chosen)
        self._take_keys_after_choice(state)
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setVisible(state.can_cancel)
        self._pin.render(state)

    def _take_keys_after_choice(self, state: SignInState) -> None:
        """Once a name is chosen, Enter is for the PIN and no longer for the name's tile."""
        if state.chosen is not None and state.chosen != self._was_chosen:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._was_chosen = state.chosen

    def _reason_words(self, state: SignInState) -> str:
        if state.terminal_locked:
            return self.tr("Too many wrong PINs. Only a manager can open this till now.")
        if state.authorising is None:
            return ""
        return self.tr(str(_REASONS[state.authorising]))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = pad_key(event)
        if key is not None:
            self._pin.take_key(key)
        elif event.key() == Qt.Key.Key_Escape and self._pin.is_empty:
            if self._cancel.isVisible():
                self.cancel_pressed.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._pin.forget()
        else:
            super().keyPressEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Half a PIN does not wait for the next person."""
        self._pin.forget()
        super().hideEvent(event)


_REASONS = {
    ManagerAction.UNDO_OTHERS_ENTRY: QT_TRANSLATE_NOOP(
        "SignInPage", "To undo an entry of somebody else"
    ),
    ManagerAction.UNDO_AFTER_WINDOW: QT_TRANSLATE_NOOP(
        "SignInPage", "To undo an entry after its time"
    ),
    ManagerAction.OVERRIDE_RESERVATION: QT_TRANSLATE_NOOP(
        "SignInPage", "To give a reward that is reserved at another till"
    ),
    ManagerAction.ADJUST: QT_TRANSLATE_NOOP("SignInPage", "To correct a balance"),
    ManagerAction.BLOCK_CARD: QT_TRANSLATE_NOOP("SignInPage", "To block a card"),
    ManagerAction.CHANGE_SETTINGS: QT_TRANSLATE_NOOP("SignInPage", "To open the settings"),
    ManagerAction.MANAGE_STAFF: QT_TRANSLATE_NOOP("SignInPage", "To change people and PINs"),
    ManagerAction.EXPORT: QT_TRANSLATE_NOOP("SignInPage", "To export the history"),
    ManagerAction.UNLOCK_TERMINAL: QT_TRANSLATE_NOOP("SignInPage", "To open this till again"),
    ManagerAction.SETTLE_CASE: QT_TRANSLATE_NOOP("SignInPage", "To settle a case"),
}
