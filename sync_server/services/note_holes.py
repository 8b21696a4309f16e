"""Letting a journal go on behind an item that its terminal has lost.

The terminal signs a hole for it, which says what the chain was there. Nothing is made up: the
place is kept as lost, with whatever bytes remain, for a person to look at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.journal import CHAIN_START, Hole
from shared_domain.wire.push import VerdictKind
from sync_server.services.state import HeldEpoch, JournalItem, ParkedItem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sync_server.services.keep_journal import Taken
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.state import Terminal

LOST = "the terminal has lost this item"


def note_holes(uow: UnitOfWork, terminal: Terminal, taken: Sequence[Taken], now: datetime) -> None:
    """Mark what the holes among these items stand for, where it is the next of its epoch."""
    for one in taken:
        item = one.reading.item
        if isinstance(item, Hole) and one.verdict.kind is VerdictKind.RECORDED:
            _go_on_behind(uow, terminal, item, now)


def _go_on_behind(uow: UnitOfWork, terminal: Terminal, hole: Hole, now: datetime) -> None:
    lost, reason = hole.lost, f"{LOST}: {hole.reason}"
    held = uow.journal.epoch(terminal, lost.epoch) or HeldEpoch(lost.epoch, 0, CHAIN_START)
    if lost.sequence != held.last_sequence + 1:
        return
    kept = JournalItem(lost.sequence, lost.hash, VerdictKind.PARKED, reason)
    uow.journal.save_items(terminal, lost.epoch, [kept], now)
    remains = ParkedItem(lost.epoch, lost.sequence, lost.hash, hole.raw, reason)
    uow.journal.park(terminal, [remains], now)
    after = replace(held, last_sequence=lost.sequence, last_hash=lost.hash)
    uow.journal.save_epoch(terminal, after)
