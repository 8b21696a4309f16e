"""What a terminal writes: items, the chain that binds them, and the places they stand at.

An item is serialised once; those bytes are stored, hashed, signed and sent, and never made
again. Signing and verifying keys are not here: callers pass in the function that knows them.
"""

from __future__ import annotations

import enum
import hashlib
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Annotated
from uuid import UUID

from msgspec import Meta, Struct

from shared_domain.cases import CaseKind, Resolution
from shared_domain.identifiers import (
    HASH_BYTES,
    SIGNATURE_BYTES,
    EntryId,
    EpochId,
    StaffId,
    TerminalId,
    VendorId,
)
from shared_domain.staff import PersonName, PinVerifier, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

# Version of the item format. The server reads items of every schema ever released.
ITEM_SCHEMA = 1
MAX_ITEM_BYTES = 2048
MAX_HOLE_BYTES = 1024

# An epoch's chain starts from nothing; what went before is named inside its first item.
CHAIN_START = bytes(HASH_BYTES)

_CHAIN_DOMAIN = b"stempel.chain.v1\0"
_HEAD_DOMAIN = b"stempel.head.v1\0"

Sequence = Annotated[int, Meta(ge=1, le=2**53 - 1)]
Position = Annotated[int, Meta(ge=0, le=2**53 - 1)]
Hash = Annotated[bytes, Meta(min_length=HASH_BYTES, max_length=HASH_BYTES)]
Signature = Annotated[bytes, Meta(min_length=SIGNATURE_BYTES, max_length=SIGNATURE_BYTES)]
MAX_SMALL_TEXT = 255
SmallText = Annotated[str, Meta(max_length=MAX_SMALL_TEXT)]


class ClockTrust(enum.Enum):
    """How far the time written on an item can be believed."""

    TRUSTED = "trusted"
    CLAMPED = "clamped"
    NOT_TRUSTED = "not_trusted"


class Place(Struct, frozen=True, forbid_unknown_fields=True):
    """Where an item stands in a terminal's journal, and the chain up to it."""

    epoch: EpochId
    sequence: Sequence
    hash: Hash


class Item(
    Struct,
    frozen=True,
    kw_only=True,
    omit_defaults=True,
    forbid_unknown_fields=True,
    tag_field="type",
):
    """What every item says: which, whose, where in the journal, by whom, and when.

    `occurred_at` is UTC, corrected by the known server offset; `device_clock` is what the
    computer believed. `mirror_position` tells how much of the ledger the terminal knew.
    Items that the server itself writes have no terminal and no epoch.
    """

    schema: Annotated[int, Meta(ge=1, le=ITEM_SCHEMA)]
    entry_id: EntryId
    vendor_id: VendorId
    terminal_id: TerminalId | None = None
    epoch: EpochId | None = None
    terminal_seq: Annotated[int, Meta(ge=0, le=2**53 - 1)] = 0
    staff_id: StaffId | None = None
    occurred_at: datetime
    device_clock: datetime | None = None
    clock_offset_ms: Annotated[int, Meta(ge=-(2**53) + 1, le=2**53 - 1)] = 0
    clock_trust: ClockTrust = ClockTrust.TRUSTED
    mirror_position: Position = 0


class EpochOpened(Item, frozen=True, tag="epoch"):
    """The first item of every epoch; names the last item that was known at start."""

    parent: Place | None = None
    app_version: SmallText = ""


class NoteKind(enum.Enum):
    """What staff and the program did that is not about a card, and must not be erasable."""

    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    PIN_TRIED = "pin_tried"
    PIN_WRONG = "pin_wrong"
    STAFF_LOCKED = "staff_locked"
    TERMINAL_LOCKED = "terminal_locked"
    OVERRIDE = "override"
    CLOCK_JUMPED = "clock_jumped"
    HANDED_OUT = "handed_out"
    REFUSED_CODE = "refused_code"
    STORE_REPAIRED = "store_repaired"
    SERVER_RESTORED = "server_restored"


class Note(Item, frozen=True, tag="note"):
    """Evidence beside the ledger. `about` names the person or the item that it concerns."""

    kind: NoteKind
    about: UUID | None = None
    text: SmallText = ""


class CaseSettled(Item, frozen=True, tag="case_settled"):
    """A manager (`staff_id`) decided about the case of this kind and entry; the server does it."""

    kind: CaseKind
    about: EntryId
    resolution: Resolution
    note: SmallText = ""


class StaffDecided(Item, frozen=True, tag="staff_decided"):
    """A manager (`staff_id`) added a person or changed what is given; the server tells everybody.

    What is None stays as it is. A PIN comes as its verifier and in no other way.
    """

    about: StaffId
    name: PersonName | None = None
    role: Role | None = None
    pin_verifier: PinVerifier | None = None
    is_active: bool | None = None


class Hole(Item, frozen=True, tag="hole"):
    """Stands for an item that can no longer be read; carries whatever bytes remain."""

    lost: Place
    reason: SmallText
    raw: Annotated[bytes, Meta(max_length=MAX_HOLE_BYTES)] = b""


@dataclass(frozen=True, slots=True)
class SealedItem:
    """An item's bytes bound to their place: what a journal stores and a push sends."""

    entry_id: EntryId
    epoch: EpochId
    sequence: int
    body: bytes
    hash: bytes
    signature: bytes


def chain_hash(previous: bytes, body: bytes) -> bytes:
    """The chain after these bytes, given the chain before them (32 bytes each)."""
    return chain_hash_of_digest(previous, hashlib.sha256(body).digest())


def chain_hash_of_digest(previous: bytes, digest: bytes) -> bytes:
    """The chain after bytes of which only their SHA-256 is at hand."""
    return hashlib.sha256(_CHAIN_DOMAIN + previous + digest).digest()


def chain_over(previous: bytes, bodies: Iterable[bytes]) -> list[bytes]:
    """The chain after each of these bodies in turn."""
    hashes = []
    for body in bodies:
        previous = chain_hash(previous, body)
        hashes.append(previous)
    return hashes


def head_message(terminal_id: TerminalId, epoch: EpochId, sequence: int, hash_: bytes) -> bytes:
    """What a device key signs for an item; covers the whole epoch up to it."""
    return _HEAD_DOMAIN + terminal_id.bytes + epoch.bytes + sequence.to_bytes(8, "big") + hash_


def seal(
    item: Item, body: bytes, previous_hash: bytes, sign: Callable[[bytes], bytes]
) -> SealedItem:
    """Bind an item's bytes to the place it names; raises ValueError for an item without one."""
    if item.terminal_id is None or item.epoch is None or item.terminal_seq < 1:
        message = "only an item with a terminal, an epoch and a sequence can be sealed"
        raise ValueError(message)
    hash_ = chain_hash(previous_hash, body)
    signature = sign(head_message(item.terminal_id, item.epoch, item.terminal_seq, hash_))
    return SealedItem(item.entry_id, item.epoch, item.terminal_seq, body, hash_, signature)
