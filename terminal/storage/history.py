"""Lines of history: entries joined with the names they mention and the balance they left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    Column,
    ColumnElement,
    Select,
    Table,
    and_,
    case,
    func,
    literal,
    select,
    tuple_,
)

from shared_domain.amounts import Amounts
from shared_domain.cases import CaseState
from shared_domain.identifiers import EntryId
from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS
from terminal.storage.entry_bodies import entry_in
from terminal.storage.row_values import id_bytes, micros
from terminal.storage.tables import cards, cases, entries, set_aside, staff, terminals
from terminal.use_cases.store_ports import EntryState, HistoryRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from shared_domain.identifiers import StaffId, TerminalId
    from terminal.use_cases.entry_filter import EntryFilter

_WITH_OPEN_CASE = select(cases.c.entry_id).where(cases.c.state == CaseState.OPEN.value)
_GIVING = tuple(kind.value for kind in EARNING_KINDS | REDEEMING_KINDS)


def rows_of(connection: Connection, which: EntryFilter, most: int) -> tuple[HistoryRow, ...]:
    """The newest that pass the filter, newest first; with what is set aside."""
    counted = _history(connection, passing(which), most)
    # Nobody waits for what is set aside. There is hardly ever any, so it is looked for apart.
    aside = () if which.waiting_only else _set_aside(connection, which, most)
    if not aside:
        return counted
    both = sorted((*counted, *aside), key=lambda row: row.entry.order_key, reverse=True)
    return tuple(both[:most])


def passing(which: EntryFilter) -> ColumnElement[bool]:
    """The filter as a condition that an index over entries can answer by itself."""
    condition = _passing(entries, which)
    return and_(condition, entries.c.position.is_(None)) if which.waiting_only else condition


def _passing(table: Table, which: EntryFilter) -> ColumnElement[bool]:
    conditions = [
        table.c.occurred_at >= micros(which.since),
        table.c.occurred_at < micros(which.until),
    ]
    if which.kinds:
        conditions.append(table.c.kind.in_(sorted(kind.value for kind in which.kinds)))
    if which.staff_id is not None:
        conditions.append(table.c.staff_id == which.staff_id.bytes)
    if which.terminal_id is not None:
        conditions.append(table.c.terminal_id == which.terminal_id.bytes)
    if which.card_id is not None:
        conditions.append(table.c.card_id == bytes.fromhex(which.card_id))
    if which.cases_only:
        conditions.append(table.c.entry_id.in_(_WITH_OPEN_CASE))
    return and_(*conditions)


def latest_undoable(
    connection: Connection, terminal_id: TerminalId, staff_id: StaffId | None, since: datetime
) -> HistoryRow | None:
    """The newest earning or redeeming of this person (None: of nobody) that still stands."""
    reversing = entries.alias("reversing")
    standing = (
        ~select(reversing.c.number).where(reversing.c.reverses == entries.c.entry_id).exists()
    )
    fitting = and_(
        entries.c.occurred_at >= micros(since),
        entries.c.terminal_id == terminal_id.bytes,
        entries.c.staff_id.is_not_distinct_from(id_bytes(staff_id)),
        entries.c.kind.in_(_GIVING),
        standing,
    )
    return next(iter(_history(connection, fitting, 1)), None)


def _history(
    connection: Connection, which: ColumnElement[bool], most: int
) -> tuple[HistoryRow, ...]:
    # The numbers are picked from an index first, and only their rows are read.
    picked = select(entries.c.number).where(which).order_by(*_newest_first(entries)).limit(most)
    waits = entries.c.position.is_(None)
    state = case((waits, EntryState.WAITING.value), else_=EntryState.SYNCED.value)
    shown = select(entries, state.label("state")).where(entries.c.number.in_(picked)).cte("shown")
    return _read(connection, _lines(shown, _running_balances(shown)))


def _set_aside(connection: Connection, which: EntryFilter, most: int) -> tuple[HistoryRow, ...]:
    state = literal(EntryState.SET_ASIDE.value).label("state")
    newest = select(set_aside, state).order_by(*_newest_first(set_aside)).limit(most)
    shown = newest.where(_passing(set_aside, which)).cte("shown")
    return _read(connection, _lines(shown, _balances_at(shown)))


def _newest_first(rows: Table | CTE) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return rows.c.occurred_at.desc(), rows.c.entry_id.desc()


def _read(connection: Connection, lines: Select[*tuple[Any, ...]]) -> tuple[HistoryRow, ...]:
    return tuple(
        HistoryRow(
            entry=entry_in(row.body),
            customer_name=row.customer_name,
            staff_name=row.staff_name,
            terminal_name=row.terminal_name,
            balance_after=Amounts(row.stamps, row.points),
            state=EntryState(row.state),
            reversed_by=EntryId(UUID(bytes=row.reversed_by)) if row.reversed_by else None,
            has_open_case=bool(row.has_open_case),
        )
        for row in connection.execute(lines)
    )


def _lines(shown: CTE, balances: Select[*tuple[Any, ...]]) -> Select[*tuple[Any, ...]]:
    running = balances.subquery("running")
    undone = entries.alias("undone")
    reversed_by = (
        select(undone.c.entry_id)
        .where(undone.c.reverses == shown.c.entry_id)
        .order_by(undone.c.occurred_at, undone.c.entry_id)
        .limit(1)
        .scalar_subquery()
    )
    return (
        select(
            shown.c.body,
            shown.c.state,
            cards.c.customer_name,
            staff.c.name.label("staff_name"),
            terminals.c.name.label("terminal_name"),
            running.c.stamps,
            running.c.points,
            reversed_by.label("reversed_by"),
            shown.c.entry_id.in_(_WITH_OPEN_CASE).label("has_open_case"),
        )
        .join(running, running.c.entry_id == shown.c.entry_id)
        .outerjoin(cards, cards.c.card_id == shown.c.card_id)
        .outerjoin(staff, staff.c.staff_id == shown.c.staff_id)
        .outerjoin(terminals, terminals.c.terminal_id == shown.c.terminal_id)
        .order_by(*_newest_first(shown))
    )


def _running_balances(shown: CTE) -> Select[*tuple[Any, ...]]:
    """Every card that is shown, summed once over its whole life (an index holds all of it)."""

    def running_sum(of: Column[int]) -> ColumnElement[int]:
        when = (entries.c.occurred_at, entries.c.entry_id)
        return func.sum(of).over(partition_by=entries.c.card_id, order_by=when)

    return select(
        entries.c.entry_id,
        running_sum(entries.c.stamps_delta).label("stamps"),
        running_sum(entries.c.points_delta).label("points"),
    ).where(entries.c.card_id.in_(select(shown.c.card_id)))


def _balances_at(shown: CTE) -> Select[*tuple[Any, ...]]:
    """What counted on the card when each of these happened, which moved nothing itself."""
    earlier = and_(
        entries.c.card_id == shown.c.card_id,
        tuple_(entries.c.occurred_at, entries.c.entry_id)
        < tuple_(shown.c.occurred_at, shown.c.entry_id),
    )
    return (
        select(
            shown.c.entry_id,
            func.coalesce(func.sum(entries.c.stamps_delta), 0).label("stamps"),
            func.coalesce(func.sum(entries.c.points_delta), 0).label("points"),
        )
        .outerjoin(entries, earlier)
        .group_by(shown.c.entry_id)
    )
