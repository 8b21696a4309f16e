"""A process that works through the outbox of a real database, and dies at a named point of it.

`python -m tests.sync_server.wallet.killed_runner FOLDER MINUTES POINT`: the clock stands MINUTES
after noon; POINT is `before` or `after` telling the wallet, or `never`.
"""

from __future__ import annotations

import asyncio
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from sync_server.app import Outside, open_server
from sync_server.jobs.runner import Lane
from sync_server.services.wallet_state import Delivery, DeliveryKind, WalletKind
from sync_server.settings import Settings
from tests.fakes.clock import SettableClock
from tests.sync_server.scripted_terminal import NOON

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync_server.services.wallet_state import PassUpdate

DIED = 9


class MortalWallet:
    """Writes down whom it told, durably, and takes the whole process along when it is time."""

    kind, lacks = WalletKind.APPLE, ""

    def __init__(self, told: Path, point: str) -> None:
        self._told, self._point = told, point

    async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        if self._point == "before":
            os._exit(DIED)
        with self._told.open("a", encoding="ascii") as lines:
            for update in updates:
                changed = {device.changed for device in update.devices}
                lines.write(f"{update.state.card_id} {sorted(changed)}\n")
        if self._point == "after":
            os._exit(DIED)
        return [Delivery(DeliveryKind.TOLD)] * len(updates)


def main(folder: Path, minutes: int, point: str) -> None:
    clock = SettableClock(NOON + timedelta(minutes=minutes))
    server = open_server(Settings(data=folder), "", Outside(clock=clock))
    wallet = MortalWallet(folder / "told", point)
    lane = Lane(wallet, server.office.database, server.office.instruments)
    asyncio.run(lane.work_once())
    server.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3])
