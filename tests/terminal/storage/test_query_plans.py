"""Every question a scan asks is answered from an index, however large the mirror is."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from sqlalchemy import event

from terminal.use_cases.entry_filter import EntryFilter
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import ANNA, CARD, TILL_1, JournalWriter
from tests.terminal.storage.writing import opened, stamp

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from terminal.storage.local_store import SqliteLocalStore
    from terminal.storage.unit_of_work import SqliteUnitOfWork

QUESTIONS: dict[str, Callable[[SqliteUnitOfWork], object]] = {
    "card": lambda uow: uow.cards.get(CARD),
    "card number": lambda uow: uow.cards.find_by_number("BCDFGHJKB"),
    "entries of a card": lambda uow: uow.entries.of_card(CARD),
    "recent entries of a card": lambda uow: uow.entries.of_card_since(CARD, MONDAY_MORNING),
    "reversals": lambda uow: uow.entries.reversals_of([JournalWriter().ids.entry_id()]),
    "purchase": lambda uow: uow.entries.of_purchase(UUID(int=1)),
    "pending": lambda uow: uow.entries.pending(),
    "history": lambda uow: uow.entries.history(
        EntryFilter(since=MONDAY_MORNING, until=MONDAY_MORNING + timedelta(days=1)), 50
    ),
    "last action": lambda uow: uow.entries.last_of_terminal(TILL_1, ANNA, MONDAY_MORNING),
    "last place": lambda uow: uow.journal.last_place(),
    "next run": lambda uow: uow.journal.run_after(JournalWriter().epoch, 0, 500, 500_000),
    "open cases": lambda uow: uow.world.open_cases(),
}


@pytest.fixture
def store(folder: Path, till: JournalWriter) -> Iterator[SqliteLocalStore]:
    with opened(folder) as store:
        stamp(store, till, 3)
        yield store


@pytest.mark.parametrize("question", QUESTIONS)
def test_no_question_reads_a_whole_table(store: SqliteLocalStore, question: str) -> None:
    asked: list[tuple[str, tuple[object, ...]]] = []

    def note(*told: Any) -> None:  # noqa: ANN401  (connection, cursor, statement, parameters, …)
        asked.append((told[2], told[3]))

    with store.begin() as uow:
        connection: Connection = uow._connection  # noqa: SLF001  (to ask for plans)
        event.listen(connection, "before_cursor_execute", note)
        QUESTIONS[question](uow)
        event.remove(connection, "before_cursor_execute", note)
        plans = [
            row.detail
            for statement, parameters in asked
            for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        ]

    assert plans
    tables = ("entries", "cards", "journal", "cases")
    scans = [plan for plan in plans if plan.startswith(tuple(f"SCAN {name}" for name in tables))]
    # Walking an index in order until the limit is reached is no scan of the table.
    assert [plan for plan in scans if plan != "SCAN journal" and "USING" not in plan] == []
