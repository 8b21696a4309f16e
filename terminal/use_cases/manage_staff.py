"""Who works here, decided by a manager at the counter, with or without a network.

A PIN is turned into its verifier here and is kept nowhere.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.identifiers import StaffId
from shared_domain.journal import NoteKind
from shared_domain.outcomes import ManagerNeeded, Refused, TerminalRevoked
from shared_domain.records import StaffChanged
from shared_domain.rules.staffing import StaffChange, may_manage, staff_after
from shared_domain.staff import ManagerAction, Role, StaffMember, TryCount, pin_is_well_formed
from terminal.use_cases.record_items import record_note, record_staff_change

if TYPE_CHECKING:
    from datetime import datetime

    from terminal.use_cases.counter import Counter, Session

_LONGEST_NAME = 80


class StaffField(enum.Enum):
    """What is asked about a person."""

    NAME = "name"
    PIN = "pin"


@dataclass(frozen=True, slots=True)
class StaffForm:
    """The fields as typed; the PIN appears in no `repr`."""

    name: str = ""
    role: Role = Role.CASHIER
    pin: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person as the list shows them; the lock is this till's own."""

    member: StaffMember
    locked_until: datetime | None


def wrong_fields(form: StaffForm, *, is_new: bool) -> tuple[StaffField, ...]:
    """What cannot be meant; somebody who is here already may keep their PIN."""
    name, wrong = form.name.strip(), []
    if not name or len(name) > _LONGEST_NAME:
        wrong.append(StaffField.NAME)
    if (form.pin or is_new) and not pin_is_well_formed(form.pin):
        wrong.append(StaffField.PIN)
    return tuple(wrong)


def colleagues(counter: Counter) -> tuple[Colleague, ...]:
    """Everybody, those who still work here first, by name."""
    with counter.store.begin() as uow:
        now = counter.timekeeper.now().occurred_at
        listed = []
        for member in uow.world.staff():
            tries = uow.state.tries(member.staff_id)
            listed.append(Colleague(member, tries.locked_until if tries.locked_at(now) else None))
        return tuple(sorted(listed, key=lambda each: not each.member.is_active))


def save_colleague(
    counter: Counter, manager: Session | None, member: StaffMember | None, form: StaffForm
) -> StaffMember | Refused:
    """Add a person, or change name, role and PIN of one; `form` has no wrong fields.

    Only what is different is recorded, so that two managers at two tills undo nothing of each
    other's by accident.
    """
    staff_id = member.staff_id if member is not None else StaffId(counter.ids.entry_id())
    name = form.name.strip()
    change = StaffChange(
        staff_id,
        name=name if member is None or name != member.name else None,
        role=form.role if member is None or form.role is not member.role else None,
        pin_verifier=counter.make_verifier(staff_id, form.pin) if form.pin else None,
    )
    return _decide(counter, manager, change)


def let_work(
    counter: Counter, manager: Session | None, staff_id: StaffId, *, is_active: bool
) -> StaffMember | Refused:
    """Let somebody go, or take them back. Nobody is ever deleted: entries name them."""
    return _decide(counter, manager, StaffChange(staff_id, is_active=is_active))


def unlock_colleague(
    counter: Counter, manager: Session | None, staff_id: StaffId
) -> Refused | None:
    """Forget the wrong PINs of a person at this till; noted as an override under a name."""
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        if manager is None or not may_manage(uow.world.staff(), manager.staff_id):
            return Refused(ManagerNeeded(ManagerAction.MANAGE_STAFF))
        uow.state.set_tries(staff_id, TryCount())
        record_note(
            counter,
            uow,
            NoteKind.OVERRIDE,
            moment=moment,
            staff_id=manager.staff_id,
            about=staff_id,
            text=ManagerAction.MANAGE_STAFF.value,
        )
        uow.commit()
    counter.timekeeper.happened(moment)
    return None


def _decide(
    counter: Counter, manager: Session | None, change: StaffChange
) -> StaffMember | Refused:
    """Record it and act by it at once; the server tells the other tills, or says otherwise."""
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        people = uow.world.staff()
        if uow.state.sync_record().is_revoked:
            return Refused(TerminalRevoked())
        if manager is None or manager.staff_id is None or not may_manage(people, manager.staff_id):
            return Refused(ManagerNeeded(ManagerAction.MANAGE_STAFF))
        after = staff_after(people, change)
        if isinstance(after, Refused):
            return after
        record_staff_change(counter, uow, change, moment=moment, staff_id=manager.staff_id)
        # A place in the mirror is at least 1: 0 is what the server has yet to confirm again.
        uow.world.apply(StaffChanged(after), max(1, uow.state.cursor().position))
        if change.pin_verifier is not None:
            uow.state.set_tries(change.staff_id, TryCount())
        uow.commit()
    counter.timekeeper.happened(moment)
    return after
