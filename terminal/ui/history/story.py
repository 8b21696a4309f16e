"""The full story of one entry, beside the table."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.entry_words import what_words, who_words
from terminal.ui.formatting import day_and_time, grouped_number, money, whole
from terminal.ui.history.state import EntryStory
from terminal.ui.history.table import HistoryTable
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import Words


class StoryPanel(StateView[EntryStory]):
    """Facts as pairs of a question and its answer; what is not known is not listed."""

    undo_pressed = Signal()
    closed = Signal()

    def __init__(self, look: Look, table: HistoryTable) -> None:
        super().__init__(look)
        self._table = table
        self.setProperty("ground", "card")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._title = Words(look, "title", wraps=True)
        self._close = PushControl(look, icon="x")
        self._facts: list[tuple[Words, Words]] = []
        self._listed = Rows(look, 4)
        self._undo = PushControl(look, icon="undo-2")
        rows = Rows(look, 12, (26, 20, 20, 24), parent=self)
        top = Columns(look, 12)
        top.addWidget(self._title, 1)
        top.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        rows.addLayout(top)
        content = QWidget()
        inside = Rows(look, 0, (0, 0, 8, 0), parent=content)
        inside.addLayout(self._listed)
        inside.addStretch(1)
        rows.addWidget(TallArea(content), 1)
        rows.addWidget(self._undo)
        self._close.clicked.connect(self.closed)
        self._undo.clicked.connect(self.undo_pressed)

    def show_state(self, state: EntryStory) -> None:
        line = state.row.line
        words = self.tr("{what} for {who}")
        self._title.setText(words.format(what=what_words(line), who=who_words(line)))
        self._close.name(self.tr("Close the story"))
        facts = [fact for fact in self._told(state) if fact[1]]
        while len(self._facts) < len(facts):
            self._add_fact()
        for place, (question, answer) in enumerate(self._facts):
            question.say(facts[place][0] if place < len(facts) else "")
            answer.say(facts[place][1] if place < len(facts) else "")
        self._undo.setVisible(state.can_undo)
        self._undo.setText(
            self.tr("Undo with a manager's PIN") if state.needs_manager else self.tr("Undo")
        )

    def _add_fact(self) -> None:
        question = Words(self.look, "caption", ink="muted", wraps=True)
        answer = Words(self.look, "strong", wraps=True)
        pair = Rows(self.look, 0, (0, 0, 0, 8))
        pair.addWidget(question)
        pair.addWidget(answer)
        self._listed.addLayout(pair)
        self._facts.append((question, answer))

    def _told(self, state: EntryStory) -> list[tuple[str, str]]:
        row = state.row
        where = self.tr("{name} at {till}").format(name=row.staff_name, till=row.terminal_name)
        paid = "" if state.purchase_cents is None else money(state.purchase_cents, state.currency)
        synced = day_and_time(state.synced_at) if state.synced_at else self.tr("not yet")
        updated = day_and_time(state.pass_updated_at) if state.pass_updated_at else ""
        return [
            (self.tr("When"), day_and_time(row.line.at)),
            (self.tr("Who"), where),
            (self.tr("State"), self._table.state_words(row)),
            (self.tr("Card"), grouped_number(state.card_number)),
            (self.tr("Amount paid"), paid),
            (self.tr("Balance after"), self._table.balance_words(row)),
            (self.tr("Approved by"), state.overridden_by),
            (self.tr("Note"), state.note),
            (self.tr("With the server since"), synced),
            (self.tr("Pass updated"), updated),
            (self.tr("Program version"), whole(state.program_version)),
        ]
