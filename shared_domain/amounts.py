"""Stamps and points: whole numbers that are added, never clamped and never mixed."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct

# One purchase above 100,000.00 is a slip of the finger at a counter, not a sale.
MAX_PURCHASE_CENTS = 10_000_000

# One entry moves at most this much. It bounds every sum: nine billion such entries fit 63 bits.
MAX_DELTA = 1_000_000_000

Delta = Annotated[int, Meta(ge=-MAX_DELTA, le=MAX_DELTA)]


# What JSON readers everywhere keep exactly; on the wire no sum is larger.
MAX_SUM = 2**53 - 1

Sum = Annotated[int, Meta(ge=-MAX_SUM, le=MAX_SUM)]


class Amounts(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """So many stamps and so many points: a balance, a right, or a change of either."""

    stamps: Sum = 0
    points: Sum = 0

    def __add__(self, other: Amounts) -> Amounts:
        return Amounts(self.stamps + other.stamps, self.points + other.points)

    def __sub__(self, other: Amounts) -> Amounts:
        return Amounts(self.stamps - other.stamps, self.points - other.points)

    def __neg__(self) -> Amounts:
        return Amounts(-self.stamps, -self.points)

    def covers(self, other: Amounts) -> bool:
        """Whether this much is enough to take the other away, in both units."""
        return self.stamps >= other.stamps and self.points >= other.points


NOTHING = Amounts()


def points_for_purchase(purchase_amount_cents: int, points_per_euro: int) -> int:
    """Points that a purchase earns, rounded down to whole points."""
    return purchase_amount_cents * points_per_euro // 100


def smallest_earning_purchase_cents(points_per_euro: int) -> int:
    """The smallest purchase that earns one point."""
    return -(-100 // points_per_euro)
