"""What a card is worth: the fold from entries to a card's state.

The fold adds; it never clamps. The same entries give the same state however they were batched.
"""

from __future__ import annotations

import enum
import math
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.identifiers import CardId, EntryId
from shared_domain.ledger import (
    EARNING_KINDS,
    REDEEMING_KINDS,
    Customer,
    Entry,
    EntryKind,
)

if TYPE_CHECKING:
    from collections.abc import Iterable


class CardStatus(enum.Enum):
    """Whether a card may be used."""

    ACTIVE = "active"
    BLOCKED = "blocked"
    REPLACED = "replaced"
    ERASED = "erased"


class CardState(Struct, frozen=True, kw_only=True):
    """A card as its entries make it; `issued_at` is None for a genuine card never issued here."""

    card_id: CardId
    issued_at: datetime | None = None
    issued_by: EntryId | None = None
    status: CardStatus = CardStatus.ACTIVE
    status_since: datetime | None = None
    balance: Amounts = NOTHING
    lifetime: Amounts = NOTHING
    rewards_redeemed: int = 0
    last_earned_at: datetime | None = None
    last_redeemed_at: datetime | None = None
    replaced_by: CardId | None = None
    customer: Customer = Customer()


# When two changes of status name the same instant, the stricter one holds.
_STRICTNESS = {
    CardStatus.ACTIVE: 0,
    CardStatus.BLOCKED: 1,
    CardStatus.REPLACED: 2,
    CardStatus.ERASED: 3,
}

# What nothing undoes, whenever it happened.
_FINAL = frozenset({CardStatus.REPLACED, CardStatus.ERASED})


def fold(state: CardState, entries: Iterable[Entry]) -> CardState:
    """The state after these entries, independent of their order and of how they were batched.

    Balances are sums. Status follows the latest change by the time it happened, so that a
    block given offline holds although younger stamps arrive first; a replacement is final.
    Of two issues of one card (a blank used at two terminals) the earlier one names it.
    """
    for entry in entries:
        if entry.card_id == state.card_id:
            state = _status_after(_counted(state, entry), entry)
    return state


def _counted(state: CardState, entry: Entry) -> CardState:
    kind = entry.reversed_kind if entry.kind is EntryKind.REVERSED else entry.kind
    taken_back = entry.kind is EntryKind.REVERSED
    changes: dict[str, object] = {"balance": state.balance + entry.amounts}
    if kind in EARNING_KINDS:
        changes["lifetime"] = state.lifetime + entry.amounts
        if not taken_back:
            changes["last_earned_at"] = _later(state.last_earned_at, entry.occurred_at)
    elif kind in REDEEMING_KINDS:
        changes["rewards_redeemed"] = state.rewards_redeemed + (-1 if taken_back else 1)
        if not taken_back:
            changes["last_redeemed_at"] = _later(state.last_redeemed_at, entry.occurred_at)
    return msgspec.structs.replace(state, **changes)


def _later(known: datetime | None, other: datetime) -> datetime:
    return other if known is None or other > known else known


def _status_after(state: CardState, entry: Entry) -> CardState:
    match entry.kind:
        case EntryKind.CARD_ISSUED:
            return _issued(state, entry)
        case EntryKind.CARD_BLOCKED:
            return _with_status(state, CardStatus.BLOCKED, entry)
        case EntryKind.CARD_UNBLOCKED:
            return _with_status(state, CardStatus.ACTIVE, entry)
        case EntryKind.CARD_REPLACED if entry.replaced_by is not None:
            return _with_status(state, CardStatus.REPLACED, entry)
        case EntryKind.CARD_REPLACED if entry.replaces is not None:
            return _issued(state, entry)
        case _:
            return state


def _issued(state: CardState, entry: Entry) -> CardState:
    if state.issued_at is not None and state.issued_by is not None:
        known = (state.issued_at, state.issued_by.bytes)
        if known <= (entry.occurred_at, entry.entry_id.bytes):
            return state
    return msgspec.structs.replace(
        state,
        issued_at=entry.occurred_at,
        issued_by=entry.entry_id,
        customer=entry.customer or Customer(),
    )


def _with_status(state: CardState, status: CardStatus, entry: Entry) -> CardState:
    replaced_by = entry.replaced_by if status is CardStatus.REPLACED else None
    known = _weight(state.status, state.status_since, state.replaced_by)
    if known >= _weight(status, entry.occurred_at, replaced_by):
        return state
    return msgspec.structs.replace(
        state, status=status, status_since=entry.occurred_at, replaced_by=replaced_by
    )


def _weight(
    status: CardStatus, since: datetime | None, replaced_by: CardId | None
) -> tuple[int, float, int, str]:
    """Orders changes of status totally, so that the heaviest holds in whatever order they come."""
    strictness = _STRICTNESS[status]
    finality = strictness if status in _FINAL else 0
    at_s = -math.inf if since is None else since.timestamp()
    return (finality, at_s, strictness, replaced_by or "")
