"""Storing what a terminal sent, place by place, with the bytes of everything set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.journal import EpochOpened
from shared_domain.wire.push import VerdictKind
from sync_server.services.state import JournalItem, ParkedItem

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from shared_domain.wire.push import Verdict
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.read_run import Reading, Run
    from sync_server.services.state import HeldEpoch, Terminal


class Taken(Struct, frozen=True):
    """One item of a run with the verdict on it."""

    reading: Reading
    run: Run
    verdict: Verdict

    @property
    def is_repeat(self) -> bool:
        """Whether the very same item stands at its place already."""
        return self.reading.held is not None and not self.reading.problem

    @property
    def takes_its_place(self) -> bool:
        """Whether the item stands at its place from now on, or did before.

        A forked item does not, and an unsigned one never displaces another.
        """
        return self.reading.held is None or not self.reading.problem


def keep_journal(
    uow: UnitOfWork,
    terminal: Terminal,
    held: HeldEpoch,
    taken: Sequence[Taken],
    now: datetime,
) -> HeldEpoch:
    """Store a run's items; returns how far the server holds the epoch from now on."""
    fresh = [one for one in taken if not one.is_repeat]
    parked = [_parked(one) for one in fresh if one.verdict.kind is VerdictKind.PARKED]
    kept = [_kept(one) for one in fresh if one.takes_its_place]
    after = _after(held, taken)
    uow.journal.park(terminal, parked, now)
    uow.journal.save_items(terminal, held.epoch, kept, now)
    if after != held:
        uow.journal.save_epoch(terminal, after)
    return after


def _after(held: HeldEpoch, taken: Sequence[Taken]) -> HeldEpoch:
    last = taken[-1].reading
    if taken[-1].takes_its_place and last.sequence >= held.last_sequence:
        held = replace(held, last_sequence=last.sequence, last_hash=last.hash)
    first = taken[0].reading
    if isinstance(first.item, EpochOpened) and first.sequence == 1:
        held = replace(held, parent=first.item.parent, opened_by=first.item.entry_id)
    return held


def _parked(one: Taken) -> ParkedItem:
    reading = one.reading
    return ParkedItem(
        one.run.epoch, reading.sequence, reading.hash, reading.body, one.verdict.reason
    )


def _kept(one: Taken) -> JournalItem:
    reading, verdict = one.reading, one.verdict
    stands_elsewhere = verdict.position is not None or verdict.kind is VerdictKind.PARKED
    return JournalItem(
        sequence=reading.sequence,
        hash=reading.hash,
        verdict=verdict.kind,
        reason=verdict.reason,
        is_verified=one.run.is_verified,
        entry_id=verdict.entry_id,
        position=verdict.position,
        body=None if stands_elsewhere else reading.body,
    )
