"""Asking the server for the right to spend, and spending it once it stands in the mirror."""

from __future__ import annotations

import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.outcomes import ReservedElsewhere
from terminal.use_cases import ask_reservation
from terminal.use_cases.ask_reservation import (
    ReservationHeard,
    apply_reservation,
    request_reservation,
)
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.redeem import RewardChoice, redeem, reservation_for
from terminal.use_cases.run_pull import plan_pull
from tests.builders import CARD, OTHER_CARD, a_program
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.proofs import accepted, assert_cards_are_folds, reason_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till

PROGRAM = a_program(cooldown_minutes=0, max_daily_stamps=0)
FULL_CARD = RewardChoice()


@pytest.fixture
def shop() -> Shop:
    shop = Shop(PROGRAM)
    shop.issue(CARD)
    return shop


def ask(till: Till) -> ReservationHeard:
    request = reservation_for(PROGRAM, CARD, FULL_CARD)
    after = plan_pull(till.counter, wait_s=0).request
    return request_reservation(till.line, request, after, till.clock)


def test_what_was_granted_can_be_spent_at_once(shop: Shop) -> None:
    shop.give(stamps=12)
    till = shop.open_till()

    why_not = apply_reservation(till.counter, ask(till))

    assert why_not == ReservedElsewhere(None, NOTHING, None)
    accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, FULL_CARD))
    till.sync()
    assert till.balance() == shop.balance() == Amounts(stamps=2)
    assert_cards_are_folds(till, CARD)


def test_what_another_till_holds_is_named(shop: Shop) -> None:
    till, holder = shop.open_till(), shop.open_till("bar")
    accepted(award(holder.counter, ANNA_SIGNED_IN, CARD, AwardRequest(stamps=10)))
    holder.sync()

    why_not = apply_reservation(till.counter, ask(till))

    assert (why_not.holder, why_not.held_by_holder) == (
        holder.identity.terminal_id,
        Amounts(stamps=10),
    )
    assert till.balance() == Amounts(stamps=10)
    refusal = reason_of(redeem(till.counter, ANNA_SIGNED_IN, CARD, FULL_CARD))
    assert isinstance(refusal, ReservedElsewhere)
    assert refusal.holder == holder.identity.terminal_id


def test_a_grant_that_was_made_but_not_heard_arrives_with_the_next_pull(shop: Shop) -> None:
    shop.give(stamps=10)
    till = shop.open_till()
    shop.server.trouble = Trouble.LOST_REPLY
    with pytest.raises(ServerUnavailable) as failure:
        ask(till)
    shop.server.trouble = None

    till.sync()

    assert failure.value.trouble is ServerTrouble.CUT_OFF
    accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, FULL_CARD))


def test_a_page_that_was_mirrored_in_the_meantime_is_not_mirrored_twice(shop: Shop) -> None:
    shop.give(stamps=10)
    till = shop.open_till()
    heard = ask(till)
    till.sync()

    apply_reservation(till.counter, heard)

    assert till.balance() == Amounts(stamps=10)
    assert_cards_are_folds(till, CARD)


def test_a_grant_behind_many_pages_is_read_too(shop: Shop) -> None:
    shop.give(stamps=10)
    till = shop.open_till()
    for _ in range(450):
        shop.give(points=1, card_id=OTHER_CARD)

    heard = ask(till)
    apply_reservation(till.counter, heard)

    assert len(heard.pages) == 3
    accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, FULL_CARD))
    till.sync()
    assert till.balance() == shop.balance() == NOTHING


def test_who_is_too_far_behind_reads_on_later(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask_reservation, "MOST_PAGES", 1)
    shop.give(stamps=10)
    till = shop.open_till()
    for _ in range(250):
        shop.give(points=1, card_id=OTHER_CARD)

    apply_reservation(till.counter, ask(till))
    refusal = reason_of(redeem(till.counter, ANNA_SIGNED_IN, CARD, FULL_CARD))
    till.sync()

    assert isinstance(refusal, ReservedElsewhere)
    accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, FULL_CARD))


def test_where_the_histories_differ_nothing_more_is_asked_for(shop: Shop) -> None:
    shop.give(stamps=10)
    till = shop.open_till()
    shop.server.trouble = Trouble.DIVERGED

    heard = ask(till)

    assert len(heard.pages) == 1
    apply_reservation(till.counter, heard)


def test_a_server_out_of_reach_grants_nothing(shop: Shop) -> None:
    shop.give(stamps=10)
    till = shop.open_till()
    head = shop.server.ledger.head
    shop.server.trouble = Trouble.UNREACHABLE

    with pytest.raises(ServerUnavailable):
        ask(till)

    assert shop.server.ledger.head == head
