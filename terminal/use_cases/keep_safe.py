"""Keeping the counter's data safe beside the work: copies that are checked, damage put right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.journal import MAX_SMALL_TEXT, NoteKind
from terminal.use_cases.lost_items import record_holes
from terminal.use_cases.record_items import record_note

if TYPE_CHECKING:
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.ports import Clock
    from terminal.use_cases.store_ports import LocalStore
    from terminal.use_cases.upkeep_port import Upkeep


def copy_safely(store: LocalStore, upkeep: Upkeep, clock: Clock) -> bool:
    """Make a copy that counts; False when the check of it says that the data need a repair.

    A copy takes as much space as the data, so there is none while space is short. One that ended
    in the middle of a commit is wrong by chance: what is really wrong is so twice.
    """
    if store.is_short_of_space():
        return True
    return any(upkeep.back_up(clock.now()).is_clean for _ in range(2))


def put_right(upkeep: Upkeep) -> bool:
    """Check the data themselves; True when they were made again and need a new epoch."""
    return bool(upkeep.verify().damage)


def report_repairs(counter: Counter, upkeep: Upkeep) -> None:
    """Put into the journal what was damaged, so that whoever owns the shop hears of it."""
    if not upkeep.repairs:
        return
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        for words in upkeep.repairs:
            text = words[:MAX_SMALL_TEXT]
            record_note(counter, uow, NoteKind.STORE_REPAIRED, moment=moment, text=text)
        record_holes(counter, uow, upkeep.remains, moment)
        uow.commit()
    upkeep.repairs.clear()
    upkeep.remains.clear()
    counter.timekeeper.happened(moment)
