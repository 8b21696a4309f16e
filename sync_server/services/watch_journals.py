"""Cases about terminals themselves: a journal that forked, a revoked terminal that still sends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.identifiers import EntryId
from shared_domain.journal import EpochOpened
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from sync_server.services.judge_cases import case_record
from sync_server.services.read_run import OCCUPIED
from sync_server.services.state import Case

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sync_server.services.keep_journal import Taken
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.posting import Posting
    from sync_server.services.state import Terminal


def watch_journals(
    uow: UnitOfWork, posting: Posting, terminal: Terminal, taken: Sequence[Taken]
) -> None:
    """Open the cases that this run gives reason for, each at most once."""
    findings = [
        *_revoked(taken, terminal),
        *_occupied_places(taken),
        *_two_children(uow, terminal, taken),
    ]
    if not findings:
        return
    known = uow.cases.of_terminal(terminal.vendor_id, terminal.terminal_id)
    for finding in findings:
        if any(_is_answered(case, finding) for case in known):
            continue
        case = Case(finding, None, terminal.terminal_id, CaseState.OPEN, posting.now, posting.now)
        posting.change(case_record(terminal.vendor_id, case))
        uow.cases.save(terminal.vendor_id, [case])
        known.append(case)


def _is_answered(case: Case, finding: CaseFinding) -> bool:
    """One open case a revoked terminal, however much it sends: the parked items are the list."""
    if case.finding.kind is not finding.kind:
        return False
    if finding.kind is CaseKind.REVOKED_TERMINAL and case.state is CaseState.OPEN:
        return True
    return case.finding.entry_id == finding.entry_id


def _revoked(taken: Sequence[Taken], terminal: Terminal) -> Iterator[CaseFinding]:
    if not terminal.is_revoked:
        return
    for one in taken:
        if isinstance(one.reading.item, Entry):
            yield CaseFinding(CaseKind.REVOKED_TERMINAL, one.reading.item.entry_id)
            return


def _occupied_places(taken: Sequence[Taken]) -> Iterator[CaseFinding]:
    """The first item that found its place taken; those after it tell nothing new."""
    for one in taken:
        held = one.reading.held
        if held is not None and one.reading.problem == OCCUPIED:
            fallback = held.entry_id or EntryId(one.run.epoch)
            entry_id = _claimed_id(one.reading.body) or fallback
            yield CaseFinding(CaseKind.JOURNAL_FORKED, entry_id, held.entry_id)
            return


def _two_children(
    uow: UnitOfWork, terminal: Terminal, taken: Sequence[Taken]
) -> Iterator[CaseFinding]:
    """Two items that follow the same one: a second epoch, or the parent epoch going on."""
    run, first = taken[0].run, taken[0].reading
    if isinstance(first.item, EpochOpened) and first.sequence == 1:
        rival = _rival_of(uow, terminal, first.item)
        if rival is not None:
            yield CaseFinding(CaseKind.JOURNAL_FORKED, first.item.entry_id, rival)
    items = {one.reading.sequence: one.reading.item for one in taken}
    before = run.first_sequence - 1
    for child in uow.journal.children_of(terminal, run.epoch, before, run.last_sequence - 1):
        following = items[child.parent_sequence + 1]
        if following is not None:
            against = following.entry_id
            yield CaseFinding(CaseKind.JOURNAL_FORKED, child.opened_by, against)


def _rival_of(uow: UnitOfWork, terminal: Terminal, opened: EpochOpened) -> EntryId | None:
    parent = opened.parent
    if parent is None:
        return None
    place = parent.sequence
    for sibling in uow.journal.children_of(terminal, parent.epoch, place, place):
        if sibling.epoch != opened.epoch:
            return sibling.opened_by
    following = uow.journal.items(terminal, parent.epoch, place + 1, place + 1)
    return next((item.entry_id for item in following if item.is_verified), None)


def _claimed_id(body: bytes) -> EntryId | None:
    try:
        return decode_item(body).entry_id
    except UnreadableMessageError:
        return None
