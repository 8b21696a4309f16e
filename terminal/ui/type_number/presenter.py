"""A card number typed by hand, when no scan works."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import parse_card_number
from shared_domain.outcomes import CardNumberInvalid, CardUnknown, Refused
from terminal.ui.desk import Screen
from terminal.ui.type_number.state import NUMBER_LENGTH, NumberProblem, TypeNumberState
from terminal.use_cases.scan_card import find_by_number

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.read_card import CardView


class TypeNumberPresenter:
    """`found` is set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[TypeNumberState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._state = TypeNumberState()
        self.found: Callable[[CardView], None] = lambda _card: None

    def open(self) -> None:
        self._render(TypeNumberState())
        self._desk.go(Screen.TYPE_NUMBER)

    def change(self, letters: str) -> None:
        """Say at once when nine letters cannot be a number."""
        wrong = len(letters) == NUMBER_LENGTH and parse_card_number(letters) is None
        problem = NumberProblem.CHECK_LETTER if wrong else None
        self._render(TypeNumberState(letters=letters, problem=problem))

    def confirm(self, letters: str) -> None:
        self._render(TypeNumberState(letters=letters, busy=True))
        counter, session = self._desk.counter, self._desk.session
        self._desk.local(lambda: find_by_number(counter, session, letters), self._answered)

    def leave(self) -> None:
        self._desk.go_home()

    def _answered(self, result: CardView | Refused) -> None:
        if not isinstance(result, Refused):
            self.found(result)
            return
        letters = self._state.letters
        match result.reason:
            case CardNumberInvalid():
                problem = NumberProblem.CHECK_LETTER
            case CardUnknown():
                problem = NumberProblem.UNKNOWN_CARD
            case _:
                self._result.show_refused(result)
                return
        self._render(TypeNumberState(letters=letters, problem=problem))

    def _render(self, state: TypeNumberState) -> None:
        self._state = state
        self._show(state)
