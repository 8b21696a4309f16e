"""Changing a vendor's program: every change is a new version that all terminals hear of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from shared_domain.cases import CaseKind
from shared_domain.programs import activated, deactivated
from shared_domain.records import ProgramPublished
from sync_server.services.judge_cases import judge_again
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.touch_passes import touch_passes

if TYPE_CHECKING:
    from shared_domain.identifiers import VendorId
    from shared_domain.programs import LoyaltyProgram
    from sync_server.services.ports import Instruments, UnitOfWork

_NO_PROGRAM = Refusal(RefusalKind.NOT_FOUND, "This vendor has no program.")


def show_program(
    uow: UnitOfWork, _instruments: Instruments, vendor_id: VendorId
) -> LoyaltyProgram | Refusal:
    """The version in force."""
    return uow.programs.current(vendor_id) or _NO_PROGRAM


def change_program(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, edited: LoyaltyProgram
) -> LoyaltyProgram | Refusal:
    """Publish an edited program; activation has actions of its own.

    `edited.version` is the version that was edited: if another was published meanwhile,
    nothing is overwritten.
    """
    current = uow.programs.current(vendor_id)
    if current is None:
        return _NO_PROGRAM
    if edited.version != current.version:
        return Refusal(
            RefusalKind.OUTDATED,
            f"Version {current.version} is in force, and version {edited.version} was edited. "
            "Read it again and repeat the change.",
        )
    next_version = msgspec.structs.replace(
        edited,
        version=current.version + 1,
        is_active=current.is_active,
        activated_at=current.activated_at,
    )
    return publish(uow, instruments, vendor_id, next_version)


def activate_program(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId
) -> LoyaltyProgram | Refusal:
    """Let the program take operations; an active one stays as it is."""
    current = uow.programs.current(vendor_id)
    if current is None or current.is_active:
        return current or _NO_PROGRAM
    return publish(uow, instruments, vendor_id, activated(current, instruments.clock.now()))


def deactivate_program(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId
) -> LoyaltyProgram | Refusal:
    """Let the program refuse every operation; an inactive one stays as it is."""
    current = uow.programs.current(vendor_id)
    if current is None or not current.is_active:
        return current or _NO_PROGRAM
    return publish(uow, instruments, vendor_id, deactivated(current))


def publish(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, program: LoyaltyProgram
) -> LoyaltyProgram:
    """Put a version in force and tell every terminal."""
    now = instruments.clock.now()
    posting = Posting(uow, vendor_id, now)
    posting.change(ProgramPublished(program))
    uow.programs.publish(vendor_id, program, now)
    # A restored server may have been told of this version before it was published again.
    judge_again(uow, posting, CaseKind.NOT_IN_PROGRAM)
    touch_passes(uow, posting, None)
    posting.write()
    return program
