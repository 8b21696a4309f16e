"""Two tills, one server and a bad network: whatever happens, in the end all three agree.

Hypothesis invents the days; a `reckless` one also has undone purchases, managers' overrides,
clocks that jump and a server restored from its backup.
"""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from shared_domain.ledger import Entry
from shared_domain.wire.codec import decode_item
from terminal.use_cases.ask_reservation import apply_reservation, request_reservation
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.ports import ServerUnavailable, StorageTrouble, StorageUnavailable
from terminal.use_cases.redeem import RewardChoice, redeem, reservation_for
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.run_pull import plan_pull
from terminal.use_cases.run_push import plan_push
from tests.builders import CARD, OTHER_CARD, a_hybrid_program
from tests.fakes.fake_server import Holdings, Trouble
from tests.terminal.use_cases.proofs import assert_cards_are_folds, assert_journal_verifies
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop, Till

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shared_domain.outcomes import Refused
    from terminal.use_cases.sync_steps import Push

PROGRAM = a_hybrid_program(cooldown_minutes=0, max_daily_stamps=0, stamps_target=3)
CARDS = (CARD, OTHER_CARD)

tills = st.sampled_from([0, 1])
cards = st.sampled_from(CARDS)
choices = st.sampled_from([RewardChoice(), RewardChoice("coffee")])
troubles = st.sampled_from([None, None, None, Trouble.LOST_REPLY, Trouble.UNREACHABLE])
calls = st.sampled_from(["shake", "push_once", "pull_once", "compare", "sync"])
reckless_only = precondition(lambda day: day.reckless)


