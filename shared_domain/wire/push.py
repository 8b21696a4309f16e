"""Messages that carry a journal up: handshake, push, and a verdict for every item."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.identifiers import EntryId, EpochId, TerminalId
from shared_domain.journal import Hash, Position, Sequence, Signature
from shared_domain.wire.signed import SignedStatement

MAX_PUSH_ITEMS = 500
MAX_PUSH_BYTES = 512 * 1024


class EpochHeld(Struct, frozen=True, forbid_unknown_fields=True):
    """How far one side holds an epoch; sequence 0 means not at all."""

    epoch: EpochId
    sequence: Annotated[int, Meta(ge=0, le=2**53 - 1)]


class HandshakeRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the terminal holds, and which server it believes it talks to.

    `known_head` is the last end of the ledger that the server signed for it: a server that
    does not hold that any more was restored from a backup.
    """

    generation: Annotated[str, Meta(max_length=64)]
    epochs: Annotated[tuple[EpochHeld, ...], Meta(max_length=5000)]
    device_clock: Annotated[datetime, Meta(tz=True)]
    app_version: Annotated[str, Meta(max_length=40)] = ""
    unsynced: Annotated[int, Meta(ge=0, le=2**53 - 1)] = 0
    known_head: SignedStatement | None = None


class TerminalContact(Struct, frozen=True, forbid_unknown_fields=True):
    """When the server last heard from one of the vendor's terminals."""

    terminal_id: TerminalId
    last_contact_at: datetime | None


class HandshakeReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the server holds. An acknowledgement may be lower than one given before.

    `is_awaited` asks for one more handshake, under this generation, once all is pushed: a
    restored server grants nothing before.
    """

    generation: str
    server_time: datetime
    epochs: tuple[EpochHeld, ...]
    head: SignedStatement
    is_revoked: bool = False
    is_awaited: bool = False
    contacts: tuple[TerminalContact, ...] = ()


class PushRequest(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A contiguous run of one epoch, with the signature of its last item.

    The chain covers everything before, so one signature covers the whole run.
    """

    epoch: EpochId
    first_sequence: Sequence
    items: Annotated[tuple[bytes, ...], Meta(min_length=1, max_length=MAX_PUSH_ITEMS)]
    signature: Signature


class VerdictKind(enum.Enum):
    """What became of an item; all three acknowledge it."""

    RECORDED = "recorded"
    ALREADY_RECORDED = "already_recorded"
    PARKED = "parked"


class Verdict(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """For one item of a push; `position` when it stands in the vendor's ledger."""

    sequence: Sequence
    kind: VerdictKind
    entry_id: EntryId | None = None
    position: Position | None = None
    reason: str = ""


class PushReply(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A verdict for every item that was taken, and a receipt for how far the epoch is held.

    `receipt` is None only when the run began beyond what the server holds: nothing was taken.
    """

    verdicts: tuple[Verdict, ...]
    receipt: SignedStatement | None
    held: EpochHeld
    server_time: datetime


class Parked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An item a person must look at, as the server lists it."""

    epoch: EpochId
    hash: Hash
    verdict: Verdict
