"""What a cashier types about a customer becomes a customer, or is asked for again."""

from __future__ import annotations

from datetime import date

import pytest

from shared_domain.ledger import Customer
from terminal.use_cases.customer_form import CustomerForm, FormField, read_form

TODAY = date(2026, 11, 24)


def test_an_empty_form_is_a_customer_who_told_nothing() -> None:
    assert read_form(CustomerForm(), TODAY) == Customer()
    assert read_form(CustomerForm("  ", " ", "\t", " "), TODAY) == Customer()


def test_everything_told_is_kept_tidily() -> None:
    form = CustomerForm(
        "  Léa \t Müller ", " lea@example.lu ", " +352  621 000 ", "28.2.1990", "lb"
    )
    assert read_form(form, TODAY) == Customer(
        name="Léa Müller",
        email="lea@example.lu",
        phone="+352 621 000",
        birthday=date(1990, 2, 28),
        language="lb",
    )


@pytest.mark.parametrize(
    "text", ["28.02.1990", "28/2/1990", "28 2 1990", "28-02-1990", "1990-2-28"]
)
def test_a_birthday_may_be_written_as_people_write_it(text: str) -> None:
    customer = read_form(CustomerForm(birthday=text), TODAY)
    assert isinstance(customer, Customer)
    assert customer.birthday == date(1990, 2, 28)


@pytest.mark.parametrize("text", ["yesterday", "31.2.1990", "28.2.90", "24.11.2026", "1.1.1899"])
def test_a_birthday_that_cannot_be_one_is_asked_for_again(text: str) -> None:
    assert read_form(CustomerForm(birthday=text), TODAY) == (FormField.BIRTHDAY,)


@pytest.mark.parametrize(
    "text", ["lea", "lea@", "@example.lu", "a b@c.lu", "a@b", "a@b..lu", "a@b.lu" + "x" * 250]
)
def test_what_is_surely_no_mail_address_is_asked_for_again(text: str) -> None:
    assert read_form(CustomerForm(email=text), TODAY) == (FormField.EMAIL,)


@pytest.mark.parametrize("text", ["12345", "phone", "+352 621 x00", "1" * 41, "٣٤٥٦٧٨٩"])
def test_what_is_surely_no_phone_number_is_asked_for_again(text: str) -> None:
    assert read_form(CustomerForm(phone=text), TODAY) == (FormField.PHONE,)


def test_all_that_is_wrong_is_said_at_once_in_the_order_of_the_screen() -> None:
    form = CustomerForm("x" * 256, "lea", "1", "soon")
    assert read_form(form, TODAY) == tuple(FormField)


def test_a_customers_data_is_in_no_repr() -> None:
    assert "Léa" not in repr(CustomerForm(name="Léa"))
