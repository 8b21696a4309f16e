"""Blank cards: a terminal's until they are issued, and their numbers nobody else's ever."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.card_numbers import card_number_of
from sync_server.services.state import HeldCard
from tests.builders import CARD, OTHER_CARD, VENDOR, a_card
from tests.contracts.server_stores.samples import LATER, NOW, OTHER_VENDOR, terminal

if TYPE_CHECKING:
    from tests.contracts.server_stores.conftest import Begin

THIRD_CARD = "00000000000000cc"


def test_blanks_belong_to_the_terminal_they_were_allotted_to(begin: Begin) -> None:
    with begin() as uow:
        uow.blanks.add(terminal(1), [OTHER_CARD], LATER)
        uow.blanks.add(terminal(2), [THIRD_CARD], NOW)
        uow.blanks.add(terminal(1, OTHER_VENDOR), [CARD], NOW)
        uow.blanks.add(terminal(1), [], NOW)
    with begin() as uow:
        assert uow.blanks.of_terminal(terminal(1), 10) == [OTHER_CARD]
        assert uow.blanks.of_terminal(terminal(2), 10) == [THIRD_CARD]
        assert uow.blanks.of_terminal(terminal(1, OTHER_VENDOR), 10) == [CARD]


def test_the_oldest_blanks_come_first_and_no_more_than_asked_for(begin: Begin) -> None:
    with begin() as uow:
        uow.blanks.add(terminal(), [OTHER_CARD, CARD], NOW)
        uow.blanks.add(terminal(), [THIRD_CARD], LATER)
    with begin() as uow:
        assert uow.blanks.of_terminal(terminal(), 2) == [CARD, OTHER_CARD]


def test_a_blank_is_one_no_more_once_its_card_is_issued(begin: Begin) -> None:
    with begin() as uow:
        uow.blanks.add(terminal(), [CARD, OTHER_CARD], NOW)
        uow.cards.save(
            VENDOR,
            [
                HeldCard(a_card()),
                HeldCard(replace(a_card(), card_id=OTHER_CARD, issued_at=None)),
            ],
        )
    with begin() as uow:
        assert uow.blanks.of_terminal(terminal(), 10) == [OTHER_CARD]


def test_a_number_given_out_once_is_taken_for_good(begin: Begin) -> None:
    with begin() as uow:
        uow.blanks.add(terminal(), [CARD], NOW)
        uow.cards.save(VENDOR, [HeldCard(a_card())])
    with begin() as uow:
        assert uow.blanks.has_number(VENDOR, card_number_of(CARD))
        assert not uow.blanks.has_number(OTHER_VENDOR, card_number_of(CARD))
        assert not uow.blanks.has_number(VENDOR, card_number_of("ab" * 8))
