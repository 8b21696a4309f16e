"""Items that neither copy has any more: holes stand for them, so that what follows goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from shared_domain.identifiers import HASH_BYTES, EpochId
from shared_domain.journal import Place
from shared_domain.wire.codec import decode, encode
from terminal.use_cases.record_items import record_hole
from terminal.use_cases.store_ports import LostItem

if TYPE_CHECKING:
    from collections.abc import Iterable

    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import EpochProgress, UnitOfWork
    from terminal.use_cases.tell_time import Moment

_LOST = "damaged in the database and in the journal file"
_UNVERIFIABLE = "the item before it is lost, and the chain with it"


class SentAsHole(Struct, frozen=True):
    """The item at this place of an epoch went to the server inside a hole of another epoch."""

    sequence: int
    hole_epoch: EpochId
    hole_sequence: int


def record_holes(
    counter: Counter, uow: UnitOfWork, remains: Iterable[LostItem], moment: Moment
) -> None:
    """A hole for every place that nothing stands at any more; the caller commits."""
    known = {(lost.place.epoch, lost.place.sequence): lost for lost in remains}
    missing = uow.journal.missing_places()
    for epoch, sequence in missing:
        nothing = LostItem(Place(epoch, sequence, bytes(HASH_BYTES)))
        lost = known.get((epoch, sequence), nothing)
        record_hole(counter, uow, lost, _LOST, moment)
        if lost is nothing and (epoch, sequence + 1) not in missing:
            _send_as_hole(counter, uow, epoch, sequence + 1, moment)


def last_sent_as_hole(uow: UnitOfWork, epoch: EpochId) -> SentAsHole | None:
    kept = uow.state.setting(_setting(epoch))
    return decode(kept.encode(), SentAsHole) if kept else None


def acknowledge_holes(uow: UnitOfWork) -> None:
    """An epoch whose end went inside a hole is held once that hole is."""
    epochs = {held.epoch: held for held in uow.journal.epochs()}
    for held in filter(_owes, epochs.values()):
        sent = last_sent_as_hole(uow, held.epoch)
        if sent is None or sent.sequence != held.last_sequence:
            continue
        if epochs[sent.hole_epoch].acknowledged >= sent.hole_sequence:
            uow.journal.acknowledge(held.epoch, held.last_sequence, None)


def _send_as_hole(
    counter: Counter, uow: UnitOfWork, epoch: EpochId, sequence: int, moment: Moment
) -> None:
    """What follows a place whose chain is lost too: nobody can verify it, but its own chain holds.

    So the server gets its bytes in a hole, for a person to look at, and goes on behind it.
    """
    [item] = uow.journal.run_after(epoch, sequence - 1, 1, 1)
    whole = LostItem(Place(epoch, sequence, item.hash), item.body)
    hole = record_hole(counter, uow, whole, _UNVERIFIABLE, moment)
    sent = SentAsHole(sequence, counter.epoch, hole.terminal_seq)
    uow.state.set_setting(_setting(epoch), encode(sent).decode())


def _owes(held: EpochProgress) -> bool:
    return held.acknowledged < held.last_sequence


def _setting(epoch: EpochId) -> str:
    return f"sent_as_hole.{epoch.hex}"
