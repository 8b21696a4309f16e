"""Customers are found by what people say of themselves, and by nothing they do not have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.cards import CardState, CardStatus
from shared_domain.ledger import Customer
from terminal.use_cases.search_words import terms_of

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore

LEA = CardState(
    card_id="1a" * 8,
    customer=Customer(name="Léa Müßig", email="lea.muessig@example.lu", phone="+352 621 123-456"),
)
LEON = CardState(card_id="2b" * 8, customer=Customer(name="Léon Æsch", phone="0049 171 555 123"))
GONE = CardState(card_id="3c" * 8, customer=Customer(name="Leandra Aal"), status=CardStatus.BLOCKED)
NOBODY = CardState(card_id="4d" * 8)


@pytest.fixture
def shop(store: LocalStore) -> LocalStore:
    with store.begin() as uow:
        uow.cards.put(LEA, LEON, GONE, NOBODY)
        uow.commit()
    return store


def found(store: LocalStore, text: str, most: int = 10) -> list[CardState]:
    with store.begin() as uow:
        return list(uow.cards.search(terms_of(text), most))


@pytest.mark.parametrize(
    "text",
    [
        *("mussig", "MÜSS", "Müßig", "Léa Müß", "mus lea", "  lea   mus "),
        *("lea.muessig@example.lu", "lea.muessig@"),
        *("+352 621", "352621123456", "621 123 456", "123456", "(00352) 621"),
    ],
)
def test_a_customer_is_found_whatever_is_said(shop: LocalStore, text: str) -> None:
    assert found(shop, text) == [LEA]


def test_letters_that_are_two_in_one_are_found_as_two(shop: LocalStore) -> None:
    assert found(shop, "aesch") == [LEON]


def test_those_in_use_come_first_and_then_the_alphabet(shop: LocalStore) -> None:
    assert found(shop, "lea") == [LEA, GONE]
    assert found(shop, "lea", most=1) == [LEA]


def test_a_card_is_found_by_its_number_and_by_the_end_of_it(shop: LocalStore) -> None:
    number = card_number_of(NOBODY.card_id)
    assert found(shop, formatted(number).lower()) == [NOBODY]
    assert found(shop, number[:6]) == [NOBODY]
    assert found(shop, number[-5:]) == [NOBODY]


@pytest.mark.parametrize(
    "text", ["", "le", "l e", "nobody", "lea leon", "999999", "+++", "%%%", "___", "a@b", "ZZZZ"]
)
def test_what_nobody_has_finds_nobody(shop: LocalStore, text: str) -> None:
    assert found(shop, text) == []


def test_a_customer_is_found_by_the_new_name_and_no_more_by_the_old(shop: LocalStore) -> None:
    renamed = replace(LEA, customer=Customer(name="Zoé"))
    with shop.begin() as uow:
        uow.cards.put(renamed)
        uow.commit()
    assert found(shop, "mussig") == []
    assert found(shop, "zoe") == [renamed]


def test_nobody_is_found_once_the_cards_are_cleared(shop: LocalStore) -> None:
    with shop.begin() as uow:
        uow.cards.clear()
        uow.commit()
    assert found(shop, "lea") == []
    with shop.begin() as uow:
        uow.cards.put(LEA)
        uow.commit()
    assert found(shop, "lea") == [LEA]
