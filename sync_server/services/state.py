"""What the server remembers, as frozen values that services and stores exchange.

Structs and not dataclasses: a push makes thousands, and these are made six times as fast.
"""

from __future__ import annotations

import enum
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cards import CardState
from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.digests import EntriesDigest
from shared_domain.identifiers import CardId, EntryId, EpochId, StaffId, TerminalId, VendorId
from shared_domain.journal import Hash, Place, Sequence
from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START
from shared_domain.wire.push import VerdictKind


class Head(Struct, frozen=True):
    """Where a vendor's ledger ends, the chain up to there, and what its entries come to."""

    position: int = 0
    hash: bytes = LEDGER_START
    digest: EntriesDigest = EntriesDigest()


class NewRecord(Struct, frozen=True):
    """One record about to be appended; `entry` is set when it is one, with its raw body."""

    position: int
    body: bytes
    hash: bytes
    entry: Entry | None = None
    clamped_to: datetime | None = None


class ReceivedEntry(Struct, frozen=True):
    """An entry of the ledger, and when this server first held it.

    `clamped_to` is when it happened as far as this server can believe, where that is not when
    it says.
    """

    entry: Entry
    received_at: datetime
    clamped_to: datetime | None = None

    @property
    def judged(self) -> Entry:
        """The entry at the time that the server believes."""
        if self.clamped_to is None:
            return self.entry
        return replace(self.entry, occurred_at=self.clamped_to)


class KnownEntry(Struct, frozen=True):
    """Where an entry already stands, with the bytes it was recorded with."""

    position: int
    body: bytes


class HeldCard(Struct, frozen=True):
    """A card's folded state, and which part of its balance no terminal has reserved.

    `last_moved_at` is when the latest of its entries happened that changed a balance.
    `is_at_risk` says that one of them may let more be spent than there is.
    """

    state: CardState
    unreserved: Amounts = NOTHING
    last_moved_at: datetime | None = None
    is_at_risk: bool = False


class Case(Struct, frozen=True):
    """A finding about a card or a terminal, and what has become of it.

    Once a person has settled it, `settled_by` names them, and `staff_id` too if they did so at
    a counter.
    """

    finding: CaseFinding
    card_id: CardId | None
    terminal_id: TerminalId | None
    state: CaseState
    opened_at: datetime
    changed_at: datetime
    settled_by: str = ""
    staff_id: StaffId | None = None
    note: str = ""


class CasesWanted(Struct, frozen=True):
    """Which of a vendor's cases; None is any."""

    state: CaseState | None = None
    kind: CaseKind | None = None


class Terminal(Struct, frozen=True):
    """A counter PC paired with a vendor; the server keeps only a hash of its token.

    `generation` is the history of the server under which it last told all that it holds.
    """

    terminal_id: TerminalId
    vendor_id: VendorId
    name: str
    device_key: bytes
    token_hash: bytes
    paired_at: datetime
    last_contact_at: datetime | None = None
    revoked_at: datetime | None = None
    app_version: str = ""
    unsynced: int = 0
    clock_offset_ms: int = 0
    generation: str = ""

    @property
    def is_revoked(self) -> bool:
        return self.revoked_at is not None


class PairingCode(Struct, frozen=True):
    """A one-time code, of which only a keyed hash is kept; the selector finds it again."""

    selector: str
    code_hash: bytes
    vendor_id: VendorId
    expires_at: datetime
    tries_left: int
    used_at: datetime | None = None


class TokenScope(enum.Enum):
    """What a token of a person or a program opens."""

    OPERATOR = "operator"
    VENDOR_MANAGER = "vendor_manager"


class AccessToken(Struct, frozen=True):
    """A bearer token as the server keeps it; `vendor_id` is None for an operator's."""

    token_hash: bytes
    scope: TokenScope
    vendor_id: VendorId | None
    name: str
    created_at: datetime
    revoked_at: datetime | None = None


class KeyPurpose(enum.Enum):
    """What a secret key is for; a key never serves two purposes."""

    SERVER_SIGNING = "server_signing"
    CARD_SIGNING = "card_signing"
    PIN_HASHING = "pin_hashing"


class StoredKey(Struct, frozen=True):
    """A secret key sealed with the master key, and its public half where it has one."""

    vendor_id: VendorId | None
    purpose: KeyPurpose
    number: int
    sealed: bytes
    public_key: bytes
    created_at: datetime


class HeldEpoch(Struct, frozen=True):
    """How far the server holds one epoch of a terminal, and what the epoch says came before.

    `last_at` is when its last item happened, as far as the server can believe.
    """

    epoch: EpochId
    last_sequence: int
    last_hash: bytes
    parent: Place | None = None
    opened_by: EntryId | None = None
    last_at: datetime | None = None


class ChildEpoch(Struct, frozen=True):
    """An epoch that says it follows an item of another; `opened_by` is its first item."""

    epoch: EpochId
    parent_sequence: int
    opened_by: EntryId


class JournalItem(Struct, frozen=True):
    """One place in a terminal's journal and what became of the item there.

    `body` is kept here only for an item that stands nowhere else: an entry's bytes stand in
    the ledger at `position`, a parked item's among the parked.
    """

    sequence: int
    hash: bytes
    verdict: VerdictKind
    reason: str = ""
    is_verified: bool = True
    entry_id: EntryId | None = None
    position: int | None = None
    body: bytes | None = None


class ParkedItem(Struct, frozen=True):
    """Bytes set aside for a person to look at, with the place they claimed and the reason."""

    epoch: EpochId
    sequence: int
    hash: bytes
    body: bytes
    reason: str


class ParkedKey(Struct, frozen=True, forbid_unknown_fields=True):
    """Which parked item: at one place of a journal several may have been set aside."""

    terminal_id: TerminalId
    epoch: EpochId
    sequence: Sequence
    hash: Hash


class ParkedReceipt(Struct, frozen=True):
    """A parked item, when it came, and whether somebody has looked at it."""

    terminal_id: TerminalId
    item: ParkedItem
    received_at: datetime
    seen_at: datetime | None = None
    seen_by: str = ""

    @property
    def key(self) -> ParkedKey:
        return ParkedKey(self.terminal_id, self.item.epoch, self.item.sequence, self.item.hash)


class ChainedRecord(Struct, frozen=True):
    """A record of the ledger with the chain after it, as both are stored."""

    position: int
    hash: bytes
    body: bytes
    entry_id: EntryId | None


class ProvenItem(Struct, frozen=True):
    """An item of a journal with all that is kept to prove it.

    The bytes of an entry stand in the ledger at `position`; of everything else they are here.
    `parked` is the reason for which it was set aside.
    """

    sequence: int
    hash: bytes
    body: bytes | None = None
    position: int | None = None
    signature: bytes | None = None
    parked: str | None = None
