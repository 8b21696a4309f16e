"""Decide about a case at the counter: recorded here and now, done by the server once it hears.

The balance is never touched here: what a decision comes to depends on entries this terminal may
not know, so the server works it out and the next pull brings it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.cases import CaseState, Resolution
from shared_domain.outcomes import (
    CaseNotOpen,
    CaseWithoutCard,
    ManagerNeeded,
    Refused,
    TerminalRevoked,
)
from shared_domain.staff import ManagerAction
from terminal.use_cases.record_items import record_settlement

if TYPE_CHECKING:
    from shared_domain.cases import CaseKind
    from shared_domain.identifiers import EntryId
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import KnownCase, UnitOfWork


def settle_case(
    counter: Counter,
    manager: Session | None,
    kind: CaseKind,
    entry_id: EntryId,
    resolution: Resolution,
    note: str = "",
) -> KnownCase | Refused:
    """Record a manager's decision; returns the case as it stands here from now on.

    It stands until the server says otherwise: if somebody else was first, or nothing is left to
    take back, the next pull shows the case as it really is.
    """
    if manager is None or manager.staff_id is None or not manager.is_manager:
        return Refused(ManagerNeeded(ManagerAction.SETTLE_CASE))
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        case = _open_case(uow, kind, entry_id, resolution)
        if isinstance(case, Refused):
            return case
        settled = replace(
            case,
            state=resolution.state,
            changed_at=moment.occurred_at,
            settled_by=manager.name,
            note=note.strip(),
        )
        record_settlement(
            counter, uow, settled, resolution, moment=moment, staff_id=manager.staff_id
        )
        uow.world.note_settled(settled)
        uow.commit()
    counter.timekeeper.happened(moment)
    return settled


def _open_case(
    uow: UnitOfWork, kind: CaseKind, entry_id: EntryId, resolution: Resolution
) -> KnownCase | Refused:
    """The case, if this can be decided about it."""
    if uow.state.sync_record().is_revoked:
        return Refused(TerminalRevoked())
    case = uow.world.case(kind, entry_id)
    if case is None or case.state is not CaseState.OPEN:
        return Refused(CaseNotOpen(case.settled_by if case is not None else ""))
    if case.card_id is None and resolution is not Resolution.FORGIVE:
        return Refused(CaseWithoutCard())
    return case
