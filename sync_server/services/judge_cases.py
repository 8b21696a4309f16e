"""Keeping cases in step with what a card's entries show: opened once, withdrawn when explained."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.records import CaseChanged
from shared_domain.rules.judging import judge_card
from sync_server.services.state import Case

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from shared_domain.business_day import BusinessCalendar
    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.rules.judging import ProgramHistory
    from sync_server.services.state import ReceivedEntry

# An entry cannot happen after it arrived. Less than this is the drift of honest clocks.
CLOCK_TOLERANCE = timedelta(minutes=5)

# Opened by how a journal behaves, not by what a card's entries say: never withdrawn by them.
ABOUT_TERMINALS = frozenset({CaseKind.REVOKED_TERMINAL, CaseKind.JOURNAL_FORKED})


def findings_about(
    entries: Iterable[ReceivedEntry], programs: ProgramHistory, calendar: BusinessCalendar
) -> frozenset[CaseFinding]:
    """Everything there is to find about one card, times of arrival included."""
    received = tuple(entries)
    found = judge_card((one.entry for one in received), programs, calendar)
    return found | frozenset(_from_the_future(received))


def changed_cases(
    known: Iterable[Case],
    findings: Mapping[CardId, frozenset[CaseFinding]],
    now: datetime,
) -> list[Case]:
    """The cases to open, withdraw or open again, given all known ones of the cards judged.

    What a person has decided stays decided.
    """
    by_key = {_key(case.finding): case for case in known}
    found = {_key(finding) for all_ in findings.values() for finding in all_}
    changed = [
        replace(case, state=CaseState.WITHDRAWN, changed_at=now)
        for key, case in by_key.items()
        if case.state is CaseState.OPEN
        and case.finding.kind not in ABOUT_TERMINALS
        and key not in found
    ]
    for card_id, finding in _in_order(findings):
        case = by_key.get(_key(finding))
        if case is None:
            changed.append(Case(finding, card_id, None, CaseState.OPEN, now, now))
        elif case.state is CaseState.WITHDRAWN:
            changed.append(replace(case, finding=finding, state=CaseState.OPEN, changed_at=now))
    return changed


def case_record(vendor_id: VendorId, case: Case) -> CaseChanged:
    """What every terminal is told about a case."""
    finding = case.finding
    return CaseChanged(
        vendor_id, case.card_id, finding.entry_id, finding.kind, case.state, finding.against
    )


def _from_the_future(received: Iterable[ReceivedEntry]) -> Iterator[CaseFinding]:
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
