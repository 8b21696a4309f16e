"""One history: a seed decides what the shop is, what people do and what goes wrong, step by step.

Nothing here knows how the product works; it only plays the people, the network and the power.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.programs import LoyaltyType, OfflineRedemption
from terminal.use_cases.ports import StorageUnavailable
from terminal.use_cases.sync_steps import Compare, Pull, Push, ShakeHands
from tests.simulation.counter_work import CounterWork
from tests.simulation.disks import CRASHES, FULL_DISKS, Crash
from tests.simulation.invariants import check_everything
from tests.simulation.network import Leg, Network
from tests.simulation.post_office import PostOffice
from tests.simulation.shops import Shop, ShopPlan
from tests.simulation.witness import Violation, Witness

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from tests.simulation.tills import Till

# Promised with a residue: docs/limits.md. Off unless asked for.
DISK_ROLLBACK = "disk_rollback"
EXTRAS = (DISK_ROLLBACK,)
PROFILES = ("plain", "war", "always")
_MOST_ROUNDS = 30


@dataclass(frozen=True)
class Options:
    """What kind of histories to invent."""

    profile: str = "plain"
    extras: frozenset[str] = frozenset()
    steps: int = 170


@dataclass
class History:
    """Lives one history. `told` is filled only when somebody wants to read it."""

    seed: int
    options: Options = Options()
    folder: Path | None = None
    plan: ShopPlan | None = None
    is_told: bool = False
    told: list[str] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)
        # Where rewards are always given, it takes as many customers to come to the caps.
        self.is_war = self.options.profile in {"war", "always"}
        self.shop = Shop(self.plan or self._shop_plan(), self.folder)
        extras = self.options.extras
        self.witness = Witness(self.shop, allows_overspending=DISK_ROLLBACK in extras)
        self.network = Network(self.chance)
        self.post = PostOffice(self)
        self.work = CounterWork(self)
        self._most_tills = self.chance.choice((1, 2, 2, 3, 4, 5))
        self._backup: object = None
        self._pace_s = self.chance.choice(((0.05, 1, 20, 300), (0.02, 0.1, 1, 4)))
        actions = self._actions()
        self._actions_by_weight = list(actions)
        self._weights = list(actions.values())

    def live(self) -> None:
        """All of it; raises Violation."""
        try:
            self._begin()
            for _ in range(self.options.steps):
                self._pass_time()
                [action] = self.chance.choices(self._actions_by_weight, self._weights)
                action()
            self.end()
        finally:
            self.shop.close()

    def end(self) -> None:
        """All faults off, everybody syncs, and every promise is looked at; raises Violation."""
        self._settle()
        check_everything(self.shop, self.witness)

    def tell(self, words: str) -> None:
        if self.is_told:
            self.told.append(f"{self.shop.true.now:%d %H:%M:%S}  {words}")

    # What a history is made of

    def _shop_plan(self) -> ShopPlan:
        chance = self.chance
        redemption = OfflineRedemption.RESERVED
        if self.options.profile == "always":
            redemption = OfflineRedemption.ALWAYS
        elif not self.is_war:
            others = (OfflineRedemption.ALWAYS, OfflineRedemption.NEVER)
            redemption = chance.choices((redemption, *others), (8, 1, 1))[0]
        return ShopPlan(
            cards=chance.choice((1, 2) if self.is_war else (2, 3, 4)),
            stamps_target=chance.choice((2, 3)),
            loyalty_type=chance.choice(
                (LoyaltyType.STAMPS, LoyaltyType.STAMPS, LoyaltyType.HYBRID)
            ),
            offline_redemption=redemption,
            cooldown_minutes=chance.choice((0, 0, 0, 15)),
            max_daily_stamps=chance.choice((0, 0, 6)),
            **self._caps(),
        )

    def _caps(self) -> dict[str, int]:
        """Low ones, so that a history comes to them; only where they count."""
        if self.options.profile != "always":
            return {}
        chance = self.chance
        return {
            "max_daily_rewards": chance.choice((1, 2, 4)),
            "max_daily_terminal_rewards": chance.choice((2, 4, 9)),
        }

    def _begin(self) -> None:
        self.tell(f"the shop is {self.shop.plan}")
        for _ in range(self.chance.randint(1, self._most_tills)):
            self._pair()
        for till in self.shop.tills:
            self.post.sync(till)
        for card_id in self.shop.cards:
            if self.chance.random() < 0.5:
                self._give(card_id)

    def _actions(self) -> dict[Callable[[], None], float]:
        """Every action with its weight. Each fault is rare, usual or absent in one history."""
        often = self.chance.choice
        war = 2.0 if self.is_war else 1.0
        rare = (0.0, 0.3, 1.0, 2.5)
        actions = {
            self._serve: 30.0 * war,
            self._plan_step: 30.0,
            self._deliver: 60.0,
            self._sync_one: often((0.5, 3.0)) / war,
            self._crash: 1.4 * often(rare),
            self._arm_fault: 2 * often(rare),
            self._fill_disk: often(rare),
            self._put_database_back: 2 * often(rare) * war,
            self._put_file_back: 1.7 * often(rare),
            self._keep_copy: often((0.5, 2.0)),
            self._lose: 4 * often(rare),
            self._double: 4 * often(rare),
            self._cut_off: often(rare) * war,
            self._mend: often((0.5, 2.0)),
            self._move_clock: often(rare),
            self._move_server_clock: 0.3 * often(rare),
            self._crash_server: 2 * often(rare),
            self._forge: often(rare),
            self._let_days_pass: often((0.0, 0.3)),
            self._give_any: often((0.3, 1.5)),
            self._change_program: often((0.0, 0.2)),
            self._pair: 0.4,
            self._back_up_server: often((1.0, 4.0)),
            self._restore_server: 1.2 * often(rare) * war,
        }
        if DISK_ROLLBACK in self.options.extras:
            actions |= {self._put_disk_back: 1.5}
        return actions

    # People

    def _serve(self) -> None:
        till = self._any_till()
        if till is not None:
            self.guarded(till, lambda: self.work.serve(till))

    def _give_any(self) -> None:
        self._give(self.chance.choice(self.shop.cards))

    def _give(self, card_id: str) -> None:
        stamps = self.chance.randint(1, 4)
        points = 0 if self.shop.plan.loyalty_type is LoyaltyType.STAMPS else 50
        self.tell(f"the server gives {stamps} stamps, {points} points to {card_id[:4]}")
        self.shop.give(card_id, Amounts(stamps, points))
        self.counts["opening_balances"] += 1

    def _change_program(self) -> None:
        minutes = self.chance.choice((0, 5))
        self.tell(f"a new program version: {minutes} minutes between stamps")
        self.shop.change_cooldown(minutes)
        self.counts["program_versions"] += 1

    def _pair(self) -> None:
        if len(self.shop.tills) < self._most_tills:
            self.tell(f"{self.shop.add_till().name} is paired")
            # A backup that does not know a till could only answer it with 401.
            self._backup = None

    # Network

    def _plan_step(self) -> None:
        till = self._any_till()
        if till is not None:
            kind = self.chance.choices((Push, Pull, ShakeHands, Compare), (5, 4, 1, 1))[0]
            self.guarded(till, lambda: self.post.ask(till, kind))

    def _deliver(self) -> None:
        leg = self.network.take(lifo=self.chance.random() < 0.6)
        if leg is not None:
            self.guarded(leg.till, lambda: self.post.deliver(leg))

    def _sync_one(self) -> None:
        till = self._any_till()
        if till is not None and till.name not in self.network.cut_off:
            self.guarded(till, lambda: self.post.sync(till))

    def _lose(self) -> None:
        self._tell_leg("lost", self.network.lose())

    def _double(self) -> None:
        self._tell_leg("doubled", self.network.double())

    def _tell_leg(self, what: str, leg: Leg | None) -> None:
        if leg is not None:
            self.counts[f"legs_{what}"] += 1
            self.tell(f"{what}: {leg}")

    def _cut_off(self) -> None:
        till = self.chance.choice(self.shop.tills)
        self.network.cut_off.add(till.name)
        self.counts["cuts"] += 1
        self.tell(f"{till.name} is cut off")

    def _mend(self) -> None:
        if self.network.cut_off:
            name = self.chance.choice(sorted(self.network.cut_off))
            self.network.cut_off.discard(name)
            self.tell(f"{name} has a line again")

    def _forge(self) -> None:
        till = self._any_till()
        if till is not None:
            self.guarded(till, lambda: self.post.forge_receipt(till))

    # Power, disks and clocks

    def _crash(self) -> None:
        till = self._any_till()
        if till is not None:
            self.power_cut(till)
            self.restart(till)

    def _arm_fault(self) -> None:
        till = self._any_till()
        if till is not None and till.disk.armed is None:
            till.disk.armed = self.chance.choice(CRASHES)

    def _fill_disk(self) -> None:
        till = self._any_till()
        if till is not None and till.disk.armed is None:
            till.disk.armed = self.chance.choice(FULL_DISKS)

    def _keep_copy(self) -> None:
        till = self._any_till()
        if till is not None:
            till.disk.keep_copy()

    def _put_database_back(self) -> None:
        self._set_back("put_back_database", "an older database is put back at")

    def _put_file_back(self) -> None:
        self._set_back("put_back_file", "an older journal file is put back at")

    def _put_disk_back(self) -> None:
        self._set_back("put_back_everything", "the whole disk is rolled back at")

    def _set_back(self, how: str, words: str) -> None:
        till = self._any_till()
        if till is None:
            return
        self.power_cut(till)
        if getattr(till.disk, how)():
            if how == "put_back_everything":
                # Both copies of these are gone; what the server holds comes back.
                left = {item.entry_id for item in till.disk.file_items()}
                self.witness.forget(self.witness.shown_by(till) - left)
            self.counts[how] += 1
            self.tell(f"{words} {till.name}")
        self.restart(till)

    def _move_clock(self) -> None:
        till = self._any_till()
        if till is not None:
            hours = self.chance.choice((-72, -24, -1, -0.05, 0.05, 1, 24, 72))
            till.clock.off_by += timedelta(hours=hours)
            self.counts["clock_jumps"] += 1
            self.tell(f"the clock of {till.name} is moved by {hours} hours")

    def _move_server_clock(self) -> None:
        hours = self.chance.choice((-1, -0.05, 0.05, 1))
        self.shop.server.tools.clock.off_by += timedelta(hours=hours)
        self.counts["server_clock_jumps"] += 1
        self.tell(f"the clock of the server is moved by {hours} hours")

    def _crash_server(self) -> None:
        if self.chance.random() < 0.5:
            self.shop.server.crashes_before_commit = True
        else:
            self.shop.server.crashes_after_commit = True

    def _back_up_server(self) -> None:
        self._backup = self.shop.server.stores.snapshot()
        self.tell("the server is backed up")

    def _restore_server(self) -> None:
        if self._backup is not None:
            self.shop.server.restore(self._backup)
            self.witness.server_keeps_history = False
            if DISK_ROLLBACK in self.options.extras:
                # Of a till whose disk was rolled back the server may have held the only copy.
                on_disks = (till.disk.file_items() for till in self.shop.tills)
                held = {item.entry_id for items in on_disks for item in items}
                self.witness.forget(self.witness.shown.keys() - held)
            self.counts["server_restores"] += 1
            self.tell("the server's backup is put back")

    def _let_days_pass(self) -> None:
        self.shop.true.advance(self.chance.uniform(0.2, 3) * 86_400)
        self.counts["long_waits"] += 1

    def _pass_time(self) -> None:
        self.shop.true.advance(self.chance.choice(self._pace_s))

    def guarded(self, till: Till, work: Callable[[], None]) -> None:
        """Do it; where the power goes, start again."""
        try:
            work()
        except Crash:
            self.power_cut(till)
            self.restart(till)
        except StorageUnavailable:
            self.counts["disk_full"] += 1
            self.tell(f"{till.name} has no space left, and says so")

    def power_cut(self, till: Till) -> None:
        till.lose_power()
        self.counts["crashes"] += 1
        self.tell(f"{till.name} loses power")

    def restart(self, till: Till) -> None:
        if self.chance.random() < 0.1:
            till.disk.armed = self.chance.choice(CRASHES)
        recovered: tuple[SealedItem, ...] | None = None
        while recovered is None:
            try:
                recovered = till.start()
            except Crash:
                self.power_cut(till)
        till.disk.armed = None
        self.counts["recovered_items"] += len(recovered)
        self.counts["recoveries"] += bool(recovered)
        self.tell(f"{till.name} starts, and finds {len(recovered)} items in its file")
        self.guarded(till, lambda: self.work.ask_about(till, recovered))

    def _any_till(self) -> Till | None:
        up = [till for till in self.shop.tills if till.counter is not None]
        return self.chance.choice(up) if up else None

    # The end

    def _settle(self) -> None:
        """All faults off; late legs arrive; everybody syncs until nothing moves."""
        self.tell("all faults end")
        self.network.cut_off.clear()
        server = self.shop.server
        server.crashes_before_commit = server.crashes_after_commit = False
        for till in self.shop.tills:
            till.disk.armed = None
        while (leg := self.network.take()) is not None:
            self.guarded(leg.till, lambda leg=leg: self.post.deliver(leg))  # type: ignore[misc]
        before: object = None
        for _ in range(_MOST_ROUNDS):
            for till in self.shop.tills:
                self.post.sync(till)
            now = server.do(lambda uow, _: uow.ledger.head(server.vendor_id).position)
            if now == before:
                return
            before = now
        raise Violation("the tills and the server never come to rest")
