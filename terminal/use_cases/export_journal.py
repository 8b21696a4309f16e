"""Write this terminal's journal into one file that proves itself to anybody."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from shared_domain.outcomes import ManagerNeeded, Refused
from shared_domain.staff import ManagerAction
from shared_domain.wire.push import MAX_PUSH_BYTES, MAX_PUSH_ITEMS
from shared_domain.witness.exports import (
    EXPORT_VERSION,
    EpochLine,
    ItemLine,
    JournalOpened,
    KnownTerminal,
    ReceiptLine,
    sealed_lines,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import PurePath

    from shared_domain.identifiers import EpochId
    from shared_domain.witness.exports import Line
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.store_ports import UnitOfWork


class ExportFile(Protocol):
    """Writes a file whole or not at all; raises StorageUnavailable where that cannot be done."""

    def __call__(self, path: PurePath, pieces: Iterable[bytes]) -> None: ...


@dataclass(frozen=True, slots=True)
class Exported:
    """How many items stand in the file, and how many of them the server has yet to take."""

    items: int
    unsynced: int


def export_journal(
    counter: Counter,
    session: Session | None,
    path: PurePath,
    write: ExportFile,
    *,
    approved_by: Session | None = None,
) -> Exported | Refused:
    """Write every item with its signature, and the receipts the server gave for them.

    A manager carries the books away; `approved_by` is one who allows it to a cashier.
    """
    who = approved_by or session
    if who is None or not who.is_manager:
        return Refused(ManagerNeeded(ManagerAction.EXPORT))
    with counter.store.begin() as uow:
        write(path, sealed_lines(_lines(counter, uow), counter.device_key.sign))
        items = sum(progress.last_sequence for progress in uow.journal.epochs())
        return Exported(items, uow.journal.waiting())


def _lines(counter: Counter, uow: UnitOfWork) -> Iterator[Line]:
    identity = counter.identity
    yield JournalOpened(
        version=EXPORT_VERSION,
        vendor_id=identity.vendor_id,
        terminal=KnownTerminal(identity.terminal_id, identity.name, counter.device_key.public_key),
        server_key=identity.server_key,
        exported_at=counter.timekeeper.now().occurred_at,
    )
    for progress in uow.journal.epochs():
        yield EpochLine(
            terminal_id=identity.terminal_id,
            epoch=progress.epoch,
            last_sequence=progress.last_sequence,
        )
        yield from _items(counter, uow, progress.epoch)
    receipts = [one.receipt for one in uow.journal.epochs() if one.receipt is not None]
    for receipt in sorted(receipts, key=lambda receipt: receipt.payload):
        yield ReceiptLine(statement=receipt)


def _items(counter: Counter, uow: UnitOfWork, epoch: EpochId) -> Iterator[ItemLine]:
    after = 0
    while run := uow.journal.run_after(epoch, after, MAX_PUSH_ITEMS, MAX_PUSH_BYTES):
        for item in run:
            yield ItemLine(
                terminal_id=counter.identity.terminal_id,
                epoch=epoch,
                sequence=item.sequence,
                hash=item.hash,
                body=item.body,
                signature=item.signature,
            )
        after = run[-1].sequence
