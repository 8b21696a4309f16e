"""What a vendor's manager calls to carry the books away."""

from __future__ import annotations

from contextlib import ExitStack
from tempfile import SpooledTemporaryFile
from typing import IO, TYPE_CHECKING, cast

from sync_server.endpoints.replies import FileAnswer
from sync_server.services.export_ledger import export_ledger
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from shared_domain.identifiers import VendorId
    from sync_server.endpoints.callers import Call
    from sync_server.services.ports import Instruments, UnitOfWork

# Small shops never touch the disk; large ones must not fill the memory.
_IN_MEMORY_BYTES = 4 * 1024 * 1024


async def export_books(call: Call[VendorId]) -> FileAnswer | Refusal:
    """Ledger and journals as one file that `python -m sync_server verify` can check.

    It is written down whole before its first byte leaves: a slow reader then holds up no view
    of the database, and nobody is sent half a file as if it were all.
    """
    return await call.read(_written)


def _written(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId
) -> FileAnswer | Refusal:
    vendor = uow.vendors.get(vendor_id)
    if vendor is None:
        return Refusal(RefusalKind.NOT_FOUND, "The vendor of this token is no more.")
    with ExitStack() as whole_or_not_at_all:
        content = whole_or_not_at_all.enter_context(SpooledTemporaryFile(_IN_MEMORY_BYTES))
        export_ledger(uow, instruments, vendor, content.write)
        content.seek(0)
        whole_or_not_at_all.pop_all()
    return FileAnswer(cast("IO[bytes]", content), f"{vendor.slug}.ledger")
