"""A request that times out ended in one of four ways; after the next sync nobody can tell which.

Earning, redeeming and undoing are recorded first and pushed as facts: what times out is the
push. Only a reservation is a question, and only it can end with a yes that nobody heard.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cases import CaseKind, CaseState
from shared_domain.ledger import Entry, EntryKind
from shared_domain.outcomes import (
    AlreadyReversed,
    CooldownActive,
    NotEnoughStamps,
    Refused,
    ReservedElsewhere,
)
from shared_domain.programs import LoyaltyType, OfflineRedemption
from shared_domain.reservations import rights_of
from shared_domain.wire.pull import PullReply, ReservationReply
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.redeem import RewardChoice, redeem, reservation_for
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.run_pull import plan_pull
from terminal.use_cases.run_push import plan_push
from terminal.use_cases.sync_steps import Heard
from tests.simulation.histories import History
from tests.simulation.invariants import check_everything
from tests.simulation.shops import ANNA, BERT, ShopPlan

if TYPE_CHECKING:
    from shared_domain.outcomes import Reason
    from terminal.use_cases.carry_out import Recorded
    from tests.simulation.tills import Till

TARGET = 2


class Shop:
    """Two tills, one card, and the real services of a server; a test is the network."""

    def __init__(self, cooldown_minutes: int = 0) -> None:
        stamps, reserved = LoyaltyType.STAMPS, OfflineRedemption.RESERVED
        plan = ShopPlan(1, TARGET, stamps, reserved, cooldown_minutes)
        self.history = History(seed=0, plan=plan)
        self.server = self.history.shop.server
        self.till, self.other = (self.history.shop.add_till() for _ in range(2))
        self.card = self.history.shop.cards[0]
        self.sync(self.till, self.other)

    # --- people ---

    def give(self, till: Till, stamps: int = 1) -> Recorded | Refused:
        return self._shown(till, award(till.up, ANNA, self.card, AwardRequest(stamps)))

    def redeem(self, till: Till, *, override: bool = False) -> Recorded | Refused:
        manager = BERT if override else None
        done = redeem(till.up, ANNA, self.card, RewardChoice(), overridden_by=manager)
        return self._shown(till, done)

    def undo(self, till: Till, entry: Entry) -> Recorded | Refused:
        return self._shown(till, reverse_entry(till.up, ANNA, entry.entry_id, BERT))

    def _shown(self, till: Till, result: Recorded | Refused) -> Recorded | Refused:
        if not isinstance(result, Refused):
            self.history.witness.saw(till, result.entries)
        return result

    # --- the network ---

    def sync(self, *tills: Till) -> None:
        for till in tills:
            self.history.post.sync(till)

    def push_unheard(self, till: Till) -> None:
        """The server did all of it, and its reply never came back."""
        step = plan_push(till.up)
        assert step is not None
        self.server.answer(till.identity.terminal_id, step)

    def ask(self, till: Till) -> ReservationReply:
        """The server's answer, before anybody at the till has heard it."""
        request = reservation_for(self.history.shop.plan.program(), self.card, RewardChoice())
        reply = self.server.answer(till.identity.terminal_id, request)
        assert isinstance(reply, ReservationReply)
        return reply

    def hear(self, till: Till, said: ReservationReply) -> None:
        """The answer arrives, with the page that holds the grant."""
        pull = plan_pull(till.up, 0)
        page = self.server.answer(till.identity.terminal_id, pull)
        assert isinstance(page, PullReply)
        at_s = till.clock.monotonic_s()
        till.apply_grant(said, pull, Heard(page, at_s, at_s))

    # --- what there is to see ---

    def entries(self, *kinds: EntryKind) -> list[Entry]:
        """What stands in the ledger of these kinds."""
        vendor_id = self.server.vendor_id
        received = self.server.do(lambda uow, _: uow.ledger.entries_of(vendor_id, [self.card]))
        return [one.entry for one in received[self.card] if one.entry.kind in kinds]

    def open_cases(self) -> list[CaseKind]:
        cases = self.server.do(lambda uow, _: uow.cases.all(self.server.vendor_id, 99))
        return [case.finding.kind for case in cases if case.state is CaseState.OPEN]

    def waiting(self, till: Till) -> int:
        with till.up.store.begin() as uow:
            return uow.journal.waiting()

    def right(self, till: Till) -> Amounts:
        return rights_of(till.entries_of(self.card)).of(till.identity.terminal_id)

    def end(self) -> None:
        """Everybody syncs, and every promise of the protocol is looked at."""
        self.sync(self.till, self.other, self.till)
        check_everything(self.history.shop, self.history.witness)
        assert self.waiting(self.till) == self.waiting(self.other) == 0


