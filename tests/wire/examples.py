"""One example of every message, item and record: what the golden files hold to the byte."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import msgspec

from shared_domain.amounts import Amounts
from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.identifiers import EntryId, EpochId, StaffId, TerminalId, VendorId
from shared_domain.journal import (
    CaseSettled,
    ClockTrust,
    EpochOpened,
    Hole,
    Note,
    NoteKind,
    Place,
    StaffDecided,
)
from shared_domain.ledger import Customer, Entry, EntryKind
from shared_domain.programs import (
    LoyaltyProgram,
    LoyaltyType,
    OfflineRedemption,
    PointsReward,
    Vendor,
)
from shared_domain.records import (
    CardKeyPublished,
    CaseChanged,
    LedgerRecord,
    ProgramPublished,
    ReservationAsked,
    StaffChanged,
    TerminalChanged,
    VendorChanged,
)
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.blanks import BlanksReply, BlanksRequest
from shared_domain.wire.pairing import PairingQr, PairReply, PairRequest
from shared_domain.wire.problems import Problem
from shared_domain.wire.pull import (
    LedgerDigest,
    PullOutcome,
    PullReply,
    PullRequest,
    ReservationReply,
    ReservationRequest,
)
from shared_domain.wire.push import (
    EpochHeld,
    HandshakeReply,
    HandshakeRequest,
    Parked,
    PushReply,
    PushRequest,
    TerminalContact,
    Verdict,
    VerdictKind,
)
from shared_domain.wire.signed import LedgerHead, Receipt, SignedStatement

VENDOR = VendorId(UUID("0198f3a0-0000-7000-8000-00000000000a"))
TILL = TerminalId(UUID("0198f3a0-0000-7000-8000-00000000000b"))
OTHER_TILL = TerminalId(UUID("0198f3a0-0000-7000-8000-00000000000c"))
STAFF = StaffId(UUID("0198f3a0-0000-7000-8000-00000000000d"))
MANAGER = StaffId(UUID("0198f3a0-0000-7000-8000-00000000000e"))
ENTRY = EntryId(UUID("0198f3a0-0000-7000-8000-00000000000f"))
OTHER_ENTRY = EntryId(UUID("0198f3a0-0000-7000-8000-000000000010"))
EPOCH = EpochId(UUID("6b1f6f0e-9a55-4f4e-8d7c-52c9c8a3f001"))
PURCHASE = UUID("0198f3a0-0000-7000-8000-000000000011")
CARD, NEW_CARD = "0123456789abcdef", "fedcba9876543210"
TIME = datetime(2026, 11, 23, 9, 41, 7, 123456, tzinfo=UTC)
HASH = bytes(range(32))
SIGNATURE = bytes(range(64))
KEY = bytes(range(100, 132))
PLACE = Place(EPOCH, 41, HASH)
STATEMENT = SignedStatement(b'{"type":"receipt"}', SIGNATURE)
CUSTOMER = Customer(
    name="Léa Müller",
    email="lea@example.lu",
    phone="+352 621 000 000",
    birthday=date(1990, 2, 28),
    language="lb",
)

PLAIN = Entry(
    schema=1,
    entry_id=ENTRY,
    vendor_id=VENDOR,
    terminal_id=TILL,
    epoch=EPOCH,
    terminal_seq=42,
    staff_id=STAFF,
    occurred_at=TIME,
    device_clock=TIME,
    clock_offset_ms=-250,
    mirror_position=1_000,
    kind=EntryKind.STAMPS_EARNED,
    card_id=CARD,
    program_version=3,
)
# What each kind adds to a plain entry.
KINDS: dict[EntryKind, dict[str, object]] = {
    EntryKind.CARD_ISSUED: {"customer": CUSTOMER},
    EntryKind.STAMPS_EARNED: {"stamps_delta": 2, "purchase_amount_cents": 1_250},
    EntryKind.POINTS_EARNED: {"points_delta": 125, "purchase_amount_cents": 1_250},
    EntryKind.STAMPS_REDEEMED: {
        "stamps_delta": -10,
        "description": "Free item",
        "value_cents": 350,
        "overridden_by": MANAGER,
    },
    EntryKind.POINTS_REDEEMED: {
        "points_delta": -250,
        "reward_id": "cake",
        "description": "Apfelstrudel",
    },
    EntryKind.REVERSED: {
        "stamps_delta": -2,
        "reverses": OTHER_ENTRY,
        "reversed_kind": EntryKind.STAMPS_EARNED,
    },
    EntryKind.ADJUSTED: {"stamps_delta": -1, "points_delta": 5, "reason": "Slip of the finger"},
    EntryKind.OPENING_BALANCE: {"stamps_delta": 7, "note": "From a paper card"},
    EntryKind.CARD_BLOCKED: {},
    EntryKind.CARD_UNBLOCKED: {},
    EntryKind.CARD_REPLACED: {"stamps_delta": -7, "replaced_by": NEW_CARD},
    EntryKind.RESERVATION_GRANTED: {
        "terminal_id": None,
        "epoch": None,
        "terminal_seq": 0,
        "reserved_for": TILL,
        "reserved": Amounts(10, 0),
    },
    EntryKind.RESERVATION_RELEASED: {"reserved": Amounts(0, 250)},
}
ENTRIES = {
    f"entry_{kind.value}": msgspec.structs.replace(PLAIN, kind=kind, **added)
    for kind, added in KINDS.items()
}
MORE_ENTRIES = {
    "entry_of_a_lost_terminal": Entry(
        schema=1,
        entry_id=ENTRY,
        vendor_id=VENDOR,
        occurred_at=TIME,
        kind=EntryKind.RESERVATION_RELEASED,
        card_id=CARD,
        program_version=0,
        reserved_for=TILL,
        reserved=Amounts(10, 0),
    ),
    "entry_with_the_least": Entry(
        schema=1,
        entry_id=ENTRY,
        vendor_id=VENDOR,
        occurred_at=TIME,
        kind=EntryKind.STAMPS_EARNED,
        card_id=CARD,
        program_version=1,
        stamps_delta=1,
    ),
    "entry_of_a_purchase": msgspec.structs.replace(
        PLAIN,
        stamps_delta=1,
        purchase_id=PURCHASE,
        order_reference="T-2026-0042",
        clock_trust=ClockTrust.NOT_TRUSTED,
    ),
    "entry_of_a_new_card": msgspec.structs.replace(
        PLAIN,
        kind=EntryKind.CARD_REPLACED,
        card_id=NEW_CARD,
        stamps_delta=7,
        replaces=CARD,
        customer=CUSTOMER,
        clock_trust=ClockTrust.CLAMPED,
    ),
}
# What every item says alike.
PLACED: dict[str, Any] = {
    "schema": 1,
    "entry_id": ENTRY,
    "vendor_id": VENDOR,
    "terminal_id": TILL,
    "epoch": EPOCH,
    "occurred_at": TIME,
}
OTHER_ITEMS: dict[str, EpochOpened | Note | Hole | CaseSettled | StaffDecided] = {
    "epoch_first": EpochOpened(
        **PLACED,
        terminal_seq=1,
    ),
    "epoch_with_a_parent": EpochOpened(
        **PLACED,
        terminal_seq=1,
        parent=PLACE,
        app_version="0.1.0",
    ),
    "item_case_settled": CaseSettled(
        **PLACED,
        terminal_seq=44,
        staff_id=MANAGER,
        kind=CaseKind.OVERDRAWN,
        about=OTHER_ENTRY,
        resolution=Resolution.FORGIVE,
        note="A regular customer",
    ),
    "item_staff_added": StaffDecided(
        **PLACED,
        terminal_seq=45,
        staff_id=MANAGER,
        about=STAFF,
        name="Anna",
        role=Role.CASHIER,
        pin_verifier="$2b$12$" + 53 * "a",
    ),
    "item_staff_let_go": StaffDecided(
        **PLACED,
        terminal_seq=46,
        staff_id=MANAGER,
        about=STAFF,
        is_active=False,
    ),
    "note": Note(
        **PLACED,
        terminal_seq=43,
        staff_id=STAFF,
        kind=NoteKind.PIN_WRONG,
        about=STAFF,
        text="2 tries left",
    ),
    "hole": Hole(
        **PLACED,
        terminal_seq=44,
        lost=PLACE,
        reason="checksum",
        raw=b'{"type":"entr\xff',
    ),
}
RECORDS: dict[str, msgspec.Struct] = {
    "vendor_changed": VendorChanged(
        Vendor(vendor_id=VENDOR, name="Café Kueb", slug="cafe-kueb", language="lb")
    ),
    "program_published": ProgramPublished(
        LoyaltyProgram(
            version=3,
            loyalty_type=LoyaltyType.HYBRID,
            stamps_reward_description="E gratis Kaffi",
            stamps_reward_value_cents=350,
            points_rewards=(PointsReward(id="cake", name="Apfelstrudel", points_required=250),),
            offline_redemption=OfflineRedemption.ALWAYS,
            max_daily_rewards=3,
            max_daily_terminal_rewards=40,
            card_name="Kueb Kaart",
            card_secondary_color="#FFFFFF",
            logo_url="https://example.lu/logo.png",
            hero_image_url="https://example.lu/hero.png",
            google_issuer_id="3388000000000000000",
            google_class_id="kueb",
            apple_pass_type_id="pass.lu.example.kueb",
            terms_text="Eng Kaart pro Persoun.",
            privacy_url="https://example.lu/privacy",
            is_active=True,
            activated_at=TIME,
        )
    ),
    "staff_changed": StaffChanged(
        StaffMember(
            staff_id=STAFF, name="Anna", role=Role.MANAGER, pin_verifier="$2b$12$x", language="de"
        )
    ),
    "terminal_changed": TerminalChanged(TILL, "Till 1", is_revoked=True),
    "card_key_published": CardKeyPublished(3, KEY),
    "case_changed": CaseChanged(
        VENDOR,
        CARD,
        ENTRY,
        CaseKind.COOLDOWN_BROKEN,
        CaseState.CLAWED_BACK,
        OTHER_ENTRY,
        terminal_id=TILL,
        changed_at=TIME,
        settled_by="Zoé",
        staff_id=MANAGER,
        note="Stamped twice by mistake",
    ),
    "reservation_asked": ReservationAsked(CARD, TILL, Amounts(10), TIME),
    "ledger_record_of_an_entry": LedgerRecord(1_001, b'{"type":"entry"}', ENTRY),
    "ledger_record_of_a_vendor": LedgerRecord(1_002, b'{"type":"staff"}'),
}
MESSAGES: dict[str, msgspec.Struct] = {
    "pairing_qr": PairingQr("https://loyalty.example.lu", KEY, "BCDFGHJKLN"),
    "pair_request": PairRequest(
        code="BCDFGHJKLN",
        terminal_name="Till 1",
        device_key=KEY,
        proof=SIGNATURE,
        app_version="0.1.0",
    ),
    "pair_reply": PairReply(
        terminal_id=TILL,
        vendor_id=VENDOR,
        access_token="token",
        server_key=KEY,
        pin_key=KEY,
        generation="g1",
    ),
    "handshake_request": HandshakeRequest(
        generation="g1",
        epochs=(EpochHeld(EPOCH, 42),),
        device_clock=TIME,
        app_version="0.1.0",
        unsynced=7,
        known_head=STATEMENT,
    ),
    "handshake_reply": HandshakeReply(
        generation="g2",
        server_time=TIME,
        epochs=(EpochHeld(EPOCH, 0),),
        head=STATEMENT,
        is_revoked=True,
        is_awaited=True,
        contacts=(TerminalContact(OTHER_TILL, None),),
    ),
    "push_request": PushRequest(
        epoch=EPOCH, first_sequence=41, items=(b'{"type":"entry"}',), signature=SIGNATURE
    ),
    "push_reply": PushReply(
        verdicts=(
            Verdict(41, VerdictKind.RECORDED, ENTRY, 1_001),
            Verdict(42, VerdictKind.ALREADY_RECORDED, ENTRY),
            Verdict(43, VerdictKind.PARKED, reason="unknown kind"),
        ),
        receipt=STATEMENT,
        held=EpochHeld(EPOCH, 43),
        server_time=TIME,
    ),
    "push_reply_beyond": PushReply(
        verdicts=(), receipt=None, held=EpochHeld(EPOCH, 40), server_time=TIME
    ),
    "parked": Parked(epoch=EPOCH, hash=HASH, verdict=Verdict(43, VerdictKind.PARKED)),
    "pull_request": PullRequest(after=1_000, hash=HASH, limit=200, wait_s=25),
    "pull_reply": PullReply(
        outcome=PullOutcome.PAGE,
        records=(LedgerRecord(1_001, b'{"type":"entry"}', ENTRY),),
        head=STATEMENT,
        has_more=True,
        server_time=TIME,
        contacts=(TerminalContact(OTHER_TILL, TIME),),
    ),
    "pull_reply_diverged": PullReply(
        outcome=PullOutcome.DIVERGED,
        records=(),
        head=STATEMENT,
        has_more=False,
        server_time=TIME,
    ),
    "ledger_digest": LedgerDigest(1_001, 900, Amounts(12, -5), HASH),
    "reservation_request": ReservationRequest(card_id=CARD, wanted=Amounts(stamps=10)),
    "reservation_reply": ReservationReply(
        granted=Amounts(stamps=4),
        held_by=OTHER_TILL,
        held=Amounts(stamps=6),
        held_by_last_contact_at=TIME,
        is_recovering=True,
    ),
    "blanks_request": BlanksRequest(held=(CARD,), printed=(CARD,)),
    "blanks_reply": BlanksReply(codes=("BCDEFGHIJKLNOPRSTUVX" * 7 + "BCDEFGHIJKLNOP",)),
    "receipt": Receipt(
        terminal_id=TILL,
        epoch=EPOCH,
        sequence=43,
        hash=HASH,
        ledger_position=1_001,
        ledger_hash=HASH,
        server_time=TIME,
        generation="g1",
        backup_position=900,
    ),
    "ledger_head": LedgerHead(
        vendor_id=VENDOR, position=1_001, hash=HASH, server_time=TIME, generation="g1"
    ),
    "signed_statement": STATEMENT,
    "problem": Problem("rate_limited", "Too many requests", 429, "Wait 30 s."),
}
ITEMS: dict[str, Entry | EpochOpened | Note | Hole | CaseSettled | StaffDecided] = {
    **ENTRIES,
    **MORE_ENTRIES,
    **OTHER_ITEMS,
}
EXAMPLES: dict[str, msgspec.Struct] = {**ITEMS, **RECORDS, **MESSAGES}
