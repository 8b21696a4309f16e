"""A person taps a name and types a PIN; wrong tries are counted before they are checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.journal import NoteKind
from shared_domain.outcomes import (
    ManagerNeeded,
    NotSignedIn,
    PinWrong,
    Refused,
    StaffLocked,
    TerminalLocked,
    TerminalRevoked,
)
from shared_domain.staff import (
    ManagerAction,
    Role,
    StaffMember,
    pin_is_well_formed,
    terminal_is_locked,
    tries_left,
)
from terminal.use_cases.count_tries import Tries, count_try, forgive_tries, tries_of
from terminal.use_cases.counter import Session
from terminal.use_cases.record_items import record_note

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import StaffId
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import UnitOfWork
    from terminal.use_cases.tell_time import Moment


@dataclass(frozen=True, slots=True)
class StaffChoice:
    """One name on the sign-in screen."""

    staff_id: StaffId
    name: str
    role: Role
    locked_until: datetime | None


@dataclass(frozen=True, slots=True)
class StaffBoard:
    """Who may sign in, and whether only a manager may."""

    choices: tuple[StaffChoice, ...]
    terminal_locked: bool


def staff_board(counter: Counter) -> StaffBoard:
    """Everybody active, by name, with the locks that stand now."""
    with counter.store.begin() as uow:
        now = counter.timekeeper.now().occurred_at
        choices = []
        for member in uow.world.staff():
            if member.is_active:
                tries = uow.state.tries(member.staff_id)
                until = tries.locked_until if tries.locked_at(now) else None
                choices.append(StaffChoice(member.staff_id, member.name, member.role, until))
        return StaffBoard(tuple(choices), terminal_is_locked(uow.state.tries(None)))


def sign_in(counter: Counter, staff_id: StaffId, pin: str) -> Session | Refused:
    """Check one person's PIN. Takes a quarter of a second on purpose."""
    return _check_pin(counter, staff_id, pin, NoteKind.SIGNED_IN)


def authorise(
    counter: Counter, staff_id: StaffId, pin: str, action: ManagerAction
) -> Session | Refused:
    """A manager's PIN in place for one action; the signed-in person stays who they are.

    The note says what was authorised, as an override and not as a time at the counter.
    """
    with counter.store.begin() as uow:
        member = _member(uow, staff_id)
    if member is None or member.role is not Role.MANAGER:
        return Refused(ManagerNeeded(action))
    return _check_pin(counter, staff_id, pin, NoteKind.OVERRIDE, action.value)


def sign_out(counter: Counter, session: Session) -> None:
    """Note the end of a person's time at the counter."""
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        record_note(counter, uow, NoteKind.SIGNED_OUT, moment=moment, staff_id=session.staff_id)
        uow.commit()
    counter.timekeeper.happened(moment)


def _check_pin(
    counter: Counter, staff_id: StaffId, pin: str, kind: NoteKind, text: str = ""
) -> Session | Refused:
    """Check the PIN, and note what the right one was entered for.

    The try is counted and committed first, in the database and as a note in the journal, so
    that neither pulling the plug nor putting a database back gives anybody a free guess.
    """
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        member = _member(uow, staff_id)
        if member is None:
            # Somebody who left while the name was still on the screen.
            return Refused(NotSignedIn())
        refusal = _refusal_before(uow, member, moment.occurred_at)
        if refusal is not None:
            return refusal
        before = tries_of(uow, staff_id)
        after = count_try(uow, staff_id, moment.occurred_at)
        record_note(counter, uow, NoteKind.PIN_TRIED, moment=moment, about=staff_id)
        uow.commit()
    right = pin_is_well_formed(pin) and counter.pin_check(staff_id, pin, member.pin_verifier)
    with counter.store.begin() as uow:
        if right:
            is_manager = member.role is Role.MANAGER
            forgive_tries(uow, staff_id, before.terminal, is_manager=is_manager)
            record_note(counter, uow, kind, moment=moment, staff_id=staff_id, text=text)
        else:
            _note_wrong_try(counter, uow, staff_id, after, moment)
        uow.commit()
    counter.timekeeper.happened(moment)
    if right:
        return Session(staff_id, member.name, member.role, member.language)
    return _refusal_after(after, moment.occurred_at)


def _member(uow: UnitOfWork, staff_id: StaffId) -> StaffMember | None:
    return next(
        (who for who in uow.world.staff() if who.staff_id == staff_id and who.is_active), None
    )


def _refusal_before(uow: UnitOfWork, member: StaffMember, now: datetime) -> Refused | None:
    if uow.state.sync_record().is_revoked:
        return Refused(TerminalRevoked())
    tries = uow.state.tries(member.staff_id)
    if tries.locked_until is not None and tries.locked_at(now):
        return Refused(StaffLocked(tries.locked_until))
    if terminal_is_locked(uow.state.tries(None)) and member.role is not Role.MANAGER:
        return Refused(TerminalLocked())
    return None


def _note_wrong_try(
    counter: Counter, uow: UnitOfWork, staff_id: StaffId, after: Tries, moment: Moment
) -> None:
    record_note(counter, uow, NoteKind.PIN_WRONG, moment=moment, about=staff_id)
    if after.person.locked_at(moment.occurred_at):
        record_note(counter, uow, NoteKind.STAFF_LOCKED, moment=moment, about=staff_id)
    if terminal_is_locked(after.terminal):
        record_note(counter, uow, NoteKind.TERMINAL_LOCKED, moment=moment)


def _refusal_after(after: Tries, now: datetime) -> Refused:
    if after.person.locked_until is not None and after.person.locked_at(now):
        return Refused(StaffLocked(after.person.locked_until))
    if terminal_is_locked(after.terminal):
        return Refused(TerminalLocked())
    return Refused(PinWrong(tries_left(after.person)))