@pytest.fixture
def shop() -> Shop:
    return Shop()


def done(result: Recorded | Refused) -> Entry:
    assert not isinstance(result, Refused), result
    return result.entries[0]


def reason(result: Recorded | Refused) -> Reason:
    assert isinstance(result, Refused), result
    return result.reason


# --- earn --------------------------------------------------------------------------------------


def test_earning_that_the_server_never_saw_waits_and_arrives_once(shop: Shop) -> None:
    stamp = done(shop.give(shop.till))
    assert plan_push(shop.till.up) is not None  # it was sent, and the line was cut
    assert shop.entries(EntryKind.STAMPS_EARNED) == []

    shop.end()

    assert shop.entries(EntryKind.STAMPS_EARNED) == [stamp]


def test_earning_that_both_took_counts_once_however_often_it_is_sent(shop: Shop) -> None:
    stamp = done(shop.give(shop.till))
    for _ in range(3):
        shop.push_unheard(shop.till)
    assert shop.waiting(shop.till) > 0

    shop.end()

    assert shop.entries(EntryKind.STAMPS_EARNED) == [stamp]


def test_earning_that_both_refuse_is_written_nowhere() -> None:
    shop = Shop(cooldown_minutes=15)
    stamp = done(shop.give(shop.till))
    shop.sync(shop.till, shop.other)

    assert isinstance(reason(shop.give(shop.other)), CooldownActive)

    shop.end()
    assert shop.entries(EntryKind.STAMPS_EARNED) == [stamp]
    assert shop.open_cases() == []


def test_earning_that_only_the_till_allows_counts_and_is_a_case() -> None:
    shop = Shop(cooldown_minutes=15)
    first = done(shop.give(shop.other))
    second = done(shop.give(shop.till))
    shop.push_unheard(shop.till)

    shop.end()

    assert {one.entry_id for one in shop.entries(EntryKind.STAMPS_EARNED)} == {
        first.entry_id,
        second.entry_id,
    }
    assert shop.open_cases() == [CaseKind.COOLDOWN_BROKEN]


# --- redeem ------------------------------------------------------------------------------------


def test_redeeming_that_the_server_never_saw_waits_and_arrives_once(shop: Shop) -> None:
    done(shop.give(shop.till, TARGET))
    shop.sync(shop.till)
    reward = done(shop.redeem(shop.till))
    assert shop.entries(EntryKind.STAMPS_REDEEMED) == []

    shop.end()

    assert shop.entries(EntryKind.STAMPS_REDEEMED) == [reward]


def test_redeeming_that_both_took_counts_once_however_often_it_is_sent(shop: Shop) -> None:
    done(shop.give(shop.till, TARGET))
    reward = done(shop.redeem(shop.till))
    shop.push_unheard(shop.till)
    shop.push_unheard(shop.till)

    # Neither till gives it again in the meantime.
    assert isinstance(reason(shop.redeem(shop.till)), NotEnoughStamps)
    shop.end()

    assert shop.entries(EntryKind.STAMPS_REDEEMED) == [reward]
    assert shop.open_cases() == []


def test_redeeming_that_both_refuse_is_written_nowhere(shop: Shop) -> None:
    done(shop.give(shop.till, TARGET - 1))
    shop.sync(shop.till, shop.other)

    assert reason(shop.redeem(shop.till)) == NotEnoughStamps(TARGET - 1, TARGET)
    assert shop.ask(shop.till).granted == NOTHING

    shop.end()
    assert shop.entries(EntryKind.STAMPS_REDEEMED) == []


def test_redeeming_that_only_the_till_allows_needs_a_manager_and_is_a_case(shop: Shop) -> None:
    done(shop.give(shop.other, TARGET))
    shop.sync(shop.other, shop.till)
    done(shop.redeem(shop.other))
    assert isinstance(reason(shop.redeem(shop.till)), ReservedElsewhere)

    done(shop.redeem(shop.till, override=True))
    shop.push_unheard(shop.till)
    shop.end()

    assert len(shop.entries(EntryKind.STAMPS_REDEEMED)) == 2
    assert set(shop.open_cases()) == {CaseKind.OVERDRAWN, CaseKind.RESERVATION_OVERRIDDEN}


