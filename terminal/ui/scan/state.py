"""What the idle screen shows."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from terminal.ui.entry_line import EntryLine


class ScanPromise(enum.Enum):
    """What the next scan will do, so that nobody is surprised by it."""

    GIVES_STAMP = "gives_stamp"
    OPENS_CARD = "opens_card"
    NOT_YET = "not_yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class UndoOffer:
    """The own last entry and for how long it may still be undone."""

    line: EntryLine
    seconds_left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanState:
    """`today` is newest first; `undo` is missing when there is nothing to undo any more."""

    promise: ScanPromise = ScanPromise.GIVES_STAMP
    today: tuple[EntryLine, ...] = ()
    undo: UndoOffer | None = None
    can_lock: bool = True
