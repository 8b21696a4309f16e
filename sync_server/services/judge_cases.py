"""Keeping cases in step with what a card's entries show: opened once, withdrawn when explained."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.amounts import NOTHING
from shared_domain.business_day import calendar_of
from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.records import CaseChanged
from shared_domain.rules.judging import (
    context_start,
    continues_plainly,
    judge_card,
    judge_later,
)
from sync_server.services.state import Case, CasesWanted, HeldCard, ReceivedEntry

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.identifiers import CardId, EntryId, VendorId
    from shared_domain.rules.judging import ProgramHistory
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.posting import Posting

    Received = Mapping[CardId, Sequence[ReceivedEntry]]
    Findings = dict[CardId, frozenset[CaseFinding]]

# An entry cannot happen after it arrived. Less than this is the drift of honest clocks.
CLOCK_TOLERANCE = timedelta(minutes=5)

# More cards than this would hold up everybody else; the rest is judged when it moves again.
MOST_CARDS = 1_000


def judge_cases(
    uow: UnitOfWork,
    vendor_id: VendorId,
    cards: Mapping[CardId, HeldCard],
    new: Received,
    now: datetime,
) -> list[Case]:
    """The cases that these new entries change; `cards` are as they were before.

    Most entries simply follow what is known of their card, and only they need judging. Of the
    other cards everything is read again: there a case may also be withdrawn.
    """
    rules = rules_of(uow, vendor_id)
    known = uow.cases.of_cards(vendor_id, new.keys())
    awaited = {target for case in known if (target := _awaited_by(case)) is not None}
    plain = {card_id: some for card_id, some in new.items() if _is_plain(cards, some, awaited)}
    mixed = {card_id: some for card_id, some in new.items() if card_id not in plain}
    found = _found_in_new(uow, vendor_id, cards, plain, rules)
    found |= _found_in_all(uow, vendor_id, mixed, rules)
    return changed_cases([case for case in known if case.card_id in mixed], found, now)


def judge_again(uow: UnitOfWork, posting: Posting, kind: CaseKind) -> None:
    """Judge as a whole every card with an open case of this kind, and post what changes."""
    waiting = uow.cases.page(posting.vendor_id, CasesWanted(CaseState.OPEN, kind), None, MOST_CARDS)
    cards = {case.card_id: () for case in waiting if case.card_id is not None}
    if not cards:
        return
    rules = rules_of(uow, posting.vendor_id)
    found = _found_in_all(uow, posting.vendor_id, cards, rules)
    known = uow.cases.of_cards(posting.vendor_id, cards.keys())
    post_cases(uow, posting, changed_cases(known, found, posting.now))


def post_cases(uow: UnitOfWork, posting: Posting, changed: Sequence[Case]) -> None:
    """Keep these cases as they are now, and tell every terminal."""
    for case in changed:
        posting.change(case_record(posting.vendor_id, case))
    uow.cases.save(posting.vendor_id, changed)


def changed_cases(
    known: Iterable[Case], findings: Mapping[CardId, frozenset[CaseFinding]], now: datetime
) -> list[Case]:
    """The cases to open, withdraw or open again; `known` are all of the cards judged afresh.

    What a person has decided stays decided. An open case shows the evidence as it is now: an
    entry that came late may be the one that another was really too soon after.
    """
    by_key = {_key(case.finding): case for case in known}
    found = {_key(finding) for all_ in findings.values() for finding in all_}
    changed = [
        replace(case, state=CaseState.WITHDRAWN, changed_at=now)
        for key, case in by_key.items()
        if case.state is CaseState.OPEN and key not in found
    ]
    for card_id, finding in _in_order(findings):
        case = by_key.get(_key(finding))
        if case is None:
            changed.append(Case(finding, card_id, None, CaseState.OPEN, now, now))
        elif case.state is CaseState.WITHDRAWN or _shows_other_evidence(case, finding):
            changed.append(replace(case, finding=finding, state=CaseState.OPEN, changed_at=now))
    return changed


def _shows_other_evidence(case: Case, finding: CaseFinding) -> bool:
    return case.state is CaseState.OPEN and case.finding != finding


def case_record(vendor_id: VendorId, case: Case) -> CaseChanged:
    """What every terminal is told about a case."""
    finding = case.finding
    return CaseChanged(
        vendor_id,
        case.card_id,
        finding.entry_id,
        finding.kind,
        case.state,
        finding.against,
        case.terminal_id,
        case.changed_at,
        case.settled_by,
        case.staff_id,
        case.note,
    )


class Rules(Struct, frozen=True):
    """What every judgement of a vendor rests on."""

    programs: ProgramHistory
    calendar: BusinessCalendar


def rules_of(uow: UnitOfWork, vendor_id: VendorId) -> Rules:
    """The vendor's; raises LookupError where there is no such vendor."""
    vendor = uow.vendors.get(vendor_id)
    if vendor is None:
        message = f"vendor {vendor_id} has a ledger but does not exist"
        raise LookupError(message)
    return Rules(uow.programs.history(vendor_id), calendar_of(vendor))


