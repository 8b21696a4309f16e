"""Doing what a person decided about a case: once, whoever decides it and however often.

What was decided stays decided: later entries open cases of their own and never this one again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.amounts import NOTHING
from shared_domain.cards import CardStatus
from shared_domain.cases import CaseState, Resolution
from shared_domain.journal import CaseSettled
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.rules.settling import correction
from shared_domain.staff import Role
from shared_domain.wire.push import VerdictKind
from sync_server.services.judge_cases import case_record, post_cases, rules_of
from sync_server.services.own_entries import own_entry
from sync_server.services.posting import Posting
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.settle_cards import settle_cards

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.cases import CaseKind
    from shared_domain.identifiers import EntryId, StaffId, VendorId
    from sync_server.services.keep_journal import Taken
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import Case

_UNKNOWN = Refusal(RefusalKind.NOT_FOUND, "There is no such case at this vendor.")
_NO_CARD = Refusal(RefusalKind.INVALID, "This case is not about a card: it can only be forgiven.")
_NOTHING_LEFT = Refusal(
    RefusalKind.INVALID,
    "Nothing of it is left on the card to take back. Forgive it, or block the card.",
)


class Settlement(Struct, frozen=True):
    """What was decided about which case, by whom, and why.

    `settled_by` is a name for people to read; `staff_id` is set for a person at a counter.
    """

    kind: CaseKind
    entry_id: EntryId
    resolution: Resolution
    settled_by: str
    staff_id: StaffId | None = None
    note: str = ""


def settle_case(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, settlement: Settlement
) -> Case | Refusal:
    """Do it; deciding the same again changes nothing, and the first of two decisions holds."""
    case = uow.cases.get(vendor_id, settlement.kind, settlement.entry_id)
    if case is None:
        return _UNKNOWN
    if case.state is settlement.resolution.state:
        return case
    if case.state is not CaseState.OPEN:
        return Refusal(RefusalKind.OUTDATED, f"This case is {case.state.value} already.")
    facts = _facts_of(uow, vendor_id, case, settlement)
    if isinstance(facts, Refusal):
        return facts
    posting = Posting(uow, vendor_id, instruments.clock.now())
    settled = replace(
        case,
        state=settlement.resolution.state,
        changed_at=posting.now,
        settled_by=settlement.settled_by,
        staff_id=settlement.staff_id,
        note=settlement.note,
    )
    post_cases(uow, posting, [settled])
    for fact in facts:
        program = uow.programs.current(vendor_id)
        version = program.version if program is not None else 0
        entry = own_entry(fact, vendor_id, version, posting.now, instruments.ids)
        posting.own_entry(replace(entry, staff_id=settlement.staff_id))
    settle_cards(uow, instruments, posting)
    posting.write()
    return settled


def settle_as_decided(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, taken: Iterable[Taken]
) -> None:
    """Do what managers decided at a counter, in the items that are new here.

    Where it cannot be done, all terminals are told again how the case really stands.
    """
    for one in taken:
        item = one.reading.item
        if isinstance(item, CaseSettled) and one.verdict.kind is VerdictKind.RECORDED:
            if not isinstance(_decided(uow, instruments, vendor_id, item), Refusal):
                continue
            case = uow.cases.get(vendor_id, item.kind, item.about)
            if case is not None:
                posting = Posting(uow, vendor_id, instruments.clock.now())
                posting.change(case_record(vendor_id, case))
                posting.write()


def _decided(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, item: CaseSettled
) -> Case | Refusal:
    person = uow.staff.get(vendor_id, item.staff_id) if item.staff_id is not None else None
    if person is None or person.role is not Role.MANAGER:
        return Refusal(RefusalKind.INVALID, "Only a manager settles a case.")
    settlement = Settlement(
        item.kind, item.about, item.resolution, person.name, person.staff_id, item.note
    )
    return settle_case(uow, instruments, vendor_id, settlement)


def _facts_of(
    uow: UnitOfWork, vendor_id: VendorId, case: Case, settlement: Settlement
) -> list[EntryFacts] | Refusal:
    """The entries that the decision comes to."""
    if case.card_id is None:
        return [] if settlement.resolution is Resolution.FORGIVE else _NO_CARD
    facts = []
    if settlement.resolution is Resolution.BLOCK_CARD:
        held = uow.cards.get(vendor_id, [case.card_id])[case.card_id]
        if held.state.status is CardStatus.ACTIVE:
            facts.append(EntryFacts(kind=EntryKind.CARD_BLOCKED, card_id=case.card_id))
        return facts
    rules = rules_of(uow, vendor_id)
    received = uow.ledger.entries_of(vendor_id, [case.card_id]).get(case.card_id, [])
    entries = [one.judged for one in received]
    change = correction(
        case.finding, settlement.resolution, entries, rules.programs, rules.calendar
    )
    if change is None:
        return _NOTHING_LEFT
    if change != NOTHING:
        facts.append(
            EntryFacts(
                kind=EntryKind.ADJUSTED,
                card_id=case.card_id,
                stamps_delta=change.stamps,
                points_delta=change.points,
                reason=_reason(case, settlement),
            )
        )
    return facts


def _reason(case: Case, settlement: Settlement) -> str:
    """Why the balance was changed, for whoever reads the card later."""
    words = f"{settlement.resolution.value}: {case.finding.kind.value}"
    return f"{words}; {settlement.note}"[:255] if settlement.note else words
