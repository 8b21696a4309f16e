"""Giving a reward: asked once, decided here if this terminal may, else with the server's word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from shared_domain.card_numbers import card_number_of
from shared_domain.outcomes import (
    ClockNotTrusted,
    Refused,
    ReservedElsewhere,
    RewardCapReached,
)
from shared_domain.staff import ManagerAction
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import short_name, stamp_card
from terminal.ui.redeem.state import RedeemState
from terminal.ui.result.presenter import Offer
from terminal.use_cases.redeem import RewardChoice, redeem

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.counter import Session
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.read_card import CardView

translate = QCoreApplication.translate

# A cashier with a queue waits this long for the server's word, and not longer.
PATIENCE_MS = 2_000

# What nobody knows for certain, a manager may take the risk of.
MANAGERS_MAY_RISK = (ReservedElsewhere, RewardCapReached, ClockNotTrusted)


@dataclass(frozen=True, slots=True)
class _Asked:
    card: CardView
    choice: RewardChoice


class RedeemPresenter:
    """`ask_server` and `authorise` are set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[RedeemState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._asked: _Asked | None = None
        self._busy = False
        self.ask_server: AskServer = lambda _card, _choice, _done, failed: failed(None)
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )

    def ask(self, card: CardView, choice: RewardChoice | None = None) -> None:
        """Ask once whether to give it."""
        self._asked = _Asked(card, choice or RewardChoice())
        self._busy = False
        self._render()
        self._desk.go(Screen.REDEEM)

    def cancel(self) -> None:
        self._asked = None
        self._desk.go_home()

    def give(self) -> None:
        """Pressed twice it still gives once."""
        if self._asked is not None and not self._busy:
            self._busy = True
            self._render()
            self._decide(self._asked)

    def _decide(
        self,
        asked: _Asked,
        *,
        overridden_by: Session | None = None,
        server_said: ReservedElsewhere | None = None,
    ) -> None:
        counter, session = self._desk.counter, self._desk.session

        def decided(result: Recorded | Refused) -> None:
            if not isinstance(result, Refused):
                self._finish()
                self._result.show_recorded(result)
            elif isinstance(result.reason, ReservedElsewhere) and server_said is None:
                self._ask_server(asked, result)
            elif isinstance(result.reason, ReservedElsewhere) and server_said is not None:
                self._refuse(asked, Refused(server_said, result.rests_on))
            else:
                self._refuse(asked, result)

        self._desk.local(
            lambda: redeem(
                counter,
                session,
                asked.card.card_id,
                asked.choice,
                overridden_by=overridden_by,
                freshly_granted=server_said is not None,
            ),
            decided,
            self._trouble,
        )

    def _ask_server(self, asked: _Asked, refused: Refused) -> None:
        """The one question that may wait for the network, but no longer than a queue waits."""
        is_open = True

        def settle(then: Callable[[], None]) -> None:
            """Whatever comes first counts: an answer, a failure, or the end of patience."""
            nonlocal is_open
            if is_open:
                is_open = False
                cancel()
                then()

        def refuse() -> None:
            self._refuse(asked, refused)

        cancel = self._desk.scheduler.after(PATIENCE_MS, lambda: settle(refuse))
        self.ask_server(
            asked.card,
            asked.choice,
            lambda said: settle(lambda: self._decide(asked, server_said=said)),
            lambda _trouble: settle(refuse),
        )

    def _refuse(self, asked: _Asked, refused: Refused) -> None:
        self._finish()
        offers: tuple[Offer, ...] = ()
        if isinstance(refused.reason, MANAGERS_MAY_RISK):
            label = translate("Result", "Manager")
            offers = (Offer("manager", label, "key-round", lambda: self._override(asked)),)
        self._result.show_refused(refused, asked.card, offers)

    def _override(self, asked: _Asked) -> None:
        self.authorise(
            ManagerAction.OVERRIDE_RESERVATION,
            lambda manager: self._decide(asked, overridden_by=manager),
        )

    def _trouble(self, trouble: Unavailable) -> None:
        self._finish()
        self._result.show_trouble(trouble)

    def _finish(self) -> None:
        self._asked, self._busy = None, False

    def _render(self) -> None:
        asked = self._asked
        if asked is None:
            return
        card, program = asked.card, asked.card.program
        reward_id = asked.choice.reward_id
        reward = program.get_points_reward(reward_id) if reward_id is not None else None
        points = reward.points_required if reward is not None else 0
        stamps = program.stamps_target if reward_id is None else 0
        balance = card.state.balance
        self._show(
            RedeemState(
                reward=reward.name if reward is not None else program.stamps_reward_description,
                customer_name=short_name(card.state.customer.name),
                card_number=card_number_of(card.card_id),
                cost_stamps=stamps,
                cost_points=points,
                remaining=balance.stamps - stamps if stamps else balance.points - points,
                stamp_card=stamp_card(card, card.vendor.language) if stamps else None,
                busy=self._busy,
            )
        )


if TYPE_CHECKING:
    AskServer = Callable[
        [
            CardView,
            RewardChoice,
            Callable[[ReservedElsewhere], None],
            Callable[[Unavailable | None], None],
        ],
        None,
    ]
