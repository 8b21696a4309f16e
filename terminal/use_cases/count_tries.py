"""How often a PIN was tried: counted ahead of every check, and again from the journal's notes.

A database that was put back would forget tries; the journal file beside it does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.identifiers import StaffId
from shared_domain.journal import NoteKind
from shared_domain.staff import Role, TryCount, after_wrong_try, after_wrong_try_on_terminal

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from shared_domain.journal import Note
    from terminal.use_cases.store_ports import UnitOfWork

# What a right PIN is noted as, whatever it was entered for.
_RIGHT = frozenset({NoteKind.SIGNED_IN, NoteKind.OVERRIDE})


@dataclass(frozen=True, slots=True)
class Tries:
    """The counts of one person and of the whole terminal."""

    person: TryCount
    terminal: TryCount


def tries_of(uow: UnitOfWork, staff_id: StaffId) -> Tries:
    """As they are counted now."""
    return Tries(uow.state.tries(staff_id), uow.state.tries(None))


def count_try(uow: UnitOfWork, staff_id: StaffId, now: datetime) -> Tries:
    """Count a try as a wrong one until it is known to be right; returns the counts after it."""
    before = tries_of(uow, staff_id)
    after = Tries(
        after_wrong_try(before.person, now), after_wrong_try_on_terminal(before.terminal, now)
    )
    uow.state.set_tries(staff_id, after.person)
    uow.state.set_tries(None, after.terminal)
    return after


def forgive_tries(
    uow: UnitOfWork, staff_id: StaffId, before: TryCount, *, is_manager: bool
) -> None:
    """A right PIN clears the person's count; only a manager's clears the terminal's.

    `before` is the terminal's count ahead of this try, which was none.
    """
    uow.state.set_tries(staff_id, TryCount())
    uow.state.set_tries(None, TryCount() if is_manager else before)


def count_again(uow: UnitOfWork, notes: Sequence[Note]) -> None:
    """Count the tries in notes that this database had lost, in the order they were made."""
    if not notes:
        return
    managers = {each.staff_id for each in uow.world.staff() if each.role is Role.MANAGER}
    before = uow.state.tries(None)
    for note in notes:
        if note.kind is NoteKind.PIN_TRIED and note.about is not None:
            before = uow.state.tries(None)
            count_try(uow, StaffId(note.about), note.occurred_at)
        elif note.kind in _RIGHT and note.staff_id is not None:
            is_manager = note.staff_id in managers
            forgive_tries(uow, note.staff_id, before, is_manager=is_manager)
