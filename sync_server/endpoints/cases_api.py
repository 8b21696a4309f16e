"""What a manager or the operator calls about cases and about what was set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.identifiers import EntryId, EpochId, TerminalId, VendorId
from sync_server.endpoints.callers import CallRefusedError
from sync_server.endpoints.case_messages import (
    CaseInFull,
    CaseList,
    CaseShown,
    EvidenceShown,
    ParkedList,
    ParkedRetried,
    ParkedShown,
)
from sync_server.services.pair_terminal import token_hash
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.retry_parked import retry_parked
from sync_server.services.settle_cases import Settlement, settle_case
from sync_server.services.show_evidence import show_evidence
from sync_server.services.state import CasesWanted, ParkedKey

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    from sync_server.endpoints.callers import Call, Operator
    from sync_server.endpoints.case_messages import CaseDecision, ParkedRetry, ParkedSeen
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.show_evidence import Evidence, EvidenceRow
    from sync_server.services.state import Case, ParkedReceipt

    Manager = Call[VendorId]
    V = TypeVar("V")

PAGE_CASES = 100
PAGE_PARKED = 50

# --- cases -------------------------------------------------------------------------------------


async def list_cases(call: Manager) -> CaseList:
    """What a person should look at, newest first: `?state=`, `?kind=`, `?after=` a page."""
    wanted = CasesWanted(_query(call, "state", CaseState), _query(call, "kind", CaseKind))
    after = _query(call, "after", _finding_named)
    cases = await call.read(
        lambda uow, _, vendor_id: uow.cases.page(vendor_id, wanted, after, PAGE_CASES)
    )
    return CaseList(
        cases=tuple(map(case_shown, cases)),
        next_after=_name_of(cases[-1]) if len(cases) == PAGE_CASES else None,
    )


async def show_case(call: Manager) -> CaseInFull | Refusal:
    """One case with both rows of evidence."""

    def shown(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> Evidence | Refusal:
        finding = _finding_in_path(call)
        return show_evidence(uow, instruments, vendor_id, finding.kind, finding.entry_id)

    found = await call.read(shown)
    if isinstance(found, Refusal):
        return found
    return CaseInFull(case_shown(found.case), _row(found.row), _row(found.against))


async def settle(call: Manager, decision: CaseDecision) -> CaseShown | Refusal:
    """Forgive, claw back, or block the card."""

    def decided(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> Case | Refusal:
        settlement = _settlement(_finding_in_path(call), decision, _name_of_token(uow, call.token))
        return settle_case(uow, instruments, vendor_id, settlement)

    return _shown_or_refused(await call.write(decided))


async def settle_for_vendor(call: Call[Operator], decision: CaseDecision) -> CaseShown | Refusal:
    """The same, by whoever runs this server."""

    def decided(uow: UnitOfWork, instruments: Instruments, _: Operator) -> Case | Refusal:
        vendor_id = VendorId(_id(call.path["vendor_id"]))
        uow.act_for(vendor_id)
        settlement = _settlement(_finding_in_path(call), decision, _name_of_token(uow, call.token))
        return settle_case(uow, instruments, vendor_id, settlement)

    return _shown_or_refused(await call.write(decided))


def case_shown(case: Case) -> CaseShown:
    """A case as people get it."""
    return CaseShown(
        kind=case.finding.kind,
        state=case.state,
        entry_id=case.finding.entry_id,
        against=case.finding.against,
        card_id=case.card_id,
        terminal_id=case.terminal_id,
        opened_at=case.opened_at,
        changed_at=case.changed_at,
        settled_by=case.settled_by,
        staff_id=case.staff_id,
        note=case.note,
    )


def _shown_or_refused(answer: Case | Refusal) -> CaseShown | Refusal:
    return answer if isinstance(answer, Refusal) else case_shown(answer)


def _settlement(finding: CaseFinding, decision: CaseDecision, by: str) -> Settlement:
    return Settlement(
        finding.kind, finding.entry_id, decision.resolution, settled_by=by, note=decision.note
    )


def _row(row: EvidenceRow | None) -> EvidenceShown | None:
    if row is None:
        return None
    return EvidenceShown(
        entry=row.entry,
        position=row.position,
        received_at=row.received_at,
        clamped_to=row.clamped_to,
        terminal_name=row.terminal_name,
        staff_name=row.staff_name,
    )


# --- what was set aside ------------------------------------------------------------------------


async def list_parked(call: Manager) -> ParkedList:
    """What terminals sent and the server cannot take: `?unseen=yes` for the new, `?after=`."""
    after = _query(call, "after", _key_named)
    only_unseen = call.query.get("unseen") == "yes"
    parked = await call.read(
        lambda uow, _, vendor_id: uow.journal.parked_page(
            vendor_id, after, PAGE_PARKED, only_unseen=only_unseen
        )
    )
    return ParkedList(
        parked=tuple(map(_parked_shown, parked)),
        next_after=_name_of_key(parked[-1].key) if len(parked) == PAGE_PARKED else None,
    )


async def mark_parked_seen(call: Manager, seen: ParkedSeen) -> ParkedList:
    """Note that somebody has looked; what is left unseen comes back."""

    def mark(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> list[ParkedReceipt]:
        by = _name_of_token(uow, call.token)
        uow.journal.mark_seen(vendor_id, seen.items, instruments.clock.now(), by)
        return uow.journal.parked_page(vendor_id, None, PAGE_PARKED, only_unseen=True)

    return ParkedList(parked=tuple(map(_parked_shown, await call.write(mark))))


async def retry(call: Manager, which: ParkedRetry) -> ParkedRetried | Refusal:
    """Read a terminal's parked items again, as after an upgrade of this server."""
    answer = await call.write(retry_parked, which.terminal_id)
    if isinstance(answer, Refusal):
        return answer
    return ParkedRetried(recorded=answer.recorded, still_parked=answer.still_parked)


