"""What the inbox shows: cases to settle and items set aside, one of them opened."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from shared_domain.cases import CaseKind, Resolution
from terminal.ui.entry_line import EntryLine


class InboxTab(enum.Enum):
    """The two kinds of thing that wait for a person."""

    CASES = "cases"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One row of evidence: what happened, by whom and where."""

    line: EntryLine
    staff_name: str = ""
    terminal_name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case; `row` and `against` are missing while this till does not know their entries."""

    kind: CaseKind
    about: str = ""
    row: Evidence | None = None
    against: Evidence | None = None
    resolutions: tuple[Resolution, ...] = (Resolution.FORGIVE,)


@dataclass(frozen=True, slots=True, kw_only=True)
class AsideLine:
    """Something recorded here that the server keeps aside, with the server's own reason."""

    reason: str
    line: EntryLine | None = None
    at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxState:
    """`opened` is the place of the case whose evidence is shown."""

    tab: InboxTab = InboxTab.CASES
    cases: tuple[CaseLine, ...] = ()
    aside: tuple[AsideLine, ...] = ()
    opened: int | None = None
    needs_manager: bool = True
    busy: bool = False
    loading: bool = False
