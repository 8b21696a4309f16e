"""Taking a terminal's trust away; what it still sends is kept aside from then on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.records import TerminalChanged
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from shared_domain.identifiers import TerminalId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Terminal


def revoke_terminal(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, terminal_id: TerminalId
) -> Terminal | Refusal:
    """Revoke a terminal and tell the others; doing it twice changes nothing."""
    terminal = uow.terminals.get(vendor_id, terminal_id)
    if terminal is None:
        return Refusal(RefusalKind.NOT_FOUND, "There is no such terminal at this vendor.")
    if terminal.is_revoked:
        return terminal
    now = instruments.clock.now()
    revoked = replace(terminal, revoked_at=now)
    uow.terminals.save(revoked)
    posting = Posting(uow, vendor_id, now)
    posting.change(TerminalChanged(terminal_id, terminal.name, is_revoked=True))
    posting.write()
    return revoked
