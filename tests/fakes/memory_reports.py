"""Sums for reports over the in-memory store: everything is looked at, every time."""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from shared_domain.cards import CardStatus
from shared_domain.ledger import REDEEMING_KINDS
from terminal.use_cases.report_sums import CardSums, EntrySum, Grouping, RewardSum
from terminal.use_cases.store_ports import EntryState
from tests.fakes.memory_stores import MemoryEntries

if TYPE_CHECKING:
    from uuid import UUID

    from shared_domain.ledger import Entry
    from terminal.use_cases.entry_filter import EntryFilter
    from terminal.use_cases.store_ports import HistoryRow
    from tests.fakes.memory_stores import Contents

_EVERYTHING = 1_000_000


class MemoryReports:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def sums(self, which: EntryFilter, by: Grouping) -> tuple[EntrySum, ...]:
        groups: dict[tuple[str, str], list[HistoryRow]] = defaultdict(list)
        for row in self._counted(which):
            key = _key(row.entry, by)
            order = "" if key is None else key.isoformat() if isinstance(key, datetime) else key.hex
            groups[order, row.entry.kind.value].append(row)
        return tuple(
            EntrySum(
                key=_key(rows[0].entry, by),
                kind=rows[0].entry.kind,
                entries=len(rows),
                stamps=sum(row.entry.stamps_delta for row in rows),
                points=sum(row.entry.points_delta for row in rows),
                waiting=sum(row.state.value == "waiting" for row in rows),
            )
            for _, rows in sorted(groups.items())
        )

    def rewards(self, which: EntryFilter) -> tuple[RewardSum, ...]:
        given: dict[str, list[int]] = defaultdict(list)
        for row in self._counted(which):
            if row.entry.kind in REDEEMING_KINDS:
                given[row.entry.description or ""].append(row.entry.value_cents or 0)
        sums = (RewardSum(what, len(values), sum(values)) for what, values in given.items())
        return tuple(sorted(sums, key=lambda one: (-one.times, one.description)))

    def _counted(self, which: EntryFilter) -> list[HistoryRow]:
        rows = MemoryEntries(self._held).history(which, _EVERYTHING)
        return [row for row in rows if row.state is not EntryState.SET_ASIDE]

    def cards(self, active_since: datetime, new_since: datetime) -> CardSums:
        in_use = {CardStatus.ACTIVE, CardStatus.BLOCKED}
        cards = [card for card in self._held.cards.values() if card.status in in_use]
        earned = [card.last_earned_at for card in cards if card.last_earned_at]
        issued = [card.issued_at for card in cards if card.issued_at]
        return CardSums(
            cards=len(cards),
            active=sum(at >= active_since for at in earned),
            new=sum(at >= new_since for at in issued),
            stamps=sum(card.balance.stamps for card in cards),
            points=sum(card.balance.points for card in cards),
        )


def _key(entry: Entry, by: Grouping) -> datetime | UUID | None:
    match by:
        case Grouping.STAFF:
            return entry.staff_id
        case Grouping.TERMINAL:
            return entry.terminal_id
        case Grouping.QUARTER_HOUR:
            at = entry.occurred_at
            return at - timedelta(
                minutes=at.minute % 15, seconds=at.second, microseconds=at.microsecond
            )
