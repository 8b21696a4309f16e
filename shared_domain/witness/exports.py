"""The files that prove the books: what each of their lines says, and the seal over all of them.

A file is lines of compact JSON, each one message. Nothing is checked here but the form.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct

from shared_domain.identifiers import EntryId, EpochId, PublicKey, TerminalId, VendorId
from shared_domain.journal import Hash, Position, Sequence, Signature
from shared_domain.programs import Vendor
from shared_domain.records import CardKeyPublished
from shared_domain.wire.codec import UnreadableMessageError
from shared_domain.wire.pull import LedgerDigest
from shared_domain.wire.signed import SignedStatement

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

EXPORT_VERSION = 1

# The first line names every terminal of a vendor; all others are far shorter.
MAX_LINE_BYTES = 4 * 1024 * 1024

_SEAL_DOMAIN = b"stempel.seal.v1\0"

Version = Annotated[int, Meta(ge=EXPORT_VERSION, le=EXPORT_VERSION)]


class Line(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, tag_field="line"):
    """One line of a file."""


class KnownTerminal(Struct, frozen=True, forbid_unknown_fields=True):
    """A terminal, with the public key (Ed25519) that its journal is signed with."""

    terminal_id: TerminalId
    name: str
    device_key: PublicKey


class LedgerOpened(Line, frozen=True, kw_only=True, tag="ledger"):
    """The first line of a vendor's ledger, as its server exports it."""

    version: Version
    vendor: Vendor
    server_key: PublicKey
    generation: str
    exported_at: datetime
    terminals: tuple[KnownTerminal, ...]
    card_keys: tuple[CardKeyPublished, ...]


class JournalOpened(Line, frozen=True, kw_only=True, tag="journal"):
    """The first line of a terminal's journal, as the terminal itself exports it."""

    version: Version
    vendor_id: VendorId
    terminal: KnownTerminal
    server_key: PublicKey
    exported_at: datetime


class RecordLine(Line, frozen=True, kw_only=True, tag="record"):
    """A record of the ledger, and the chain after it as the server has stored it."""

    position: Position
    hash: Hash
    body: bytes
    entry_id: EntryId | None = None


class EpochLine(Line, frozen=True, kw_only=True, tag="epoch"):
    """From here on the items of one epoch, and where they end."""

    terminal_id: TerminalId
    epoch: EpochId
    last_sequence: Sequence


class ItemLine(Line, frozen=True, kw_only=True, tag="item"):
    """An item of a journal, and the chain after it.

    The bytes of an entry stand in the record at `position`, those of any other item in `body`.
    `signature` is of the journal's head here; it covers the epoch up to this item. What the
    server has set aside is `parked`, and may share its place with another item.
    """

    terminal_id: TerminalId
    epoch: EpochId
    sequence: Sequence
    hash: Hash
    body: bytes | None = None
    position: Position | None = None
    signature: Signature | None = None
    parked: bool = False


class ReceiptLine(Line, frozen=True, kw_only=True, tag="receipt"):
    """What the server signed when it took part of this journal."""

    statement: SignedStatement


class HeadLine(Line, frozen=True, kw_only=True, tag="head"):
    """Where the ledger ends, signed by the server, and what the server says it comes to."""

    statement: SignedStatement
    digest: LedgerDigest


class SealLine(Line, frozen=True, kw_only=True, tag="seal"):
    """The last line: how many came before, SHA-256 over their bytes, and a signature of that."""

    lines: Annotated[int, Meta(ge=1)]
    hash: Hash
    signature: Signature


AnyLine = (
    LedgerOpened
    | JournalOpened
    | RecordLine
    | EpochLine
    | ItemLine
    | ReceiptLine
    | HeadLine
    | SealLine
)

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[AnyLine] = msgspec.json.Decoder(AnyLine)


def sealed_lines(lines: Iterable[Line], sign: Callable[[bytes], bytes]) -> Iterator[bytes]:
    """The bytes of a file: these lines, then the seal by the key of whoever exports them."""
    digest = hashlib.sha256()
    count = 0
    for line in lines:
        raw = _encoder.encode(line) + b"\n"
        digest.update(raw)
        count += 1
        yield raw
    seal = digest.digest()
    yield (
        _encoder.encode(SealLine(lines=count, hash=seal, signature=sign(seal_message(seal))))
        + b"\n"
    )


def seal_message(digest: bytes) -> bytes:
    """What is signed for a whole file; `digest` is SHA-256 over all lines before the seal."""
    return _SEAL_DOMAIN + digest


def read_line(raw: bytes) -> AnyLine:
    """A line from its bytes; raises UnreadableMessageError for all but the one way to write it."""
    try:
        line = _decoder.decode(raw)
        is_canonical = _encoder.encode(line) + b"\n" == raw
    except (ValueError, RecursionError, OverflowError) as error:
        raise UnreadableMessageError(str(error)) from error
    if not is_canonical:
        message = "not written the way Stempel writes it"
        raise UnreadableMessageError(message)
    return line
