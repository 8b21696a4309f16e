"""What stands behind the status pill."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime

from terminal.ui.header.state import PillState


class SyncProblem(enum.Enum):
    """Why the last sync did not finish, in the cashier's terms."""

    UNREACHABLE = "unreachable"
    TOO_SLOW = "too_slow"
    CUT_OFF = "cut_off"
    NOT_OUR_SERVER = "not_our_server"
    SERVER_TROUBLE = "server_trouble"
    SIGN_IN_REFUSED = "sign_in_refused"
    TERMINAL_TOO_OLD = "terminal_too_old"
    UNTRUSTED_ANSWER = "untrusted_answer"
    DISK = "disk"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncDetailState:
    """`waiting` entries are safe here and not yet with the server. Times are vendor-local.

    `parked` were taken by the server but not understood; `cases` wait for a person's judgement.
    """

    pill: PillState
    server_name: str = ""
    waiting: int = 0
    oldest_waiting_at: datetime | None = None
    last_sync_at: datetime | None = None
    problem: SyncProblem | None = None
    problem_at: datetime | None = None
    next_try_s: int | None = None
    parked: int = 0
    cases: int = 0
    can_sync: bool = True
    reduced_protection: bool = False
