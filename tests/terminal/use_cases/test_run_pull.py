"""The way down: the mirror is the ledger, proven page by page to its signed end."""

from __future__ import annotations

from datetime import timedelta

import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.records import ProgramPublished
from shared_domain.wire.pull import MAX_PAGE_RECORDS
from terminal.use_cases.ports import (
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
)
from terminal.use_cases.run_pull import apply_pull
from terminal.use_cases.store_ports import Cursor, SyncRecord
from terminal.use_cases.sync_steps import SyncOutcome
from tests.builders import CARD, a_program
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.exchanges import cursor, give, pull_fails, pulled
from tests.terminal.use_cases.proofs import assert_cards_are_folds
from tests.terminal.use_cases.shop import Shop, Till


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))
    shop.issue(CARD)
    return shop


def sync_record(till: Till) -> SyncRecord:
    with till.store.begin() as uow:
        return uow.state.sync_record()


class TestAMirror:
    """What a till knows after pulling."""

    def test_ends_where_the_ledger_ends(self, shop: Shop, till: Till) -> None:
        ledger = shop.server.ledger

        assert cursor(till) == Cursor(ledger.head, ledger.hashes[-1])
        assert sync_record(till).ledger_head == ledger.head
        assert sync_record(till).last_sync_at == shop.clock.now()

    def test_has_what_other_tills_recorded(self, shop: Shop, till: Till) -> None:
        other = shop.open_till("bar")
        give(other, 3)
        other.sync()

        till.sync()

        assert till.balance() == other.balance() == shop.balance() == Amounts(stamps=3)
        assert_cards_are_folds(till, CARD)

    def test_counts_own_entries_once_when_they_come_back(self, shop: Shop, till: Till) -> None:
        give(till, 3)
        till.sync()

        assert till.balance() == shop.balance() == Amounts(stamps=3)
        with till.store.begin() as uow:
            assert uow.entries.pending() == ()

    def test_keeps_what_is_not_pushed_yet_on_top(self, shop: Shop, till: Till) -> None:
        give(till)
        shop.give(stamps=5)

        till.pull()

        assert till.balance() == Amounts(stamps=6)
        assert till.waiting() == 1

    def test_grows_page_by_page(self, shop: Shop, till: Till) -> None:
        for _ in range(2 * MAX_PAGE_RECORDS):
            shop.give(stamps=1)
        before = cursor(till).position

        outcomes = [till.pull_once() for _ in range(3)]

        pages = [SyncOutcome(changed=True, caught_up=end) for end in (False, True)]
        assert outcomes == [*pages, SyncOutcome(changed=False, caught_up=True)]
        assert cursor(till).position == before + 2 * MAX_PAGE_RECORDS
        assert till.balance() == Amounts(stamps=2 * MAX_PAGE_RECORDS)
        assert not till.compare().reread

    def test_is_not_synced_before_the_last_page(self, shop: Shop, till: Till) -> None:
        synced_at = sync_record(till).last_sync_at
        till.wait(minutes=5)
        for _ in range(MAX_PAGE_RECORDS + 1):
            shop.give(stamps=1)

        till.pull_once()
        assert sync_record(till).last_sync_at == synced_at
        assert sync_record(till).ledger_head == shop.server.ledger.head

        till.pull_once()
        assert sync_record(till).last_sync_at == shop.clock.now()

    def test_hears_of_new_programs(self, shop: Shop, till: Till) -> None:
        shop.server.publish(ProgramPublished(a_program(version=2, stamps_target=8)))
        till.pull()

        with till.store.begin() as uow:
            program = uow.world.program()
        assert program is not None
        assert (program.version, program.stamps_target) == (2, 8)

    def test_takes_a_page_that_cannot_be_stored_another_time(self, shop: Shop, till: Till) -> None:
        shop.give(stamps=2)
        before = cursor(till)
        till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
        with pytest.raises(StorageUnavailable):
            till.pull()
        till.store.fail_commit_with = None
        assert cursor(till) == before

        till.pull()

        assert till.balance() == Amounts(stamps=2)

    def test_takes_a_page_that_comes_twice_only_once(self, shop: Shop, till: Till) -> None:
        shop.give(stamps=2)
        step, heard, reply = pulled(till)
        apply_pull(till.counter, step, heard, reply)

        assert apply_pull(till.counter, step, heard, reply) == SyncOutcome()
        assert till.balance() == Amounts(stamps=2)


class TestAPageThatIsWrong:
    """Nothing of it is applied, and the next good one makes up for it."""

    @pytest.mark.parametrize(
        ("trouble", "named"),
        [
            (Trouble.UNREACHABLE, ServerTrouble.UNREACHABLE),
            (Trouble.LOST_REPLY, ServerTrouble.CUT_OFF),
            (Trouble.WRONG_KEY, ServerTrouble.NOT_TRUSTED),
            (Trouble.PAGE_WITH_GAP, ServerTrouble.BROKEN),
            (Trouble.PAGE_ALTERED, ServerTrouble.NOT_TRUSTED),
            (Trouble.PAGE_TOO_LONG, ServerTrouble.BROKEN),
            (Trouble.PAGE_CUT_SHORT, ServerTrouble.BROKEN),
            (Trouble.PAGE_WITHHELD, ServerTrouble.BROKEN),
        ],
    )
    def test_is_refused_whole(
        self, shop: Shop, till: Till, trouble: Trouble, named: ServerTrouble
    ) -> None:
        shop.give(stamps=2)
        shop.give(stamps=3)
        shop.server.trouble = trouble

        assert pull_fails(till) is named
        assert till.balance() == NOTHING

        shop.server.trouble = None
        till.pull()
        assert till.balance() == Amounts(stamps=5)

    def test_is_found_out_at_the_end_when_it_stood_in_the_middle(
        self, shop: Shop, till: Till
    ) -> None:
        for _ in range(MAX_PAGE_RECORDS + 5):
            shop.give(stamps=1)
        shop.server.trouble = Trouble.PAGE_ALTERED
        till.pull_once()
        shop.server.trouble = None

        reread = till.pull_once()
        till.sync()

        assert reread == SyncOutcome(changed=True, reread=True)
        assert till.balance() == shop.balance()
        assert_cards_are_folds(till, CARD)

    def test_is_one_that_promises_more_although_the_ledger_ends(self, till: Till) -> None:
        step, heard, reply = pulled(till)

        with pytest.raises(ServerUnavailable) as failure:
            apply_pull(till.counter, step, heard, altered(reply, has_more=True))

        assert failure.value.trouble is ServerTrouble.BROKEN


class TestTheClock:
    """Prompt replies set it; a held one says nothing about how long the way is."""

    def test_learns_from_a_prompt_reply(self, shop: Shop, till: Till) -> None:
        shop.clock.advance(timedelta(seconds=30))

        till.pull_once(wait_s=0)

        with till.store.begin() as uow:
            assert uow.state.clock_reading().offset_ms == 30_000

    def test_learns_nothing_from_a_held_one(self, shop: Shop, till: Till) -> None:
        shop.clock.advance(timedelta(seconds=30))

        till.pull_once(wait_s=25)

        with till.store.begin() as uow:
            assert uow.state.clock_reading().offset_ms == 0


def test_a_revoked_terminal_is_told_nothing_more(shop: Shop, till: Till) -> None:
    shop.server.revoke(till.identity.terminal_id)

    with pytest.raises(ServerUnavailable) as failure:
        till.pull_once()

    assert failure.value.trouble is ServerTrouble.REFUSED
    assert failure.value.problem == "terminal_revoked"
