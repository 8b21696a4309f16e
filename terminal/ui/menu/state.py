"""What the menu offers."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class MenuItem(enum.Enum):
    """Every place the menu leads to, in the order of the screen."""

    HISTORY = "history"
    REPORTS = "reports"
    INBOX = "inbox"
    PREFERENCES = "preferences"
    SYNC_DETAIL = "sync_detail"
    SCANNER_TEST = "scanner_test"
    PRINTING = "printing"
    STAFF = "staff"
    TERMINALS = "terminals"


@dataclass(frozen=True, slots=True, kw_only=True)
class MenuState:
    """`items` as offered; `counts` says how much waits behind one for a person."""

    items: tuple[MenuItem, ...] = tuple(MenuItem)
    counts: tuple[tuple[MenuItem, int], ...] = ()
