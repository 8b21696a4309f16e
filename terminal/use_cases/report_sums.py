"""What entries come to, as a store sums them: values that reports are put together from."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from shared_domain.ledger import EntryKind
    from terminal.use_cases.entry_filter import EntryFilter


class Grouping(enum.Enum):
    """By what entries are summed."""

    QUARTER_HOUR = "quarter_hour"
    STAFF = "staff"
    TERMINAL = "terminal"


@dataclass(frozen=True, slots=True)
class EntrySum:
    """Entries of one kind in one group; `key` is when the quarter of an hour began, or who."""

    key: datetime | UUID | None
    kind: EntryKind
    entries: int
    stamps: int
    points: int
    waiting: int


@dataclass(frozen=True, slots=True)
class RewardSum:
    """How often a reward was given, and what that was worth where a worth is known."""

    description: str
    times: int
    value_cents: int


@dataclass(frozen=True, slots=True)
class CardSums:
    """All cards in use, those that earned lately, the new ones, and what all of them hold."""

    cards: int
    active: int
    new: int
    stamps: int
    points: int


class ReportStore(Protocol):
    """Sums over everything mirrored here and everything of this terminal's own."""

    def sums(self, which: EntryFilter, by: Grouping) -> tuple[EntrySum, ...]:
        """In the order of the groups, and of the kinds within each."""

    def rewards(self, which: EntryFilter) -> tuple[RewardSum, ...]:
        """The rewards among these entries, the most frequent first."""

    def cards(self, active_since: datetime, new_since: datetime) -> CardSums: ...
