"""The history as a file: exactly what is shown, slice by slice, and stopped at any time."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from terminal.ui.desk import Screen
from terminal.ui.export.state import ExportPhase, ExportState
from terminal.ui.history.state import EntryGroup, HistoryChoice
from terminal.use_cases.export_history import (
    Cell,
    ExportFormat,
    plan_export,
    read_slice,
)
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.review_history import HistoryQuestion, Period
from tests.builders import BERT, a_program
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in
from tests.terminal.ui.presenters.test_new_and_found_customers import manager
from tests.terminal.use_cases.shop import PINS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shared_domain.identifiers import EntryId

pytestmark = pytest.mark.needs_qt


@dataclass
class MemoryFiles:
    """One file in memory; `fails` is a disk that is full from now on."""

    titles: tuple[str, ...] = ()
    rows: list[tuple[Cell, ...]] = field(default_factory=list)
    ended: str = ""
    fails: bool = False

    def begin(self, format_: ExportFormat, name: str, titles: tuple[str, ...]) -> MemoryFiles:
        self.titles, self.ended = titles, f"{name}.{format_.value}"
        return self

    def add(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        if self.fails:
            raise StorageUnavailable(StorageTrouble.DISK_FULL)
        self.rows.extend(rows)

    def finish(self) -> str:
        return self.ended

    def discard(self) -> None:
        self.ended = "discarded"


def exporting(stage: CounterStage, choice: HistoryChoice | None = None) -> MemoryFiles:
    """The history in front with this choice, and its export opened."""
    files = MemoryFiles()
    stage.export.files = files
    stage.history.open()
    if choice is not None:
        stage.history.choose(choice)
    stage.export.open(stage.history.question)
    return files


def shown(stage: CounterStage) -> ExportState:
    state: ExportState = stage.shown["export"]
    return state


def busy() -> CounterStage:
    stage = manager(counter(a_program(cooldown_minutes=0)))
    for _ in range(3):
        stage.read(stage.shop.code())
    return stage


def test_exactly_the_filtered_rows_become_a_file() -> None:
    stage = busy()
    files = exporting(stage, HistoryChoice(group=EntryGroup.GIVEN))
    assert shown(stage).rows == 3
    stage.export.choose(ExportFormat.CSV)
    assert (shown(stage).phase, shown(stage).done) == (ExportPhase.DONE, 3)
    assert shown(stage).place == "stempel-2026-11-23-1100.csv"
    assert len(files.rows) == len(stage.shown["history"].rows) == 3
    row = dict(zip(files.titles, files.rows[0], strict=True))
    assert (row["Customer"], row["What"], row["Stamps"]) == ("Léa", "Stamps given", 1)
    assert (row["Stamps after"], row["Staff"], row["State"]) == (3, "Bert", "waiting")
    stage.export.cancel()
    assert stage.screen is Screen.HISTORY
    assert stage.shown["history"].choice.group is EntryGroup.GIVEN


def test_a_cashier_exports_with_a_managers_pin() -> None:
    stage = signed_in(counter())
    files = exporting(stage)
    assert shown(stage).needs_manager
    stage.export.choose(ExportFormat.XLSX)
    assert (stage.screen, files.titles) == (Screen.SIGN_IN, ())
    stage.sign_in.choose(BERT)
    stage.sign_in.enter(PINS[BERT])
    assert stage.screen is Screen.EXPORT
    assert shown(stage).phase is ExportPhase.DONE


def test_a_disk_that_is_full_ends_the_export_and_leaves_nothing() -> None:
    stage = busy()
    files = exporting(stage)
    files.fails = True
    stage.export.choose(ExportFormat.PDF)
    assert (shown(stage).phase, files.ended) == (ExportPhase.FAILED, "discarded")
    files.fails = False
    stage.export.choose(ExportFormat.PDF)
    assert shown(stage).phase is ExportPhase.DONE


def test_an_export_that_is_stopped_leaves_nothing() -> None:
    stage = busy()
    files = exporting(stage)

    class StopsAtOnce(MemoryFiles):
        def add(self, rows: Sequence[tuple[Cell, ...]]) -> None:
            super().add(rows)
            stage.export.cancel()

    files = StopsAtOnce()
    stage.export.files = files
    stage.export.choose(ExportFormat.CSV)
    assert (shown(stage).phase, files.ended) == (ExportPhase.CHOOSING, "discarded")
    assert not stage.export.is_working


def test_slices_come_to_all_rows_once_even_those_of_one_instant() -> None:
    stage = busy()
    plan = plan_export(stage.till.counter, HistoryQuestion(period=Period.ALWAYS))
    assert plan is not None
    found: list[EntryId] = []
    seen: frozenset[EntryId] = frozenset()
    which = plan.which
    while True:
        part = read_slice(stage.till.counter, which, seen, 1)
        found += [row.entry.entry_id for row in part.rows]
        if part.rest is None:
            break
        which, seen = part.rest, seen | {row.entry.entry_id for row in part.rows}
    assert len(found) == len(set(found)) == plan.rows
