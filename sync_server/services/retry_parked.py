"""Reading once more what was set aside: a newer server may understand what an older one did not.

Nothing is taken here that a push would not have taken: what is unsigned, or claims the place of
another item, stays where it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.ledger import Entry
from shared_domain.wire.push import Verdict, VerdictKind
from sync_server.services.admit_entry import item_problem
from sync_server.services.clamp_times import ItemTimes
from sync_server.services.keep_journal import Taken
from sync_server.services.posting import Posting
from sync_server.services.read_run import Run, read_item
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.settle_cards import settle_cards
from sync_server.services.settle_cases import settle_as_decided
from sync_server.services.staff_at_counters import change_as_decided

if TYPE_CHECKING:
    from shared_domain.identifiers import TerminalId, VendorId
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.state import JournalItem, ParkedReceipt, Terminal

# A push holds as many: no one call may keep every terminal waiting.
MOST_AT_ONCE = 500


class Retried(Struct, frozen=True):
    """How many items were taken now, and how many still cannot be."""

    recorded: int
    still_parked: int


def retry_parked(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, terminal_id: TerminalId
) -> Retried | Refusal:
    """Read all that was set aside of one terminal again, and take what can be taken now."""
    terminal = uow.terminals.get(vendor_id, terminal_id)
    if terminal is None:
        return Refusal(RefusalKind.NOT_FOUND, "There is no such terminal at this vendor.")
    posting = Posting(uow, vendor_id, instruments.clock.now())
    parked = uow.journal.parked_of(terminal, MOST_AT_ONCE)
    taken = [one for each in parked if (one := _retried(uow, posting, terminal, each)) is not None]
    settle_cards(uow, instruments, posting)
    posting.write()
    settle_as_decided(uow, instruments, vendor_id, taken)
    change_as_decided(uow, instruments, vendor_id, taken)
    return Retried(len(taken), len(parked) - len(taken))


def _retried(
    uow: UnitOfWork, posting: Posting, terminal: Terminal, receipt: ParkedReceipt
) -> Taken | None:
    """The item with its new verdict, or None where it stays parked."""
    item = receipt.item
    place = (item.epoch, item.sequence, item.sequence)
    standing = next(iter(uow.journal.items(terminal, *place)), None)
    if standing is None or standing.hash != item.hash or not standing.is_verified:
        return None
    reading = read_item(item.sequence, item.hash, item.body, terminal)
    if reading.item is None:
        return None
    entry_id = reading.item.entry_id
    twin = uow.ledger.known(terminal.vendor_id, [entry_id]).get(entry_id)
    if item_problem(reading.item, item.epoch, item.sequence, terminal, twin):
        return None
    times = ItemTimes(None, receipt.received_at)
    clamped_to, position = times.clamped(reading.item.occurred_at), None
    if isinstance(reading.item, Entry):
        position = posting.entry(reading.item, item.body, clamped_to)
    verdict = Verdict(item.sequence, VerdictKind.RECORDED, entry_id, position)
    _keep(uow, terminal, receipt, standing, verdict)
    run = Run(item.epoch, item.sequence, (item.body,), (item.hash,), is_verified=True)
    return Taken(reading, run, verdict)


def _keep(
    uow: UnitOfWork,
    terminal: Terminal,
    receipt: ParkedReceipt,
    standing: JournalItem,
    verdict: Verdict,
) -> None:
    """From now on the place says where the item stands; its bytes stand in one place only."""
    body = receipt.item.body if verdict.position is None else None
    recorded = replace(
        standing,
        verdict=verdict.kind,
        reason="",
        entry_id=verdict.entry_id,
        position=verdict.position,
        body=body,
    )
    uow.journal.save_items(terminal, receipt.item.epoch, [recorded], receipt.received_at)
    uow.journal.unpark(terminal, receipt.item)
