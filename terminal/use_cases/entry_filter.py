"""Which entries somebody wants to see: a span of time, and what narrows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import CardId, StaffId, TerminalId
    from shared_domain.ledger import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFilter:
    """`since` is included and `until` is not. What is not named does not narrow anything."""

    since: datetime
    until: datetime
    kinds: frozenset[EntryKind] = frozenset()
    staff_id: StaffId | None = None
    terminal_id: TerminalId | None = None
    card_id: CardId | None = None
    waiting_only: bool = False
    cases_only: bool = False
