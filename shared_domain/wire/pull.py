"""Messages that carry the canonical ledger down, page by page."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.amounts import Amounts
from shared_domain.identifiers import CardId, TerminalId
from shared_domain.journal import Hash, Position
from shared_domain.records import LedgerRecord
from shared_domain.wire.push import TerminalContact
from shared_domain.wire.signed import SignedStatement

# A page is one local transaction; longer ones make a scan wait.
MAX_PAGE_RECORDS = 200

# How long the server holds a pull that has nothing to say.
LONGEST_WAIT_S = 25


class PullRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything after this position, of the history that has this hash there."""

    after: Position
    hash: Hash
    limit: Annotated[int, Meta(ge=1, le=MAX_PAGE_RECORDS)] = MAX_PAGE_RECORDS
    wait_s: Annotated[int, Meta(ge=0, le=LONGEST_WAIT_S)] = 0


class PullOutcome(enum.Enum):
    """Whether the two histories are one."""

    PAGE = "page"
    DIVERGED = "diverged"


class PullReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Records in order, the signed end of the ledger, and what the ledger up to it sums to.

    On `diverged` the terminal drops its mirror, never its journal, and reads from the start.
    """

    outcome: PullOutcome
    records: tuple[LedgerRecord, ...]
    head: SignedStatement
    has_more: bool
    server_time: datetime
    contacts: tuple[TerminalContact, ...] = ()


class LedgerDigest(Struct, frozen=True, forbid_unknown_fields=True):
    """What the entries up to a position come to: ends a catch-up, proves nothing is missing."""

    position: Position
    entries: int
    total: Amounts
    xor_of_hashes: Hash


class ReservationRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The terminal wants to spend this much of a card, and lacks the right."""

    card_id: CardId
    wanted: Amounts


class ReservationReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """`granted` is what the server reserved just now; the grants come with the next pull.

    `held_by` is the terminal that holds what is missing. `is_recovering` says that the server
    was restored and grants nothing until that terminal has come back: it may hold some.
    """

    granted: Amounts
    held_by: TerminalId | None = None
    held: Amounts = Amounts()
    held_by_last_contact_at: datetime | None = None
    is_recovering: bool = False
