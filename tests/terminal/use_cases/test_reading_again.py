"""When the mirror cannot be right it is dropped and read again; the own journal never is."""

from __future__ import annotations

import msgspec
import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START, ProgramPublished
from shared_domain.wire.codec import encode_item
from shared_domain.wire.pull import LedgerDigest
from terminal.use_cases.ports import ServerTrouble, StorageTrouble, StorageUnavailable
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.run_pull import apply_compare, plan_compare
from terminal.use_cases.store_ports import Cursor
from terminal.use_cases.sync_steps import SyncOutcome
from tests.builders import CARD, OTHER_CARD, a_program, entry_id
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.exchanges import cursor, give, pull_fails
from tests.terminal.use_cases.proofs import (
    accepted,
    assert_cards_are_folds,
    assert_journal_verifies,
)
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))
    shop.issue(CARD)
    return shop


def in_a_newer_language(entry: Entry, schema: int = 2) -> bytes:
    """The same entry as a later program would write it: this one cannot read it."""
    fields = msgspec.json.decode(encode_item(entry))
    return msgspec.json.encode(fields | {"schema": schema, "mood": "sunny"})


class TestAnEntryInANewerLanguage:
    """It stops nothing, is never guessed at, and is read by whoever can."""

    @pytest.fixture
    def newer(self, shop: Shop, till: Till) -> Entry:
        """Posted by another till that runs a newer program, worth three stamps."""
        template = shop.give(stamps=2)
        newer = altered(template, entry_id=entry_id(777), stamps_delta=3)
        shop.server.ledger.post(in_a_newer_language(newer), newer.entry_id, newer.amounts)
        shop.give(stamps=4)
        till.pull()
        return newer

    def test_does_not_stop_the_pull(self, newer: Entry, shop: Shop, till: Till) -> None:
        assert cursor(till).position == shop.server.ledger.head
        assert till.balance() == Amounts(stamps=6)
        with till.store.begin() as uow:
            assert uow.entries.get(newer.entry_id) is None

    def test_does_not_make_the_same_program_read_everything_for_ever(
        self, newer: Entry, till: Till
    ) -> None:
        assert newer.stamps_delta
        for _ in range(3):
            assert till.compare() == SyncOutcome()
            till.restart()

    def test_makes_the_next_version_read_everything_again(
        self, newer: Entry, shop: Shop, till: Till
    ) -> None:
        assert newer.stamps_delta
        till.restart(app_version="2.0")

        assert till.compare() == SyncOutcome(changed=True, reread=True)
        till.pull()

        # This one cannot read it either; a third time would be in vain.
        assert till.compare() == SyncOutcome()
        assert till.balance() == Amounts(stamps=6)
        assert cursor(till).position == shop.server.ledger.head

    def test_of_policy_is_skipped_by_this_program_and_read_again_by_the_next(
        self, shop: Shop, till: Till
    ) -> None:
        position = shop.server.ledger.append(b'{"type":"program","mood":"sunny"}')
        till.sync()

        assert cursor(till).position == position
        assert till.compare() == SyncOutcome()
        till.restart(app_version="2.0")
        assert till.compare().reread


class TestAHistoryThatDiverged:
    """The mirror is dropped and read again; the own journal is never touched."""

    def test_drops_the_mirror_and_keeps_the_own_journal(self, shop: Shop, till: Till) -> None:
        shop.give(stamps=5)
        give(till, 2)
        till.sync()
        give(till)
        journal = till.journal()
        shop.server.trouble = Trouble.DIVERGED

        outcome = till.pull_once()

        assert outcome == SyncOutcome(changed=True, reread=True)
        assert cursor(till) == Cursor(0, LEDGER_START)
        assert till.journal() == journal
        assert till.balance() == Amounts(stamps=3)
        assert_cards_are_folds(till, CARD)
        shop.server.trouble = None
        till.sync()
        assert till.balance() == shop.balance() == Amounts(stamps=8)
        assert_cards_are_folds(till, CARD)
        assert_journal_verifies(till)

    def test_forgets_cards_that_only_others_knew_until_they_are_read_again(
        self, shop: Shop, till: Till
    ) -> None:
        shop.give(stamps=5, card_id=OTHER_CARD)
        till.sync()
        shop.server.trouble = Trouble.DIVERGED
        till.pull_once()
        assert till.balance(OTHER_CARD) == NOTHING

        shop.server.trouble = None
        till.sync()

        assert till.balance(OTHER_CARD) == Amounts(stamps=5)

    def test_cannot_diverge_before_its_start(self, shop: Shop, till: Till) -> None:
        shop.server.trouble = Trouble.DIVERGED
        till.pull_once()

        assert pull_fails(till) is ServerTrouble.BROKEN

    def test_that_cannot_be_stored_is_found_again(self, shop: Shop, till: Till) -> None:
        shop.server.trouble = Trouble.DIVERGED
        till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
        with pytest.raises(StorageUnavailable):
            till.pull_once()
        till.store.fail_commit_with = None

        assert cursor(till).position == shop.server.ledger.head
        assert till.pull_once().reread


