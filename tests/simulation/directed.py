"""Short histories that go straight to a hole which chance finds only now and then."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.outcomes import Refused
from shared_domain.programs import LoyaltyType, OfflineRedemption
from shared_domain.wire.pull import ReservationRequest
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.ports import StorageUnavailable
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.sync_steps import ShakeHands
from tests.simulation.disks import Crash, Fault
from tests.simulation.histories import DISK_ROLLBACK, History, Options
from tests.simulation.shops import ANNA, BERT, ShopPlan

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import CardId
    from terminal.use_cases.counter import Session
    from tests.simulation.tills import Till


class Play:
    """A history in which nothing happens by chance."""

    def __init__(
        self,
        tills: int,
        loyalty_type: LoyaltyType = LoyaltyType.STAMPS,
        cooldown_minutes: int = 0,
        extras: frozenset[str] = frozenset(),
        plan: ShopPlan | None = None,
    ) -> None:
        plan = plan or ShopPlan(1, 2, loyalty_type, OfflineRedemption.RESERVED, cooldown_minutes)
        self.history = History(seed=0, options=Options(extras=extras), plan=plan)
        self.shop = self.history.shop
        self.tills = [self.shop.add_till() for _ in range(tills)]
        self.sync(*self.tills)

    def give(self, till: Till, stamps: int = 1, cents: int | None = None) -> None:
        request = AwardRequest(stamps, cents)
        result = award(till.up, ANNA, self.shop.cards[0], request)
        assert not isinstance(result, Refused), result
        self.history.witness.saw(till, result.entries)

    def redeem(
        self, till: Till, overridden_by: Session | None = None, card_id: CardId | None = None
    ) -> None:
        """Ask for a reward; a refusal is an answer too."""
        card_id = card_id or self.shop.cards[0]
        result = redeem(till.up, ANNA, card_id, RewardChoice(), overridden_by=overridden_by)
        if not isinstance(result, Refused):
            self.history.witness.saw(till, result.entries)

    def sync(self, *tills: Till) -> None:
        for till in tills:
            self.history.post.sync(till)

    def restore(self, backup: object) -> None:
        self.shop.server.restore(backup)
        self.history.witness.server_keeps_history = False

    def reserve(self, till: Till, stamps: int) -> None:
        """Ask the server for the right, and read what it says."""
        wish = ReservationRequest(card_id=self.shop.cards[0], wanted=Amounts(stamps=stamps))
        self.shop.server.answer(till.identity.terminal_id, wish)
        self.sync(till)

    def shake_and_push(self, till: Till) -> None:
        """Everything that goes up, and nothing that comes down."""
        self.history.post.sync_up(till)

    def wait(self, minutes: float) -> None:
        self.shop.true.advance(minutes * 60)


def a_database_put_back_after_a_redemption() -> None:
    """The journal file brings the redemption back; the right must not come back with it."""
    play = Play(tills=2)
    first, second = play.tills
    play.give(first, stamps=2)
    first.disk.keep_copy()
    play.redeem(first)
    play.give(second, stamps=2)
    play.sync(second)
    first.lose_power()
    first.disk.put_back_database()
    first.start()
    play.sync(first)
    play.redeem(first)
    play.history.end()


def a_crash_within_a_purchase() -> None:
    """Stamps reached the journal file, the points of the same purchase did not."""
    play = Play(tills=1, loyalty_type=LoyaltyType.HYBRID)
    [till] = play.tills
    till.disk.armed = Fault.CRASH_IN_RECORD
    try:
        play.give(till, stamps=1, cents=990)
    except Crash:
        till.lose_power()
    till.start()
    play.history.end()


def two_rewards_for_one_balance() -> None:
    """A manager overrode what the holder spent as well: the balance is below nothing."""
    play = Play(tills=2)
    holder, other = play.tills
    play.give(holder, stamps=2)
    play.sync(holder, other)
    play.redeem(holder)
    play.redeem(other, overridden_by=BERT)
    play.history.end()


def a_nearer_stamp_that_comes_late() -> None:
    """Three tills stamp within minutes; the one in the middle is heard last."""
    play = Play(tills=3, cooldown_minutes=15)
    for till in play.tills:
        play.give(till)
        play.wait(5)
    first, middle, last = play.tills
    play.sync(first, last, middle)
    play.history.end()


def a_server_put_back_before_a_new_program() -> None:
    """What was published after the backup was never published."""
    play = Play(tills=1)
    server = play.shop.server
    backup = server.stores.snapshot()
    play.shop.change_cooldown(5)
    play.sync(*play.tills)
    play.restore(backup)
    play.history.end()


def _forgotten_grant() -> tuple[Play, Till, Till]:
    """Two tills, two stamps; the first was granted them by a server that forgets it."""
    play = Play(tills=2)
    first, second = play.tills
    play.shop.give(play.shop.cards[0], Amounts(stamps=2))
    play.sync(first, second)
    backup = play.shop.server.stores.snapshot()
    play.reserve(first, 2)
    first.disk.keep_copy()
    play.restore(backup)
    return play, first, second


def a_grant_that_the_server_forgot() -> None:
    """Its holder is away, and somebody else asks for the same stamps."""
    play, holder, other = _forgotten_grant()
    play.sync(other)
    play.reserve(other, 2)
    play.redeem(other)
    play.redeem(holder)
    play.history.end()


def a_handshake_from_before_the_restore() -> None:
    """It was on its way for long, and its answer never arrives."""
    play, holder, other = _forgotten_grant()
    late = holder.plan(ShakeHands)
    assert late is not None
    play.shop.server.answer(holder.identity.terminal_id, late)
    play.sync(other)
    play.reserve(other, 2)
    play.redeem(other)
    play.redeem(holder)
    play.history.end()


def a_handshake_before_all_is_pushed() -> None:
    """The holder has spent already; it says hello twice, and is cut off before it says so."""
    play, holder, other = _forgotten_grant()
    play.redeem(holder)
    play.history.post.shake(holder)
    play.history.post.shake(holder)
    play.sync(other)
    play.reserve(other, 2)
    play.redeem(other)
    play.history.end()


def a_holder_that_hears_of_the_restore_and_reads_no_further() -> None:
    """It knows the generation and has told everything, and has the old ledger in its mirror."""
    play, holder, other = _forgotten_grant()
    play.shake_and_push(holder)
    play.sync(other)
    play.reserve(other, 2)
    play.redeem(other)
    play.redeem(holder)
    play.history.end()


def a_database_put_back_that_knows_of_no_restore() -> None:
    """The holder came back long ago; then its database of that morning is put in place."""
    play, holder, other = _forgotten_grant()
    play.sync(holder, other)
    play.reserve(other, 2)
    play.redeem(other)
    holder.lose_power()
    holder.disk.put_back_database()
    holder.start()
    play.redeem(holder)
    play.history.end()


def a_forgotten_grant_that_was_spent() -> None:
    """Everybody is back: nobody holds these stamps, and they are gone."""
    play, holder, other = _forgotten_grant()
    play.redeem(holder)
    play.sync(holder, other)
    play.reserve(other, 2)
    play.redeem(other)
    play.history.end()


def _always(cards: int, per_card: int, per_till: int) -> Play:
    """Two tills that give every reward without asking, up to these caps a day."""
    plan = ShopPlan(
        cards,
        1,
        LoyaltyType.STAMPS,
        OfflineRedemption.ALWAYS,
        max_daily_rewards=per_card,
        max_daily_terminal_rewards=per_till,
    )
    play = Play(tills=2, plan=plan)
    for card_id in play.shop.cards:
        play.shop.give(card_id, Amounts(stamps=9))
    play.sync(*play.tills)
    return play


def more_rewards_than_a_card_may_take() -> None:
    """Both tills are cut off, and the customer goes back and forth."""
    play = _always(cards=1, per_card=2, per_till=9)
    for _ in range(3):
        for till in play.tills:
            play.redeem(till)
    play.history.end()


def more_rewards_than_a_till_may_give() -> None:
    """Four customers, one reward each, at a till that nobody has heard from."""
    play = _always(cards=4, per_card=2, per_till=3)
    for card_id in play.shop.cards:
        play.redeem(play.tills[0], card_id=card_id)
    play.history.end()


def a_refused_item_that_a_disk_image_brings_back() -> None:
    """It stood in the journal file when the image was taken; another has its place by now."""
    play = Play(tills=1, extras=frozenset({DISK_ROLLBACK}))
    [till] = play.tills
    till.disk.armed = Fault.FULL_AND_STUCK
    with suppress(StorageUnavailable):
        play.give(till)
    till.disk.keep_copy()
    play.give(till, stamps=2)
    play.sync(till)
    till.lose_power()
    till.disk.put_back_everything()
    till.start()
    play.history.end()


DIRECTED: dict[str, Callable[[], None]] = {
    "stored_reservation_counter": a_database_put_back_after_a_redemption,
    "half_a_purchase": a_crash_within_a_purchase,
    "clamp_balance": two_rewards_for_one_balance,
    "world_outlives_its_history": a_server_put_back_before_a_new_program,
    "no_recovery_mode": a_grant_that_the_server_forgot,
    "stale_handshake": a_handshake_from_before_the_restore,
    "half_told_handshake": a_handshake_before_all_is_pushed,
    "forgotten_grants_live_on": a_holder_that_hears_of_the_restore_and_reads_no_further,
    "old_mirror_put_back": a_database_put_back_that_knows_of_no_restore,
    "grants_what_was_overspent": a_forgotten_grant_that_was_spent,
    "no_caps": more_rewards_than_a_card_may_take,
    "caps_of_cards_only": more_rewards_than_a_till_may_give,
    "parked_still_counts": a_refused_item_that_a_disk_image_brings_back,
    "stale_evidence": a_nearer_stamp_that_comes_late,
}
