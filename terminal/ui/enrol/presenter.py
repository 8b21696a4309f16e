"""Enrolling a customer: what was typed, which blank is used, and the card that came of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.ledger import Customer
from shared_domain.outcomes import Refused
from terminal.ui.desk import Screen
from terminal.ui.drawn_cards import first_name
from terminal.ui.enrol.state import EnrolState, NewCard
from terminal.ui.refusals.explanation import local_time
from terminal.use_cases.customer_form import CustomerForm, read_form
from terminal.use_cases.enrol_customer import (
    Enrolled,
    blanks_in_stock,
    enrol_customer,
    read_blank,
)
from terminal.use_cases.store_ports import BlankCard

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.scanned_text import ScannedText


class EnrolPresenter:
    """`serve` is set by whoever wires the screens together: what a scan of the new card does."""

    def __init__(
        self, desk: Desk, result: ResultPresenter, show: Callable[[EnrolState], None]
    ) -> None:
        self._desk = desk
        self._result = result
        self._show = show
        self._state = EnrolState()
        self._blank: BlankCard | None = None
        self._enrolled: Enrolled | None = None
        self.serve: Callable[[CardView], None] = lambda _card: None

    def open(self) -> None:
        """An empty form: what the customer before told is nobody else's business."""
        self._clear()
        vendor = self._desk.directory.vendor
        language = vendor.language if vendor else None
        self._render(EnrolState(form=CustomerForm(language=language)))
        self._desk.go(Screen.ENROL)
        counter = self._desk.counter
        self._desk.local(lambda: blanks_in_stock(counter), self._counted)

    @property
    def takes_scans(self) -> bool:
        """While the form is open a scan names the blank to use."""
        return self._desk.screen is Screen.ENROL and self._state.card is None

    def change(self, form: CustomerForm) -> None:
        self._render(replace(self._state, form=form, wrong=()))

    def scanned(self, scanned: ScannedText) -> None:
        """A printed blank; what cannot be one is explained, and the form waits."""
        counter, session = self._desk.counter, self._desk.session
        self._desk.local(lambda: read_blank(counter, session, scanned), self._read)

    def enrol(self) -> None:
        """Pressed twice it still makes one card."""
        if self._state.busy or self._state.card is not None:
            return
        counter, session, blank = self._desk.counter, self._desk.session, self._blank
        today = local_time(counter.timekeeper.now().occurred_at, self._desk.directory).date()
        customer = read_form(self._state.form, today)
        if not isinstance(customer, Customer):
            self._render(replace(self._state, wrong=customer))
            return
        self._render(replace(self._state, busy=True))
        self._desk.local(
            lambda: enrol_customer(counter, session, customer, blank), self._decided, self._failed
        )

    def give_first(self) -> None:
        """What a scan of the new card would do: the first stamp, or the opened card."""
        enrolled = self._enrolled
        if enrolled is not None:
            self._clear()
            self.serve(enrolled.recorded.card)

    def show_replacement(self, enrolled: Enrolled) -> None:
        """The card that everything was moved to."""
        self._clear()
        self._render(EnrolState(card=replace(_drawn(enrolled), is_replacement=True)))
        self._desk.go(Screen.ENROL)

    def leave(self) -> None:
        """Away from the form or from the new card; a form that was half filled in is forgotten."""
        self._clear()
        self._desk.go_home()

    def back_to_form(self) -> None:
        """A refusal was read; what was typed is still there."""
        self._desk.go(Screen.ENROL)

    def _counted(self, in_stock: int) -> None:
        self._render(replace(self._state, in_stock=in_stock))

    def _read(self, result: BlankCard | Refused) -> None:
        if isinstance(result, Refused):
            self._result.show_refused(result, then=self.back_to_form)
        else:
            self._blank = result
            self._render(replace(self._state, blank_number=card_number_of(result.card_id)))

    def _decided(self, result: Enrolled | Refused) -> None:
        self._render(replace(self._state, busy=False))
        if isinstance(result, Refused):
            self._result.show_refused(result, then=self.back_to_form)
            return
        self._desk.recorded()
        self._enrolled = result
        self._render(EnrolState(card=_drawn(result)))

    def _failed(self, trouble: Unavailable) -> None:
        self._render(replace(self._state, busy=False))
        self._desk.tell_trouble(trouble)

    def _clear(self) -> None:
        self._blank, self._enrolled = None, None
        self._render(EnrolState())

    def _render(self, state: EnrolState) -> None:
        self._state = state
        self._show(state)


def _drawn(enrolled: Enrolled) -> NewCard:
    card = enrolled.recorded.card
    return NewCard(
        customer_name=first_name(card.state.customer.name),
        card_number=card_number_of(card.card_id),
        code=enrolled.code,
        gives_stamp=not card.program.is_points_enabled,
    )
