"""How far each vendor's ledger also stands in a copy that passed its test.

Receipts carry it: nothing above it may be pruned anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import UnitOfWork

_NOTHING = "0"


def backed_up_position(uow: UnitOfWork, vendor_id: VendorId) -> int:
    """The last position of the vendor's ledger that a tested copy holds; 0 without any."""
    return int(uow.state.get(_name(vendor_id)) or _NOTHING)


def note_backup(uow: UnitOfWork, positions: Mapping[VendorId, int]) -> None:
    """A copy that holds this much of each ledger was tested.

    It is noted after the copy was made. So a copy knows of earlier ones only, and a database
    that was put back never claims more than it holds.
    """
    for vendor_id, position in positions.items():
        if position > backed_up_position(uow, vendor_id):
            uow.state.put(_name(vendor_id), str(position))


def _name(vendor_id: VendorId) -> str:
    return f"backup {vendor_id.hex}"
