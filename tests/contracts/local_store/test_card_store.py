"""Cards are kept as their entries make them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.cards import CardState, CardStatus, fold
from shared_domain.ledger import Customer, EntryKind
from tests.fakes.journal_writer import CARD, OTHER_CARD

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore
    from tests.fakes.journal_writer import JournalWriter


ZOE = Customer(
    name="Zoé", email="z@example.org", phone="+352 1", birthday=date(1990, 2, 28), language="lb"
)


def put(store: LocalStore, *cards: CardState) -> None:
    with store.begin() as uow:
        for card in cards:
            uow.cards.put(card)
        uow.commit()


def test_a_card_comes_back_exactly_as_it_was_put(store: LocalStore, till: JournalWriter) -> None:
    entries = [
        till.entry(kind=EntryKind.CARD_ISSUED, stamps_delta=0, customer=ZOE),
        till.entry(stamps_delta=12, points_delta=-7),
        till.entry(kind=EntryKind.STAMPS_REDEEMED, stamps_delta=-10),
        till.entry(kind=EntryKind.CARD_REPLACED, stamps_delta=-2, replaced_by=OTHER_CARD),
    ]
    replaced = fold(CardState(card_id=CARD), entries)
    put(store, replaced, CardState(card_id=OTHER_CARD))

    with store.begin() as uow:
        assert uow.cards.get(CARD) == replaced
        assert replaced.status is CardStatus.REPLACED
        assert uow.cards.get(OTHER_CARD) == CardState(card_id=OTHER_CARD)


def test_a_card_put_again_is_what_it_was_put_as_last(
    store: LocalStore, till: JournalWriter
) -> None:
    first = fold(CardState(card_id=CARD), [till.entry()])
    put(store, first, fold(first, [till.entry()]))

    with store.begin() as uow:
        card = uow.cards.get(CARD)
    assert card is not None
    assert card.balance.stamps == 2


def test_a_card_is_found_by_the_number_people_read(store: LocalStore) -> None:
    put(store, CardState(card_id=CARD), CardState(card_id=OTHER_CARD))

    with store.begin() as uow:
        assert uow.cards.count() == 2
        assert uow.cards.find_by_number(card_number_of(CARD)) == CardState(card_id=CARD)
        assert uow.cards.find_by_number(card_number_of("00" * 8)) is None


def test_clearing_leaves_no_card(store: LocalStore) -> None:
    put(store, CardState(card_id=CARD))

    with store.begin() as uow:
        uow.cards.clear()
        uow.commit()

    with store.begin() as uow:
        assert uow.cards.get(CARD) is None
        assert uow.cards.count() == 0


def test_cards_are_counted_once_each(store: LocalStore) -> None:
    put(store, CardState(card_id=CARD), CardState(card_id=OTHER_CARD), CardState(card_id=CARD))
    with store.begin() as uow:
        assert uow.cards.count() == 2


def test_several_cards_are_put_and_found_at_once(store: LocalStore) -> None:
    states = [CardState(card_id=CARD), CardState(card_id=OTHER_CARD)]
    with store.begin() as uow:
        uow.cards.put(*states)
        uow.cards.put()
        uow.commit()

    with store.begin() as uow:
        assert uow.cards.get_all([CARD, OTHER_CARD, "11" * 8]) == {
            state.card_id: state for state in states
        }
        assert uow.cards.get_all([]) == {}
