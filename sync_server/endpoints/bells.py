"""Waking held pulls: one bell a vendor, rung after every commit that moved its ledger."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shared_domain.identifiers import VendorId


class Bells:
    """Lives in the event loop; every method must be called there."""

    def __init__(self) -> None:
        self._strokes = 0
        self._last_stroke: dict[VendorId, int] = {}
        self._listeners: dict[VendorId, set[asyncio.Future[None]]] = defaultdict(set)
        self._is_released = False

    @property
    def held(self) -> int:
        """How many pulls wait just now."""
        return sum(map(len, self._listeners.values()))

    def now(self) -> int:
        """A moment to listen from: nothing rung after it is missed."""
        return self._strokes

    def ring(self, vendor_id: VendorId) -> None:
        """Wake everybody who waits for this vendor's ledger."""
        self._strokes += 1
        self._last_stroke[vendor_id] = self._strokes
        self._wake(self._listeners.pop(vendor_id, set()))

    def release_all(self) -> None:
        """Wake everybody for good: the server is stopping."""
        self._is_released = True
        for listeners in self._listeners.values():
            self._wake(listeners)
        self._listeners.clear()

    async def wait(self, vendor_id: VendorId, since: int, timeout_s: float) -> bool:
        """Whether the bell rang after `since`, or within the time from now on."""
        if self._last_stroke.get(vendor_id, 0) > since:
            return True
        if self._is_released or timeout_s <= 0:
            return False
        rung = asyncio.get_running_loop().create_future()
        self._listeners[vendor_id].add(rung)
        try:
            async with asyncio.timeout(timeout_s):
                await rung
        except TimeoutError:
            return False
        finally:
            self._forget(vendor_id, rung)
        return not self._is_released

    def _forget(self, vendor_id: VendorId, rung: asyncio.Future[None]) -> None:
        listeners = self._listeners.get(vendor_id, set())
        listeners.discard(rung)
        if not listeners:
            self._listeners.pop(vendor_id, None)

    @staticmethod
    def _wake(listeners: set[asyncio.Future[None]]) -> None:
        for rung in listeners:
            if not rung.done():
                rung.set_result(None)