def _parked_shown(one: ParkedReceipt) -> ParkedShown:
    item = one.item
    return ParkedShown(
        terminal_id=one.terminal_id,
        epoch=item.epoch,
        sequence=item.sequence,
        hash=item.hash,
        reason=item.reason,
        text=printable(item.body),
        received_at=one.received_at,
        seen_at=one.seen_at,
        seen_by=one.seen_by,
    )


def printable(body: bytes) -> str:
    """Bytes as text that no screen, log or terminal takes for anything but text."""
    text = body.decode("utf-8", "backslashreplace")
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape").decode("ascii")
        for letter in text
    )


# --- names in addresses ------------------------------------------------------------------------


def _name_of_token(uow: UnitOfWork, token: str) -> str:
    found = uow.tokens.by_hash(token_hash(token))
    return found.name if found is not None else ""


def _name_of(case: Case) -> str:
    return f"{case.finding.kind.value}.{case.finding.entry_id}"


def _finding_named(name: str) -> CaseFinding:
    kind, _, entry_id = name.partition(".")
    return CaseFinding(CaseKind(kind), EntryId(UUID(entry_id)))


def _name_of_key(key: ParkedKey) -> str:
    return f"{key.terminal_id}.{key.epoch}.{key.sequence}.{key.hash.hex()}"


def _key_named(name: str) -> ParkedKey:
    terminal_id, epoch, sequence, hash_ = name.split(".")
    return ParkedKey(
        TerminalId(UUID(terminal_id)), EpochId(UUID(epoch)), int(sequence), bytes.fromhex(hash_)
    )


def _finding_in_path(call: Manager | Call[Operator]) -> CaseFinding:
    try:
        kind = CaseKind(call.path["kind"])
    except ValueError as error:
        raise _nothing_there(call.path["kind"]) from error
    return CaseFinding(kind, EntryId(_id(call.path["entry_id"])))


def _id(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise _nothing_there(text) from error


def _nothing_there(text: str) -> CallRefusedError:
    return CallRefusedError(Refusal(RefusalKind.NOT_FOUND, f"There is nothing named {text!r}."))


def _query(call: Manager, name: str, read: Callable[[str], V]) -> V | None:
    """What the address asks for by this name; a word that means nothing is refused."""
    text = call.query.get(name)
    if text is None:
        return None
    try:
        return read(text)
    except (ValueError, OverflowError) as error:
        refusal = Refusal(RefusalKind.INVALID, f"{name}: {text!r} means nothing here.")
        raise CallRefusedError(refusal) from error
