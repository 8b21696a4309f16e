"""The people at a vendor's counters: who they are, what they may do, and their PINs."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

import msgspec

from shared_domain.records import StaffChanged
from shared_domain.staff import StaffMember
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.secret_keys import newest_key
from sync_server.services.state import KeyPurpose

if TYPE_CHECKING:
    from shared_domain.identifiers import StaffId, VendorId
    from shared_domain.staff import Role
    from sync_server.services.ports import Instruments, UnitOfWork

_UNKNOWN = Refusal(RefusalKind.NOT_FOUND, "There is no such person at this vendor.")


@dataclass(frozen=True, slots=True)
class StaffChanges:
    """What is to be different about a person; None leaves it as it is."""

    name: str | None = None
    role: Role | None = None
    is_active: bool | None = None
    pin_verifier: str | None = None


def pin_key_of(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> bytes:
    """What keys the hash under every PIN verifier of the vendor."""
    return newest_key(uow, instruments.vault, vendor_id, KeyPurpose.PIN_HASHING).private_key


def save_member(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, member: StaffMember
) -> StaffMember:
    """Add a person, or put them as they are from here on, and tell every terminal."""
    now = instruments.clock.now()
    uow.staff.save(vendor_id, member, now)
    posting = Posting(uow, vendor_id, now)
    posting.change(StaffChanged(member))
    posting.write()
    return member


def change_member(
    uow: UnitOfWork,
    instruments: Instruments,
    vendor_id: VendorId,
    staff_id: StaffId,
    changes: StaffChanges,
) -> StaffMember | Refusal:
    """Change what is given. Nobody is ever deleted: entries name them."""
    member = uow.staff.get(vendor_id, staff_id)
    if member is None:
        return _UNKNOWN
    given = {name: value for name, value in asdict(changes).items() if value is not None}
    return save_member(uow, instruments, vendor_id, msgspec.structs.replace(member, **given))
