"""The customer sees the own balance, thanks and a new card, and nothing of anybody else."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from terminal.ui.customer_display.presenter import DisplayChoices, DisplayPresenter
from terminal.ui.customer_display.state import DisplayKind, DisplayState
from terminal.ui.desk import Desk, Screen
from terminal.ui.enrol.state import EnrolState, NewCard
from terminal.ui.redeem.state import RedeemState
from terminal.ui.result.state import ResultState, Tone
from terminal.use_cases.read_directory import Directory
from tests.builders import a_program, a_vendor
from tests.terminal.ui.morning import CARD, CUSTOMER, DONE, REFUSED
from tests.terminal.ui.presenters.stage import InlineRunner, ManualScheduler

URL = "https://loyalty.example/cafe-knopes"
CODE = "BCDEFGHIJKLNOPRSTUVX"


def nothing(*_: object) -> None:
    """What a desk of its own tells nobody."""


class Side:
    """A display's presenter and what it showed last."""

    def __init__(self, choices: DisplayChoices) -> None:
        self.shown = DisplayState()
        desk = Desk(
            runner=InlineRunner(),
            scheduler=ManualScheduler(),
            show_screen=nothing,
            play=nothing,
            tell_trouble=nothing,
            recorded=nothing,
        )
        desk.directory = Directory(vendor=a_vendor(), program=a_program(card_color="#0F766E"))
        self.presenter = DisplayPresenter(desk, choices, self._keep)

    def _keep(self, state: DisplayState) -> None:
        self.shown = state


@pytest.fixture
def side() -> Side:
    return Side(DisplayChoices())


def test_everything_is_in_the_shops_colour_and_under_its_name(side: Side) -> None:
    side.presenter.welcome()

    assert (side.shown.shop_name, side.shown.colour) == (a_vendor().name, "#0F766E")


def test_an_open_card_shows_its_balance(side: Side) -> None:
    side.presenter.show_customer(CUSTOMER)

    shown = side.shown
    assert (shown.kind, shown.points, shown.customer_name) == (DisplayKind.CARD, 1240, "Léa")
    assert shown.stamp_card == CUSTOMER.stamps


def test_names_are_hidden_where_the_shop_wants_it() -> None:
    side = Side(DisplayChoices(shows_names=False))
    moments: list[Callable[[], None]] = [
        lambda: side.presenter.show_customer(CUSTOMER),
        lambda: side.presenter.show_redeem(
            RedeemState(reward="Free coffee", customer_name="Léa M.", card_number="KLPRGHJXB")
        ),
        lambda: side.presenter.show_result(DONE),
        lambda: side.presenter.show_enrol(EnrolState(card=NEW_CARD)),
    ]
    for moment in moments:
        moment()
        assert "Léa" not in repr(side.shown)


NEW_CARD = NewCard(customer_name="Léa", card_number="KLPRGHJXB", code=CODE)


def test_a_new_card_shows_its_code_and_the_form_before_it_does_not_show(side: Side) -> None:
    side.presenter.show_enrol(EnrolState(card=NEW_CARD))
    assert (side.shown.kind, side.shown.code) == (DisplayKind.NEW_CARD, CODE)

    side.presenter.show_enrol(EnrolState())
    assert (side.shown.kind, side.shown.code) == (DisplayKind.WELCOME, "")


def test_what_was_given_is_thanked_for(side: Side) -> None:
    side.presenter.show_result(DONE)

    assert (side.shown.kind, side.shown.lines) == (DisplayKind.THANKS, DONE.lines)


def test_what_was_undone_is_not(side: Side) -> None:
    undone = ResultState(tone=Tone.DONE, headline="Undone", icon="undo-2", stamp_card=CARD)
    side.presenter.show_result(undone)

    assert (side.shown.kind, side.shown.stamp_card) == (DisplayKind.CARD, CARD)


def test_why_something_was_refused_is_not_told_to_the_whole_shop(side: Side) -> None:
    side.presenter.show_result(REFUSED)

    assert REFUSED.headline not in repr(side.shown)
    assert not any(line in repr(side.shown) for line in REFUSED.lines)


def test_a_refusal_without_a_card_shows_nothing_of_it(side: Side) -> None:
    side.presenter.show_result(ResultState(tone=Tone.REFUSED, headline="No", icon="x"))

    assert side.shown.kind is DisplayKind.WELCOME


@pytest.mark.parametrize("screen", [Screen.SCAN, Screen.SIGN_IN, Screen.HISTORY])
def test_away_from_a_card_the_next_customer_is_welcome(screen: Screen) -> None:
    side = Side(DisplayChoices(enrolment_url=URL))
    side.presenter.show_customer(CUSTOMER)
    side.presenter.follow(Screen.CUSTOMER)
    assert side.shown.kind is DisplayKind.CARD

    side.presenter.follow(screen)

    assert (side.shown.kind, side.shown.code) == (DisplayKind.WELCOME, URL)
    assert side.shown.stamp_card is None


def test_no_code_of_a_card_is_in_a_repr(side: Side) -> None:
    side.presenter.show_enrol(EnrolState(card=NEW_CARD))

    assert CODE not in repr(side.shown)
