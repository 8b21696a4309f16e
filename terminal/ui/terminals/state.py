"""What the tills' screen shows. Times are vendor-local."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TillLine:
    """Another till; without a time it has never been heard from."""

    name: str
    last_contact_at: datetime | None = None
    is_silent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TerminalsState:
    """`clock_off_s` is None while the clock was never compared with the server's."""

    own_name: str = ""
    waiting: int = 0
    last_sync_at: datetime | None = None
    clock_off_s: int | None = None
    clock_is_trusted: bool = True
    others: tuple[TillLine, ...] = ()
