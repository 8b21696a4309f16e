"""The idle screen: one thing to do, today's entries, and the way back from the last one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from terminal.ui.entry_words import what_words, who_words
from terminal.ui.formatting import countdown
from terminal.ui.scan.mark import ScanMark
from terminal.ui.scan.state import ScanPromise, ScanState, UndoOffer
from terminal.ui.theme import Look
from terminal.ui.widgets.entry_list import EntryList
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, FittedWords, Words

_SIDE_WIDTH = 345


class ScanPage(Page[ScanState]):
    """Scans themselves arrive through the window's key filter, whatever has the focus."""

    type_number_pressed = Signal()
    search_pressed = Signal()
    enrol_pressed = Signal()
    menu_pressed = Signal()
    lock_pressed = Signal()
    undo_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._headline = FittedWords(look, "headline", align=CENTRE)
        self._promise = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self._type = PushControl(look, icon="keyboard")
        self._search = PushControl(look, icon="search")
        self._enrol = PushControl(look, icon="user-plus")
        self._menu = PushControl(look, icon="menu")
        self._lock = PushControl(look, icon="lock-keyhole")
        self._today = Words(look, "heading")
        self._list = EntryList(look)
        self._nothing = Words(look, "body", ink="muted", wraps=True)
        self._undo = PushControl(look, Kind.MAIN, icon="undo-2")
        columns = Columns(look, 24, (28, 24, 28, 28), parent=self)
        columns.addLayout(self._left_side(), 21)
        columns.addWidget(self._right_side(), 10)
        self._type.clicked.connect(self.type_number_pressed)
        self._search.clicked.connect(self.search_pressed)
        self._enrol.clicked.connect(self.enrol_pressed)
        self._menu.clicked.connect(self.menu_pressed)
        self._lock.clicked.connect(self.lock_pressed)
        self._undo.clicked.connect(self.undo_pressed)
        look.changed.connect(self._widen_side)
        self._widen_side()

    def _left_side(self) -> Rows:
        field = card_frame()
        inside = Rows(self.look, 14, (26, 26, 26, 26), parent=field)
        inside.addStretch(3)
        inside.addWidget(ScanMark(self.look), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.add_space(22)
        inside.addWidget(self._headline)
        inside.addWidget(self._promise)
        inside.addStretch(3)
        actions = Columns(self.look, 16)
        for button in (self._type, self._search, self._enrol):
            actions.addWidget(button, 1)
        rows = Rows(self.look, 20)
        rows.addWidget(field, 1)
        rows.addLayout(actions)
        return rows

    def _right_side(self) -> QFrame:
        side = self._side = card_frame()
        rows = Rows(self.look, 10, (26, 24, 26, 26), parent=side)
        top = Columns(self.look, 12)
        top.addWidget(self._today, 1)
        top.addWidget(self._menu)
        top.addWidget(self._lock)
        rows.addLayout(top)
        rows.addWidget(self._nothing)
        rows.addWidget(self._list, 1)
        rows.addWidget(self._undo)
        return side

    def _widen_side(self) -> None:
        """Give the list half of what larger letters ask for; the rest it takes in height."""
        grown = 1 + (self.look.text_percent - 100) / 200
        self._side.setMinimumWidth(self.look.px(_SIDE_WIDTH * grown))

    def show_state(self, state: ScanState) -> None:
        self.setAccessibleName(self.tr("Scan the card"))
        self._headline.setText(self.tr("Scan the card"))
        self._promise.setText(self._promise_words(state.promise))
        self._type.setText(self.tr("Type number"))
        self._search.setText(self.tr("Find customer"))
        self._enrol.setText(self.tr("New customer"))
        self._menu.name(self.tr("Menu"))
        self._lock.name(self.tr("Lock"))
        self._lock.setVisible(state.can_lock)
        self._today.setText(self.tr("Today"))
        self._nothing.say("" if state.today else self.tr("Nothing yet. The first card comes soon."))
        self._list.setAccessibleName(self.tr("Today's entries"))
        self._list.show_lines(state.today)
        self._show_undo(state.undo)

    def _promise_words(self, promise: ScanPromise) -> str:
        match promise:
            case ScanPromise.GIVES_STAMP:
                return self.tr("One scan gives one stamp")
            case ScanPromise.OPENS_CARD:
                return self.tr("A scan opens the customer's card")
            case ScanPromise.NOT_YET:
                return self.tr("The loyalty program has not started yet")

    def _show_undo(self, undo: UndoOffer | None) -> None:
        self._undo.setVisible(undo is not None)
        if undo is not None:
            words = self.tr("Undo {what}\n{who} · {time}")
            what, who = what_words(undo.line), who_words(undo.line)
            self._undo.setText(words.format(what=what, who=who, time=countdown(undo.seconds_left)))
