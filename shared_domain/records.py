"""What stands in a vendor's ledger: entries, and every other change all terminals must hear of.

Every record has one position. The chain over the records makes a changed history visible.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.amounts import Amounts
from shared_domain.card_codes import MOST_KEY_ID
from shared_domain.cases import CaseKind, CaseState
from shared_domain.identifiers import (
    HASH_BYTES,
    CardId,
    EntryId,
    PublicKey,
    StaffId,
    TerminalId,
    VendorId,
)
from shared_domain.journal import Position, SmallText
from shared_domain.programs import LoyaltyProgram, Vendor
from shared_domain.staff import StaffMember

_LEDGER_DOMAIN = b"stempel.ledger.v1\0"
LEDGER_START = bytes(HASH_BYTES)


class VendorChanged(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="vendor"
):
    """The vendor's own particulars as they are from here on."""

    vendor: Vendor


class ProgramPublished(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="program"
):
    """A new program version, in force from here on."""

    program: LoyaltyProgram


class StaffChanged(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="staff"):
    """A person as they are from here on; inactive ones stay, because entries name them."""

    staff: StaffMember


class TerminalChanged(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="terminal"
):
    """A terminal was paired, renamed or revoked."""

    terminal_id: TerminalId
    name: str
    is_revoked: bool = False


class CardKeyPublished(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="card_key"
):
    """A public key (Ed25519, 32 bytes) that verifies the vendor's card codes."""

    key_id: Annotated[int, Meta(ge=0, le=MOST_KEY_ID)]
    public_key: PublicKey


class CaseChanged(Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="case"):
    """A case was opened, withdrawn or settled; of a settled one, by whom and why.

    `settled_by` is the name as it was then, `staff_id` the person if it was one at a counter.
    """

    vendor_id: VendorId
    card_id: CardId | None
    entry_id: EntryId
    kind: CaseKind
    state: CaseState
    against: EntryId | None = None
    terminal_id: TerminalId | None = None
    changed_at: datetime | None = None
    settled_by: Annotated[str, Meta(max_length=80)] = ""
    staff_id: StaffId | None = None
    note: SmallText = ""


class ReservationAsked(
    Struct, frozen=True, forbid_unknown_fields=True, tag_field="type", tag="reservation_asked"
):
    """A terminal wants to spend this much of a card; whoever holds it may let it go.

    It stands in the ledger so that a held pull wakes every holder at once. Nobody must answer,
    and after a moment nobody may: what is read late is history, not a question.
    """

    card_id: CardId
    asked_by: TerminalId
    wanted: Amounts
    asked_at: datetime


VendorRecord = (
    VendorChanged
    | ProgramPublished
    | StaffChanged
    | TerminalChanged
    | CardKeyPublished
    | CaseChanged
    | ReservationAsked
)


class LedgerRecord(Struct, frozen=True, forbid_unknown_fields=True):
    """Raw bytes at a position: an item's (an entry) when `entry_id` is set, else a VendorRecord."""

    position: Position
    body: bytes
    entry_id: EntryId | None = None


def ledger_hash(previous: bytes, position: int, body: bytes) -> bytes:
    """The ledger's chain after the record at this position (32 bytes)."""
    return ledger_hash_of_digest(previous, position, hashlib.sha256(body).digest())


def ledger_hash_of_digest(previous: bytes, position: int, digest: bytes) -> bytes:
    """The ledger's chain after a record of which only the SHA-256 is at hand."""
    return hashlib.sha256(_LEDGER_DOMAIN + previous + position.to_bytes(8, "big") + digest).digest()
