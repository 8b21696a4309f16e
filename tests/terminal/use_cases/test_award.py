"""Giving stamps and points: what is shown as given is durable, what is refused leaves nothing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared_domain.amounts import MAX_PURCHASE_CENTS, Amounts
from shared_domain.journal import ClockTrust
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.outcomes import (
    Accepted,
    AmountEarnsNothing,
    AmountInvalid,
    CardBlocked,
    CooldownActive,
    DailyLimitReached,
    NotEnoughStamps,
    NotSignedIn,
    ProgramInactive,
    QuantityInvalid,
    Refused,
    StampsNotInProgram,
    TerminalRevoked,
)
from shared_domain.programs import LoyaltyProgram
from shared_domain.records import ProgramPublished
from shared_domain.wire.codec import decode_item
from terminal.use_cases.award import AwardRequest, award, preview
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.review_history import todays_history
from terminal.use_cases.scan_card import scan_card
from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.store_ports import EntryState
from tests.builders import ANNA, CARD, a_hybrid_program, a_points_program, a_program
from tests.terminal.use_cases.proofs import (
    accepted,
    assert_cards_are_folds,
    assert_journal_verifies,
    reason_of,
)
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till

ONE_STAMP = AwardRequest(stamps=1)


def give(till: Till, request: AwardRequest = ONE_STAMP) -> Recorded | Refused:
    return award(till.counter, ANNA_SIGNED_IN, CARD, request)


def a_till(program: LoyaltyProgram) -> Till:
    shop = Shop(program)
    shop.issue(CARD)
    return shop.open_till()


def assert_left_nothing(till: Till, outcome: Recorded | Refused, commits_before: int) -> None:
    assert isinstance(outcome, Refused)
    assert till.store.commits == commits_before
    assert till.waiting() == 0
    assert till.balance() == Amounts()


def test_a_stamp_is_a_journal_item_an_entry_and_a_new_balance_in_one_commit(till: Till) -> None:
    commits = till.store.commits

    recorded = accepted(give(till))

    (entry,) = recorded.entries
    newest = till.journal()[-1]
    assert till.store.commits == commits + 1
    assert decode_item(newest.body) == entry
    assert till.entries() == (entry,)
    assert till.balance() == recorded.card.state.balance == Amounts(stamps=1)
    assert till.waiting() == 1
    assert_journal_verifies(till)


def test_a_stamp_is_still_there_after_a_restart(till: Till) -> None:
    accepted(give(till))

    till.restart()

    assert till.balance() == Amounts(stamps=1)
    assert_cards_are_folds(till, CARD)
    assert_journal_verifies(till)


def test_an_entry_says_who_when_where_and_under_which_program(till: Till) -> None:
    (entry,) = accepted(give(till)).entries

    assert entry.kind is EntryKind.STAMPS_EARNED
    assert (entry.vendor_id, entry.terminal_id) == (
        till.identity.vendor_id,
        till.identity.terminal_id,
    )
    assert (entry.epoch, entry.terminal_seq) == (till.counter.epoch, 2)
    assert entry.staff_id == ANNA
    assert entry.program_version == 1
    assert entry.occurred_at == entry.device_clock == till.clock.now()
    assert entry.clock_trust is ClockTrust.TRUSTED
    assert entry.mirror_position == till.shop.server.ledger.head
    assert entry.purchase_id is None


def test_the_cashiers_own_undo_is_promised_for_as_long_as_the_program_says(till: Till) -> None:
    assert accepted(give(till)).undo_until == till.clock.now() + timedelta(minutes=10)


def test_a_hybrid_purchase_gives_both_under_one_purchase() -> None:
    till = a_till(a_hybrid_program())
    commits = till.store.commits

    recorded = accepted(give(till, AwardRequest(stamps=2, purchase_amount_cents=1250)))

    stamps, points = recorded.entries
    assert till.store.commits == commits + 1
    assert till.balance() == Amounts(stamps=2, points=125)
    assert stamps.purchase_id == points.purchase_id is not None
    assert (stamps.purchase_amount_cents, points.purchase_amount_cents) == (1250, 1250)
    assert_journal_verifies(till)


@pytest.mark.parametrize(
    "request_",
    [
        AwardRequest(stamps=1, purchase_amount_cents=0),  # the points are refused
        AwardRequest(stamps=99, purchase_amount_cents=1250),  # the stamps are refused
    ],
)
def test_a_hybrid_purchase_gives_neither_when_one_is_refused(request_: AwardRequest) -> None:
    till = a_till(a_hybrid_program())
    commits = till.store.commits

    assert_left_nothing(till, give(till, request_), commits)


def test_a_hybrid_purchase_may_earn_points_alone_or_stamps_alone() -> None:
    till = a_till(a_hybrid_program())

    accepted(give(till, AwardRequest(stamps=0, purchase_amount_cents=500)))
    accepted(give(till, AwardRequest(stamps=1)))

    assert till.balance() == Amounts(stamps=1, points=50)


@pytest.mark.parametrize("amount_cents", [0, -1, 10**12, MAX_PURCHASE_CENTS + 1])
@pytest.mark.parametrize("program", [a_points_program(), a_program()])
def test_an_impossible_amount_is_refused_and_nothing_is_recorded(
    program: LoyaltyProgram, amount_cents: int
) -> None:
    till = a_till(program)
    commits = till.store.commits
    stamps = 0 if program.is_points_enabled else 1

    outcome = give(till, AwardRequest(stamps=stamps, purchase_amount_cents=amount_cents))

    assert reason_of(outcome) == AmountInvalid(amount_cents, MAX_PURCHASE_CENTS)
    assert_left_nothing(till, outcome, commits)


def test_an_amount_too_small_for_a_point_says_how_much_would_do() -> None:
    till = a_till(a_points_program())

    outcome = give(till, AwardRequest(stamps=0, purchase_amount_cents=9))

    assert reason_of(outcome) == AmountEarnsNothing(9, 10)


def test_a_stamp_keeps_the_amount_of_its_purchase_where_points_are_not_given(till: Till) -> None:
    (entry,) = accepted(give(till, AwardRequest(stamps=1, purchase_amount_cents=480))).entries

    assert entry.purchase_amount_cents == 480
    assert entry.points_delta == 0


@pytest.mark.parametrize("stamps", [0, -1, 6])
def test_an_impossible_number_of_stamps_is_refused(till: Till, stamps: int) -> None:
    commits = till.store.commits

    outcome = give(till, AwardRequest(stamps=stamps))

    assert reason_of(outcome) == QuantityInvalid(stamps, 5)
    assert_left_nothing(till, outcome, commits)


def test_stamps_are_refused_where_only_points_are_given() -> None:
    assert reason_of(give(a_till(a_points_program()))) == StampsNotInProgram()


def test_the_second_stamp_waits_for_the_cooldown(till: Till) -> None:
    first = accepted(give(till)).entries[0]

    till.wait(minutes=14)
    reason = reason_of(give(till))
    till.wait(minutes=1)

    assert isinstance(reason, CooldownActive)
    assert (reason.last_at, reason.staff_id) == (first.occurred_at, ANNA)
    assert reason.until == first.occurred_at + timedelta(minutes=15)
    accepted(give(till))
    assert till.balance() == Amounts(stamps=2)


def test_the_days_limit_holds_until_the_next_business_day() -> None:
    till = a_till(a_program(cooldown_minutes=0, max_daily_stamps=3))
    given = accepted(give(till, AwardRequest(stamps=3))).entries[0]

    reason = reason_of(give(till))
    till.wait(minutes=24 * 60)

    assert reason == DailyLimitReached(3, 3, (given.entry_id,))
    accepted(give(till))


def test_a_cooldown_longer_than_two_days_is_looked_up_far_enough() -> None:
    till = a_till(a_program(cooldown_minutes=5 * 24 * 60))
    accepted(give(till))

    till.wait(minutes=4 * 24 * 60)

    assert isinstance(reason_of(give(till)), CooldownActive)


def test_an_inactive_program_gives_nothing_and_says_so() -> None:
    till = a_till(a_program(is_active=False))
    commits = till.store.commits

    outcome = give(till)

    assert reason_of(outcome) == ProgramInactive()
    assert_left_nothing(till, outcome, commits)


def test_a_blocked_card_gets_nothing(shop: Shop, till: Till) -> None:
    blocked = shop.server.record(EntryFacts(kind=EntryKind.CARD_BLOCKED, card_id=CARD))
    till.sync()

    assert reason_of(give(till)) == CardBlocked(blocked.occurred_at)


def test_nobody_signed_in_gives_nothing_where_pins_are_asked_for(till: Till) -> None:
    assert reason_of(award(till.counter, None, CARD, ONE_STAMP)) == NotSignedIn()


def test_without_pins_the_entry_names_nobody() -> None:
    till = a_till(a_program(require_staff_pin=False))

    (entry,) = accepted(award(till.counter, None, CARD, ONE_STAMP)).entries

    assert entry.staff_id is None


def test_a_revoked_terminal_gives_nothing(shop: Shop, till: Till) -> None:
    shop.server.revoke(till.identity.terminal_id)
    till.shake()

    assert reason_of(give(till)) == TerminalRevoked()


def test_before_the_first_pull_nothing_is_given(shop: Shop) -> None:
    assert reason_of(give(Till(shop, "till 1", 1))) == ProgramInactive()


def test_without_the_vendors_particulars_nothing_is_given(shop: Shop) -> None:
    till = Till(shop, "till 1", 1)
    with till.store.begin() as uow:
        uow.world.apply(ProgramPublished(a_program()), 1)
        uow.commit()

    assert reason_of(give(till)) == ProgramInactive()


@pytest.mark.parametrize("trouble", StorageTrouble)
def test_what_cannot_be_committed_was_never_given(till: Till, trouble: StorageTrouble) -> None:
    accepted(give(till))
    till.wait(minutes=20)
    commits, journal = till.store.commits, till.journal()
    till.store.fail_commit_with = StorageUnavailable(trouble)

    with pytest.raises(StorageUnavailable) as failure:
        give(till)

    assert failure.value.trouble is trouble
    assert till.store.commits == commits
    assert till.journal() == journal
    assert till.balance() == Amounts(stamps=1)


def test_after_a_full_disk_the_chain_goes_on_without_a_gap(till: Till) -> None:
    accepted(give(till))
    till.wait(minutes=20)
    till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
    with pytest.raises(StorageUnavailable):
        give(till)
    till.store.fail_commit_with = None

    accepted(give(till))

    assert [sealed.sequence for sealed in till.journal()] == [1, 2, 3]
    assert till.balance() == Amounts(stamps=2)
    assert_journal_verifies(till)


def test_a_genuine_card_never_seen_here_may_earn_but_not_redeem(shop: Shop, till: Till) -> None:
    scanned = ScannedText(shop.code(CARD, stamps=12), None, "wedge")
    view = accepted(scan_card(till.counter, ANNA_SIGNED_IN, scanned))

    recorded = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, ONE_STAMP, view.snapshot))

    assert recorded.card.shown_balance == Amounts(stamps=13)
    refusal = redeem(till.counter, ANNA_SIGNED_IN, CARD, RewardChoice())
    assert reason_of(refusal) == NotEnoughStamps(have=1, need=10)


def test_a_clock_that_jumped_gives_stamps_all_the_same_and_marks_them(till: Till) -> None:
    accepted(give(till))
    till.clock.jump(timedelta(hours=-3))

    (entry,) = accepted(give(till)).entries

    assert entry.clock_trust is ClockTrust.NOT_TRUSTED
    assert till.balance() == Amounts(stamps=2)


def test_history_shows_it_as_waiting_until_it_is_synced(till: Till) -> None:
    accepted(give(till))

    def state() -> EntryState:
        history = todays_history(till.counter, None)
        assert history is not None
        return history.rows[0].state

    assert state() is EntryState.WAITING
    till.sync()
    assert state() is EntryState.SYNCED


def test_a_preview_says_what_would_happen_and_records_nothing() -> None:
    till = a_till(a_hybrid_program())
    commits = till.store.commits
    request = AwardRequest(stamps=1, purchase_amount_cents=1000)

    ahead = preview(till.counter, CARD, request)

    assert ahead.request == request
    assert isinstance(ahead.decision, Accepted)
    assert [facts.amounts for facts in ahead.decision.facts] == [
        Amounts(stamps=1),
        Amounts(points=100),
    ]
    assert till.store.commits == commits


@pytest.mark.parametrize("changes", [{}, {"cooldown_minutes": 0, "max_daily_stamps": 1}])
def test_where_only_the_stamps_come_too_soon_the_points_are_still_due(
    changes: dict[str, int],
) -> None:
    till = a_till(a_hybrid_program(**changes))
    accepted(give(till))

    ahead = preview(till.counter, CARD, AwardRequest(stamps=1, purchase_amount_cents=1000))

    assert ahead.request == AwardRequest(stamps=0, purchase_amount_cents=1000)
    assert [facts.amounts for facts in accepted(ahead.decision).facts] == [Amounts(points=100)]


def test_a_stamp_that_comes_too_soon_without_points_beside_it_stays_refused(till: Till) -> None:
    accepted(give(till))

    ahead = preview(till.counter, CARD, ONE_STAMP)

    assert ahead.request == ONE_STAMP
    assert isinstance(reason_of(ahead.decision), CooldownActive)


def test_a_preview_refuses_what_giving_would_refuse(shop: Shop, till: Till) -> None:
    six = preview(till.counter, CARD, AwardRequest(stamps=6))
    unread = preview(Till(shop, "till 2", 2).counter, CARD, ONE_STAMP)

    assert reason_of(six.decision) == QuantityInvalid(6, 5)
    assert reason_of(unread.decision) == ProgramInactive()
