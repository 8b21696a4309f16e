"""Undoing: a second entry with the exact opposite, for the whole purchase, once."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import Entry, EntryKind
from shared_domain.outcomes import (
    AlreadyReversed,
    CardUnknown,
    ManagerNeeded,
    NotEnoughStamps,
    NotReversible,
    NotSignedIn,
    Refused,
    ReservedElsewhere,
    UndoWindowOver,
)
from shared_domain.programs import LoyaltyProgram
from shared_domain.staff import ManagerAction
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.counter import SHARED_SESSION, Session
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.reverse_entry import reverse_entry
from tests.builders import ANNA, BERT, CARD, a_hybrid_program, a_program, entry_id
from tests.terminal.use_cases.proofs import (
    accepted,
    assert_cards_are_folds,
    assert_journal_verifies,
    reason_of,
)
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop, Till


def a_till(program: LoyaltyProgram) -> Till:
    return Shop(program).open_till()


def give(
    till: Till, request: AwardRequest | None = None, by: Session | None = ANNA_SIGNED_IN
) -> tuple[Entry, ...]:
    return accepted(award(till.counter, by, CARD, request or AwardRequest())).entries


def undo(
    till: Till,
    entry: Entry,
    by: Session | None = ANNA_SIGNED_IN,
    approved_by: Session | None = None,
) -> Recorded | Refused:
    return reverse_entry(till.counter, by, entry.entry_id, approved_by)


def test_an_own_entry_is_undone_within_the_window(till: Till) -> None:
    (stamp,) = give(till)
    till.wait(minutes=9.9)

    recorded = accepted(undo(till, stamp))

    (reversal,) = recorded.entries
    assert reversal.kind is EntryKind.REVERSED
    assert (reversal.reverses, reversal.reversed_kind) == (stamp.entry_id, stamp.kind)
    assert (reversal.staff_id, reversal.overridden_by) == (ANNA, None)
    assert recorded.card.state.balance == till.balance() == NOTHING
    assert till.entries() == (stamp, reversal)
    assert_cards_are_folds(till, CARD)
    assert_journal_verifies(till)


def test_an_undone_stamp_may_be_given_again_at_once(till: Till) -> None:
    (stamp,) = give(till)
    accepted(undo(till, stamp))

    give(till)

    assert till.balance() == Amounts(stamps=1)


def test_after_the_window_a_cashier_is_refused_and_told_when_it_ended(till: Till) -> None:
    (stamp,) = give(till)
    till.wait(minutes=10)

    ended_at = stamp.occurred_at + timedelta(minutes=10)
    assert reason_of(undo(till, stamp)) == UndoWindowOver(ended_at)


def test_after_the_window_a_manager_allows_it_and_the_entry_says_who(till: Till) -> None:
    (stamp,) = give(till)
    till.wait(minutes=60)

    (reversal,) = accepted(undo(till, stamp, approved_by=BERT_SIGNED_IN)).entries

    assert (reversal.staff_id, reversal.overridden_by) == (ANNA, BERT)
    assert till.balance() == NOTHING


def test_a_cashier_cannot_allow_what_needs_a_manager(till: Till) -> None:
    (stamp,) = give(till)
    till.wait(minutes=60)

    outcome = undo(till, stamp, approved_by=ANNA_SIGNED_IN)

    assert reason_of(outcome) == ManagerNeeded(ManagerAction.UNDO_OTHERS_ENTRY)


def test_somebody_elses_entry_needs_a_manager(till: Till) -> None:
    (stamp,) = give(till, by=BERT_SIGNED_IN)

    refused = undo(till, stamp, by=ANNA_SIGNED_IN)

    assert reason_of(refused) == ManagerNeeded(ManagerAction.UNDO_OTHERS_ENTRY)


def test_a_manager_undoes_anybodys_entry_whenever(till: Till) -> None:
    (stamp,) = give(till)
    till.wait(minutes=60 * 24 * 30)

    (reversal,) = accepted(undo(till, stamp, by=BERT_SIGNED_IN)).entries

    assert (reversal.staff_id, reversal.overridden_by) == (BERT, None)


@pytest.mark.parametrize("which", [0, 1])
def test_a_hybrid_purchase_is_undone_whole_from_either_entry(which: int) -> None:
    till = a_till(a_hybrid_program())
    purchase = give(till, AwardRequest(stamps=1, purchase_amount_cents=1000))
    commits = till.store.commits

    reversals = accepted(undo(till, purchase[which])).entries

    assert till.store.commits == commits + 1
    assert {one.reverses for one in reversals} == {one.entry_id for one in purchase}
    assert till.balance() == NOTHING


def test_half_of_a_hybrid_purchase_cannot_be_undone_when_the_other_half_is_spent() -> None:
    till = a_till(a_hybrid_program(stamps_target=1))
    stamps, points = give(till, AwardRequest(stamps=1, purchase_amount_cents=1000))
    accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, RewardChoice()))

    for entry in (stamps, points):
        assert reason_of(undo(till, entry)) == NotEnoughStamps(have=0, need=1)
    assert till.balance() == Amounts(points=100)


def test_nothing_is_undone_twice(till: Till) -> None:
    (stamp,) = give(till)
    (reversal,) = accepted(undo(till, stamp)).entries

    for who in (ANNA_SIGNED_IN, BERT_SIGNED_IN):
        assert reason_of(undo(till, stamp, by=who)) == AlreadyReversed(reversal.occurred_at, ANNA)


def test_an_undo_is_not_undone(till: Till) -> None:
    (stamp,) = give(till)
    (reversal,) = accepted(undo(till, stamp)).entries

    outcome = undo(till, reversal, approved_by=BERT_SIGNED_IN)

    assert reason_of(outcome) == NotReversible(EntryKind.REVERSED)


def test_what_was_spent_since_cannot_be_taken_back() -> None:
    till = a_till(a_program(stamps_target=1))
    (stamp,) = give(till)
    accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, RewardChoice()))

    assert reason_of(undo(till, stamp)) == NotEnoughStamps(have=0, need=1)


def test_a_reward_given_by_mistake_comes_back() -> None:
    till = a_till(a_program(stamps_target=1))
    give(till)
    (reward,) = accepted(redeem(till.counter, ANNA_SIGNED_IN, CARD, RewardChoice())).entries

    accepted(undo(till, reward))

    assert till.balance() == Amounts(stamps=1)
    assert till.card().rewards_redeemed == 0


def test_another_tills_entry_is_undone_here_only_by_a_manager(shop: Shop, till: Till) -> None:
    """The other till may be spending that stamp just now; who undoes it here takes the risk."""
    other = shop.open_till("bar")
    (stamp,) = give(other)
    other.sync()
    till.sync()

    refused = reason_of(undo(till, stamp))
    assert isinstance(refused, ReservedElsewhere)
    assert refused.holder == other.identity.terminal_id

    accepted(undo(till, stamp, by=BERT_SIGNED_IN))

    till.sync()
    other.sync()
    assert till.balance() == other.balance() == shop.balance() == NOTHING


def test_an_entry_nobody_knows_cannot_be_undone(till: Till) -> None:
    refused = reverse_entry(till.counter, ANNA_SIGNED_IN, entry_id(404))

    assert reason_of(refused) == CardUnknown("")


def test_nobody_signed_in_undoes_nothing(till: Till) -> None:
    (stamp,) = give(till)

    assert reason_of(undo(till, stamp, by=None)) == NotSignedIn()


@pytest.mark.parametrize("who", [None, SHARED_SESSION])
def test_without_pins_whoever_is_there_undoes_what_nobody_signed(who: Session | None) -> None:
    till = a_till(a_program(require_staff_pin=False))
    (stamp,) = give(till, by=who)

    accepted(undo(till, stamp, by=who))

    assert till.balance() == NOTHING


def test_an_undo_that_cannot_be_committed_did_not_happen(till: Till) -> None:
    (stamp,) = give(till)
    till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)

    with pytest.raises(StorageUnavailable):
        undo(till, stamp)

    assert till.balance() == Amounts(stamps=1)
    assert till.entries() == (stamp,)
