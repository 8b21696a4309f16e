"""A till counts what the ledger says and what has yet to reach it, and not what was parked."""

from __future__ import annotations

import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import Amounts
from shared_domain.ledger import Customer
from shared_domain.outcomes import CardUnknown
from shared_domain.wire.codec import encode_item
from shared_domain.wire.push import PushRequest, Verdict, VerdictKind
from terminal.use_cases.enrol_customer import enrol_customer
from terminal.use_cases.keep_blanks import apply_refill, plan_refill
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.review_history import todays_history
from terminal.use_cases.set_aside import set_aside_parked
from terminal.use_cases.store_ports import EntryState
from tests.builders import ANNA, CARD, a_program, entry_id
from tests.terminal.use_cases.exchanges import give, next_push
from tests.terminal.use_cases.proofs import assert_cards_are_folds, reason_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(cooldown_minutes=0, max_daily_stamps=0, stamps_target=2))


def hear_parked(till: Till, request: PushRequest, *sequences: int) -> None:
    verdicts = [Verdict(each, VerdictKind.PARKED, reason="set aside") for each in sequences]
    with till.store.begin() as uow:
        set_aside_parked(uow, request, verdicts)
        uow.commit()


def test_what_the_server_parks_leaves_the_balance_with_the_answer(till: Till) -> None:
    give(till)
    till.sync()
    till.shop.server.revoke(till.identity.terminal_id)
    give(till, 2)
    assert till.balance() == Amounts(stamps=3)

    till.push()

    assert till.balance() == Amounts(stamps=1)
    assert_cards_are_folds(till, CARD)


def test_what_was_parked_cannot_be_spent(till: Till) -> None:
    give(till, 2)
    request = next_push(till).request
    hear_parked(till, request, request.first_sequence + len(request.items) - 1)

    reason_of(redeem(till.counter, ANNA_SIGNED_IN, CARD, RewardChoice()))


def test_it_counts_again_once_the_ledger_brings_it(till: Till) -> None:
    given = give(till, 2)
    hear_parked(till, next_push(till).request, *(entry.terminal_seq for entry in given))
    assert till.balance() == Amounts()

    till.sync()

    assert till.balance() == Amounts(stamps=2)
    assert_cards_are_folds(till, CARD)


def test_the_bytes_that_were_sent_say_which_entry_it_is_and_not_its_place(till: Till) -> None:
    """After a disk was rolled back the journal may hold another entry at the place by now."""
    [stands_there] = give(till)
    request = next_push(till).request
    lost_its_place = altered(stands_there, entry_id=entry_id(77))
    forked = altered(request, items=(*request.items[:-1], encode_item(lost_its_place)))

    hear_parked(till, forked, stands_there.terminal_seq)

    assert till.balance() == Amounts(stamps=1)


def test_what_is_no_entry_or_was_never_sent_changes_no_balance(till: Till) -> None:
    [given] = give(till)
    request = next_push(till).request
    newer = altered(request, items=(b'{"type":"newer"}', *request.items[1:]))

    hear_parked(till, newer, request.first_sequence, given.terminal_seq + 9)
    # The first item of an epoch is its opening.
    opening = till.journal()[0]
    hear_parked(till, altered(request, items=(opening.body,)), request.first_sequence)

    assert till.balance() == Amounts(stamps=1)


def test_a_card_that_nothing_is_known_of_any_more_is_no_card(till: Till) -> None:
    step = plan_refill(till.counter)
    assert step is not None
    apply_refill(till.counter, till.line.blanks(step.request))
    enrol_customer(till.counter, ANNA_SIGNED_IN, Customer(name="Léa"))
    request = next_push(till).request
    with till.store.begin() as uow:
        [issued] = uow.entries.pending()
        assert uow.cards.get(issued.card_id) is not None

    hear_parked(till, request, issued.terminal_seq)

    with till.store.begin() as uow:
        assert uow.cards.get(issued.card_id) is None


def test_history_shows_it_and_nobody_can_undo_it(till: Till) -> None:
    [given] = give(till)
    hear_parked(till, next_push(till).request, given.terminal_seq)

    today = todays_history(till.counter, ANNA)
    assert today is not None
    assert [row.state for row in today.rows if row.entry == given] == [EntryState.SET_ASIDE]
    assert today.undoable is None
    refused = reverse_entry(till.counter, ANNA_SIGNED_IN, given.entry_id)
    assert isinstance(reason_of(refused), CardUnknown)
