"""When an item happened, as far as this server can believe what the terminal's clock said.

The item itself is never changed: what it says stays evidence, and what is believed is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.journal import EpochOpened

if TYPE_CHECKING:
    from datetime import datetime

    from sync_server.services.ports import UnitOfWork
    from sync_server.services.read_run import Reading
    from sync_server.services.state import HeldEpoch, Terminal


class ItemTimes:
    """The times of one terminal's items, in the order of its journal.

    Nothing happened after it came, nor before what the terminal recorded ahead of it. A time
    that was believed is such a bound; one that was clamped to its arrival is none, or one
    wrong clock would take every later item with it.
    """

    def __init__(self, last_at: datetime | None, now: datetime) -> None:
        self.last_at = last_at
        self._now = now

    def clamped(self, occurred_at: datetime) -> datetime | None:
        """When it happened, if not when it says; to be asked in order, once for each item."""
        if occurred_at > self._now:
            return self._now
        if self.last_at is not None and occurred_at < self.last_at:
            return min(self.last_at, self._now)
        self.last_at = occurred_at
        return None


def times_after(
    uow: UnitOfWork, terminal: Terminal, held: HeldEpoch, first: Reading, now: datetime
) -> ItemTimes:
    """Goes on from the epoch's last item; from its parent's, where the epoch is new."""
    last_at = held.last_at
    if last_at is None and isinstance(first.item, EpochOpened) and first.item.parent is not None:
        parent = uow.journal.epoch(terminal, first.item.parent.epoch)
        last_at = parent.last_at if parent is not None else None
    return ItemTimes(last_at, now)
