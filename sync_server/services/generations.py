"""The generation of the history a server tells, and recovery after a backup was put back.

A restored server has forgotten grants that terminals may still spend from. So it has a new
generation, and grants a vendor's terminals nothing until each of them has come back under it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.records import LEDGER_START
from shared_domain.wire.signed import LedgerHead, open_statement

if TYPE_CHECKING:
    from shared_domain.identifiers import VendorId
    from shared_domain.wire.push import HandshakeRequest
    from shared_domain.wire.signed import SignedStatement
    from sync_server.services.ports import IdSource, Instruments, UnitOfWork
    from sync_server.services.state import Terminal

_GENERATION = "generation"
_GENERATION_BYTES = 16
_COPY = "is_copy"


def generation_of(uow: UnitOfWork) -> str:
    """The nonce of the history that is told now; every statement of the server carries it."""
    generation = uow.state.get(_GENERATION)
    if generation is None:
        raise LookupError("this server has not been identified yet")
    return generation


def begin_history(uow: UnitOfWork, ids: IdSource) -> None:
    """A first generation at the very first start, and a new one where a backup was put back."""
    if uow.state.get(_GENERATION) is None or uow.state.get(_COPY) == "yes":
        declare_restored(uow, ids)


def mark_as_copy(uow: UnitOfWork) -> None:
    """Say in a backup that it is one: whoever starts from it starts another history."""
    uow.state.put(_COPY, "yes")


def declare_restored(uow: UnitOfWork, ids: IdSource) -> None:
    """What was told so far may be forgotten: a new generation, and recovery for every vendor."""
    generation = ids.random_bytes(_GENERATION_BYTES).hex()
    uow.state.put(_GENERATION, generation)
    uow.state.put(_lived(generation), "yes")
    uow.state.put(_COPY, "no")


def knows_a_lost_history(
    uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId, signed: SignedStatement
) -> bool:
    """Whether this server once signed a ledger that it does not hold any more.

    Either it never got so far, as far as it knows, or it does not even remember the generation.
    Heads of earlier generations that it remembers prove nothing new. Only its own signature
    counts, or anybody could send a shop into recovery.
    """
    try:
        told = open_statement(
            signed,
            LedgerHead,
            lambda message, signature: instruments.signatures.verify(
                instruments.server.public_key, message, signature
            ),
        )
    except ValueError:
        return False
    if told.vendor_id != vendor_id:
        return False
    if told.generation == generation_of(uow):
        return _hash_at(uow, vendor_id, told.position) != told.hash
    if uow.state.get(_lived(told.generation)) == "yes":
        return False
    # Remembered from now on: the same head tells nothing new the next time.
    uow.state.put(_lived(told.generation), "yes")
    return True


def awaited_terminals(uow: UnitOfWork, vendor_id: VendorId) -> list[Terminal]:
    """Who has not come back since the server was restored; while anybody, nothing is granted.

    Those heard from longest ago come first.
    """
    generation = generation_of(uow)
    if uow.state.get(_waived(vendor_id)) == generation:
        return []
    awaited = [
        one
        for one in uow.terminals.all(vendor_id)
        if not one.is_revoked and one.generation != generation
    ]
    return sorted(awaited, key=lambda one: one.last_contact_at or one.paired_at)


def has_come_back(
    uow: UnitOfWork, terminal: Terminal, request: HandshakeRequest, generation: str
) -> bool:
    """Whether the terminal spends from this history only, and has told all that it did before.

    It drops what it knew of another history when it learns the generation, so a handshake that
    carries the new one was sent afterwards. All that it recorded until then must be here: what
    it spent from a forgotten grant is somewhere among it.
    """
    if request.generation != generation:
        return False
    held = {one.epoch: one.last_sequence for one in uow.journal.epochs(terminal)}
    return all(held.get(one.epoch, 0) >= one.sequence for one in request.epochs)


def waive_recovery(uow: UnitOfWork, vendor_id: VendorId) -> None:
    """Grant again without waiting: the operator answers for what silent terminals may spend."""
    uow.state.put(_waived(vendor_id), generation_of(uow))


def _hash_at(uow: UnitOfWork, vendor_id: VendorId, position: int) -> bytes | None:
    return uow.ledger.hash_at(vendor_id, position) if position else LEDGER_START


def _lived(generation: str) -> str:
    return f"lived {generation}"


def _waived(vendor_id: VendorId) -> str:
    return f"waived {vendor_id.hex}"
