"""What the fake server keeps of every terminal's journal, and its verdict on each item pushed."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.journal import CHAIN_START, Hole, chain_over, head_message
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from shared_domain.wire.push import Verdict, VerdictKind
from terminal.gateway.device_keys import verify_signature

if TYPE_CHECKING:
    from shared_domain.identifiers import EpochId, TerminalId
    from shared_domain.wire.codec import AnyItem
    from shared_domain.wire.push import PushRequest
    from tests.fakes.fake_ledger import FakeLedger


@dataclass(frozen=True)
class HeldItem:
    """One item as it was taken: its bytes, the chain up to it, and what was said of it."""

    body: bytes
    hash: bytes
    verdict: Verdict


@dataclass
class FakeJournals:
    """Items by terminal and epoch; an epoch's list has the item of sequence n at n - 1."""

    held: dict[tuple[TerminalId, EpochId], list[HeldItem]] = field(default_factory=dict)

    def epoch(self, terminal_id: TerminalId, epoch: EpochId) -> list[HeldItem]:
        return self.held.setdefault((terminal_id, epoch), [])

    def epochs(self, terminal_id: TerminalId) -> dict[EpochId, int]:
        """How far each of a terminal's epochs is held."""
        return {
            epoch: len(items) for (owner, epoch), items in self.held.items() if owner == terminal_id
        }

    def take(
        self,
        ledger: FakeLedger,
        terminal_id: TerminalId,
        request: PushRequest,
        *,
        device_key: bytes,
        is_revoked: bool,
    ) -> tuple[tuple[Verdict, ...], bytes] | None:
        """A verdict for each item and the chain at the run's end; None for a run beyond the next.

        Like the real server this refuses nothing: what cannot be believed or read is parked.
        """
        items = self.epoch(terminal_id, request.epoch)
        first = request.first_sequence
        if first > len(items) + 1:
            return None
        start = items[first - 2].hash if first > 1 else CHAIN_START
        hashes = chain_over(start, request.items)
        last = first + len(hashes) - 1
        message = head_message(terminal_id, request.epoch, last, hashes[-1])
        problem = "" if verify_signature(device_key, message, request.signature) else "unsigned"
        problem = problem or ("revoked" if is_revoked else "")
        verdicts = []
        for sequence, (body, hash_) in enumerate(zip(request.items, hashes, strict=True), first):
            known = items[sequence - 1] if sequence <= len(items) else None
            if known is None:
                verdict = _judged(ledger, sequence, body, problem)
                items.append(HeldItem(body, hash_, verdict))
                if verdict.kind is VerdictKind.RECORDED:
                    self._go_on_behind(terminal_id, decode_item(body))
            else:
                verdict = _repeated(known, sequence, hash_)
            verdicts.append(verdict)
        return tuple(verdicts), hashes[-1]

    def _go_on_behind(self, terminal_id: TerminalId, item: AnyItem) -> None:
        """Of a hole: take its word for the chain at the place of the item that is lost."""
        if not isinstance(item, Hole):
            return
        items, lost = self.epoch(terminal_id, item.lost.epoch), item.lost
        if lost.sequence == len(items) + 1:
            verdict = Verdict(lost.sequence, VerdictKind.PARKED, reason=item.reason)
            items.append(HeldItem(item.raw, lost.hash, verdict))


def _judged(ledger: FakeLedger, sequence: int, body: bytes, problem: str) -> Verdict:
    try:
        item = decode_item(body)
    except UnreadableMessageError as error:
        return Verdict(sequence, VerdictKind.PARKED, reason=str(error))
    if problem:
        return Verdict(sequence, VerdictKind.PARKED, item.entry_id, reason=problem)
    if not isinstance(item, Entry):
        return Verdict(sequence, VerdictKind.RECORDED, item.entry_id)
    twin = ledger.body_of(item.entry_id)
    if twin is None:
        position = ledger.post(body, item.entry_id, item.amounts)
        return Verdict(sequence, VerdictKind.RECORDED, item.entry_id, position)
    if twin == body:
        position = ledger.positions[item.entry_id]
        return Verdict(sequence, VerdictKind.ALREADY_RECORDED, item.entry_id, position)
    return Verdict(sequence, VerdictKind.PARKED, item.entry_id, reason="id taken")


def _repeated(known: HeldItem, sequence: int, hash_: bytes) -> Verdict:
    if known.hash != hash_:
        return Verdict(sequence, VerdictKind.PARKED, reason="another item stands here")
    said = known.verdict
    if said.kind is VerdictKind.PARKED:
        return said
    return Verdict(sequence, VerdictKind.ALREADY_RECORDED, said.entry_id, said.position)
