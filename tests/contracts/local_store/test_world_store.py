"""What the server told is kept until it tells otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.cases import CaseKind, CaseState
from shared_domain.identifiers import EntryId
from shared_domain.programs import LoyaltyProgram, LoyaltyType, PointsReward, Vendor
from shared_domain.records import (
    CardKeyPublished,
    CaseChanged,
    ProgramPublished,
    StaffChanged,
    TerminalChanged,
    VendorChanged,
)
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.push import TerminalContact
from terminal.use_cases.store_ports import KnownCase
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import ANNA, BEN, CARD, TILL_1, TILL_2, VENDOR

if TYPE_CHECKING:
    from shared_domain.records import VendorRecord
    from terminal.use_cases.store_ports import LocalStore


def tell(store: LocalStore, *records: VendorRecord) -> None:
    with store.begin() as uow:
        for position, record in enumerate(records, 1):
            uow.world.apply(record, position)
        uow.commit()


def test_a_terminal_that_was_told_nothing_knows_nothing(store: LocalStore) -> None:
    with store.begin() as uow:
        world = uow.world
        assert (world.vendor(), world.program(), world.staff()) == (None, None, ())
        assert (world.terminal_names(), world.card_keys(), world.contacts()) == ({}, {}, ())
        assert world.open_cases() == 0


def test_the_vendor_is_as_it_was_told_last(store: LocalStore) -> None:
    vendor = Vendor(vendor_id=VENDOR, name="Café Müller", slug="cafe-muller", language="lb")
    tell(store, VendorChanged(Vendor(vendor_id=VENDOR, name="x", slug="x")), VendorChanged(vendor))

    with store.begin() as uow:
        assert uow.world.vendor() == vendor


def test_the_program_in_force_is_the_newest_version(store: LocalStore) -> None:
    reward = PointsReward(id="cup", name="Cup", points_required=300)
    newest = LoyaltyProgram(
        version=2, loyalty_type=LoyaltyType.HYBRID, points_rewards=(reward,), is_active=True
    )
    tell(store, ProgramPublished(LoyaltyProgram(version=1)), ProgramPublished(newest))
    tell(store, ProgramPublished(LoyaltyProgram(version=1)))

    with store.begin() as uow:
        assert uow.world.program() == newest


def test_staff_come_by_name_with_those_who_left(store: LocalStore) -> None:
    ben = StaffMember(staff_id=BEN, name="Ben", role=Role.MANAGER, pin_verifier="$2b$1")
    anna = StaffMember(staff_id=ANNA, name="Anna", role=Role.CASHIER, pin_verifier="$2b$2")
    gone = StaffMember(
        staff_id=ANNA,
        name="Anna",
        role=Role.CASHIER,
        pin_verifier="$2b$2",
        language="fr",
        is_active=False,
    )
    tell(store, StaffChanged(ben), StaffChanged(anna), StaffChanged(gone))

    with store.begin() as uow:
        assert uow.world.staff() == (gone, ben)


def test_terminals_and_card_keys_are_known_by_their_ids(store: LocalStore) -> None:
    tell(
        store,
        TerminalChanged(TILL_1, "Till 1"),
        TerminalChanged(TILL_2, "Till 2"),
        TerminalChanged(TILL_2, "Bar", is_revoked=True),
        CardKeyPublished(1, bytes(32)),
        CardKeyPublished(2, b"k" * 32),
    )

    with store.begin() as uow:
        assert uow.world.terminal_names() == {TILL_1: "Till 1", TILL_2: "Bar"}
        assert uow.world.card_keys() == {1: bytes(32), 2: b"k" * 32}


def test_contacts_are_the_terminals_that_were_told_last_and_no_others(store: LocalStore) -> None:
    """A terminal that was revoked is told of no more, and must not look silent for ever."""
    heard = TerminalContact(TILL_2, MONDAY_MORNING)
    with store.begin() as uow:
        uow.world.set_contacts([TerminalContact(TILL_1, None), TerminalContact(TILL_2, None)])
        uow.world.set_contacts([heard])

        assert uow.world.contacts() == (heard,)


def test_a_case_is_open_until_it_is_told_otherwise(store: LocalStore) -> None:
    def case(number: int, kind: CaseKind, state: CaseState) -> CaseChanged:
        return CaseChanged(VENDOR, CARD, EntryId(UUID(int=number)), kind, state)

    tell(
        store,
        case(1, CaseKind.OVERDRAWN, CaseState.OPEN),
        case(1, CaseKind.COOLDOWN_BROKEN, CaseState.OPEN),
        case(2, CaseKind.OVERDRAWN, CaseState.OPEN),
        case(2, CaseKind.OVERDRAWN, CaseState.FORGIVEN),
    )

    with store.begin() as uow:
        assert uow.world.open_cases() == 2


def test_a_case_is_read_with_its_evidence_and_stands_as_decided_until_it_is_told_again(
    store: LocalStore,
) -> None:
    first, second = EntryId(UUID(int=5)), EntryId(UUID(int=6))
    told = CaseChanged(
        VENDOR,
        CARD,
        second,
        CaseKind.COOLDOWN_BROKEN,
        CaseState.OPEN,
        first,
        changed_at=MONDAY_MORNING,
    )
    forked = CaseChanged(
        VENDOR, None, first, CaseKind.JOURNAL_FORKED, CaseState.OPEN, terminal_id=TILL_2
    )
    tell(store, told, forked)
    known = KnownCase(
        CaseKind.COOLDOWN_BROKEN, second, first, CARD, None, CaseState.OPEN, MONDAY_MORNING
    )
    about_till = KnownCase(CaseKind.JOURNAL_FORKED, first, None, None, TILL_2, CaseState.OPEN, None)
    decided = replace(known, state=CaseState.FORGIVEN, settled_by="Ben", note="a regular")

    with store.begin() as uow:
        assert uow.world.cases_to_settle(9) == (about_till, known)
        assert uow.world.cases_to_settle(1) == (about_till,)
        assert uow.world.case(known.kind, second) == known
        assert uow.world.case(CaseKind.OVERDRAWN, second) is None
        uow.world.note_settled(decided)
        uow.world.note_settled(replace(decided, kind=CaseKind.OVERDRAWN))
        uow.commit()
    with store.begin() as uow:
        assert uow.world.case(known.kind, second) == decided
        assert uow.world.cases_to_settle(9) == (about_till,)
        uow.world.apply(told, 3)
        assert uow.world.cases_to_settle(9) == (known, about_till)


def test_what_is_doubted_counts_until_it_is_forgotten_and_what_is_told_again_stays(
    store: LocalStore,
) -> None:
    first, second = LoyaltyProgram(version=1), LoyaltyProgram(version=2)
    anna = StaffMember(staff_id=ANNA, name="Anna", role=Role.CASHIER, pin_verifier="$2b$2")
    case = CaseChanged(VENDOR, CARD, EntryId(UUID(int=5)), CaseKind.OVERDRAWN, CaseState.OPEN)
    tell(
        store,
        ProgramPublished(first),
        ProgramPublished(second),
        TerminalChanged(TILL_1, "Till 1"),
        TerminalChanged(TILL_2, "Till 2"),
        CardKeyPublished(1, bytes(32)),
        StaffChanged(anna),
        case,
    )
    with store.begin() as uow:
        uow.world.doubt()
        uow.commit()
    with store.begin() as uow:
        assert (uow.world.program(), uow.world.open_cases()) == (second, 1)
    tell(store, ProgramPublished(first), TerminalChanged(TILL_2, "Till 2"))

    with store.begin() as uow:
        uow.world.forget_doubted()
        uow.commit()

    with store.begin() as uow:
        assert (uow.world.program(), uow.world.open_cases()) == (first, 0)
        assert uow.world.terminal_names() == {TILL_2: "Till 2"}
        assert (uow.world.card_keys(), uow.world.staff()) == ({}, ())
    tell(store, case)
    with store.begin() as uow:
        uow.world.forget_doubted()
        assert uow.world.open_cases() == 1
