"""Reading a pushed run: its chain, its one signature, and what each of its items claims to be.

Nothing is decided about the ledger here, and nothing that an item contains raises.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.journal import CHAIN_START, chain_over, head_message
from shared_domain.wire.codec import UnreadableMessageError, decode_item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared_domain.identifiers import EpochId
    from shared_domain.wire.codec import AnyItem
    from shared_domain.wire.push import PushRequest
    from sync_server.services.ports import JournalStore, Signatures
    from sync_server.services.state import JournalItem, Terminal

UNSIGNED = "the signature of this run does not fit its items"
OCCUPIED = "another item already stands at this place of the journal"
AFTER_FORK = "follows an item whose place in the journal was already taken"


class Run(Struct, frozen=True):
    """A contiguous run with the chain over it; `is_verified` when the terminal signed its end."""

    epoch: EpochId
    first_sequence: int
    bodies: tuple[bytes, ...]
    hashes: tuple[bytes, ...]
    is_verified: bool

    @property
    def last_sequence(self) -> int:
        return self.first_sequence + len(self.bodies) - 1


class Reading(Struct, frozen=True):
    """One item of a run: what is known of its place, and what its bytes say.

    `held` is what stands at its place already: without a `problem` the very same item.
    `item` is what the bytes say; without one, `problem` tells why the bytes are to be parked.
    """

    sequence: int
    hash: bytes
    body: bytes
    held: JournalItem | None = None
    item: AnyItem | None = None
    problem: str = ""


def read_run(
    journal: JournalStore, signatures: Signatures, terminal: Terminal, request: PushRequest
) -> Run:
    """The run with its chain, continued from whichever known item its signature fits.

    Where a journal has forked, two items stand before the run's first place; the signature
    tells which of the two it follows.
    """
    starts = _possible_starts(journal, terminal, request)
    runs = [_run_from(start, request) for start in starts]
    for run in runs:
        message = head_message(
            terminal.terminal_id, request.epoch, run.last_sequence, run.hashes[-1]
        )
        if signatures.verify(terminal.device_key, message, request.signature):
            return Run(run.epoch, run.first_sequence, run.bodies, run.hashes, is_verified=True)
    return runs[0]


def read_items(run: Run, known: Mapping[int, JournalItem], terminal: Terminal) -> list[Reading]:
    """Every item of the run, read; `known` is what the server holds at the run's places.

    What once came unsigned holds no place against what is signed.
    """
    readings: list[Reading] = []
    has_forked = False
    for offset, (body, hash_) in enumerate(zip(run.bodies, run.hashes, strict=True)):
        sequence = run.first_sequence + offset
        held = known.get(sequence)
        if held is not None and held.hash == hash_ and held.is_verified >= run.is_verified:
            readings.append(Reading(sequence, hash_, body, held))
        elif not run.is_verified:
            readings.append(Reading(sequence, hash_, body, held, problem=UNSIGNED))
        elif held is not None and held.is_verified:
            has_forked = True
            readings.append(Reading(sequence, hash_, body, held, problem=OCCUPIED))
        elif has_forked:
            readings.append(Reading(sequence, hash_, body, problem=AFTER_FORK))
        else:
            readings.append(read_item(sequence, hash_, body, terminal))
    return readings


def _possible_starts(
    journal: JournalStore, terminal: Terminal, request: PushRequest
) -> list[bytes]:
    before = request.first_sequence - 1
    if before == 0:
        return [CHAIN_START]
    held = journal.items(terminal, request.epoch, before, before)
    parked = journal.parked(terminal, request.epoch, before)
    return list(dict.fromkeys([item.hash for item in held] + [item.hash for item in parked]))


def _run_from(start: bytes, request: PushRequest) -> Run:
    hashes = tuple(chain_over(start, request.items))
    return Run(request.epoch, request.first_sequence, request.items, hashes, is_verified=False)


def read_item(sequence: int, hash_: bytes, body: bytes, terminal: Terminal) -> Reading:
    """What one item's bytes say, whatever stands at its place."""
    try:
        item = decode_item(body)
    except UnreadableMessageError as error:
        return Reading(sequence, hash_, body, problem=str(error))
    if item.vendor_id != terminal.vendor_id:
        return Reading(sequence, hash_, body, problem="the item names another vendor")
    if item.terminal_id != terminal.terminal_id:
        return Reading(sequence, hash_, body, problem="the item names another terminal")
    return Reading(sequence, hash_, body, item=item)
