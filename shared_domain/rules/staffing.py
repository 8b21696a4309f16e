"""What a change to the people at the counters comes to, and when it may not be made."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.outcomes import NoManagerLeft, Refused, StaffUnknown
from shared_domain.staff import Role, StaffMember

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import StaffId


@dataclass(frozen=True, slots=True)
class StaffChange:
    """What is to be different about a person; None leaves it as it is."""

    staff_id: StaffId
    name: str | None = None
    role: Role | None = None
    pin_verifier: str | None = None
    is_active: bool | None = None


def staff_after(people: Iterable[StaffMember], change: StaffChange) -> StaffMember | Refused:
    """The person as they are after the change; one who is new needs name, role and PIN."""
    known = {person.staff_id: person for person in people}
    before = known.get(change.staff_id)
    if before is None:
        return _hired(change) or Refused(StaffUnknown())
    after = replace(
        before,
        name=before.name if change.name is None else change.name,
        role=change.role or before.role,
        pin_verifier=before.pin_verifier if change.pin_verifier is None else change.pin_verifier,
        is_active=before.is_active if change.is_active is None else change.is_active,
    )
    manages_still = any(_manages(known[each]) for each in known if each != change.staff_id)
    if _manages(before) and not _manages(after) and not manages_still:
        return Refused(NoManagerLeft())
    return after


def may_manage(people: Iterable[StaffMember], staff_id: StaffId | None) -> bool:
    """Whether this is a manager who is still there."""
    return any(person.staff_id == staff_id and _manages(person) for person in people)


def _hired(change: StaffChange) -> StaffMember | None:
    if change.name is None or change.role is None or change.pin_verifier is None:
        return None
    return StaffMember(
        staff_id=change.staff_id,
        name=change.name,
        role=change.role,
        pin_verifier=change.pin_verifier,
        is_active=change.is_active is not False,
    )


def _manages(person: StaffMember) -> bool:
    return person.is_active and person.role is Role.MANAGER
