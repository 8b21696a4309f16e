"""Entries: the immutable facts about cards, and the kinds of fact there are.

An entry is never changed and never deleted; only another entry undoes it.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from msgspec import Meta, Struct

from shared_domain.amounts import MAX_PURCHASE_CENTS, Amounts, Delta
from shared_domain.identifiers import CardId, EntryId, LanguageCode, StaffId, TerminalId
from shared_domain.journal import Item, SmallText


class EntryKind(enum.Enum):
    """Everything that can happen to a card."""

    CARD_ISSUED = "card_issued"
    STAMPS_EARNED = "stamps_earned"
    POINTS_EARNED = "points_earned"
    STAMPS_REDEEMED = "stamps_redeemed"
    POINTS_REDEEMED = "points_redeemed"
    REVERSED = "reversed"
    ADJUSTED = "adjusted"
    OPENING_BALANCE = "opening_balance"
    CARD_BLOCKED = "card_blocked"
    CARD_UNBLOCKED = "card_unblocked"
    CARD_REPLACED = "card_replaced"
    RESERVATION_GRANTED = "reservation_granted"
    RESERVATION_RELEASED = "reservation_released"


EARNING_KINDS = frozenset({EntryKind.STAMPS_EARNED, EntryKind.POINTS_EARNED})
REDEEMING_KINDS = frozenset({EntryKind.STAMPS_REDEEMED, EntryKind.POINTS_REDEEMED})
REVERSIBLE_KINDS = EARNING_KINDS | REDEEMING_KINDS | {EntryKind.ADJUSTED, EntryKind.OPENING_BALANCE}


class Customer(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What a customer chose to tell; every field may be missing."""

    name: SmallText | None = None
    email: SmallText | None = None
    phone: Annotated[str, Meta(max_length=40)] | None = None
    birthday: date | None = None
    language: LanguageCode | None = None


class EntryFacts(Struct, frozen=True, kw_only=True):
    """What a rule decided, before it has an identity, a place and a time.

    `amounts` of a reservation entry stand in `reserved`: such an entry moves no balance.
    A reversal says which kind it undoes, so that it folds without the other entry at hand.
    """

    kind: EntryKind
    card_id: CardId
    stamps_delta: int = 0
    points_delta: int = 0
    purchase_amount_cents: int | None = None
    reward_id: str | None = None
    description: str | None = None
    value_cents: int | None = None
    reverses: EntryId | None = None
    reversed_kind: EntryKind | None = None
    reason: str | None = None
    overridden_by: StaffId | None = None
    reserved_for: TerminalId | None = None
    reserved: Amounts | None = None
    replaced_by: CardId | None = None
    replaces: CardId | None = None
    customer: Customer | None = None

    @property
    def amounts(self) -> Amounts:
        return Amounts(self.stamps_delta, self.points_delta)


class Entry(Item, frozen=True, tag="entry"):
    """One immutable fact about a card: the unit of the ledger.

    `purchase_id` ties the entries of one commit together, so that undo takes them all.
    """

    kind: EntryKind
    card_id: CardId
    program_version: Annotated[int, Meta(ge=0, le=2_000_000_000)]
    stamps_delta: Delta = 0
    points_delta: Delta = 0
    purchase_id: UUID | None = None
    purchase_amount_cents: Annotated[int, Meta(ge=0, le=MAX_PURCHASE_CENTS)] | None = None
    reward_id: Annotated[str, Meta(max_length=64)] | None = None
    description: SmallText | None = None
    value_cents: Annotated[int, Meta(ge=0, le=100_000_000)] | None = None
    reverses: EntryId | None = None
    reversed_kind: EntryKind | None = None
    reason: SmallText | None = None
    overridden_by: StaffId | None = None
    reserved_for: TerminalId | None = None
    reserved: Amounts | None = None
    replaced_by: CardId | None = None
    replaces: CardId | None = None
    customer: Customer | None = None
    order_reference: Annotated[str, Meta(max_length=64)] | None = None
    note: SmallText | None = None

    @property
    def amounts(self) -> Amounts:
        return Amounts(self.stamps_delta, self.points_delta)

    @property
    def order_key(self) -> tuple[float, int, bytes]:
        """Sorts entries by when they happened; ties are settled the same way everywhere.

        A clock that was set back makes a terminal write several entries at one time, under ids
        that count backwards; its sequence still tells what came first.
        """
        return (self.occurred_at.timestamp(), self.terminal_seq, self.entry_id.bytes)


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """An entry at its position in the vendor's ledger."""

    position: int
    entry: Entry
