"""A card in a manager's hands: correct, bring along, block, replace."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of
from shared_domain.cards import CardStatus
from shared_domain.outcomes import Refused
from shared_domain.staff import ManagerAction
from terminal.ui.card.state import CardCareState, CareField, CareForm, CareStep
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import stamp_card
from terminal.ui.refusals.explanation import local_time
from terminal.use_cases.care_for_card import (
    adjust_balance,
    block_card,
    give_opening_balance,
    replace_lost_card,
)
from terminal.use_cases.enrol_customer import Enrolled, read_blank
from terminal.use_cases.search_cards import open_card
from terminal.use_cases.store_ports import BlankCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import CardId
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.counter import Session
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.scanned_text import ScannedText

# Who may set a balance right may also bring one along from paper.
_NEEDED = {
    CareStep.ADJUSTING: ManagerAction.ADJUST,
    CareStep.OPENING: ManagerAction.ADJUST,
    CareStep.BLOCKING: ManagerAction.BLOCK_CARD,
    CareStep.REPLACING: ManagerAction.BLOCK_CARD,
}


class CardPresenter:
    """`serve`, `authorise`, `show_new_card` and `show_history` are set by whoever wires."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[CardCareState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._card: CardView | None = None
        self._state = CardCareState(card_number="")
        self._blank: BlankCard | None = None
        self.serve: Callable[[CardView], None] = lambda _card: None
        self.authorise: Callable[[ManagerAction, Callable[[Session], None]], None] = (
            lambda _action, _then: None
        )
        self.show_new_card: Callable[[Enrolled], None] = lambda _enrolled: None
        self.show_history: Callable[[CardId], None] = lambda _card_id: None

    def open(self, card: CardView) -> None:
        self._card, self._blank = card, None
        self._render(self._drawn(card))
        self._desk.go(Screen.CARD)

    @property
    def takes_scans(self) -> bool:
        """While a card is being replaced a scan names the printed blank to use."""
        return self._desk.screen is Screen.CARD and self._state.step is CareStep.REPLACING

    def scanned(self, scanned: ScannedText) -> None:
        counter, session = self._desk.counter, self._desk.session
        self._desk.local(lambda: read_blank(counter, session, scanned), self._read)

    def serve_customer(self) -> None:
        """The same as a scan of this card."""
        if self._card is not None:
            self.serve(self._card)

    def open_history(self) -> None:
        if self._card is not None:
            self.show_history(self._card.card_id)

    def begin(self, step: CareStep) -> None:
        self._blank = None
        self._render(replace(self._state, step=step, form=CareForm(), wrong=(), blank_number=""))

    def change(self, form: CareForm) -> None:
        self._render(replace(self._state, form=form, wrong=()))

    def confirm(self) -> None:
        """Do what was begun; pressed twice it is done once."""
        state = self._state
        if self._card is None or state.busy or state.step is CareStep.CHOOSING:
            return
        if state.step in {CareStep.ADJUSTING, CareStep.OPENING}:
            wrong = _wrong_fields(state)
            if wrong:
                self._render(replace(state, wrong=wrong))
                return
        session = self._desk.session
        if session is not None and session.is_manager:
            self._carry_out(None)
        else:
            self.authorise(_NEEDED[state.step], self._carry_out)

    def back(self) -> None:
        """From a step to the card, from the card to the counter."""
        if self._state.step is CareStep.CHOOSING:
            self._card = None
            self._desk.go_home()
        else:
            self.begin(CareStep.CHOOSING)

    def _carry_out(self, approved_by: Session | None) -> None:
        card, state, blank = self._card, self._state, self._blank
        if card is None:
            return
        counter, session, card_id = self._desk.counter, self._desk.session, card.card_id
        change = Amounts(_number(state.form.stamps), _number(state.form.points))
        reason = state.form.reason

        def work() -> Recorded | Enrolled | Refused:
            match state.step:
                case CareStep.OPENING:
                    return give_opening_balance(
                        counter, session, card_id, change, reason, approved_by
                    )
                case CareStep.BLOCKING:
                    blocked = state.status is not CardStatus.BLOCKED
                    return block_card(
                        counter, session, card_id, blocked=blocked, approved_by=approved_by
                    )
                case CareStep.REPLACING:
                    return replace_lost_card(counter, session, card_id, blank, approved_by)
                case _:
                    return adjust_balance(counter, session, card_id, change, reason, approved_by)

        self._render(replace(state, busy=True))
        self._desk.local(work, self._done, self._failed)

    def _done(self, result: Recorded | Enrolled | Refused) -> None:
        self._render(replace(self._state, busy=False))
        if isinstance(result, Refused):
            self._result.show_refused(result, then=lambda: self._desk.go(Screen.CARD))
        elif isinstance(result, Enrolled):
            self._card = None
            self._desk.recorded()
            self.show_new_card(result)
        else:
            self._card = None
            self._result.show_recorded(result)

    def _failed(self, trouble: Unavailable) -> None:
        self._render(replace(self._state, busy=False))
        self._desk.tell_trouble(trouble)

    def _read(self, result: BlankCard | Refused) -> None:
        if isinstance(result, Refused):
            self._result.show_refused(result, then=lambda: self._desk.go(Screen.CARD))
        else:
            self._blank = result
            self._render(replace(self._state, blank_number=card_number_of(result.card_id)))

    def refresh(self) -> None:
        """The card may have changed elsewhere while it is looked at."""
        card, counter, session = self._card, self._desk.counter, self._desk.session
        if card is None or self._desk.screen is not Screen.CARD or self._state.busy:
            return

        def arrived(found: CardView | Refused) -> None:
            if not isinstance(found, Refused) and self._card is card:
                self._card = found
                now, before = self._drawn(found), self._state
                kept = replace(now, step=before.step, form=before.form, wrong=before.wrong)
                self._render(replace(kept, blank_number=before.blank_number))

        self._desk.local(lambda: open_card(counter, session, card.card_id), arrived)

    def _drawn(self, card: CardView) -> CardCareState:
        customer, session = card.state.customer, self._desk.session
        issued = card.state.issued_at
        return CardCareState(
            card_number=card_number_of(card.card_id),
            customer_name=customer.name or "",
            email=customer.email or "",
            phone=customer.phone or "",
            birthday=customer.birthday,
            since=local_time(issued, self._desk.directory).date() if issued else None,
            status=card.state.status,
            points=card.state.balance.points if card.program.is_points_enabled else None,
            stamps=stamp_card(card, card.vendor.language),
            needs_manager=session is None or not session.is_manager,
        )

    def _render(self, state: CardCareState) -> None:
        self._state = state
        self._show(state)


def _number(text: str) -> int:
    """The number somebody typed; 0 for nothing. Only called on what `_wrong_fields` let pass."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    return int(text) if text else 0


def _is_number(text: str) -> bool:
    digits = text.strip().replace("\N{MINUS SIGN}", "-").removeprefix("+").removeprefix("-")
    return not text.strip() or (digits.isascii() and digits.isdigit() and len(digits) <= 9)


def _wrong_fields(state: CardCareState) -> tuple[CareField, ...]:
    form = state.form
    numbers = {CareField.STAMPS: form.stamps, CareField.POINTS: form.points}
    wrong = [field for field, text in numbers.items() if not _is_number(text)]
    if not wrong and not any(map(_number, numbers.values())):
        wrong = [CareField.STAMPS if state.stamps is not None else CareField.POINTS]
    if state.step is CareStep.ADJUSTING and not form.reason.strip():
        wrong.append(CareField.REASON)
    return tuple(wrong)
