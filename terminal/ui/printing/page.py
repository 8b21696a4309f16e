"""Two large buttons, and where the paper went."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.printing.state import PaperKind, PrintingState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import Words


class PrintingPage(Page[PrintingState]):
    """`paper_chosen` carries a PaperKind."""

    paper_chosen = Signal(object)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._sheet = PushControl(look, icon="qr-code", style="title", target="big_target")
        self._poster = PushControl(look, icon="store", style="title", target="big_target")
        self._told = Words(look, "lead", wraps=True)
        self._hint = Words(look, "body", ink="muted", wraps=True)
        rows = Rows(look, 20, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        buttons = Columns(look, 16)
        buttons.addWidget(self._sheet, 1)
        buttons.addWidget(self._poster, 1)
        rows.addLayout(buttons)
        frame = card_frame()
        inside = Rows(look, 14, (26, 24, 26, 24), parent=frame)
        inside.addWidget(self._told)
        inside.addWidget(self._hint)
        inside.addStretch(1)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._sheet.clicked.connect(lambda: self.paper_chosen.emit(PaperKind.CARD_SHEET))
        self._poster.clicked.connect(lambda: self.paper_chosen.emit(PaperKind.POSTER))

    def show_state(self, state: PrintingState) -> None:
        self.setAccessibleName(self.tr("Cards and poster"))
        self._top.show_title(self.tr("Cards and poster"))
        self._sheet.setText(self.tr("A sheet of ten cards"))
        self._poster.setText(self.tr("The poster"))
        self._sheet.setEnabled(not state.busy)
        self._poster.setEnabled(not state.busy)
        self._poster.setVisible(state.has_poster)
        saved = self.tr("Saved as {file}").format(file=state.saved_as)
        self._told.say(saved if state.saved_as else "")
        self._hint.setText(
            self.tr("Every sheet has new cards. Print each file once, on card board if you can.")
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)
