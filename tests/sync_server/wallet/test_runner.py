"""The runner: every lane for itself, faults survived, and what a kill leaves behind done later."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

import pytest

from sync_server.jobs.runner import Lane, Runner
from sync_server.services.ports import Unavailable
from sync_server.services.refresh_pass import LEASE
from sync_server.services.wallet_state import Delivery, DeliveryKind, PassState, WalletKind
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sync_server.services.ports import UnitOfWork
    from sync_server.services.wallet_state import PassUpdate

T = TypeVar("T")


@dataclass
class ShopDatabase:
    """The stores of a shop in memory, as the runner's database; it may be away for a while."""

    shop: Shop
    failures: int = 0

    async def write(self, work: Callable[[UnitOfWork], T]) -> T:
        return await self.read(work)

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        if self.failures:
            self.failures -= 1
            message = "the disk is away"
            raise Unavailable(message)
        return work(self.shop.uow)

    async def aside(self, work: Callable[[], T]) -> T:
        return work()


@dataclass
class HeardWallet:
    """Remembers what it was told; says `done` when there was enough, and fails when asked to."""

    kind: WalletKind = WalletKind.APPLE
    lacks: str = ""
    told: list[str] = field(default_factory=list)
    faults: list[BaseException] = field(default_factory=list)
    enough: int = 1
    done: asyncio.Event = field(default_factory=asyncio.Event)

    async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        if self.faults:
            raise self.faults.pop()
        self.told += [update.state.card_id for update in updates]
        if len(self.told) >= self.enough:
            self.done.set()
        return [Delivery(DeliveryKind.TOLD)] * len(updates)


@pytest.fixture
def shop() -> Shop:
    return Shop()


def news(shop: Shop, wallet: WalletKind = WalletKind.APPLE, count: int = 1) -> list[str]:
    """So many cards in this wallet with something to tell, now."""
    now = shop.tools.clock.now()
    cards = [shop.card() for _ in range(count)]
    shop.uow.wallets.save(
        [PassState(shop.vendor_id, card, wallet, "id", now, wanted=5, due_at=now) for card in cards]
    )
    return cards


def lane(shop: Shop, wallet: HeardWallet, failures: int = 0) -> Lane:
    return Lane(wallet, ShopDatabase(shop, failures), shop.tools)


async def work_until_told(wallet: HeardWallet, *lanes: Lane) -> None:
    """Let the lanes work until this wallet has heard enough, waking them as a commit does."""
    runner = Runner(lanes)
    runner.start()
    while not wallet.done.is_set():
        runner.ring()
        await asyncio.sleep(0)
    await runner.stop()


def test_what_is_due_is_told_once(shop: Shop) -> None:
    wallet = HeardWallet()
    cards = news(shop, count=3)
    working = lane(shop, wallet)
    assert asyncio.run(working.work_once()) == 3
    assert asyncio.run(working.work_once()) == 0
    assert sorted(wallet.told) == sorted(cards)


def test_more_than_a_batch_is_told_batch_by_batch(shop: Shop) -> None:
    wallet = HeardWallet(enough=250)
    cards = news(shop, count=250)
    asyncio.run(work_until_told(wallet, lane(shop, wallet)))
    assert sorted(wallet.told) == sorted(cards)


def test_each_wallet_has_a_lane_of_its_own(shop: Shop) -> None:
    apple, google = HeardWallet(), HeardWallet(WalletKind.GOOGLE)
    news(shop)
    (card,) = news(shop, WalletKind.GOOGLE)
    assert asyncio.run(lane(shop, google).work_once()) == 1
    assert (google.told, apple.told) == ([card], [])


def test_a_kill_after_telling_and_before_writing_is_told_again_after_the_lease(
    shop: Shop,
) -> None:
    killed, heard = HeardWallet(faults=[SystemExit()]), HeardWallet()
    cards = news(shop)
    with pytest.raises(SystemExit):
        asyncio.run(lane(shop, killed).work_once())
    assert asyncio.run(lane(shop, heard).work_once()) == 0
    shop.tools.clock.advance(LEASE + timedelta(seconds=1))
    assert asyncio.run(lane(shop, heard).work_once()) == 1
    assert heard.told == cards


def test_a_lane_goes_on_after_a_fault_of_ours_and_after_a_disk_that_was_away(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    wallet = HeardWallet(faults=[ValueError("a fault of ours")])
    cards = news(shop)

    async def live() -> None:
        working = lane(shop, wallet, failures=2)
        runner = Runner([working])
        runner.start()
        while not wallet.done.is_set():
            if not wallet.faults:
                shop.tools.clock.advance(LEASE)
            runner.ring()
            await asyncio.sleep(0)
        await runner.stop()

    asyncio.run(live())
    assert wallet.told == cards
    said = capsys.readouterr().out
    assert "the disk is away" in said
    assert "a fault of ours" in said


def test_a_runner_runs_until_it_is_cancelled(shop: Shop) -> None:
    wallet = HeardWallet()
    news(shop)

    async def live() -> None:
        running = asyncio.create_task(Runner([lane(shop, wallet)]).run())
        await wallet.done.wait()
        running.cancel()
        await asyncio.wait({running})
        assert running.cancelled()

    asyncio.run(live())
    assert len(wallet.told) == 1


def test_a_wallet_that_was_told_nothing_is_spoken_of_in_the_log(
    shop: Shop, capsys: pytest.CaptureFixture[str]
) -> None:
    class Refusing(HeardWallet):
        async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
            return [Delivery(DeliveryKind.HOPELESS, "no such topic")] * len(updates)

    news(shop)
    asyncio.run(lane(shop, Refusing()).work_once())
    assert "no such topic" in capsys.readouterr().out


def test_nothing_to_stop_is_stopped() -> None:
    asyncio.run(Runner([]).stop())
