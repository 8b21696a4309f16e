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
    REVERSAL_DOES_NOT_FIT = "reversal_does_not_fit"
    AMOUNTS_DO_NOT_FIT = "amounts_do_not_fit"
    NOT_IN_PROGRAM = "not_in_program"
    CARD_NOT_ACTIVE = "card_not_active"
    RESERVATION_OVERRIDDEN = "reservation_overridden"
    CLOCK_NOT_TRUSTED = "clock_not_trusted"
    STALE_PROGRAM_VERSION = "stale_program_version"
    REVOKED_TERMINAL = "revoked_terminal"
    JOURNAL_FORKED = "journal_forked"
    TERMINAL_LOST = "terminal_lost"


class CaseState(enum.Enum):
    """What became of it; `withdrawn` when entries that came late explain it."""

    OPEN = "open"
    WITHDRAWN = "withdrawn"
    FORGIVEN = "forgiven"
    CLAWED_BACK = "clawed_back"
    CARD_BLOCKED = "card_blocked"


class Resolution(enum.Enum):
    """What a person may decide about an open case."""

    FORGIVE = "forgive"
    CLAW_BACK = "claw_back"
    BLOCK_CARD = "block_card"

    @property
    def state(self) -> CaseState:
        """What the case is once this has been decided."""
        return _SETTLED[self]


_SETTLED = {
    Resolution.FORGIVE: CaseState.FORGIVEN,
    Resolution.CLAW_BACK: CaseState.CLAWED_BACK,
    Resolution.BLOCK_CARD: CaseState.CARD_BLOCKED,
}


@dataclass(frozen=True, slots=True)
class CaseFinding:
    """One broken rule with both rows of evidence; (kind, entry) opens at most one case."""

    kind: CaseKind
    entry_id: EntryId
    against: EntryId | None = None