class TestARestoredServer:
    """It forgot what came after its backup, and its history goes on differently."""

    def test_gets_back_what_every_till_recorded(self, shop: Shop, till: Till) -> None:
        other = shop.open_till("bar")
        give(till)
        give(other, 2)
        for each in (till, other, till):
            each.sync()
        backup = shop.server.backup()
        till.restart()
        give(till, 3)
        give(other, 4)
        for each in (till, other, till, other):
            each.sync()
        shop.server.restore(backup)

        for each in (other, till, other):
            each.sync()

        assert shop.balance() == till.balance() == other.balance() == Amounts(stamps=10)
        for each in (till, other):
            assert cursor(each) == Cursor(shop.server.ledger.head, shop.server.ledger.hashes[-1])
            assert not each.compare().reread
            assert_cards_are_folds(each, CARD)
            assert_journal_verifies(each)

    def test_gets_back_undone_purchases_as_undone(self, shop: Shop, till: Till) -> None:
        (stamp,) = give(till)
        till.sync()
        backup = shop.server.backup()
        accepted(reverse_entry(till.counter, ANNA_SIGNED_IN, stamp.entry_id))
        till.sync()
        shop.server.restore(backup)

        till.sync()

        assert shop.balance() == till.balance() == NOTHING

    def test_takes_back_what_it_told_after_its_backup(self, shop: Shop, till: Till) -> None:
        till.sync()
        backup = shop.server.backup()
        shop.server.publish(ProgramPublished(a_program(version=2, stamps_target=5)))
        till.sync()
        shop.server.restore(backup)
        shop.give(stamps=1)
        assert till.pull_once().shake_again
        assert till.shake().reread
        with till.store.begin() as uow:
            in_force = uow.world.program()
        # Offline now, the counter would go on as it was.
        assert in_force is not None
        assert in_force.version == 2

        till.pull()

        with till.store.begin() as uow:
            told = uow.world.program()
            names = {person.name for person in uow.world.staff()}
        assert told is not None
        assert told.version == 1
        assert names == {"Anna", "Bert"}


class TestComparing:
    """A catch-up ends by comparing sums; a difference reads the mirror again."""

    def test_equal_sums_change_nothing(self, shop: Shop, till: Till) -> None:
        shop.give(stamps=5)
        give(till)
        till.sync()
        give(till)

        assert till.compare() == SyncOutcome()

    def test_different_sums_read_everything_again(self, shop: Shop, till: Till) -> None:
        shop.give(stamps=5)
        till.pull()
        shop.server.trouble = Trouble.WRONG_SUM

        assert till.compare() == SyncOutcome(changed=True, reread=True)
        assert cursor(till) == Cursor(0, LEDGER_START)
        shop.server.trouble = None
        till.sync()
        assert till.balance() == Amounts(stamps=5)

    def test_an_entry_lost_from_the_mirror_is_found_again(self, shop: Shop, till: Till) -> None:
        lost = shop.give(stamps=5)
        till.sync()
        with till.store.begin() as uow:
            del uow.contents.entries[lost.entry_id]
            uow.commit()

        till.sync()

        assert till.entries()[-1] == lost
        assert_cards_are_folds(till, CARD)

    def test_an_answer_to_another_question_is_ignored(self, shop: Shop, till: Till) -> None:
        step = plan_compare(till.counter)
        other = LedgerDigest(step.position + 1, 0, NOTHING, bytes(32))
        assert apply_compare(till.counter, step, other) == SyncOutcome()

        shop.give(stamps=1)
        till.pull()
        stale = LedgerDigest(step.position, 0, NOTHING, bytes(32))
        assert apply_compare(till.counter, step, stale) == SyncOutcome()
