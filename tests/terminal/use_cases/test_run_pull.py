"""The way down: the mirror is the ledger, proven to its signed end, or it is read again."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START, ProgramPublished
from shared_domain.wire.codec import encode_item
from shared_domain.wire.pull import MAX_PAGE_RECORDS, LedgerDigest, PullReply
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.ports import (
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
)
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.run_pull import apply_compare, apply_pull, plan_compare, plan_pull
from terminal.use_cases.store_ports import Cursor, SyncRecord
from terminal.use_cases.sync_steps import Heard, Pull, SyncOutcome, perform
from tests.builders import CARD, OTHER_CARD, a_program, entry_id
from tests.fakes.fake_server import Trouble
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


def give(till: Till, times: int = 1, card_id: str = CARD) -> Entry:
    entry = None
    for _ in range(times):
        (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, card_id, AwardRequest())).entries
    assert entry is not None
    return entry


def cursor(till: Till) -> Cursor:
    with till.store.begin() as uow:
        return uow.state.cursor()


def sync_record(till: Till) -> SyncRecord:
    with till.store.begin() as uow:
        return uow.state.sync_record()


def pulled(till: Till, wait_s: int = 0) -> tuple[Pull, Heard, PullReply]:
    """The next page as it arrives; nothing is applied yet."""
    step = plan_pull(till.counter, wait_s)
    heard = perform(till.line, step, till.clock)
    assert isinstance(heard.reply, PullReply)
    return step, heard, heard.reply


def pull_fails(till: Till) -> ServerTrouble:
    """Pull, and see that it was refused with nothing applied."""
    before, commits = cursor(till), till.store.commits
    with pytest.raises(ServerUnavailable) as failure:
        till.pull_once()
    assert cursor(till) == before
    assert till.store.commits == commits
    return failure.value.trouble


def in_a_newer_language(entry: Entry, schema: int = 2) -> bytes:
    """The same entry as a later program would write it: this one cannot read it."""
    fields = msgspec.json.decode(encode_item(entry))
    return msgspec.json.encode(fields | {"schema": schema, "mood": "sunny"})


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
        stamp = give(till)
        till.sync()
        backup = shop.server.backup()
        accepted(reverse_entry(till.counter, ANNA_SIGNED_IN, stamp.entry_id))
        till.sync()
        shop.server.restore(backup)

        till.sync()

        assert shop.balance() == till.balance() == NOTHING


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
