"""One customer's card where an amount is asked for: typing, previewing and giving."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.outcomes import (
    Accepted,
    AmountEarnsNothing,
    AmountInvalid,
    CooldownActive,
    DailyLimitReached,
    Refused,
)
from terminal.ui.customer.state import CustomerState, GivePreview, GiveTrouble, RewardLine
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import short_name, stamp_card
from terminal.ui.refusals.explanation import local_time
from terminal.use_cases.award import AwardRequest, Preview, award, preview
from terminal.use_cases.redeem import RewardChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.outcomes import Decision
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.read_card import CardView

_MOST_ON_THE_STEPPER = 9


class CustomerPresenter:
    """`redeem` is set by whoever wires the screens together."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[CustomerState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._card: CardView | None = None
        self._amount_cents = 0
        self._quantity = 1
        self._preview = GivePreview()
        self._busy = False
        self.redeem: Callable[[CardView, RewardChoice], None] = lambda _card, _choice: None

    def open(self, card: CardView) -> None:
        """A new customer stands here; an amount that was typed and not yet given stays."""
        self._card = card
        self._quantity = 1 if card.program.is_stamps_enabled else 0
        self._busy = False
        self._preview = GivePreview()
        self._render()
        self._desk.go(Screen.CUSTOMER)
        if self._amount_cents:
            self._look_ahead()

    def change_amount(self, cents: int) -> None:
        self._amount_cents = cents
        self._look_ahead()

    def change_quantity(self, quantity: int) -> None:
        self._quantity = quantity
        self._look_ahead()

    def give(self, cents: int) -> None:
        """Give what this amount earns; pressed twice it still gives once."""
        card = self._card
        if card is None or self._busy:
            return
        self._amount_cents, self._busy = cents, True
        self._render()
        counter, session, wanted = self._desk.counter, self._desk.session, self._request()

        def work() -> Recorded | Refused:
            request = preview(counter, card.card_id, wanted).request
            return award(counter, session, card.card_id, request, card.snapshot)

        def decided(result: Recorded | Refused) -> None:
            self._close()
            if isinstance(result, Refused):
                self._result.show_refused(result, card)
            else:
                self._result.show_recorded(result)

        def failed(trouble: Unavailable) -> None:
            self._busy = False
            self._desk.tell_trouble(trouble)

        self._desk.local(work, decided, failed)

    def give_stamps_reward(self) -> None:
        if self._card is not None:
            self.redeem(self._card, RewardChoice())

    def give_points_reward(self, reward_id: str) -> None:
        if self._card is not None:
            self.redeem(self._card, RewardChoice(reward_id))

    def leave(self) -> None:
        self._close()
        self._desk.go_home()

    def _close(self) -> None:
        self._card, self._amount_cents, self._busy = None, 0, False

    def _request(self) -> AwardRequest:
        return AwardRequest(stamps=self._quantity, purchase_amount_cents=self._amount_cents)

    def _look_ahead(self) -> None:
        """Draw what was typed at once, and what it would give as soon as the rules have said."""
        self._render()
        card, request = self._card, self._request()
        if card is None:
            return
        counter = self._desk.counter

        def decided(found: Preview) -> None:
            if request == self._request() and card is self._card:
                self._preview = self._preview_of(found.decision)
                self._render()

        self._desk.local(lambda: preview(counter, card.card_id, request), decided)

    def _preview_of(self, decision: Decision) -> GivePreview:
        match decision:
            case Accepted(facts):
                return GivePreview(
                    points=sum(fact.points_delta for fact in facts),
                    stamps=sum(fact.stamps_delta for fact in facts),
                )
            case Refused(CooldownActive(until=until)):
                at = local_time(until, self._desk.directory)
                return GivePreview(trouble=GiveTrouble.COOLDOWN, until=at)
            case Refused(DailyLimitReached()):
                return GivePreview(trouble=GiveTrouble.DAILY_LIMIT)
            case Refused(AmountEarnsNothing()) if self._amount_cents > 0:
                return GivePreview(trouble=GiveTrouble.AMOUNT_TOO_SMALL)
            case Refused(AmountInvalid()) if self._amount_cents > 0:
                return GivePreview(trouble=GiveTrouble.AMOUNT_TOO_LARGE)
            case _:
                return GivePreview()

    def _render(self) -> None:
        card = self._card
        if card is None:
            return
        program, balance = card.program, card.shown_balance
        stamps_ready = (
            program.is_stamps_enabled and card.state.balance.stamps >= program.stamps_target
        )
        most = min(_MOST_ON_THE_STEPPER, program.most_stamps_at_once)
        issued = card.state.issued_at
        self._show(
            CustomerState(
                card_number=card_number_of(card.card_id),
                customer_name=short_name(card.state.customer.name),
                since=local_time(issued, self._desk.directory).date() if issued else None,
                points=balance.points if program.is_points_enabled else None,
                stamps=stamp_card(card, card.vendor.language),
                stamps_reward=program.stamps_reward_description if stamps_ready else "",
                rewards=self._rewards(card),
                amount_cents=self._amount_cents,
                currency=card.vendor.currency,
                quantity=self._quantity,
                quantity_limit=most if program.is_stamps_enabled else 0,
                preview=self._preview,
                busy=self._busy,
            )
        )

    def _rewards(self, card: CardView) -> tuple[RewardLine, ...]:
        if not card.program.is_points_enabled:
            return ()
        points = card.state.balance.points
        lines = [
            RewardLine(
                reward_id=reward.id,
                name=reward.name,
                points_required=reward.points_required,
                to_go=max(0, reward.points_required - points),
            )
            for reward in card.program.points_rewards
        ]
        return tuple(sorted(lines, key=lambda line: (line.to_go > 0, line.points_required)))
