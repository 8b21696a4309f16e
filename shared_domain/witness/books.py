"""A file of evidence once it is read: what it holds, and what was found wrong with it."""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.digests import EntriesDigest
from shared_domain.identifiers import CardId, EpochId, TerminalId, VendorId

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.journal import Place
    from shared_domain.wire.pull import LedgerDigest
    from shared_domain.wire.signed import LedgerHead, Receipt
    from shared_domain.witness.exports import KnownTerminal

    # Ed25519: whether this public key made this signature of this message. Never raises.
    SignatureCheck = Callable[[bytes, bytes, bytes], bool]

JournalId = tuple[TerminalId, EpochId]


class BookKind(enum.Enum):
    """What a file is evidence of."""

    LEDGER = "ledger"
    JOURNAL = "journal"
    JOURNAL_FILE = "journal file"


class FindingKind(enum.Enum):
    """What is wrong."""

    UNREADABLE = "unreadable"
    EDITED = "edited"
    REMOVED = "removed"
    INSERTED = "inserted"
    REORDERED = "reordered"
    BAD_SIGNATURE = "bad_signature"
    UNSIGNED = "unsigned"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, in a sentence, and what differs if two things do."""

    kind: FindingKind
    where: str
    sentence: str
    expected: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class HeldRecord:
    """A record without its bytes: their SHA-256, and for a terminal's entry where it was made."""

    hash: bytes
    digest: bytes
    made_at: tuple[TerminalId | None, EpochId | None, int] | None


@dataclass(frozen=True, slots=True)
class HeldItem:
    """An item without its bytes, which are at `position` of the ledger if `digest` is None.

    `is_entry` is known only where the bytes are at hand.
    """

    hash: bytes
    digest: bytes | None
    position: int | None
    signature: bytes | None
    is_parked: bool
    is_entry: bool = False
    parent: Place | None = None


# Where a journal has forked, several items stand at one sequence.
Places = dict[int, list[HeldItem]]


class Book:
    """One file as it is being read and checked; `findings` are faults, `remarks` are not."""

    def __init__(self, name: str, kind: BookKind, vendor_id: VendorId) -> None:
        self.name, self.kind, self.vendor_id = name, kind, vendor_id
        self.server_key: bytes | None = None
        self.generation = ""
        self.exported_at: datetime | None = None
        self.terminals: dict[TerminalId, KnownTerminal] = {}
        self.records: dict[int, HeldRecord] = {}
        self.journals: dict[JournalId, Places] = {}
        self.receipts: list[Receipt] = []
        self.head: LedgerHead | None = None
        self.stated: LedgerDigest | None = None
        self.counted = EntriesDigest()
        self.balances: dict[CardId, Amounts] = {}
        self.findings: list[Finding] = []
        self.remarks: list[str] = []

    def find(
        self, kind: FindingKind, where: str, sentence: str, *, expected: str = "", found: str = ""
    ) -> None:
        self.findings.append(Finding(kind, where, sentence, expected, found))

    def count(self, card_id: CardId, amounts: Amounts, digest: EntriesDigest) -> None:
        """One more entry, which moves this card's balance."""
        self.balances[card_id] = self.balances.get(card_id, NOTHING) + amounts
        self.counted = digest

    def place_name(self, journal: JournalId, sequence: int) -> str:
        """An item's place, as a person finds it."""
        return f"{self.journal_name(journal)}, item {sequence}"

    def journal_name(self, journal: JournalId) -> str:
        terminal_id, epoch = journal
        known = self.terminals.get(terminal_id)
        name = f"“{known.name}” ({terminal_id})" if known else str(terminal_id)
        return f"terminal {name}, epoch {epoch}"
