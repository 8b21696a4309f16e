"""Rows to write: every field filled with something that could be lost or mixed up."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState, CardStatus
from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.digests import EntriesDigest
from shared_domain.identifiers import EntryId, EpochId, TerminalId, VendorId
from shared_domain.journal import Place
from shared_domain.ledger import Customer, Entry
from shared_domain.records import ledger_hash
from shared_domain.wire.codec import encode_item
from sync_server.services.state import Case, Head, HeldCard, HeldEpoch, NewRecord, Terminal
from tests.builders import TILL_1, VENDOR

OTHER_VENDOR = VendorId(UUID(int=0x7F))
NOW = datetime(2026, 11, 23, 10, 0, 0, 123456, tzinfo=UTC)
LATER = NOW + timedelta(hours=1)
EPOCH = EpochId(UUID(int=0xE1))
CARD = "00000000000000aa"


def terminal(number: int = 1, vendor_id: VendorId = VENDOR) -> Terminal:
    return Terminal(
        terminal_id=TILL_1 if number == 1 else TerminalId(UUID(int=0x70 + number)),
        vendor_id=vendor_id,
        name=f"Till {number}",
        device_key=bytes([number]) * 32,
        token_hash=vendor_id.bytes + bytes([number]) * 16,
        paired_at=NOW,
    )


def card(card_id: str = CARD, **unreserved: int) -> HeldCard:
    state = CardState(
        card_id=card_id,
        issued_at=NOW,
        issued_by=EntryId(UUID(int=1)),
        status=CardStatus.REPLACED,
        status_since=LATER,
        balance=Amounts(3, 250),
        lifetime=Amounts(13, 1250),
        rewards_redeemed=2,
        last_earned_at=NOW,
        last_redeemed_at=LATER,
        replaced_by="00000000000000bb",
        customer=Customer(
            name="Zoé 🎂",
            email="zoe@example.lu",
            phone="+352 621 000 000",
            birthday=date(1990, 2, 28),
            language="lb",
        ),
    )
    return HeldCard(state, Amounts(**unreserved), LATER)


def case(number: int = 1, card_id: str | None = CARD, **fields: object) -> Case:
    finding = CaseFinding(
        CaseKind.OVERDRAWN, EntryId(UUID(int=number)), EntryId(UUID(int=number + 100))
    )
    given: dict[str, object] = {
        "finding": finding,
        "card_id": card_id,
        "terminal_id": None,
        "state": CaseState.OPEN,
        "opened_at": NOW,
        "changed_at": NOW,
    }
    return Case(**given | fields)  # type: ignore[arg-type]  # a test names what it changes


def records(*entries: Entry | bytes, after: Head | None = None) -> tuple[list[NewRecord], Head]:
    """These entries, or bodies of other records, as the next of a ledger; and its new head."""
    start = after or Head()
    position, hash_, made = start.position, start.hash, []
    for one in entries:
        body = one if isinstance(one, bytes) else encode_item(one)
        position += 1
        hash_ = ledger_hash(hash_, position, body)
        made.append(NewRecord(position, body, hash_, one if isinstance(one, Entry) else None))
    count = sum(isinstance(one, Entry) for one in entries)
    digest = EntriesDigest(count, Amounts(-count, 2**40), bytes([count]) * 32)
    return made, Head(position, hash_, digest)


def epoch(last_sequence: int = 1, parent: Place | None = None) -> HeldEpoch:
    hash_ = bytes([last_sequence]) * 32
    return HeldEpoch(EPOCH, last_sequence, hash_, parent, last_at=LATER)
