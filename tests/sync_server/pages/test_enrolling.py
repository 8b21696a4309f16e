"""Enrolling over real HTTP: no scripts, nothing required but consent, one form one card."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from sync_server.pages.desk import ENROLMENTS_WITHIN, MOST_ENROLMENTS
from sync_server.pages.shop_pages import TRAP
from sync_server.services.enrol_customer import LATEST
from tests.sync_server.pages.visitor import READING_TIME, Visitor

if TYPE_CHECKING:
    from tests.fakes.clock import SettableClock


def test_a_visitor_who_only_agrees_gets_a_card(visitor: Visitor) -> None:
    page = visitor.see(visitor.card_address())

    assert page.status_code == 200
    assert "0 of 10 stamps" in page.text
    assert "<svg" in page.text
    assert "Hello" not in page.text


def test_what_was_entered_stands_on_the_card(visitor: Visitor) -> None:
    page = visitor.see(visitor.card_address(name="Léa <Muller>"))

    assert "Hello Léa &lt;Muller&gt;" in page.text


def test_a_form_sent_twice_is_one_card(visitor: Visitor, clock: SettableClock) -> None:
    form = visitor.fresh_form() | {"consent": "yes"}
    clock.advance(READING_TIME)

    first, second = visitor.send(form), visitor.send(form)

    assert first.headers["location"] == second.headers["location"]


def test_two_forms_are_two_cards(visitor: Visitor) -> None:
    assert visitor.card_address() != visitor.card_address()


@pytest.mark.parametrize(
    ("field", "entered"),
    [
        ("name", "x" * 81),
        ("name", "bell\x07"),
        ("email", "lea at home"),
        ("email", "a@" + "b" * 260 + ".lu"),
        ("phone", "call me"),
        ("birthday", "yesterday"),
        ("birthday", "2999-01-01"),
        ("birthday", "1899-12-31"),
        ("consent", "no"),
    ],
)
def test_what_cannot_be_used_is_named_and_the_rest_kept(
    visitor: Visitor, field: str, entered: str
) -> None:
    answer = visitor.enrol(**({"name": "Léa"} | {field: entered}))

    assert answer.status_code == 422
    assert f'<a href="#{field}">' in answer.text
    assert field == "name" or 'value="Léa"' in answer.text


def test_everything_usual_is_taken(visitor: Visitor) -> None:
    answer = visitor.enrol(
        name=" Léa  Muller ",
        email="lea@example.lu",
        phone="+352 621 12 34 56",
        birthday="1990-02-28",
    )

    assert answer.status_code == 303


def test_a_robot_that_fills_in_every_field_gets_no_card(visitor: Visitor) -> None:
    answer = visitor.enrol(**{TRAP: "https://spam.example"})

    assert answer.status_code == 422
    assert "sent too quickly" in answer.text


@pytest.mark.parametrize("waited", [timedelta(seconds=1), LATEST + timedelta(seconds=1)])
def test_a_form_sent_too_soon_or_too_late_can_be_sent_again(
    visitor: Visitor, clock: SettableClock, waited: timedelta
) -> None:
    form = visitor.fresh_form() | {"consent": "yes", "name": "Léa"}
    clock.advance(waited)

    answer = visitor.send(form)

    assert answer.status_code == 422
    assert 'value="Léa"' in answer.text
    assert 'name="ticket"' in answer.text


@pytest.mark.parametrize("ticket", ["", "0" * 56, "nonsense", "é" * 56])
def test_a_form_the_server_did_not_make_gets_no_card(visitor: Visitor, ticket: str) -> None:
    assert visitor.enrol(ticket=ticket).status_code == 422


def test_one_address_gets_only_so_many_cards_in_a_while(
    visitor: Visitor, clock: SettableClock
) -> None:
    form = visitor.fresh_form() | {"consent": "yes"}
    clock.advance(READING_TIME)

    answers = [visitor.send(form).status_code for _ in range(MOST_ENROLMENTS + 1)]
    clock.advance(ENROLMENTS_WITHIN)

    assert answers == [303] * MOST_ENROLMENTS + [429]
    assert visitor.send(form).status_code == 303


def test_a_known_address_is_answered_like_an_unknown_one(visitor: Visitor) -> None:
    first, again = visitor.enrol(email="lea@example.lu"), visitor.enrol(email="lea@example.lu")

    assert (first.status_code, again.status_code) == (303, 303)
    assert first.headers["location"] != again.headers["location"]


@pytest.mark.parametrize("body", [b"\xff\xfe", b"&".join([b"a=1"] * 50), b""])
def test_a_body_that_is_no_form_is_an_empty_one(visitor: Visitor, body: bytes) -> None:
    answer = visitor.http.post(f"/join/{visitor.shop}", content=body)

    assert answer.status_code == 422


def test_a_huge_form_is_refused(visitor: Visitor) -> None:
    answer = visitor.http.post(f"/join/{visitor.shop}", data={"name": "x" * 100_000})

    assert answer.status_code == 413
