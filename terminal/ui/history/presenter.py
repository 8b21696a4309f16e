"""History: what was asked for, rows, sums, and the story of one entry."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS, REVERSIBLE_KINDS, EntryKind
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import HIDDEN_KINDS, entry_line
from terminal.ui.history.state import (
    Attention,
    DayTotals,
    EntryGroup,
    EntryStory,
    HistoryChoice,
    HistoryRow,
    HistoryState,
    RowState,
)
from terminal.use_cases.review_history import HistoryQuestion, Period, review
from terminal.use_cases.store_ports import EntryState

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import CardId, EntryId
    from terminal.ui.desk import Desk
    from terminal.use_cases.review_history import DayHistory
    from terminal.use_cases.store_ports import HistoryRow as KnownRow


# What stands behind the words; no kind at all means every kind.
KINDS_OF_GROUP: dict[EntryGroup, frozenset[EntryKind]] = {
    EntryGroup.ALL: frozenset(),
    EntryGroup.GIVEN: EARNING_KINDS,
    EntryGroup.REWARDS: REDEEMING_KINDS,
    EntryGroup.UNDONE: frozenset({EntryKind.REVERSED}),
    EntryGroup.CORRECTED: frozenset({EntryKind.ADJUSTED, EntryKind.OPENING_BALANCE}),
    EntryGroup.CARDS: frozenset(
        {
            EntryKind.CARD_ISSUED,
            EntryKind.CARD_BLOCKED,
            EntryKind.CARD_UNBLOCKED,
            EntryKind.CARD_REPLACED,
        }
    ),
}


class HistoryPresenter:
    """`undo` is set by whoever wires the screens together."""

    def __init__(self, desk: Desk, show: Callable[[HistoryState], None]) -> None:
        self._desk = desk
        self._show = show
        self._history: DayHistory | None = None
        self._opened: EntryId | None = None
        self._choice = HistoryChoice()
        self._card_id: CardId | None = None
        self.undo: Callable[[EntryId], None] = lambda _entry_id: None

    def open(self) -> None:
        """Today, of everybody."""
        self._begin(HistoryChoice(), None)

    def open_card(self, card_id: CardId) -> None:
        """Everything that ever happened to one card."""
        self._begin(HistoryChoice(period=Period.ALWAYS), card_id)

    def choose(self, choice: HistoryChoice) -> None:
        """Ask for something else."""
        self._choice, self._opened = choice, None
        self._render()
        self.refresh()

    def _begin(self, choice: HistoryChoice, card_id: CardId | None) -> None:
        self._opened, self._history = None, None
        self._choice, self._card_id = choice, card_id
        self._show(self._asked(HistoryState(loading=True)))
        self._desk.go(Screen.HISTORY)
        self.refresh()

    def refresh(self) -> None:
        """Read again, while it is looked at."""
        if self._desk.screen is not Screen.HISTORY:
            return
        counter = self._desk.counter
        staff_id = self._desk.session.staff_id if self._desk.session else None

        question = self.question

        def arrived(history: DayHistory | None) -> None:
            if question == self.question:
                self._history = history
                self._render()

        self._desk.local(lambda: review(counter, staff_id, question), arrived)

    @property
    def question(self) -> HistoryQuestion:
        """What was chosen, as it is asked."""
        choice = self._choice
        return HistoryQuestion(
            period=choice.period,
            kinds=KINDS_OF_GROUP[choice.group],
            staff_id=choice.staff_id,
            terminal_id=choice.terminal_id,
            card_id=self._card_id,
            waiting_only=choice.attention is Attention.WAITING,
            cases_only=choice.attention is Attention.CASES,
        )

    def open_row(self, entry_id: EntryId) -> None:
        self._opened = entry_id
        self._render()

    def close_story(self) -> None:
        self._opened = None
        self._render()

    def come_back(self) -> None:
        """To what was asked for before, as it is now."""
        self._desk.go(Screen.HISTORY)
        self.refresh()

    def leave(self) -> None:
        self._desk.go_home()

    def _render(self) -> None:
        history = self._history
        if history is None:
            self._show(self._asked(HistoryState()))
            return
        known = [row for row in history.rows if row.entry.kind not in HIDDEN_KINDS]
        opened = next((row for row in known if row.entry.entry_id == self._opened), None)
        shown = HistoryState(
            rows=tuple(self._row(row, history) for row in known),
            totals=_totals(known, history),
            opened=self._story(opened, history) if opened is not None else None,
            is_cut=history.is_cut,
        )
        self._show(self._asked(shown))

    def _asked(self, state: HistoryState) -> HistoryState:
        """The same, with what was asked for and what could be."""
        names = self._desk.directory
        return replace(
            state,
            choice=self._choice,
            staff=tuple(names.staff_names.items()),
            tills=tuple(names.terminal_names.items()),
            card_number=card_number_of(self._card_id) if self._card_id else "",
        )

    def _row(self, row: KnownRow, history: DayHistory) -> HistoryRow:
        program = history.program
        return HistoryRow(
            line=entry_line(row, self._desk.directory),
            state=_state_of(row),
            staff_name=row.staff_name or "",
            terminal_name=row.terminal_name or "",
            stamps_after=row.balance_after.stamps if program.is_stamps_enabled else None,
            stamps_target=program.stamps_target,
            points_after=row.balance_after.points if program.is_points_enabled else None,
        )

    def _story(self, row: KnownRow, history: DayHistory) -> EntryStory:
        entry, session = row.entry, self._desk.session
        names = self._desk.directory
        overrider = names.staff_names.get(entry.overridden_by) if entry.overridden_by else None
        own = session is not None and session.staff_id == entry.staff_id
        undoable = history.undoable
        still_own = undoable is not None and undoable.entry.entry_id == entry.entry_id
        is_manager = session is not None and session.is_manager
        return EntryStory(
            row=self._row(row, history),
            card_number=card_number_of(entry.card_id),
            program_version=entry.program_version,
            purchase_cents=entry.purchase_amount_cents,
            currency=history.vendor.currency,
            overridden_by=overrider or "",
            note=entry.reason or entry.note or "",
            can_undo=entry.kind in REVERSIBLE_KINDS and _stands(row),
            needs_manager=not is_manager and not (own and still_own),
        )


def _state_of(row: KnownRow) -> RowState:
    if row.reversed_by is not None:
        return RowState.UNDONE
    if row.has_open_case:
        return RowState.CASE_OPEN
    match row.state:
        case EntryState.WAITING:
            return RowState.WAITING
        case EntryState.SYNCED:
            return RowState.SYNCED
        case EntryState.SET_ASIDE:
            return RowState.PARKED


def _stands(row: KnownRow) -> bool:
    """Whether it counts, and nothing took it back."""
    return row.reversed_by is None and row.state is not EntryState.SET_ASIDE


def _totals(rows: list[KnownRow], history: DayHistory) -> DayTotals:
    """What was given and not taken back."""
    standing = [row.entry for row in rows if _stands(row)]
    earned = [entry for entry in standing if entry.kind in EARNING_KINDS]
    program = history.program
    return DayTotals(
        stamps=sum(entry.stamps_delta for entry in earned) if program.is_stamps_enabled else None,
        points=sum(entry.points_delta for entry in earned) if program.is_points_enabled else None,
        rewards=sum(1 for entry in standing if entry.kind in REDEEMING_KINDS),
        waiting=sum(1 for row in rows if row.state is EntryState.WAITING),
    )
