"""The idle screen: serves what is scanned, keeps today's list, and counts down the undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import HIDDEN_KINDS, entry_line
from terminal.ui.scan.state import ScanPromise, ScanState, UndoOffer
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.read_card import CardView
from terminal.use_cases.review_history import todays_history
from terminal.use_cases.serve_scan import NotServed, serve_card, serve_scan

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import EntryId
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.review_history import DayHistory
    from terminal.use_cases.scanned_text import ScannedText

# A camera or a double trigger delivers the same code again within this time.
SAME_SCAN_S = 2.5

# What fits beside the scan field on the smallest screen.
_LINES = 12


class ScanPresenter:
    """`open_customer` and `undo` are set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[ScanState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._history: DayHistory | None = None
        self._last_scan: tuple[ScannedText, float] | None = None
        self._cancel_tick: Callable[[], None] = lambda: None
        self.open_customer: Callable[[CardView], None] = lambda _card: None
        self.undo: Callable[[EntryId], None] = lambda _entry_id: None

    def scanned(self, scanned: ScannedText) -> None:
        """One scan, one result; the same code twice in a row is one scan."""
        now_s = self._desk.scheduler.monotonic_s()
        last = self._last_scan
        self._last_scan = (scanned, now_s)
        if last is not None and last[0] == scanned and now_s - last[1] < SAME_SCAN_S:
            return
        counter, session = self._desk.counter, self._desk.session
        self._desk.local(lambda: serve_scan(counter, session, scanned), self.served)

    def found(self, card: CardView) -> None:
        """The same for a card that was found by its number."""
        counter, session = self._desk.counter, self._desk.session
        self._desk.local(lambda: serve_card(counter, session, card), self.served)

    def served(self, result: CardView | Recorded | NotServed) -> None:
        """Show what became of it."""
        match result:
            case CardView():
                self.open_customer(result)
            case Recorded():
                self._result.show_recorded(result)
            case NotServed():
                self._result.show_refused(result.refusal, result.card)

    def undo_last(self) -> None:
        """Undo the own last entry."""
        if self._history is not None and self._history.undoable is not None:
            self.undo(self._history.undoable.entry.entry_id)

    def refresh(self) -> None:
        """Read today's list again, because something was recorded or arrived."""
        if not self._desk.is_paired:
            return
        counter = self._desk.counter
        staff_id = self._desk.session.staff_id if self._desk.session else None

        def arrived(history: DayHistory | None) -> None:
            self._history = history
            self.render()

        self._desk.local(lambda: todays_history(counter, staff_id, 4 * _LINES), arrived)

    def render(self) -> None:
        """Draw the state, and again every second while an undo counts down."""
        self._cancel_tick()
        names = self._desk.directory
        rows = self._history.rows if self._history else ()
        lines = [entry_line(row, names) for row in rows if row.entry.kind not in HIDDEN_KINDS]
        undo = self._undo_offer() if self._desk.may_serve else None
        self._show(
            ScanState(
                promise=self._promise(),
                today=tuple(lines[:_LINES]),
                undo=undo,
                can_lock=self._desk.needs_pin,
            )
        )
        if undo is not None:
            self._cancel_tick = self._desk.scheduler.after(1_000, self._tick)

    def _tick(self) -> None:
        if self._desk.screen is Screen.SCAN:
            self.render()

    def _promise(self) -> ScanPromise:
        program = self._desk.directory.program
        if program is None or not program.is_active:
            return ScanPromise.NOT_YET
        return ScanPromise.OPENS_CARD if program.is_points_enabled else ScanPromise.GIVES_STAMP

    def _undo_offer(self) -> UndoOffer | None:
        history = self._history
        if history is None or history.undoable is None or history.undo_until is None:
            return None
        now = self._desk.counter.timekeeper.now().occurred_at
        seconds_left = int((history.undo_until - now).total_seconds())
        if seconds_left <= 0:
            return None
        line = entry_line(history.undoable, self._desk.directory)
        return UndoOffer(line=line, seconds_left=seconds_left)
