"""What this terminal recorded and the server has set aside, with the server's reasons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item

if TYPE_CHECKING:
    from shared_domain.wire.codec import AnyItem
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import ParkedItem, UnitOfWork


@dataclass(frozen=True, slots=True)
class ParkedHere:
    """An own item that the server keeps aside; `item` is None where it cannot be read here."""

    parked: ParkedItem
    item: AnyItem | None


def parked_here(counter: Counter) -> tuple[ParkedHere, ...]:
    """All of them, oldest first, but for entries that stand in the ledger by now.

    The server may take an item after all, once it understands it: the entry then comes back
    with a pull, and nobody has to look any more.
    """
    with counter.store.begin() as uow:
        found = (ParkedHere(each, _item(uow, each)) for each in uow.journal.parked())
        return tuple(each for each in found if not _stands_in_ledger(uow, each))


def _item(uow: UnitOfWork, parked: ParkedItem) -> AnyItem | None:
    run = uow.journal.run_after(parked.epoch, parked.sequence - 1, 1, 1)
    try:
        return decode_item(run[0].body) if run else None
    except UnreadableMessageError:
        return None


def _stands_in_ledger(uow: UnitOfWork, each: ParkedHere) -> bool:
    if not isinstance(each.item, Entry):
        return False
    known = uow.entries.get(each.item.entry_id)
    return known is not None and known.position is not None
