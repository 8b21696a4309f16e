"""What managers decided about people at a counter: done in the order it arrives, told to everybody.

Where it may not be done, everybody is told how things really stand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.journal import StaffDecided
from shared_domain.outcomes import Refused
from shared_domain.rules.staffing import StaffChange, may_manage, staff_after
from shared_domain.wire.push import VerdictKind
from sync_server.services.manage_staff import save_member

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import VendorId
    from shared_domain.staff import StaffMember
    from sync_server.services.keep_journal import Taken
    from sync_server.services.ports import Instruments, UnitOfWork


def change_as_decided(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, taken: Iterable[Taken]
) -> None:
    """Do what was decided in the items that are new here."""
    for one in taken:
        item = one.reading.item
        if isinstance(item, StaffDecided) and one.verdict.kind is VerdictKind.RECORDED:
            member = _as_it_stands(uow, vendor_id, item)
            if member is not None:
                save_member(uow, instruments, vendor_id, member)


def _as_it_stands(uow: UnitOfWork, vendor_id: VendorId, item: StaffDecided) -> StaffMember | None:
    """The person from here on; None for somebody that no till can believe to exist."""
    people = uow.staff.all(vendor_id)
    change = StaffChange(item.about, item.name, item.role, item.pin_verifier, item.is_active)
    after = staff_after(people, change)
    if may_manage(people, item.staff_id) and not isinstance(after, Refused):
        return after
    before = next((person for person in people if person.staff_id == item.about), None)
    if before is not None or isinstance(after, Refused):
        return before
    # The till that made them lets them sign in; it has to hear that they may not.
    return replace(after, is_active=False)
