"""What happens before the first scan: the journal gets a new epoch, the clock its floor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.journal import NoteKind
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal.use_cases.counter import Counter
from terminal.use_cases.record_items import record_note, record_opening
from terminal.use_cases.reread import adopt_generation
from terminal.use_cases.store_ports import RESTORED_AS
from terminal.use_cases.tell_time import Timekeeper

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import EntryId
    from shared_domain.journal import Item, Place
    from terminal.use_cases.ports import (
        Clock,
        IdSource,
        KeySource,
        SignatureCheck,
        TerminalIdentity,
        TerminalSecrets,
    )
    from terminal.use_cases.store_ports import LocalStore, UnitOfWork


@dataclass(frozen=True, slots=True)
class Ports:
    """What a program needs to become a counter."""

    store: LocalStore
    clock: Clock
    ids: IdSource
    keys: KeySource
    verify: SignatureCheck


def identity_of(store: LocalStore) -> TerminalIdentity | None:
    """Who this terminal is, or None while it has never been paired."""
    with store.begin() as uow:
        return uow.state.identity()


def open_counter(
    ports: Ports, identity: TerminalIdentity, secrets: TerminalSecrets, app_version: str
) -> Counter:
    """Begin a new epoch, so that no place in the journal can ever be taken twice."""
    with ports.store.begin() as uow:
        restored_as = uow.state.setting(RESTORED_AS)
        if restored_as:
            adopt_generation(uow, restored_as)
            uow.state.set_setting(RESTORED_AS, "")
        parent = uow.journal.last_place()
        last = _last_item(uow, parent)
        timekeeper = Timekeeper(ports.clock, uow.state.clock_reading(), _time_of(last))
        counter = Counter(
            identity=identity,
            epoch=ports.ids.epoch_id(),
            store=ports.store,
            timekeeper=timekeeper,
            ids=ports.ids,
            device_key=ports.keys.device_key(secrets.device_seed),
            verify=ports.verify,
            pin_check=ports.keys.pin_check(secrets.pin_key),
            make_verifier=ports.keys.pin_maker(secrets.pin_key),
            app_version=app_version,
        )
        moment = timekeeper.now()
        record_opening(counter, uow, parent, moment, app_version)
        if not moment.is_trusted:
            record_note(counter, uow, NoteKind.CLOCK_JUMPED, moment=moment)
        uow.commit()
    timekeeper.happened(moment)
    if not moment.is_trusted:
        timekeeper.doubt_was_noted()
    return counter


def confirm_handed_out(counter: Counter, entry_id: EntryId) -> None:
    """The last action before a restart did reach the customer, a person says."""
    moment = counter.timekeeper.now()
    with counter.store.begin() as uow:
        record_note(counter, uow, NoteKind.HANDED_OUT, moment=moment, about=entry_id)
        uow.commit()
    counter.timekeeper.happened(moment)


def _last_item(uow: UnitOfWork, place: Place | None) -> Item | None:
    if place is None:
        return None
    run = uow.journal.run_after(place.epoch, place.sequence - 1, 1, 1)
    try:
        return decode_item(run[0].body) if run else None
    except UnreadableMessageError:
        # A damaged last row costs the clock its floor, not the counter its day.
        return None


def _time_of(item: Item | None) -> datetime | None:
    return item.occurred_at if item is not None else None
