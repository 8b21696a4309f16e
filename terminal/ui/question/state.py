"""What is asked when the program stopped before its last action was seen."""

from __future__ import annotations

from dataclasses import dataclass

from terminal.ui.entry_line import EntryLine


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """The last action before the restart: it is recorded, but nobody knows if it was handed out."""

    line: EntryLine
    busy: bool = False
