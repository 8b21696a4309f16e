"""A shop by the name in its addresses, as anybody may see it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.programs import LoyaltyProgram, Vendor

if TYPE_CHECKING:
    from sync_server.services.ports import UnitOfWork


class Shop(Struct, frozen=True):
    """A vendor and the program it has now."""

    vendor: Vendor
    program: LoyaltyProgram


def find_shop(uow: UnitOfWork, slug: str) -> Shop | None:
    """The shop of this slug; from here on the unit of work acts for it."""
    uow.oversee()
    vendor = uow.vendors.by_slug(slug)
    if vendor is None:
        return None
    uow.act_for(vendor.vendor_id)
    program = uow.programs.current(vendor.vendor_id)
    return None if program is None else Shop(vendor, program)
