"""The shop's tills: read when the screen is opened, and again when something arrived."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from terminal.ui.desk import Screen
from terminal.ui.refusals.explanation import local_time
from terminal.ui.terminals.state import TerminalsState, TillLine
from terminal.use_cases.review_terminals import Fleet, TerminalStanding, review_terminals

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk

# A till that works is heard from every few minutes; after an hour somebody should look.
_SILENT_AFTER = timedelta(hours=1)
_SECOND_MS = 1_000


class TerminalsPresenter:
    """Shows and decides nothing."""

    def __init__(self, desk: Desk, show: Callable[[TerminalsState], None]) -> None:
        self._desk = desk
        self._show = show

    def open(self) -> None:
        self._show(TerminalsState(own_name=self._desk.directory.own_name))
        self._desk.go(Screen.TERMINALS)
        self.refresh()

    def refresh(self) -> None:
        if self._desk.screen is Screen.TERMINALS:
            counter = self._desk.counter
            self._desk.local(lambda: review_terminals(counter), self._arrived)

    def leave(self) -> None:
        self._desk.go_home()

    def _arrived(self, fleet: Fleet) -> None:
        own, offset_ms = fleet.own, fleet.own.clock_offset_ms
        self._show(
            TerminalsState(
                own_name=own.name,
                waiting=own.waiting,
                last_sync_at=self._local(own.last_sync_at),
                clock_off_s=None if offset_ms is None else round(abs(offset_ms) / _SECOND_MS),
                clock_is_trusted=own.clock_is_trusted,
                others=tuple(map(self._line, fleet.others)),
            )
        )

    def _line(self, till: TerminalStanding) -> TillLine:
        now = self._desk.counter.timekeeper.now().occurred_at
        last = till.last_contact_at
        return TillLine(
            name=till.name,
            last_contact_at=self._local(last),
            is_silent=last is None or now - last > _SILENT_AFTER,
        )

    def _local(self, at: datetime | None) -> datetime | None:
        return local_time(at, self._desk.directory) if at is not None else None