def _awaited_by(case: Case) -> EntryId | None:
    """What would withdraw this case if it came: the entry that a reversal names."""
    is_misfit = case.finding.kind is CaseKind.REVERSAL_DOES_NOT_FIT
    return case.finding.against if is_misfit and case.state is CaseState.OPEN else None


def _is_plain(
    cards: Mapping[CardId, HeldCard],
    received: Sequence[ReceivedEntry],
    awaited: Collection[EntryId],
) -> bool:
    entries = [one.judged for one in received]
    card = cards.get(entries[0].card_id)
    if card is None:
        return continues_plainly(entries, None, NOTHING)
    if card.state.status_since is not None:
        return False
    return continues_plainly(entries, card.last_moved_at, card.state.balance, awaited)


def _found_in_new(
    uow: UnitOfWork,
    vendor_id: VendorId,
    cards: Mapping[CardId, HeldCard],
    new: Received,
    rules: Rules,
) -> Findings:
    """Findings about new entries alone, from as much of the past as bears on them.

    Nothing is read of a card that last moved before that: nearly all of a shop's customers.
    """
    judged = {card_id: [one.judged for one in received] for card_id, received in new.items()}
    start = context_start(chain.from_iterable(judged.values()), rules.programs, rules.calendar)
    lately = [card_id for card_id in new if _has_moved_since(cards.get(card_id), start)]
    context = uow.ledger.entries_of(vendor_id, lately, since=start) if lately else {}
    found = {}
    for card_id, entries in judged.items():
        earlier = [one.judged for one in context.get(card_id, ())]
        later = judge_later(entries, earlier, rules.programs, rules.calendar)
        found[card_id] = later.union(_from_the_future(new[card_id]))
    return found


def _has_moved_since(card: HeldCard | None, start: datetime | None) -> bool:
    if card is None or start is None or card.last_moved_at is None:
        return False
    return card.last_moved_at >= start


def _found_in_all(uow: UnitOfWork, vendor_id: VendorId, new: Received, rules: Rules) -> Findings:
    """Findings about everything there is on these cards."""
    earlier = uow.ledger.entries_of(vendor_id, new.keys()) if new else {}
    found: Findings = {}
    for card_id, coming in new.items():
        received = [*earlier.get(card_id, ()), *coming]
        entries = [one.judged for one in received]
        judged = judge_card(entries, rules.programs, rules.calendar)
        found[card_id] = judged.union(_from_the_future(received))
    return found


def _from_the_future(received: Iterable[ReceivedEntry]) -> Iterator[CaseFinding]:
    """Entries that say they happened after they came."""
    for one in received:
        if one.entry.occurred_at > one.received_at + CLOCK_TOLERANCE:
            yield CaseFinding(CaseKind.CLOCK_NOT_TRUSTED, one.entry.entry_id)


def _in_order(
    findings: Mapping[CardId, frozenset[CaseFinding]],
) -> Iterator[tuple[CardId, CaseFinding]]:
    """One order everywhere, so that the same history always makes the same ledger."""
    for card_id in sorted(findings):
        yield from ((card_id, finding) for finding in sorted(findings[card_id], key=_key))


def _key(finding: CaseFinding) -> tuple[str, bytes]:
    return finding.kind.value, finding.entry_id.bytes
