"""Cases as rows; a finding about an entry has at most one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.identifiers import EntryId, StaffId, TerminalId
from sync_server.services.state import Case, CasesWanted
from sync_server.storage.bulk import upsert
from sync_server.storage.rows import bytes_of, id_of, optional_id
from sync_server.storage.tables import cases

if TYPE_CHECKING:
    from collections.abc import Collection
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row, Select

    from shared_domain.identifiers import CardId, VendorId

_UPSERT = upsert(cases, keep=("card_id", "terminal_id", "opened_at"))


class SqlCaseStore:
    """What a vendor's people should look at."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def of_cards(self, vendor_id: VendorId, card_ids: Collection[CardId]) -> list[Case]:
        return self._all(_of(vendor_id).where(cases.c.card_id.in_(card_ids)))

    def of_terminal(self, vendor_id: VendorId, terminal_id: TerminalId) -> list[Case]:
        return self._all(_of(vendor_id).where(cases.c.terminal_id == terminal_id.bytes))

    def save(self, vendor_id: VendorId, cases: Collection[Case]) -> None:
        if cases:
            self._connection.execute(_UPSERT, [_row(vendor_id, case) for case in cases])

    def get(self, vendor_id: VendorId, kind: CaseKind, entry_id: EntryId) -> Case | None:
        this = (cases.c.kind == kind.value) & (cases.c.entry_id == entry_id.bytes)
        return next(iter(self._all(_of(vendor_id).where(this))), None)

    def all(self, vendor_id: VendorId, limit: int) -> list[Case]:
        return self.page(vendor_id, CasesWanted(), None, limit)

    def page(
        self, vendor_id: VendorId, wanted: CasesWanted, after: CaseFinding | None, limit: int
    ) -> list[Case]:
        query = _of(vendor_id).order_by(cases.c.opened_at.desc(), cases.c.kind, cases.c.entry_id)
        if wanted.state is not None:
            query = query.where(cases.c.state == wanted.state.value)
        if wanted.kind is not None:
            query = query.where(cases.c.kind == wanted.kind.value)
        last = None if after is None else self.get(vendor_id, after.kind, after.entry_id)
        if last is not None:
            query = query.where(_comes_after(last))
        return self._all(query.limit(limit))

    def _all(self, query: Select[Any]) -> list[Case]:
        return [_case(row) for row in self._connection.execute(query)]


def _of(vendor_id: VendorId) -> Select[Any]:
    return select(cases).where(cases.c.vendor_id == vendor_id.bytes)


def _comes_after(last: Case) -> ColumnElement[bool]:
    """Older, or as old and later by kind and entry."""
    opened_at, kind = last.opened_at, last.finding.kind.value
    same_time, same_kind = cases.c.opened_at == opened_at, cases.c.kind == kind
    later_entry = cases.c.entry_id > last.finding.entry_id.bytes
    return (cases.c.opened_at < opened_at) | (
        same_time & ((cases.c.kind > kind) | (same_kind & later_entry))
    )


def _case(row: Row[Any]) -> Case:
    against, terminal_id = optional_id(row.against), optional_id(row.terminal_id)
    staff_id = optional_id(row.staff_id)
    finding = CaseFinding(
        CaseKind(row.kind),
        EntryId(id_of(row.entry_id)),
        None if against is None else EntryId(against),
    )
    return Case(
        finding,
        row.card_id,
        None if terminal_id is None else TerminalId(terminal_id),
        CaseState(row.state),
        row.opened_at,
        row.changed_at,
        row.settled_by,
        None if staff_id is None else StaffId(staff_id),
        row.note,
    )


def _row(vendor_id: VendorId, case: Case) -> dict[str, object]:
    return {
        "vendor_id": vendor_id.bytes,
        "kind": case.finding.kind.value,
        "entry_id": case.finding.entry_id.bytes,
        "against": bytes_of(case.finding.against),
        "card_id": case.card_id,
        "terminal_id": bytes_of(case.terminal_id),
        "state": case.state.value,
        "opened_at": case.opened_at,
        "changed_at": case.changed_at,
        "settled_by": case.settled_by,
        "staff_id": bytes_of(case.staff_id),
        "note": case.note,
    }
