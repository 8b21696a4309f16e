"""Exporting: slice after slice, between scans, until it is whole or somebody stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.staff import ManagerAction
from terminal.background.tasks import Lane, Urgency
from terminal.ui.desk import Screen
from terminal.ui.export.state import ExportPhase, ExportState
from terminal.ui.export.words import column_titles, kind_words, state_words
from terminal.ui.refusals.explanation import local_time
from terminal.use_cases.export_history import plan_export, read_slice
from terminal.use_cases.review_history import HistoryQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import EntryId
    from terminal.ui.desk import Desk
    from terminal.use_cases.counter import Session
    from terminal.use_cases.entry_filter import EntryFilter
    from terminal.use_cases.export_history import (
        Cell,
        ExportFormat,
        ExportPlan,
        ExportSlice,
        TableFile,
        TableFiles,
    )
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.store_ports import HistoryRow


T = TypeVar("T")


class ExportPresenter:
    """`files`, `authorise` and `back` are set by whoever wires the screens together."""

    def __init__(self, desk: Desk, show: Callable[[ExportState], None]) -> None:
        self._desk = desk
        self._show = show
        self._question = HistoryQuestion()
        self._plan: ExportPlan | None = None
        self._phase = ExportPhase.CHOOSING
        self._format: ExportFormat | None = None
        self._file: TableFile | None = None
        self._done = 0
        self._place = ""
        self.files: TableFiles | None = None
        self.back: Callable[[], None] = desk.go_home
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )

    def open(self, question: HistoryQuestion) -> None:
        """Exactly what the history shows, however many rows that is; one export at a time."""
        if self._phase is ExportPhase.WORKING:
            self._render()
            self._desk.go(Screen.EXPORT)
            return
        self._question, self._plan = question, None
        self._phase, self._done, self._place = ExportPhase.CHOOSING, 0, ""
        self._render()
        self._desk.go(Screen.EXPORT)
        counter = self._desk.counter
        self._desk.local(lambda: plan_export(counter, question), self._planned)

    def choose(self, format_: ExportFormat) -> None:
        """Begin, if whoever stands here may take the history along."""
        if self._phase is ExportPhase.WORKING or self._plan is None:
            return
        session = self._desk.session
        if session is not None and session.is_manager:
            self._begin(format_)
        else:
            self.authorise(ManagerAction.EXPORT, lambda _manager: self._begin(format_))

    def cancel(self) -> None:
        """Stop, and leave nothing behind; otherwise just go back."""
        if self._phase is ExportPhase.WORKING:
            self._stop(ExportPhase.CHOOSING)
        else:
            self.back()

    @property
    def is_working(self) -> bool:
        return self._phase is ExportPhase.WORKING

    def _planned(self, plan: ExportPlan | None) -> None:
        self._plan = plan
        self._render()

    def _begin(self, format_: ExportFormat) -> None:
        plan, files = self._plan, self.files
        if plan is None or files is None:
            return
        self._phase, self._format, self._done = ExportPhase.WORKING, format_, 0
        self._desk.go(Screen.EXPORT)
        self._render()
        now = local_time(self._desk.counter.timekeeper.now().occurred_at, self._desk.directory)
        name, titles = f"stempel-{now:%Y-%m-%d-%H%M}", column_titles()
        self._write(lambda: files.begin(format_, name, titles), self._begun)

    def _begun(self, file: TableFile) -> None:
        plan = self._plan
        if plan is None or self._phase is not ExportPhase.WORKING:
            self._write(file.discard, lambda _none: None)
            return
        self._file = file
        self._read(plan.which, frozenset())

    def _read(self, which: EntryFilter, seen: frozenset[EntryId]) -> None:
        counter, file = self._desk.counter, self._file

        def arrived(found: ExportSlice) -> None:
            if self._phase is ExportPhase.WORKING and file is self._file:
                self._add(found)

        self._desk.runner.run(
            Lane.LOCAL,
            lambda: read_slice(counter, which, seen),
            arrived,
            self._failed,
            Urgency.BACKGROUND,
        )

    def _add(self, found: ExportSlice) -> None:
        file = self._file
        if file is None:
            return
        rows, rest = [self._cells(row) for row in found.rows], found.rest
        seen = frozenset(row.entry.entry_id for row in found.rows)

        def added(_none: None) -> None:
            if self._phase is not ExportPhase.WORKING or file is not self._file:
                return
            self._done += len(rows)
            self._render()
            if rest is None:
                self._write(file.finish, self._finished)
            else:
                self._read(rest, seen)

        self._write(lambda: file.add(rows), added)

    def _finished(self, place: str) -> None:
        self._file, self._place, self._phase = None, place, ExportPhase.DONE
        self._render()

    def _failed(self, _trouble: Unavailable) -> None:
        self._stop(ExportPhase.FAILED)

    def _stop(self, phase: ExportPhase) -> None:
        file, self._file, self._phase = self._file, None, phase
        self._render()
        if file is not None:
            self._desk.runner.run(
                Lane.KEEPING, file.discard, lambda _none: None, lambda _trouble: None
            )

    def _write(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._desk.runner.run(Lane.KEEPING, work, done, self._failed)

    def _cells(self, row: HistoryRow) -> tuple[Cell, ...]:
        entry = row.entry
        return (
            local_time(entry.occurred_at, self._desk.directory),
            row.customer_name or "",
            formatted(card_number_of(entry.card_id)),
            kind_words(entry.kind),
            entry.stamps_delta,
            entry.points_delta,
            row.balance_after.stamps,
            row.balance_after.points,
            entry.description or "",
            row.staff_name or "",
            row.terminal_name or "",
            state_words(row),
            entry.reason or entry.note or "",
        )

    def _render(self) -> None:
        session = self._desk.session
        self._show(
            ExportState(
                phase=self._phase,
                rows=self._plan.rows if self._plan is not None else None,
                done=self._done,
                format=self._format,
                place=self._place,
                needs_manager=session is None or not session.is_manager,
            )
        )