class ADay(RuleBasedStateMachine):
    """One day at the counter; `shown` is every entry that a cashier saw succeed."""

    @initialize(reckless=st.booleans())
    def open_shop(self, *, reckless: bool) -> None:
        self.reckless = reckless
        self.shop = Shop(PROGRAM)
        for card_id in CARDS:
            self.shop.issue(card_id)
            self.shop.give(stamps=2, points=100, card_id=card_id)
        self.tills = [self.shop.open_till(), self.shop.open_till()]
        self.shown: list[Entry] = []
        self.sent: list[tuple[Till, Push]] = []
        self.backup: Holdings = self.shop.server.backup()

    @rule(till=tills, card_id=cards, stamps=st.integers(0, 3), cents=st.none() | st.just(500))
    def give(self, till: int, card_id: str, stamps: int, cents: int | None) -> None:
        request = AwardRequest(stamps, cents)
        self._show(award(self.tills[till].counter, ANNA_SIGNED_IN, card_id, request))

    @rule(till=tills, card_id=cards)
    def fail_to_give_on_a_full_disk(self, till: int, card_id: str) -> None:
        store = self.tills[till].store
        store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
        with pytest.raises(StorageUnavailable):
            award(self.tills[till].counter, ANNA_SIGNED_IN, card_id, AwardRequest())
        store.fail_commit_with = None

    @rule(till=tills, card_id=cards, choice=choices)
    def spend(self, till: int, card_id: str, choice: RewardChoice) -> None:
        self._show(redeem(self.tills[till].counter, ANNA_SIGNED_IN, card_id, choice))

    @rule(till=tills, card_id=cards, choice=choices, trouble=troubles)
    def ask_and_spend(
        self, till: int, card_id: str, choice: RewardChoice, trouble: Trouble | None
    ) -> None:
        here = self.tills[till]
        request = reservation_for(PROGRAM, card_id, choice)
        after = plan_pull(here.counter, 0).request
        with self._under(trouble):
            heard = request_reservation(here.line, request, after, here.clock)
            apply_reservation(here.counter, heard)
        self.spend(till, card_id, choice)

    @reckless_only
    @rule(till=tills, card_id=cards, choice=choices)
    def override_and_spend(self, till: int, card_id: str, choice: RewardChoice) -> None:
        counter = self.tills[till].counter
        self._show(redeem(counter, ANNA_SIGNED_IN, card_id, choice, overridden_by=BERT_SIGNED_IN))

    @reckless_only
    @precondition(lambda day: day.shown)
    @rule(till=tills, which=st.integers(0))
    def undo(self, till: int, which: int) -> None:
        entry = self.shown[which % len(self.shown)]
        self._show(reverse_entry(self.tills[till].counter, BERT_SIGNED_IN, entry.entry_id))

    @rule(till=tills, call=calls, trouble=troubles)
    def talk(self, till: int, call: str, trouble: Trouble | None) -> None:
        here = self.tills[till]
        step = plan_push(here.counter)
        if step is not None:
            self.sent.append((here, step))
        with self._under(trouble):
            getattr(here, call)()

    @rule(till=tills)
    def hear_of_a_lower_acknowledgement(self, till: int) -> None:
        with self._under(Trouble.FORGETFUL):
            self.tills[till].shake()

    @rule(till=tills)
    def read_the_mirror_again(self, till: int) -> None:
        with self._under(Trouble.WRONG_SUM):
            self.tills[till].compare()

    @precondition(lambda day: day.sent)
    @rule(which=st.integers(0))
    def send_an_old_push_once_more(self, which: int) -> None:
        till, step = self.sent[which % len(self.sent)]
        with self._under(None):
            if till.send(step).shake_again:
                till.shake()

    @rule(till=tills)
    def restart(self, till: int) -> None:
        self.tills[till].restart()

    @rule(till=tills, minutes=st.integers(1, 120))
    def wait(self, till: int, minutes: int) -> None:
        self.tills[till].wait(minutes)

    @reckless_only
    @rule(till=tills, hours=st.integers(-48, 48))
    def move_a_clock(self, till: int, hours: int) -> None:
        self.tills[till].clock.jump(timedelta(hours=hours))

    @reckless_only
    @rule()
    def back_up_the_server(self) -> None:
        self.backup = self.shop.server.backup()

    @reckless_only
    @rule()
    def restore_the_server(self) -> None:
        self.shop.server.restore(self.backup)

    @invariant()
    def every_balance_is_a_fold(self) -> None:
        for till in self.tills:
            assert_cards_are_folds(till, *CARDS)

    def teardown(self) -> None:
        for _ in range(2):
            for till in self.tills:
                till.sync()
        self._assert_all_agree()
        self._assert_nothing_is_lost_or_counted_twice()
        for till in self.tills:
            assert_journal_verifies(till)

    def _assert_all_agree(self) -> None:
        for card_id in CARDS:
            balance = self.shop.balance(card_id)
            assert [till.balance(card_id) for till in self.tills] == [balance, balance]
            if not self.reckless:
                assert (balance.stamps >= 0, balance.points >= 0) == (True, True)
        for till in self.tills:
            assert_cards_are_folds(till, *CARDS)
            assert till.waiting() == 0
            assert not till.compare().changed

    def _assert_nothing_is_lost_or_counted_twice(self) -> None:
        ledger = Counter(
            (record.entry_id, record.body) for record in self.shop.server.ledger.records
        )
        written = [
            (item.entry_id, sealed.body)
            for till in self.tills
            for sealed in till.journal()
            if isinstance(item := decode_item(sealed.body), Entry)
        ]
        assert [ledger[one] for one in written] == [1] * len(written)
        assert {entry.entry_id for entry in self.shown} == {entry_id for entry_id, _ in written}

    def _show(self, outcome: Recorded | Refused) -> None:
        if isinstance(outcome, Recorded):
            self.shown += outcome.entries

    @contextmanager
    def _under(self, trouble: Trouble | None) -> Iterator[None]:
        """Talk to the server as it is then; what cannot be had is done without."""
        self.shop.server.trouble = trouble
        try:
            yield
        except ServerUnavailable:
            assert trouble is not None
        finally:
            self.shop.server.trouble = None


TestADay = ADay.TestCase
TestADay.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
