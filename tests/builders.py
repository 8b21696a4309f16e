"""Test values in one line each: every field has a plain default, a test names what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import msgspec

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.business_day import calendar_of
from shared_domain.cards import CardState
from shared_domain.identifiers import EntryId, EpochId, StaffId, TerminalId, VendorId
from shared_domain.journal import ITEM_SCHEMA, ClockTrust
from shared_domain.ledger import Entry, EntryFacts, EntryKind
from shared_domain.programs import LoyaltyProgram, LoyaltyType, PointsReward, Vendor
from shared_domain.reservations import Rights
from shared_domain.rules.judging import ProgramHistory
from shared_domain.rules.situation import Requester, Situation
from shared_domain.staff import Role

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared_domain.outcomes import SilentTerminal

# A Monday, far from any change of clocks.
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)

CARD = "00000000000000aa"
OTHER_CARD = "00000000000000bb"
VENDOR = VendorId(UUID(int=0x7E))
TILL_1, TILL_2, TILL_3 = (TerminalId(UUID(int=number)) for number in (0x71, 0x72, 0x73))
EPOCH = EpochId(UUID(int=0xE1))
ANNA, BERT = StaffId(UUID(int=0xA1)), StaffId(UUID(int=0xB1))


def entry_id(number: int) -> EntryId:
    return EntryId(UUID(int=number))


def at(minutes: float) -> datetime:
    """This many minutes after noon."""
    return NOON + timedelta(minutes=minutes)


def a_vendor(**changes: object) -> Vendor:
    vendor = Vendor(vendor_id=VENDOR, name="Café Kueb", slug="cafe-kueb")
    return msgspec.structs.replace(vendor, **changes)


def a_program(**changes: object) -> LoyaltyProgram:
    """An active stamp program with the defaults that every new vendor gets."""
    program = LoyaltyProgram(version=1, is_active=True, activated_at=NOON - timedelta(days=90))
    return msgspec.structs.replace(program, **changes)


def a_points_program(**changes: object) -> LoyaltyProgram:
    """Points only, with a coffee for 100 and a cake for 250."""
    return msgspec.structs.replace(
        a_program(loyalty_type=LoyaltyType.POINTS, points_rewards=(COFFEE, CAKE)), **changes
    )


def a_hybrid_program(**changes: object) -> LoyaltyProgram:
    return msgspec.structs.replace(a_points_program(loyalty_type=LoyaltyType.HYBRID), **changes)


COFFEE = PointsReward(id="coffee", name="Coffee", points_required=100)
CAKE = PointsReward(id="cake", name="Cake", points_required=250)


def a_card(stamps: int = 0, points: int = 0, **changes: object) -> CardState:
    card = CardState(card_id=CARD, issued_at=at(-10_000), balance=Amounts(stamps, points))
    return msgspec.structs.replace(card, **changes)


def an_entry(
    number: int = 1,
    kind: EntryKind = EntryKind.STAMPS_EARNED,
    minutes: float = 0,
    **changes: object,
) -> Entry:
    """An entry of till 1 by Anna, this many minutes after noon; deltas are 0 unless given."""
    entry = Entry(
        schema=ITEM_SCHEMA,
        entry_id=entry_id(number),
        vendor_id=VENDOR,
        terminal_id=TILL_1,
        epoch=EPOCH,
        terminal_seq=number,
        staff_id=ANNA,
        occurred_at=at(minutes),
        kind=kind,
        card_id=CARD,
        program_version=1,
    )
    return msgspec.structs.replace(entry, **changes)


def stamped(number: int, minutes: float = 0, stamps: int = 1, **changes: object) -> Entry:
    return an_entry(number, EntryKind.STAMPS_EARNED, minutes, stamps_delta=stamps, **changes)


def pointed(number: int, minutes: float = 0, points: int = 1, **changes: object) -> Entry:
    """For a purchase that earns just that, at ten points a euro."""
    purchase = {"purchase_amount_cents": points * 10} | changes
    return an_entry(number, EntryKind.POINTS_EARNED, minutes, points_delta=points, **purchase)


def redeemed(number: int, minutes: float = 0, stamps: int = 10, **changes: object) -> Entry:
    return an_entry(number, EntryKind.STAMPS_REDEEMED, minutes, stamps_delta=-stamps, **changes)


def reversal_of(target: Entry, number: int, minutes: float = 0, **changes: object) -> Entry:
    reversal = an_entry(
        number,
        EntryKind.REVERSED,
        minutes,
        stamps_delta=-target.stamps_delta,
        points_delta=-target.points_delta,
        reverses=target.entry_id,
        reversed_kind=target.kind,
    )
    return msgspec.structs.replace(reversal, **changes)


def granted(number: int, terminal_id: TerminalId, amounts: Amounts) -> Entry:
    """A grant by the server itself."""
    return an_entry(
        number,
        EntryKind.RESERVATION_GRANTED,
        terminal_id=None,
        reserved_for=terminal_id,
        reserved=amounts,
    )


def released(number: int, terminal_id: TerminalId, amounts: Amounts) -> Entry:
    return an_entry(
        number, EntryKind.RESERVATION_RELEASED, terminal_id=terminal_id, reserved=amounts
    )


def freed(number: int, lost: TerminalId, amounts: Amounts) -> Entry:
    """A release by the server, for a terminal that was given up for lost."""
    return an_entry(
        number,
        EntryKind.RESERVATION_RELEASED,
        terminal_id=None,
        reserved_for=lost,
        reserved=amounts,
    )


def recorded(
    facts: EntryFacts,
    number: int,
    now: datetime = NOON,
    *,
    terminal_id: TerminalId | None = TILL_1,
    staff_id: StaffId = ANNA,
    clock_trust: ClockTrust = ClockTrust.TRUSTED,
) -> Entry:
    """The entry that a terminal makes of what a rule decided."""
    decided = {name: getattr(facts, name) for name in facts.__struct_fields__}
    return an_entry(
        number,
        terminal_id=terminal_id,
        staff_id=staff_id,
        occurred_at=now,
        clock_trust=clock_trust,
        **decided,
    )


def a_situation(
    program: LoyaltyProgram | None = None,
    card: CardState | None = None,
    recent: tuple[Entry, ...] = (),
    now: datetime = NOON,
    *,
    vendor: Vendor | None = None,
    clock_is_trusted: bool = True,
    terminal_id: TerminalId | None = TILL_1,
    held: Mapping[TerminalId, Amounts] | None = None,
    unreserved: Amounts = NOTHING,
    silent_terminals: tuple[SilentTerminal, ...] = (),
) -> Situation:
    """Till 1 at noon; unless `held` says otherwise it holds the right to the whole balance."""
    card = card or a_card()
    return Situation(
        program=program or a_program(),
        calendar=calendar_of(vendor or a_vendor()),
        card=card,
        recent=recent,
        now=now,
        clock_is_trusted=clock_is_trusted,
        terminal_id=terminal_id,
        rights=Rights({TILL_1: card.balance} if held is None else held, unreserved),
        silent_terminals=silent_terminals,
    )


def a_history(*programs: LoyaltyProgram, **replaced_at: datetime) -> ProgramHistory:
    """These versions; `v1=…` says when version 1 was replaced."""
    versions = {program.version: program for program in programs or (a_program(),)}
    return ProgramHistory(versions, {int(name[1:]): when for name, when in replaced_at.items()})


CASHIER = Requester(ANNA, Role.CASHIER)
MANAGER = Requester(BERT, Role.MANAGER)
