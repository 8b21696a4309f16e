"""Working through the outbox, a lane for each wallet: telling what is due, keeping what came of it.

A lane can be killed at any moment: what was told but not written down is told again.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import structlog

from sync_server.services.ports import Unavailable
from sync_server.services.refresh_pass import settle, take_due
from sync_server.services.wallet_state import DeliveryKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import Database, Instruments, UnitOfWork
    from sync_server.services.wallet_ports import Wallet
    from sync_server.services.wallet_state import Delivery, PassUpdate

# So many cards are told between two units of work, so many vendors are looked at in turn.
_BATCH = 100
_VENDORS = 50

# Another process may have noted news, of which no bell rings here.
_LONGEST_REST_S = 2.0
_REST_AFTER_FAULT_S = 30.0

_log = structlog.get_logger()


class Lane:
    """One wallet's part of the outbox; lives in the event loop."""

    def __init__(self, wallet: Wallet, database: Database, instruments: Instruments) -> None:
        self._wallet, self._database, self._instruments = wallet, database, instruments
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """There may be news."""
        self._rung.set()

    async def work_once(self) -> int:
        """Tell what is due; how many cards that were."""
        vendors = await self._database.read(self._vendors_due)
        return sum([await self._work_for(vendor_id) for vendor_id in vendors])

    async def work(self) -> None:
        """Work until cancelled; a fault of ours is logged, and the lane goes on after a rest."""
        while True:
            self._rung.clear()
            working = asyncio.ensure_future(self.work_once())
            try:
                await asyncio.wait({working})
            finally:
                working.cancel()
            fault = working.exception()
            if fault is None and working.result() > 0:
                continue
            await self._rest(await self._rest_after(fault))

    async def _work_for(self, vendor_id: VendorId) -> int:
        kind = self._wallet.kind
        updates = await self._database.write(
            lambda uow: take_due(uow, self._instruments, vendor_id, kind, _BATCH)
        )
        if not updates:
            return 0
        told = list(zip(updates, await self._wallet.tell(updates), strict=True))
        self._report(told)
        await self._database.write(lambda uow: settle(uow, self._instruments, vendor_id, told))
        return len(updates)

    def _report(self, told: Sequence[tuple[PassUpdate, Delivery]]) -> None:
        problems = {one.problem for _, one in told if one.kind is not DeliveryKind.TOLD}
        for problem in sorted(problems):
            _log.warning("not_told", wallet=self._wallet.kind.value, problem=problem)

    def _vendors_due(self, uow: UnitOfWork) -> list[VendorId]:
        uow.oversee()
        now = self._instruments.clock.now()
        return uow.wallets.vendors_due(self._wallet.kind, now, _VENDORS)

    def _next_due_at(self, uow: UnitOfWork) -> datetime | None:
        uow.oversee()
        return uow.wallets.next_due_at(self._wallet.kind)

    async def _rest_after(self, fault: BaseException | None) -> float:
        if fault is not None:
            if isinstance(fault, Unavailable):
                _log.warning("unavailable", job="wallet", reason=str(fault))
            else:
                _log.error("fault", job="wallet", exc_info=fault)
            return _REST_AFTER_FAULT_S
        try:
            due_at = await self._database.read(self._next_due_at)
        except Unavailable:
            return _REST_AFTER_FAULT_S
        if due_at is None:
            return _LONGEST_REST_S
        until_s = (due_at - self._instruments.clock.now()).total_seconds()
        return min(max(until_s, 0.0), _LONGEST_REST_S)

    async def _rest(self, longest_s: float) -> None:
        try:
            async with asyncio.timeout(longest_s):
                await self._rung.wait()
        except TimeoutError:
            return


class Runner:
    """Every lane, from `start` to `stop`; both are called in the event loop."""

    def __init__(self, lanes: Sequence[Lane]) -> None:
        self._lanes = lanes
        self._tasks: list[asyncio.Task[None]] = []

    def start(self) -> None:
        self._tasks = [asyncio.create_task(lane.work()) for lane in self._lanes]

    async def run(self) -> None:
        """Work until cancelled, for a process that does nothing else."""
        self.start()
        try:
            await asyncio.wait(self._tasks)
        finally:
            await self.stop()

    def ring(self) -> None:
        """There may be news, for any wallet."""
        for lane in self._lanes:
            lane.ring()

    async def stop(self) -> None:
        """End at once: what is being told now is told again after the lease."""
        for task in self._tasks:
            task.cancel()
        if self._tasks:
            await asyncio.wait(self._tasks)
        self._tasks = []