# --- reverse -----------------------------------------------------------------------------------


def test_undoing_that_the_server_never_saw_waits_and_arrives_once(shop: Shop) -> None:
    stamp = done(shop.give(shop.till))
    shop.sync(shop.till)
    undone = done(shop.undo(shop.till, stamp))
    assert shop.entries(EntryKind.REVERSED) == []

    shop.end()

    assert shop.entries(EntryKind.REVERSED) == [undone]


def test_undoing_that_both_took_counts_once_however_often_it_is_sent(shop: Shop) -> None:
    stamp = done(shop.give(shop.till))
    undone = done(shop.undo(shop.till, stamp))
    shop.push_unheard(shop.till)
    shop.push_unheard(shop.till)
    assert isinstance(reason(shop.undo(shop.till, stamp)), AlreadyReversed)

    shop.end()

    assert shop.entries(EntryKind.REVERSED) == [undone]
    assert shop.open_cases() == []


def test_undoing_that_both_refuse_is_written_nowhere(shop: Shop) -> None:
    stamp = done(shop.give(shop.till))
    undone = done(shop.undo(shop.till, stamp))
    shop.sync(shop.till, shop.other)

    assert isinstance(reason(shop.undo(shop.other, stamp)), AlreadyReversed)

    shop.end()
    assert shop.entries(EntryKind.REVERSED) == [undone]


def test_undoing_that_only_the_till_allows_counts_and_is_a_case(shop: Shop) -> None:
    stamp = done(shop.give(shop.till))
    shop.sync(shop.till, shop.other)
    done(shop.undo(shop.other, stamp))
    shop.history.shop.true.advance(60)
    done(shop.undo(shop.till, stamp))
    shop.push_unheard(shop.till)

    shop.end()

    assert len(shop.entries(EntryKind.REVERSED)) == 2
    assert CaseKind.REVERSED_TWICE in shop.open_cases()


# --- reservation -------------------------------------------------------------------------------


@pytest.fixture
def free(shop: Shop) -> Shop:
    """The card carries a reward that no till has a right to."""
    shop.history.shop.give(shop.card, Amounts(stamps=TARGET))
    shop.sync(shop.till, shop.other)
    return shop


def test_a_reservation_that_the_server_never_saw_changed_nothing(free: Shop) -> None:
    assert isinstance(reason(free.redeem(free.till)), ReservedElsewhere)
    assert free.entries(EntryKind.RESERVATION_GRANTED) == []

    free.hear(free.till, free.ask(free.till))
    done(free.redeem(free.till))

    free.end()


def test_a_reservation_that_both_took_is_spent_once(free: Shop) -> None:
    said = free.ask(free.till)
    free.hear(free.till, said)

    assert said.granted == Amounts(stamps=TARGET)
    assert free.right(free.till) == Amounts(stamps=TARGET)
    done(free.redeem(free.till))
    assert isinstance(reason(free.redeem(free.other)), ReservedElsewhere)

    free.end()
    assert len(free.entries(EntryKind.RESERVATION_GRANTED)) == 1


def test_a_reservation_that_both_refuse_names_who_holds_it(shop: Shop) -> None:
    done(shop.give(shop.other, TARGET))
    shop.sync(shop.other, shop.till)

    said = shop.ask(shop.till)
    shop.hear(shop.till, said)

    assert (said.granted, said.held_by) == (NOTHING, shop.other.identity.terminal_id)
    assert isinstance(reason(shop.redeem(shop.till)), ReservedElsewhere)
    assert shop.entries(EntryKind.RESERVATION_GRANTED) == []
    shop.end()


def test_a_reservation_granted_but_not_heard_arrives_with_the_next_pull(free: Shop) -> None:
    granted = free.ask(free.till).granted
    assert granted == Amounts(stamps=TARGET)
    # The till says no, and nobody else may spend it; asking again grants nothing twice.
    assert isinstance(reason(free.redeem(free.till)), ReservedElsewhere)
    assert free.ask(free.other).granted == free.ask(free.till).granted == NOTHING

    free.sync(free.till)
    assert free.right(free.till) == granted
    done(free.redeem(free.till))

    free.end()
    assert len(free.entries(EntryKind.RESERVATION_GRANTED)) == 1
