"""Cases: what the ledger records but a person should judge."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from shared_domain.identifiers import EntryId


class CaseKind(enum.Enum):
    """Why a person should look."""

    OVERDRAWN = "overdrawn"
    COOLDOWN_BROKEN = "cooldown_broken"
    DAILY_LIMIT_BROKEN = "daily_limit_broken"
    REVERSED_AFTER_SPENT = "reversed_after_spent"
    REVERSED_TWICE = "reversed_twice"
    RESERVATION_OVERRIDDEN = "reservation_overridden"
    CLOCK_NOT_TRUSTED = "clock_not_trusted"
    STALE_PROGRAM_VERSION = "stale_program_version"
    REVOKED_TERMINAL = "revoked_terminal"
    JOURNAL_FORKED = "journal_forked"


class CaseState(enum.Enum):
    """What became of it; `withdrawn` when entries that came late explain it."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    FORGIVEN = "forgiven"
    CLAWED_BACK = "clawed_back"
    CARD_BLOCKED = "card_blocked"


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """One broken rule with both rows of evidence; (kind, entry) opens at most one case."""

    kind: CaseKind
    entry_id: EntryId
    against: EntryId | None = None
