"""What deciding about a case does to the card's balance: exactly the damage, and never more.

A decision is a person's; here is only what it comes to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cases import CaseFinding, CaseKind, Resolution
from shared_domain.reservations import smaller
from shared_domain.rules.limits import standing_stamps
from shared_domain.rules.matching import due_amounts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.ledger import Entry
    from shared_domain.rules.judging import ProgramHistory

# After these the balance has it off already: it may be below nothing, which is the debt.
_TOOK_TOO_MUCH = frozenset({CaseKind.OVERDRAWN, CaseKind.REVERSED_AFTER_SPENT})


def correction(
    finding: CaseFinding,
    resolution: Resolution,
    entries: Iterable[Entry],
    programs: ProgramHistory,
    calendar: BusinessCalendar,
) -> Amounts | None:
    """What to add to the balance of the card with all these entries; None if nothing can be.

    Clawing back takes what the entry gave too much, as far as it is still on the card. An
    overdraft is taken already: clawed back, it stays for later earnings to fill; forgiven, the
    shop bears it and the card is worth nothing again, as far as this entry is to blame.
    """
    ordered = sorted(entries, key=lambda entry: entry.order_key)
    balance = sum((entry.amounts for entry in ordered), NOTHING)
    if finding.kind in _TOOK_TOO_MUCH:
        if resolution is not Resolution.FORGIVE:
            return NOTHING
        return smaller(_shortfall(finding, ordered), -balance)
    if resolution is not Resolution.CLAW_BACK:
        return NOTHING
    taken = smaller(_excess(finding, ordered, programs, calendar), balance)
    return -taken if taken != NOTHING else None


def _shortfall(finding: CaseFinding, ordered: Sequence[Entry]) -> Amounts:
    """How much of what this entry took was not there."""
    balance = NOTHING
    for entry in ordered:
        balance += entry.amounts
        if entry.entry_id == finding.entry_id:
            return smaller(-entry.amounts, -balance)
    return NOTHING


def _excess(
    finding: CaseFinding,
    ordered: Sequence[Entry],
    programs: ProgramHistory,
    calendar: BusinessCalendar,
) -> Amounts:
    """How much this entry gave that it should not have; nothing once it was taken back."""
    by_id = {entry.entry_id: entry for entry in ordered}
    entry = by_id.get(finding.entry_id)
    if entry is None or any(one.reverses == finding.entry_id for one in ordered):
        return NOTHING
    program = programs.in_force_for(entry)
    match finding.kind:
        case CaseKind.DAILY_LIMIT_BROKEN if program is not None:
            room = program.max_daily_stamps - _given_before(entry, ordered, calendar)
            return entry.amounts - Amounts(stamps=max(0, room))
        case CaseKind.AMOUNTS_DO_NOT_FIT if program is not None:
            return entry.amounts - due_amounts(entry, program)
        case CaseKind.REVERSAL_DOES_NOT_FIT if finding.against in by_id:
            return entry.amounts + by_id[finding.against].amounts
        case _:
            return entry.amounts


def _given_before(entry: Entry, ordered: Iterable[Entry], calendar: BusinessCalendar) -> int:
    """The stamps of the same business day that came first."""
    day = calendar.day_of(entry.occurred_at)
    return sum(
        stamp.stamps_delta
        for stamp in standing_stamps(ordered)
        if stamp.order_key < entry.order_key and calendar.day_of(stamp.occurred_at) == day
    )
