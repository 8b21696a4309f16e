"""One case with all that speaks for and against it: both entries in full, and who made them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.cases import CaseKind
    from shared_domain.identifiers import EntryId, VendorId
    from shared_domain.ledger import Entry
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Case, ReceivedEntry


class EvidenceRow(Struct, frozen=True):
    """An entry, where it stands, when it came, and the names behind its ids.

    `clamped_to` is when it happened as far as the server believes, where its own time cannot be.
    """

    entry: Entry
    position: int
    received_at: datetime
    clamped_to: datetime | None
    terminal_name: str | None
    staff_name: str | None


class Evidence(Struct, frozen=True):
    """A case and its two rows; one is missing where it is about no entry of the ledger."""

    case: Case
    row: EvidenceRow | None
    against: EvidenceRow | None


def show_evidence(
    uow: UnitOfWork,
    _instruments: Instruments,
    vendor_id: VendorId,
    kind: CaseKind,
    entry_id: EntryId,
) -> Evidence | Refusal:
    """All there is to know about one case of this vendor."""
    case = uow.cases.get(vendor_id, kind, entry_id)
    if case is None:
        return Refusal(RefusalKind.NOT_FOUND, "There is no such case at this vendor.")
    received: list[ReceivedEntry] = []
    if case.card_id is not None:
        received = uow.ledger.entries_of(vendor_id, [case.card_id]).get(case.card_id, [])
    return Evidence(
        case,
        _row(uow, vendor_id, received, case.finding.entry_id),
        _row(uow, vendor_id, received, case.finding.against),
    )


def _row(
    uow: UnitOfWork,
    vendor_id: VendorId,
    received: list[ReceivedEntry],
    entry_id: EntryId | None,
) -> EvidenceRow | None:
    found = next((one for one in received if one.entry.entry_id == entry_id), None)
    if found is None or entry_id is None:
        return None
    entry = found.entry
    terminal = uow.terminals.get(vendor_id, entry.terminal_id) if entry.terminal_id else None
    person = uow.staff.get(vendor_id, entry.staff_id) if entry.staff_id else None
    return EvidenceRow(
        entry=entry,
        position=uow.ledger.known(vendor_id, [entry_id])[entry_id].position,
        received_at=found.received_at,
        clamped_to=found.clamped_to,
        terminal_name=terminal.name if terminal is not None else None,
        staff_name=person.name if person is not None else None,
    )
