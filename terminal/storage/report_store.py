"""Sums for reports: read from an index over entries, which is a tenth of their rows."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Text, and_, case, cast, func, select

from shared_domain.cards import CardStatus
from shared_domain.ledger import REDEEMING_KINDS, EntryKind
from terminal.storage.history import passing
from terminal.storage.row_values import instant, micros
from terminal.storage.tables import cards, entries
from terminal.use_cases.report_sums import CardSums, EntrySum, Grouping, RewardSum

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from terminal.use_cases.entry_filter import EntryFilter

_QUARTER_HOUR = 15 * 60 * 1_000_000
_REWARDS = tuple(sorted(kind.value for kind in REDEEMING_KINDS))
_IN_USE = (CardStatus.ACTIVE.value, CardStatus.BLOCKED.value)


class SqliteReportStore:
    """Implements ReportStore."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def sums(self, which: EntryFilter, by: Grouping) -> tuple[EntrySum, ...]:
        key = _KEYS[by].label("key")
        rows = self._connection.execute(
            select(
                key,
                entries.c.kind,
                func.count().label("entries"),
                func.sum(entries.c.stamps_delta).label("stamps"),
                func.sum(entries.c.points_delta).label("points"),
                func.sum(entries.c.position.is_(None).cast(Integer)).label("waiting"),
            )
            .where(passing(which))
            .group_by(key, entries.c.kind)
            .order_by(key, entries.c.kind)
        )
        return tuple(
            EntrySum(
                key=_key(row.key, by),
                kind=EntryKind(row.kind),
                entries=row.entries,
                stamps=row.stamps,
                points=row.points,
                waiting=row.waiting,
            )
            for row in rows
        )

    def rewards(self, which: EntryFilter) -> tuple[RewardSum, ...]:
        # Without the cast SQLite would take the bytes for JSON in its own binary form.
        body = cast(entries.c.body, Text)
        described = func.coalesce(func.json_extract(body, "$.description"), "").label("described")
        worth = func.coalesce(func.sum(func.json_extract(body, "$.value_cents")), 0)
        times = func.count()
        rows = self._connection.execute(
            select(described, times.label("times"), worth.label("worth"))
            .where(and_(passing(which), entries.c.kind.in_(_REWARDS)))
            .group_by(described)
            .order_by(times.desc(), described)
        )
        return tuple(RewardSum(row.described, row.times, row.worth) for row in rows)

    def cards(self, active_since: datetime, new_since: datetime) -> CardSums:
        row = self._connection.execute(
            select(
                func.count().label("cards"),
                _count_if(cards.c.last_earned_at >= micros(active_since)).label("active"),
                _count_if(cards.c.issued_at >= micros(new_since)).label("new"),
                func.coalesce(func.sum(cards.c.stamps), 0).label("stamps"),
                func.coalesce(func.sum(cards.c.points), 0).label("points"),
            ).where(cards.c.status.in_(_IN_USE))
        ).one()
        return CardSums(row.cards, row.active, row.new, row.stamps, row.points)


_KEYS: dict[Grouping, ColumnElement[object]] = {
    Grouping.QUARTER_HOUR: entries.c.occurred_at - entries.c.occurred_at % _QUARTER_HOUR,
    Grouping.STAFF: entries.c.staff_id,
    Grouping.TERMINAL: entries.c.terminal_id,
}


def _key(value: object, by: Grouping) -> datetime | UUID | None:
    if isinstance(value, bytes):
        return UUID(bytes=value)
    return instant(value) if by is Grouping.QUARTER_HOUR and isinstance(value, int) else None


def _count_if(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
