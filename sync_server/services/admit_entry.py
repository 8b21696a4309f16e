"""Whether an entry can be understood at all: what no terminal's rules would ever write is parked.

This is about meaning, not about limits: an entry that breaks a limit is recorded and judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import MAX_DELTA, NOTHING, Amounts
from shared_domain.journal import CaseSettled, StaffDecided
from shared_domain.ledger import REVERSIBLE_KINDS, Entry, EntryKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from shared_domain.identifiers import EpochId
    from shared_domain.wire.codec import AnyItem
    from sync_server.services.state import KnownEntry, Terminal

REVOKED = "this terminal has been revoked"
ID_TAKEN = "another entry is already recorded under this id"
MISPLACED = "the item names another place in the journal than it was sent for"


def item_problem(
    item: AnyItem, epoch: EpochId, sequence: int, terminal: Terminal, twin: KnownEntry | None
) -> str:
    """Why an item that could be read is parked all the same; empty when it is not.

    `twin` is another entry that is recorded under the same id.
    """
    if twin is not None:
        return ID_TAKEN
    if item.epoch != epoch or item.terminal_seq != sequence:
        return MISPLACED
    if not isinstance(item, Entry | CaseSettled | StaffDecided):
        return ""
    if terminal.is_revoked:
        return REVOKED
    return meaning_problem(item) if isinstance(item, Entry) else ""


def meaning_problem(entry: Entry) -> str:
    """Why a terminal's entry means nothing; empty when it can be recorded."""
    if entry.kind is EntryKind.RESERVATION_GRANTED:
        return "only the server grants reservations"
    if _FITS[entry.kind](entry):
        return ""
    return f"{entry.kind.value}: what the entry says does not fit its kind"


def _moves_nothing(entry: Entry) -> bool:
    return entry.amounts == NOTHING


def _undoes_something(entry: Entry) -> bool:
    return entry.reverses is not None and entry.reversed_kind in REVERSIBLE_KINDS


def _releases_something(entry: Entry) -> bool:
    """Not less than nothing, which would be a grant, and no more than an entry may ever move."""
    if entry.reserved is None or not _moves_nothing(entry):
        return False
    most = Amounts(MAX_DELTA, MAX_DELTA)
    return entry.reserved.covers(NOTHING) and most.covers(entry.reserved)


_FITS: Mapping[EntryKind, Callable[[Entry], bool]] = {
    EntryKind.CARD_ISSUED: _moves_nothing,
    EntryKind.STAMPS_EARNED: lambda entry: entry.stamps_delta > 0 and entry.points_delta == 0,
    EntryKind.POINTS_EARNED: lambda entry: entry.points_delta > 0 and entry.stamps_delta == 0,
    EntryKind.STAMPS_REDEEMED: lambda entry: entry.stamps_delta < 0 and entry.points_delta == 0,
    EntryKind.POINTS_REDEEMED: lambda entry: entry.points_delta < 0 and entry.stamps_delta == 0,
    EntryKind.REVERSED: _undoes_something,
    EntryKind.ADJUSTED: lambda _: True,
    EntryKind.OPENING_BALANCE: lambda entry: entry.amounts.covers(NOTHING),
    EntryKind.CARD_BLOCKED: _moves_nothing,
    EntryKind.CARD_UNBLOCKED: _moves_nothing,
    EntryKind.CARD_REPLACED: lambda entry: (entry.replaced_by is None) != (entry.replaces is None),
    EntryKind.RESERVATION_RELEASED: _releases_something,
}
