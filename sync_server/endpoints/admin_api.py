"""What the operator calls: opening vendors and handing out tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from shared_domain.identifiers import VendorId
from shared_domain.programs import Vendor
from sync_server.endpoints.messages import TokenShown, VendorList
from sync_server.services import manage_tokens, manage_vendors
from sync_server.services.refusals import Refusal

if TYPE_CHECKING:
    from sync_server.endpoints.callers import Call, Operator
    from sync_server.endpoints.messages import NewToken, NewVendor


async def open_vendor(call: Call[Operator], new: NewVendor) -> Vendor | Refusal:
    """Open a vendor."""
    vendor_id = VendorId(call.office.instruments.ids.new_id())
    vendor = Vendor(vendor_id=vendor_id, **msgspec.structs.asdict(new))
    return await call.write(
        lambda uow, instruments, _: manage_vendors.open_vendor(uow, instruments, vendor)
    )


async def list_vendors(call: Call[Operator]) -> VendorList:
    """Every vendor."""
    vendors = await call.read(lambda uow, _instruments, _operator: uow.vendors.all())
    return VendorList(vendors=tuple(vendors))


async def make_token(call: Call[Operator], new: NewToken) -> TokenShown | Refusal:
    """Make a token for a vendor's manager, or for an operator."""
    answer = await call.write(
        lambda uow, instruments, _: manage_tokens.make_token(
            uow, instruments, new.vendor_id, new.name
        )
    )
    return answer if isinstance(answer, Refusal) else TokenShown(token=answer)
