"""Keeping cases in step with what a card's entries show: opened once, withdrawn when explained."""

from __future__ import annotations

from datetime import timedelta
from itertools import chain
from typing import TYPE_CHECKING

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
from sync_server.services.state import Case, HeldCard, ReceivedEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.ledger import Entry
    from shared_domain.rules.judging import ProgramHistory
    from sync_server.services.ports import UnitOfWork

    Entries = Mapping[CardId, Sequence[Entry]]
    Findings = dict[CardId, frozenset[CaseFinding]]

# An entry cannot happen after it arrived. Less than this is the drift of honest clocks.
CLOCK_TOLERANCE = timedelta(minutes=5)


def judge_cases(
    uow: UnitOfWork,
    vendor_id: VendorId,
    cards: Mapping[CardId, HeldCard],
    new: Entries,
    now: datetime,
) -> list[Case]:
    """The cases that these new entries change; `cards` are as they were before.

    Most entries simply follow what is known of their card, and only they need judging. Of the
    other cards everything is read again: there a case may also be withdrawn.
    """
    vendor = uow.vendors.get(vendor_id)
    if vendor is None:
        message = f"vendor {vendor_id} has a ledger but does not exist"
        raise LookupError(message)
    programs, calendar = uow.programs.history(vendor_id), calendar_of(vendor)
    plain = {card_id: entries for card_id, entries in new.items() if _is_plain(cards, entries)}
    mixed = {card_id: entries for card_id, entries in new.items() if card_id not in plain}
    found = _found_in_new(uow, vendor_id, cards, plain, programs, calendar)
    found |= _found_in_all(uow, vendor_id, mixed, now, programs, calendar)
    for card_id, entries in plain.items():
        found[card_id] |= frozenset(_from_the_future(entries, now))
    known = uow.cases.of_cards(vendor_id, mixed.keys()) if mixed else []
    return changed_cases(known, found, now)


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
        vendor_id, case.card_id, finding.entry_id, finding.kind, case.state, finding.against
    )


def _is_plain(cards: Mapping[CardId, HeldCard], entries: Sequence[Entry]) -> bool:
    card = cards.get(entries[0].card_id)
    if card is None:
        return continues_plainly(entries, None, NOTHING)
    return continues_plainly(entries, card.last_moved_at, card.state.balance)


def _found_in_new(
    uow: UnitOfWork,
    vendor_id: VendorId,
    cards: Mapping[CardId, HeldCard],
    new: Entries,
    programs: ProgramHistory,
    calendar: BusinessCalendar,
) -> Findings:
    """Findings about new entries alone, from as much of the past as bears on them.

    Nothing is read of a card that last earned before that: nearly all of a shop's customers.
    """
    start = context_start(chain.from_iterable(new.values()), programs, calendar)
    lately = [card_id for card_id in new if _has_earned_since(cards.get(card_id), start)]
    context = uow.ledger.entries_of(vendor_id, lately, since=start) if lately else {}
    return {
        card_id: judge_later(
            entries, (one.entry for one in context.get(card_id, ())), programs, calendar
        )
        for card_id, entries in new.items()
    }


def _has_earned_since(card: HeldCard | None, start: datetime | None) -> bool:
    if card is None or start is None or card.state.last_earned_at is None:
        return False
    return card.state.last_earned_at >= start


def _found_in_all(
    uow: UnitOfWork,
    vendor_id: VendorId,
    new: Entries,
    now: datetime,
    programs: ProgramHistory,
    calendar: BusinessCalendar,
) -> Findings:
    """Findings about everything there is on these cards."""
    earlier = uow.ledger.entries_of(vendor_id, new.keys()) if new else {}
    found: Findings = {}
    for card_id, entries in new.items():
        received = [*earlier.get(card_id, ()), *(ReceivedEntry(entry, now) for entry in entries)]
        judged = judge_card((one.entry for one in received), programs, calendar)
        late = [
            finding
            for one in received
            for finding in _from_the_future([one.entry], one.received_at)
        ]
        found[card_id] = judged.union(late)
    return found


def _from_the_future(entries: Iterable[Entry], received_at: datetime) -> Iterator[CaseFinding]:
    latest = received_at + CLOCK_TOLERANCE
    for entry in entries:
        if entry.occurred_at > latest:
            yield CaseFinding(CaseKind.CLOCK_NOT_TRUSTED, entry.entry_id)


def _in_order(
    findings: Mapping[CardId, frozenset[CaseFinding]],
) -> Iterator[tuple[CardId, CaseFinding]]:
    """One order everywhere, so that the same history always makes the same ledger."""
    for card_id in sorted(findings):
        yield from ((card_id, finding) for finding in sorted(findings[card_id], key=_key))


def _key(finding: CaseFinding) -> tuple[str, bytes]:
    return finding.kind.value, finding.entry_id.bytes
