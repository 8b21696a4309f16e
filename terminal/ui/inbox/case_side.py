"""One case: why it is one, both rows of evidence, and what may be decided."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from shared_domain.cases import Resolution
from terminal.ui.entry_words import what_words
from terminal.ui.formatting import day_and_time
from terminal.ui.inbox.case_words import kind_words, resolution_words
from terminal.ui.inbox.state import CaseLine, Evidence, InboxState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import FittedWords, Words

_ICONS = {
    Resolution.FORGIVE: "check",
    Resolution.CLAW_BACK: "undo-2",
    Resolution.BLOCK_CARD: "ban",
}


class CaseSide(StateView[InboxState]):
    """`resolution_chosen` carries a Resolution."""

    resolution_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = FittedWords(look, "title")
        self._about = Words(look, "lead", ink="muted", wraps=True)
        self._rows = [
            (Words(look, "caption", ink="muted", wraps=True), Words(look, "strong", wraps=True))
            for _ in range(2)
        ]
        self._explain = Words(look, "body", ink="muted", wraps=True)
        self._buttons = {one: PushControl(look, icon=_ICONS[one]) for one in Resolution}
        rows = Rows(look, 14, (26, 22, 26, 22), parent=self)
        content = QWidget()
        inside = Rows(look, 12, (0, 0, 8, 0), parent=content)
        inside.addWidget(self._title)
        inside.addWidget(self._about)
        for question, answer in self._rows:
            inside.addWidget(question)
            inside.addWidget(answer)
        inside.addWidget(self._explain)
        inside.addStretch(1)
        rows.addWidget(TallArea(content), 1)
        buttons = Columns(look, 12)
        for resolution, button in self._buttons.items():
            buttons.addWidget(button, 1)
            button.clicked.connect(lambda _=False, one=resolution: self.resolution_chosen.emit(one))
        rows.addLayout(buttons)

    def show_state(self, state: InboxState) -> None:
        if state.opened is None:
            return
        case = state.cases[state.opened]
        self._title.setText(kind_words(case.kind))
        self._about.say(case.about)
        self._show_evidence(case)
        self._explain.setText(
            self.tr("A manager's PIN will be asked for.")
            if state.needs_manager
            else self.tr("The decision is noted under your name and cannot be taken back.")
        )
        for resolution, button in self._buttons.items():
            button.setText(resolution_words(resolution))
            button.setVisible(resolution in case.resolutions)
            button.setEnabled(not state.busy)

    def _show_evidence(self, case: CaseLine) -> None:
        titles = (self.tr("What happened"), self.tr("Against"))
        for (question, answer), title, row in zip(
            self._rows, titles, (case.row, case.against), strict=True
        ):
            question.say(title if row is not None else "")
            answer.say(self._evidence_words(row) if row is not None else "")

    def _evidence_words(self, row: Evidence) -> str:
        parts = (
            what_words(row.line),
            day_and_time(row.line.at),
            row.staff_name,
            row.terminal_name,
        )
        return " · ".join(part for part in parts if part)
