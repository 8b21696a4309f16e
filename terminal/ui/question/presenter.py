"""After a restart in the middle of an action: a person says whether it was handed out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import line_of
from terminal.ui.question.state import QuestionState
from terminal.use_cases.start_up import confirm_handed_out

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import EntryId
    from shared_domain.ledger import Entry
    from terminal.ui.desk import Desk


class QuestionPresenter:
    """`undo` is set by whoever wires the screens together."""

    def __init__(self, desk: Desk, show: Callable[[QuestionState], None]) -> None:
        self._desk = desk
        self._show = show
        self._entry: Entry | None = None
        self.undo: Callable[[EntryId], None] = lambda _entry_id: None

    def ask(self, entry: Entry) -> None:
        """The entry is in the journal, but nobody can have seen that it was."""
        self._entry = entry
        line = line_of(entry, self._desk.directory, None, waiting=True)
        self._show(QuestionState(line=line))
        self._desk.go(Screen.QUESTION)

    def handed_out(self) -> None:
        entry, counter = self._entry, self._desk.counter
        if entry is not None:
            self._entry = None
            self._desk.local(
                lambda: confirm_handed_out(counter, entry.entry_id),
                lambda _none: self._desk.go_home(),
            )

    def take_back(self) -> None:
        entry = self._entry
        if entry is not None:
            self._entry = None
            self.undo(entry.entry_id)
