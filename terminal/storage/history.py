"""Lines of history: entries joined with the names they mention and the balance they left."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    FromClause,
    Select,
    Subquery,
    Table,
    and_,
    case,
    false,
    func,
    literal,
    select,
    union_all,
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
    counted = _newest(entries, passing(which), most)
    # Nobody waits for what is set aside.
    is_asked_for = false() if which.waiting_only else _passing(set_aside, which)
    aside = _newest(set_aside, is_asked_for, most)
    return _history(connection, union_all(select(counted), select(aside)).subquery(), most)


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
    return next(iter(_history(connection, _newest(entries, fitting, 1), 1)), None)


def _newest(table: Table, which: ColumnElement[bool], most: int) -> Subquery:
    """The ids are picked from an index first, and only their rows are read."""
    picked = select(table.c.entry_id).where(which).order_by(*_newest_first(table)).limit(most)
    columns = (table.c.entry_id, table.c.card_id, table.c.occurred_at, table.c.staff_id)
    state = _state_of(table).label("state")
    rows = select(*columns, table.c.terminal_id, table.c.body, state)
    return rows.where(table.c.entry_id.in_(picked)).subquery()


def _newest_first(rows: FromClause) -> tuple[ColumnElement[Any], ColumnElement[Any]]:
    return rows.c.occurred_at.desc(), rows.c.entry_id.desc()


def _state_of(table: Table) -> ColumnElement[str]:
    if table is set_aside:
        return literal(EntryState.SET_ASIDE.value)
    waits = table.c.position.is_(None)
    return case((waits, EntryState.WAITING.value), else_=EntryState.SYNCED.value)


def _history(connection: Connection, rows: Subquery, most: int) -> tuple[HistoryRow, ...]:
    shown = select(rows).order_by(*_newest_first(rows)).limit(most).cte("shown")
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
        for row in connection.execute(_lines(shown))
    )


def _lines(shown: CTE) -> Select[*tuple[Any, ...]]:
    running = _running_balances(shown).subquery("running")
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
    moves = union_all(
        _moves(entries, shown, entries.c.stamps_delta, entries.c.points_delta),
        _moves(set_aside, shown, literal(0), literal(0)),
    ).subquery("moves")

    def running_sum(of: ColumnElement[int]) -> ColumnElement[int]:
        when = (moves.c.occurred_at, moves.c.entry_id)
        return func.sum(of).over(partition_by=moves.c.card_id, order_by=when)

    return select(
        moves.c.entry_id,
        running_sum(moves.c.stamps).label("stamps"),
        running_sum(moves.c.points).label("points"),
    )


def _moves(
    table: Table, shown: CTE, stamps: ColumnElement[int], points: ColumnElement[int]
) -> Select[*tuple[Any, ...]]:
    """What every entry of the cards that are shown moves, and when."""
    when = (table.c.card_id, table.c.occurred_at, table.c.entry_id)
    rows = select(*when, stamps.label("stamps"), points.label("points"))
    return rows.where(table.c.card_id.in_(select(shown.c.card_id)))
