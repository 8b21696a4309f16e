"""What a person at the counter should look at, with both rows of evidence, as far as known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.cases import Resolution

if TYPE_CHECKING:
    from shared_domain.cards import CardState
    from shared_domain.identifiers import EntryId
    from shared_domain.ledger import Entry
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import KnownCase, UnitOfWork

# More than anybody settles in one sitting; the count beside them tells all.
MOST_CASES = 200


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """One row of evidence: an entry, and the names of who made it and where."""

    entry: Entry
    staff_name: str | None
    terminal_name: str | None


@dataclass(frozen=True, slots=True)
class CaseToSettle:
    """An open case and all that is known about it here.

    A row is missing while its entry is not in the mirror, and for a case about no entry.
    """

    case: KnownCase
    row: EvidenceRow | None
    against: EvidenceRow | None
    card: CardState | None
    terminal_name: str | None
    resolutions: tuple[Resolution, ...]


def cases_to_settle(counter: Counter, most: int = MOST_CASES) -> tuple[CaseToSettle, ...]:
    """The open cases, newest first."""
    with counter.store.begin() as uow:
        return tuple(_with_evidence(uow, case) for case in uow.world.cases_to_settle(most))


def _with_evidence(uow: UnitOfWork, case: KnownCase) -> CaseToSettle:
    names = uow.world.terminal_names()
    return CaseToSettle(
        case=case,
        row=_row(uow, case.entry_id),
        against=_row(uow, case.against),
        card=uow.cards.get(case.card_id) if case.card_id is not None else None,
        terminal_name=names.get(case.terminal_id) if case.terminal_id is not None else None,
        # A case about a terminal's journal has no card to take from.
        resolutions=tuple(Resolution) if case.card_id is not None else (Resolution.FORGIVE,),
    )


def _row(uow: UnitOfWork, entry_id: EntryId | None) -> EvidenceRow | None:
    known = uow.entries.get(entry_id) if entry_id is not None else None
    if known is None:
        return None
    entry = known.entry
    staff = {member.staff_id: member.name for member in uow.world.staff()}
    terminals = uow.world.terminal_names()
    return EvidenceRow(
        entry,
        staff.get(entry.staff_id) if entry.staff_id is not None else None,
        terminals.get(entry.terminal_id) if entry.terminal_id is not None else None,
    )
