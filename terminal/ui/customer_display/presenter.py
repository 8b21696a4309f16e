"""Follows what the counter shows, and tells the customer what concerns the customer.

It must not tell why something was refused, nor anything about staff or the till.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from terminal.ui.customer_display.state import DisplayKind, DisplayState
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import first_name
from terminal.ui.result.state import Tone

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.customer.state import CustomerState
    from terminal.ui.desk import Desk
    from terminal.ui.enrol.state import EnrolState
    from terminal.ui.redeem.state import RedeemState
    from terminal.ui.result.state import ResultState
    from terminal.ui.widgets.stamp_card_state import StampCardState

# On these the customer's own card is in front; each of them shows it before it comes to the front.
_ABOUT_A_CARD = frozenset({Screen.CUSTOMER, Screen.REDEEM, Screen.RESULT, Screen.ENROL})
_UNDONE_ICON = "undo-2"


@dataclass(frozen=True, slots=True, kw_only=True)
class DisplayChoices:
    """What a shop may choose: whether names are shown, and where customers enrol themselves."""

    shows_names: bool = True
    enrolment_url: str = ""


class DisplayPresenter:
    """Is shown every state of the counter's own screens, and takes from it what may be seen."""

    def __init__(
        self, desk: Desk, choices: DisplayChoices, show: Callable[[DisplayState], None]
    ) -> None:
        self._desk = desk
        self._choices = choices
        self._show = show

    def follow(self, screen: Screen) -> None:
        """The counter went to another screen; away from a card, the next customer is welcome."""
        if screen not in _ABOUT_A_CARD:
            self.welcome()

    def welcome(self) -> None:
        """Nobody's card is in front."""
        self._tell(DisplayKind.WELCOME, code=self._choices.enrolment_url)

    def show_customer(self, state: CustomerState) -> None:
        """A card lies open: its balance."""
        self._tell(
            DisplayKind.CARD,
            customer_name=self._name(state.customer_name),
            points=state.points,
            stamp_card=state.stamps,
        )

    def show_redeem(self, state: RedeemState) -> None:
        """A reward is about to be given."""
        self._tell(
            DisplayKind.REWARD,
            customer_name=self._name(state.customer_name),
            reward=state.reward,
            stamp_card=state.stamp_card,
        )

    def show_result(self, state: ResultState) -> None:
        """Thanks for what was recorded. Why something was not is between cashier and customer."""
        is_thanks = state.tone is Tone.DONE and state.icon != _UNDONE_ICON
        if is_thanks:
            self._tell(DisplayKind.THANKS, lines=state.lines, stamp_card=state.stamp_card)
        elif state.stamp_card is not None:
            self._tell(DisplayKind.CARD, stamp_card=state.stamp_card)
        else:
            self.welcome()

    def show_enrol(self, state: EnrolState) -> None:
        """A new card, to take a picture of; the form before it is the cashier's."""
        if state.card is None:
            self.welcome()
        else:
            name = self._name(state.card.customer_name)
            self._tell(DisplayKind.NEW_CARD, customer_name=name, code=state.card.code)

    def _name(self, name: str) -> str:
        return first_name(name) if self._choices.shows_names else ""

    def _tell(
        self,
        kind: DisplayKind,
        *,
        customer_name: str = "",
        reward: str = "",
        lines: tuple[str, ...] = (),
        points: int | None = None,
        stamp_card: StampCardState | None = None,
        code: str = "",
    ) -> None:
        vendor, program = self._desk.directory.vendor, self._desk.directory.program
        usual = DisplayState()
        self._show(
            DisplayState(
                kind=kind,
                shop_name=vendor.name if vendor else usual.shop_name,
                colour=program.card_color if program else usual.colour,
                customer_name=customer_name,
                reward=reward,
                lines=lines,
                points=points,
                stamp_card=stamp_card,
                code=code,
            )
        )
