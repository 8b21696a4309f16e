"""Hypothesis strategies for the domain's values: anything that a terminal could truly write."""

from __future__ import annotations

from datetime import UTC, datetime
from uuid import UUID

from hypothesis import strategies as st

from shared_domain.amounts import Amounts
from shared_domain.identifiers import EntryId
from shared_domain.journal import ClockTrust, EpochOpened, Hole, Note, NoteKind, Place
from shared_domain.ledger import REVERSIBLE_KINDS, Customer, Entry, EntryKind
from tests.builders import ANNA, BERT, CARD, EPOCH, OTHER_CARD, TILL_1, TILL_2, VENDOR, at

uuids = st.uuids()
# NUL and half characters are poison, and a test of their own.
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)
instants = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001
    datetime(2099, 12, 31),  # noqa: DTZ001
    timezones=st.just(UTC),
)
# Close together and often equal, as they are at a counter.
counter_times = st.integers(-3_000, 3_000).map(lambda minutes: at(minutes / 2))
deltas = st.integers(-1_000_000_000, 1_000_000_000)
card_ids = st.sampled_from([CARD, OTHER_CARD]) | st.from_regex(r"[0-9a-f]{16}", fullmatch=True)
terminals = st.sampled_from([TILL_1, TILL_2, None])
counts = st.integers(0, 2**53 - 1)
hashes = st.binary(min_size=32, max_size=32)
sums = st.builds(Amounts, st.integers(0, 2**53 - 1), st.integers(0, 2**53 - 1))
places = st.builds(Place, epoch=uuids, sequence=st.integers(1, 2**53 - 1), hash=hashes)
customers = st.builds(
    Customer,
    name=st.none() | texts,
    email=st.none() | texts,
    phone=st.none() | texts,
    birthday=st.none() | st.dates(),
    language=st.sampled_from([None, "en", "fr", "de", "lb"]),
)
_header: dict[str, st.SearchStrategy[object]] = {
    "schema": st.just(1),
    "entry_id": uuids.map(EntryId),
    "vendor_id": uuids,
    "terminal_id": st.none() | uuids,
    "epoch": st.none() | uuids,
    "terminal_seq": counts,
    "staff_id": st.none() | uuids,
    "occurred_at": instants,
    "device_clock": st.none() | st.datetimes(timezones=st.just(UTC)),
    "clock_offset_ms": st.integers(-(2**53) + 1, 2**53 - 1),
    "clock_trust": st.sampled_from(ClockTrust),
    "mirror_position": counts,
}
entries = st.builds(
    Entry,
    **_header,
    kind=st.sampled_from(EntryKind),
    card_id=card_ids,
    program_version=st.integers(0, 2_000_000_000),
    stamps_delta=deltas,
    points_delta=deltas,
    purchase_id=st.none() | uuids,
    purchase_amount_cents=st.none() | st.integers(0, 10_000_000),
    reward_id=st.none() | texts,
    description=st.none() | texts,
    value_cents=st.none() | st.integers(0, 100_000_000),
    reverses=st.none() | uuids,
    reversed_kind=st.none() | st.sampled_from(EntryKind),
    reason=st.none() | texts,
    overridden_by=st.none() | uuids,
    reserved_for=st.none() | uuids,
    reserved=st.none() | sums,
    replaced_by=st.none() | card_ids,
    replaces=st.none() | card_ids,
    customer=st.none() | customers,
    order_reference=st.none() | texts,
    note=st.none() | texts,
)
notes = st.builds(
    Note, **_header, kind=st.sampled_from(NoteKind), about=st.none() | uuids, text=texts
)
openings = st.builds(EpochOpened, **_header, parent=st.none() | places, app_version=texts)
holes = st.builds(Hole, **_header, lost=places, reason=texts, raw=st.binary(max_size=600))
items = st.one_of(entries, notes, openings, holes)


@st.composite
def _card_entry(draw: st.DrawFn, number: int, earlier: list[Entry]) -> Entry:
    """One more entry of a card, whose reversals reverse entries that are there."""
    targets = [entry for entry in earlier if entry.kind in REVERSIBLE_KINDS]
    kinds = [kind for kind in EntryKind if targets or kind is not EntryKind.REVERSED]
    kind = draw(st.sampled_from(kinds))
    target = draw(st.sampled_from(targets)) if kind is EntryKind.REVERSED else None
    amounts = -target.amounts if target else _amounts_of(kind, draw(st.integers(1, 30)))
    moves = kind in {EntryKind.RESERVATION_GRANTED, EntryKind.RESERVATION_RELEASED}
    terminal = draw(terminals)
    return Entry(
        schema=1,
        entry_id=EntryId(UUID(int=draw(st.integers(1, 2**64)) << 32 | number)),
        vendor_id=VENDOR,
        terminal_id=terminal,
        epoch=EPOCH,
        terminal_seq=number,
        staff_id=draw(st.sampled_from([ANNA, BERT])),
        occurred_at=draw(counter_times),
        kind=kind,
        card_id=CARD,
        program_version=draw(st.integers(1, 3)),
        clock_trust=draw(st.sampled_from(ClockTrust)),
        stamps_delta=amounts.stamps,
        points_delta=amounts.points,
        reverses=target.entry_id if target else None,
        reversed_kind=target.kind if target else None,
        overridden_by=draw(st.sampled_from([None, BERT])),
        reserved_for=draw(st.sampled_from([TILL_1, TILL_2])) if moves else None,
        reserved=draw(st.builds(Amounts, st.integers(0, 20), st.integers(0, 20)))
        if moves
        else None,
        replaced_by=draw(st.sampled_from([None, OTHER_CARD, "0" * 16])),
        replaces=draw(st.sampled_from([None, OTHER_CARD])),
        customer=draw(st.none() | customers),
    )


def _amounts_of(kind: EntryKind, size: int) -> Amounts:
    match kind:
        case EntryKind.STAMPS_EARNED | EntryKind.OPENING_BALANCE:
            return Amounts(stamps=size)
        case EntryKind.POINTS_EARNED:
            return Amounts(points=size)
        case EntryKind.STAMPS_REDEEMED:
            return Amounts(stamps=-size)
        case EntryKind.POINTS_REDEEMED:
            return Amounts(points=-size)
        case EntryKind.ADJUSTED | EntryKind.CARD_REPLACED:
            return Amounts(stamps=-size, points=size)
        case _:
            return Amounts()


@st.composite
def card_histories(draw: st.DrawFn, most: int = 12) -> list[Entry]:
    """Entries of one card in the order they were written, with whatever times."""
    written: list[Entry] = []
    for number in range(1, draw(st.integers(0, most)) + 1):
        written.append(draw(_card_entry(number, written)))
    return written


def in_batches(entries: list[Entry], size: int) -> list[list[Entry]]:
    """The same entries in the same order, this many at a time."""
    return [entries[start : start + size] for start in range(0, len(entries), size)]
