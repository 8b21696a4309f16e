"""Statements that the server signs: their exact bytes travel and are kept, never remade."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from shared_domain.identifiers import EpochId, TerminalId, VendorId
from shared_domain.journal import Hash, Position, Sequence, Signature
from shared_domain.wire.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable

S = TypeVar("S", bound=Struct)


class Receipt(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="receipt"):
    """The server holds this epoch durably up to this sequence; an item leaves only against it.

    `backup_position` is how far the vendor's ledger is also in a backup: nothing above it may
    be pruned anywhere. `generation` changes when the server was restored.
    """

    terminal_id: TerminalId
    epoch: EpochId
    sequence: Sequence
    hash: Hash
    ledger_position: Position
    ledger_hash: Hash
    server_time: datetime
    generation: str
    backup_position: Position


class LedgerHead(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag="head"):
    """The vendor's ledger ends here, with this chain over everything before it."""

    vendor_id: VendorId
    position: Position
    hash: Hash
    server_time: datetime
    generation: str


class SignedStatement(Struct, frozen=True, forbid_unknown_fields=True):
    """Exact bytes and the server's signature over them."""

    payload: bytes
    signature: Signature


def _message(payload: bytes) -> bytes:
    return b"stempel.statement.v1\0" + payload


def sign_statement(statement: Struct, sign: Callable[[bytes], bytes]) -> SignedStatement:
    """Serialise once and sign; the tag inside the bytes says what kind of statement it is."""
    payload = encode(statement)
    return SignedStatement(payload, sign(_message(payload)))


def open_statement(
    signed: SignedStatement, type_: type[S], verify: Callable[[bytes, bytes], bool]
) -> S:
    """The statement inside; raises ValueError when the pinned server key did not sign it."""
    if not verify(_message(signed.payload), signed.signature):
        message = "not signed by the server this terminal was paired with"
        raise ValueError(message)
    return decode(signed.payload, type_)
