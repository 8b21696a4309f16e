"""What people send and get about cases, and about what was set aside."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta

from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.identifiers import CardId, EntryId, EpochId, StaffId, TerminalId
from shared_domain.journal import SmallText
from shared_domain.ledger import Entry
from sync_server.endpoints.messages import Message
from sync_server.services.state import ParkedKey


class CaseShown(Message, frozen=True):
    """A case; `settled_by` is empty until somebody has decided about it."""

    kind: CaseKind
    state: CaseState
    entry_id: EntryId
    against: EntryId | None
    card_id: CardId | None
    terminal_id: TerminalId | None
    opened_at: datetime
    changed_at: datetime
    settled_by: str = ""
    staff_id: StaffId | None = None
    note: str = ""


class CaseList(Message, frozen=True):
    """A page of cases, newest first; `next_after` asks for the next page."""

    cases: tuple[CaseShown, ...]
    next_after: str | None = None


class EvidenceShown(Message, frozen=True):
    """One row of evidence: an entry in full, where it stands, when it came, and who made it."""

    entry: Entry
    position: int
    received_at: datetime
    clamped_to: datetime | None
    terminal_name: str | None
    staff_name: str | None


class CaseInFull(Message, frozen=True):
    """A case with both rows of evidence; one is missing where it is about no entry."""

    case: CaseShown
    evidence: EvidenceShown | None
    evidence_against: EvidenceShown | None


class CaseDecision(Message, frozen=True):
    """What to do about a case, and why."""

    resolution: Resolution
    note: SmallText = ""


class ParkedShown(Message, frozen=True):
    """An item that was set aside. `text` is its bytes with everything unprintable spelled out."""

    terminal_id: TerminalId
    epoch: EpochId
    sequence: int
    hash: bytes
    reason: str
    text: str
    received_at: datetime
    seen_at: datetime | None
    seen_by: str


class ParkedList(Message, frozen=True):
    """A page of what was set aside, by terminal and place; `next_after` asks for the next."""

    parked: tuple[ParkedShown, ...]
    next_after: str | None = None


class ParkedSeen(Message, frozen=True):
    """What somebody has looked at."""

    items: Annotated[tuple[ParkedKey, ...], Meta(max_length=500)]


class ParkedRetry(Message, frozen=True):
    """The terminal whose parked items are to be read again."""

    terminal_id: TerminalId


class ParkedRetried(Message, frozen=True):
    """How many items were taken now, and how many still cannot be."""

    recorded: int
    still_parked: int
