"""The inbox: a manager looks at both rows of evidence, and decides once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.ledger import Entry
from shared_domain.outcomes import Refused
from shared_domain.staff import ManagerAction
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import line_of
from terminal.ui.formatting import grouped_number
from terminal.ui.inbox.state import AsideLine, CaseLine, Evidence, InboxState, InboxTab
from terminal.ui.refusals.explanation import local_time
from terminal.use_cases.review_cases import cases_to_settle
from terminal.use_cases.review_parked import parked_here
from terminal.use_cases.settle_case import settle_case

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.cases import Resolution
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.counter import Session
    from terminal.use_cases.review_cases import CaseToSettle, EvidenceRow
    from terminal.use_cases.review_parked import ParkedHere
    from terminal.use_cases.store_ports import KnownCase

    Found = tuple[tuple[CaseToSettle, ...], tuple[ParkedHere, ...]]


class InboxPresenter:
    """`authorise` is set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[InboxState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._tab = InboxTab.CASES
        self._cases: tuple[CaseToSettle, ...] = ()
        self._aside: tuple[ParkedHere, ...] = ()
        self._opened: int | None = None
        self._busy = False
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )

    def open(self) -> None:
        self._tab, self._opened, self._busy = InboxTab.CASES, None, False
        self._render(loading=True)
        self._desk.go(Screen.INBOX)
        self.refresh()

    def refresh(self) -> None:
        """Read again, while it is looked at and nothing is opened that would change places."""
        if self._desk.screen is not Screen.INBOX or self._opened is not None:
            return
        counter = self._desk.counter
        self._desk.local(lambda: (cases_to_settle(counter), parked_here(counter)), self._arrived)

    def choose_tab(self, tab: InboxTab) -> None:
        self._tab, self._opened = tab, None
        self._render()

    def open_case(self, place: int) -> None:
        self._opened = place
        self._render()

    def back(self) -> None:
        """From a case to the list, from the list to the counter."""
        if self._opened is None:
            self._desk.go_home()
        else:
            self._opened = None
            self._render()
            self.refresh()

    def settle(self, resolution: Resolution) -> None:
        """Decided once, however often it is pressed."""
        if self._opened is None or self._busy:
            return
        case, session = self._cases[self._opened].case, self._desk.session
        if session is not None and session.is_manager:
            self._settle(case, resolution, session)
        else:
            self.authorise(
                ManagerAction.SETTLE_CASE, lambda manager: self._settle(case, resolution, manager)
            )

    def _settle(self, case: KnownCase, resolution: Resolution, manager: Session) -> None:
        counter = self._desk.counter
        self._busy = True
        self._render()

        def decided(result: KnownCase | Refused) -> None:
            self._busy, self._opened = False, None
            if isinstance(result, Refused):
                self._result.show_refused(result, then=self.open)
                return
            self._desk.recorded()
            self._desk.go(Screen.INBOX)
            self.refresh()

        self._desk.local(
            lambda: settle_case(counter, manager, case.kind, case.entry_id, resolution), decided
        )

    def _arrived(self, found: Found) -> None:
        self._cases, self._aside = found
        self._render()

    def _render(self, *, loading: bool = False) -> None:
        session = self._desk.session
        self._show(
            InboxState(
                tab=self._tab,
                cases=tuple(map(self._case, self._cases)),
                aside=tuple(map(self._aside_line, self._aside)),
                opened=self._opened,
                needs_manager=session is None or not session.is_manager,
                busy=self._busy,
                loading=loading,
            )
        )

    def _case(self, found: CaseToSettle) -> CaseLine:
        name = found.card.customer.name if found.card is not None else None
        number = found.case.card_id and grouped_number(card_number_of(found.case.card_id))
        return CaseLine(
            kind=found.case.kind,
            about=name or number or found.terminal_name or "",
            row=self._evidence(found.row, name),
            against=self._evidence(found.against, name),
            resolutions=found.resolutions,
        )

    def _evidence(self, row: EvidenceRow | None, customer: str | None) -> Evidence | None:
        if row is None:
            return None
        return Evidence(
            line=line_of(row.entry, self._desk.directory, customer, waiting=False),
            staff_name=row.staff_name or "",
            terminal_name=row.terminal_name or "",
        )

    def _aside_line(self, found: ParkedHere) -> AsideLine:
        item, names = found.item, self._desk.directory
        return AsideLine(
            reason=found.parked.reason,
            line=line_of(item, names, None, waiting=True) if isinstance(item, Entry) else None,
            at=local_time(item.occurred_at, names) if item is not None else None,
        )
