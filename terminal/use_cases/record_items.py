"""From what a rule decided to what the journal holds: identity, place, time, bytes, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from shared_domain.cards import CardState, fold
from shared_domain.journal import (
    CHAIN_START,
    ITEM_SCHEMA,
    MAX_HOLE_BYTES,
    CaseSettled,
    EpochOpened,
    Hole,
    Note,
    NoteKind,
    Place,
    StaffDecided,
    seal,
)
from shared_domain.ledger import Entry
from shared_domain.wire.codec import encode_item

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from uuid import UUID

    from shared_domain.cases import Resolution
    from shared_domain.identifiers import EntryId, EpochId, StaffId, TerminalId, VendorId
    from shared_domain.journal import ClockTrust, Item
    from shared_domain.ledger import EntryFacts
    from shared_domain.rules.staffing import StaffChange
    from terminal.use_cases.counter import Counter
    from terminal.use_cases.store_ports import KnownCase, LostItem, UnitOfWork
    from terminal.use_cases.tell_time import Moment


class _Header(TypedDict):
    schema: int
    entry_id: EntryId
    vendor_id: VendorId
    terminal_id: TerminalId
    epoch: EpochId
    terminal_seq: int
    staff_id: StaffId | None
    occurred_at: datetime
    device_clock: datetime
    clock_offset_ms: int
    clock_trust: ClockTrust
    mirror_position: int


def record_entries(
    counter: Counter,
    uow: UnitOfWork,
    facts: tuple[EntryFacts, ...],
    *,
    moment: Moment,
    staff_id: StaffId | None,
    program_version: int,
    order_reference: str | None = None,
) -> tuple[Entry, ...]:
    """Write these facts as entries of one commit; the caller commits."""
    purchase_id = counter.ids.entry_id() if len(facts) > 1 else None
    entries = []
    for fact in facts:
        entry = Entry(
            **_header(counter, uow, moment, staff_id),
            kind=fact.kind,
            card_id=fact.card_id,
            program_version=program_version,
            stamps_delta=fact.stamps_delta,
            points_delta=fact.points_delta,
            purchase_id=purchase_id,
            purchase_amount_cents=fact.purchase_amount_cents,
            reward_id=fact.reward_id,
            description=fact.description,
            value_cents=fact.value_cents,
            reverses=fact.reverses,
            reversed_kind=fact.reversed_kind,
            reason=fact.reason,
            overridden_by=fact.overridden_by,
            reserved_for=fact.reserved_for,
            reserved=fact.reserved,
            replaced_by=fact.replaced_by,
            replaces=fact.replaces,
            customer=fact.customer,
            order_reference=order_reference,
        )
        uow.entries.add_pending(entry, _append(counter, uow, entry))
        entries.append(entry)
    refold(uow, entries)
    return tuple(entries)


def record_note(
    counter: Counter,
    uow: UnitOfWork,
    kind: NoteKind,
    *,
    moment: Moment,
    staff_id: StaffId | None = None,
    about: UUID | None = None,
    text: str = "",
) -> None:
    """Write evidence beside the ledger; the caller commits."""
    header = _header(counter, uow, moment, staff_id)
    _append(counter, uow, Note(**header, kind=kind, about=about, text=text))


def record_settlement(
    counter: Counter,
    uow: UnitOfWork,
    settled: KnownCase,
    resolution: Resolution,
    *,
    moment: Moment,
    staff_id: StaffId,
) -> None:
    """Write what a manager decided about a case; the caller commits."""
    header = _header(counter, uow, moment, staff_id)
    decision = CaseSettled(
        **header,
        kind=settled.kind,
        about=settled.entry_id,
        resolution=resolution,
        note=settled.note,
    )
    _append(counter, uow, decision)


def record_staff_change(
    counter: Counter,
    uow: UnitOfWork,
    change: StaffChange,
    *,
    moment: Moment,
    staff_id: StaffId,
) -> None:
    """Write what a manager decided about a person; the caller commits."""
    decision = StaffDecided(
        **_header(counter, uow, moment, staff_id),
        about=change.staff_id,
        name=change.name,
        role=change.role,
        pin_verifier=change.pin_verifier,
        is_active=change.is_active,
    )
    _append(counter, uow, decision)


def record_hole(
    counter: Counter, uow: UnitOfWork, lost: LostItem, reason: str, moment: Moment
) -> Hole:
    """Stand in for an item that can be read nowhere any more; the caller commits."""
    header = _header(counter, uow, moment, None)
    hole = Hole(**header, lost=lost.place, reason=reason, raw=lost.raw[:MAX_HOLE_BYTES])
    _append(counter, uow, hole)
    return hole


def record_opening(
    counter: Counter, uow: UnitOfWork, parent: Place | None, moment: Moment, app_version: str
) -> None:
    """Write an epoch's first item, which names where the journal stood; the caller commits."""
    header = _header(counter, uow, moment, None)
    _append(counter, uow, EpochOpened(**header, parent=parent, app_version=app_version))


def refold(uow: UnitOfWork, entries: Iterable[Entry]) -> None:
    """Add entries that are new here to the states of their cards."""
    by_card: dict[str, list[Entry]] = {}
    for entry in entries:
        by_card.setdefault(entry.card_id, []).append(entry)
    known = uow.cards.get_all(by_card)
    uow.cards.put(
        *(
            fold(known.get(card_id) or CardState(card_id=card_id), of_card)
            for card_id, of_card in by_card.items()
        )
    )


def _header(counter: Counter, uow: UnitOfWork, moment: Moment, staff_id: StaffId | None) -> _Header:
    return {
        "schema": ITEM_SCHEMA,
        "entry_id": counter.ids.entry_id(),
        "vendor_id": counter.identity.vendor_id,
        "terminal_id": counter.identity.terminal_id,
        "epoch": counter.epoch,
        "terminal_seq": _sequence_before(uow.journal.last_place(), counter.epoch) + 1,
        "staff_id": staff_id,
        "occurred_at": moment.occurred_at,
        "device_clock": moment.device_clock,
        "clock_offset_ms": moment.offset_ms,
        "clock_trust": moment.trust,
        "mirror_position": uow.state.cursor().position,
    }


def _append(counter: Counter, uow: UnitOfWork, item: Item) -> bytes:
    place = uow.journal.last_place()
    in_epoch = place is not None and place.epoch == counter.epoch
    previous_hash = place.hash if place is not None and in_epoch else CHAIN_START
    body = encode_item(item)
    uow.journal.append(seal(item, body, previous_hash, counter.device_key.sign))
    return body


def _sequence_before(place: Place | None, epoch: EpochId) -> int:
    return place.sequence if place is not None and place.epoch == epoch else 0
