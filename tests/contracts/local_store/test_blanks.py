"""Blank cards are used in the order they came, and each of them once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.use_cases.store_ports import BlankCard

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore

FIRST, SECOND, THIRD = (BlankCard(f"{number:016x}", f"CODE{number}") for number in (9, 3, 5))


def take_in(store: LocalStore, *cards: BlankCard) -> None:
    with store.begin() as uow:
        uow.blanks.add(cards)
        uow.commit()


def stock(store: LocalStore) -> tuple[BlankCard, ...]:
    with store.begin() as uow:
        return uow.blanks.all()


def test_a_new_till_has_no_blanks(store: LocalStore) -> None:
    take_in(store)
    assert stock(store) == ()


def test_blanks_stand_in_the_order_they_came(store: LocalStore) -> None:
    take_in(store, FIRST, SECOND)
    take_in(store, THIRD, FIRST)
    assert stock(store) == (FIRST, SECOND, THIRD)


def test_a_blank_that_was_used_is_gone_and_using_it_again_does_nothing(store: LocalStore) -> None:
    take_in(store, FIRST, SECOND)
    for _ in range(2):
        with store.begin() as uow:
            uow.blanks.use_up(FIRST.card_id)
            uow.commit()
    assert stock(store) == (SECOND,)


def test_a_blank_is_only_used_when_what_it_was_used_for_is_kept(store: LocalStore) -> None:
    take_in(store, FIRST)
    with store.begin() as uow:
        uow.blanks.use_up(FIRST.card_id)
    assert stock(store) == (FIRST,)
