"""Searching as somebody types: the newest text counts, whatever is still being looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.outcomes import Refused
from terminal.ui.desk import Screen
from terminal.ui.search.state import FoundLine, SearchState
from terminal.use_cases.search_cards import open_card, search_cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.cards import CardState
    from shared_domain.identifiers import CardId
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.search_cards import Found

# Between two letters of somebody who types quickly nothing is looked for.
PAUSE_MS = 120


class SearchPresenter:
    """`open_found` is set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[SearchState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._state = SearchState()
        self._cancel_pause: Callable[[], None] = lambda: None
        self.open_found: Callable[[CardView], None] = lambda _card: None

    def open(self) -> None:
        self._render(SearchState())
        self._desk.go(Screen.SEARCH)

    def change(self, text: str) -> None:
        """Show what is typed at once, and what it finds after a short pause."""
        self._render(SearchState(text=text, found=self._state.found))
        self._cancel_pause()
        self._cancel_pause = self._desk.scheduler.after(PAUSE_MS, self._search)

    def choose(self, card_id: CardId) -> None:
        counter, session = self._desk.counter, self._desk.session
        self._desk.local(lambda: open_card(counter, session, card_id), self._opened)

    def choose_only(self) -> None:
        """Enter opens what was found, when that is one customer."""
        found = self._state.found
        if found is not None and len(found) == 1:
            self.choose(found[0].card_id)

    def leave(self) -> None:
        self._cancel_pause()
        self._render(SearchState())
        self._desk.go_home()

    def _search(self) -> None:
        text, counter, session = self._state.text, self._desk.counter, self._desk.session

        def arrived(found: Found | Refused) -> None:
            if text != self._state.text:
                return
            if isinstance(found, Refused):
                self._result.show_refused(found)
                return
            lines = None if found.too_short else tuple(map(self._line, found.cards))
            self._render(SearchState(text=text, found=lines))

        self._desk.local(lambda: search_cards(counter, session, text), arrived)

    def _opened(self, card: CardView | Refused) -> None:
        if isinstance(card, Refused):
            self._result.show_refused(card)
        else:
            self.open_found(card)

    def _line(self, card: CardState) -> FoundLine:
        program = self._desk.directory.program
        customer = card.customer
        return FoundLine(
            card_id=card.card_id,
            card_number=card_number_of(card.card_id),
            customer_name=customer.name or "",
            contact=customer.phone or customer.email or "",
            stamps=card.balance.stamps if program and program.is_stamps_enabled else None,
            points=card.balance.points if program and program.is_points_enabled else None,
            status=card.status,
        )

    def _render(self, state: SearchState) -> None:
        self._state = state
        self._show(state)
