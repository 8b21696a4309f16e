"""Undo a mistake with a second entry; nothing is ever taken out of the journal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.outcomes import Accepted, CardUnknown, ManagerNeeded, Refused
from shared_domain.rules.correcting import reverse_entries
from shared_domain.rules.situation import Requester
from shared_domain.staff import ManagerAction, Role
from terminal.use_cases.carry_out import Recorded, carry_out
from terminal.use_cases.read_card import with_rights

if TYPE_CHECKING:
    from shared_domain.identifiers import EntryId
    from shared_domain.ledger import Entry
    from shared_domain.outcomes import Decision
    from shared_domain.rules.situation import Situation
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import UnitOfWork


def reverse_entry(
    counter: Counter,
    session: Session | None,
    entry_id: EntryId,
    approved_by: Session | None = None,
) -> Recorded | Refused:
    """Undo an entry, together with all others of the same purchase.

    `approved_by` is a manager who allows what the signed-in person may not.
    """
    if approved_by is not None and not approved_by.is_manager:
        return Refused(ManagerNeeded(ManagerAction.UNDO_OTHERS_ENTRY))
    with counter.store.begin() as uow:
        known = uow.entries.get(entry_id)
    if known is None or known.is_set_aside:
        return Refused(CardUnknown(""))
    requester = _requester(session, approved_by)

    def decide(uow: UnitOfWork, situation: Situation) -> Decision:
        targets = _purchase_of(uow, known.entry)
        reversals = uow.entries.reversals_of(target.entry_id for target in targets)
        decision = reverse_entries(with_rights(uow, situation), targets, reversals, requester)
        return decision if approved_by is None else _approved(decision, approved_by)

    return carry_out(counter, session, known.entry.card_id, decide)


def _requester(session: Session | None, approved_by: Session | None) -> Requester:
    who = approved_by or session
    return Requester(who.staff_id, who.role) if who else Requester(None, Role.CASHIER)


def _approved(decision: Decision, approved_by: Session) -> Decision:
    """The cashier undid it; the entry also says which manager allowed that."""
    if isinstance(decision, Refused):
        return decision
    approver = approved_by.staff_id
    return Accepted(tuple(replace(fact, overridden_by=approver) for fact in decision.facts))


def _purchase_of(uow: UnitOfWork, entry: Entry) -> tuple[Entry, ...]:
    return (entry,) if entry.purchase_id is None else uow.entries.of_purchase(entry.purchase_id)
