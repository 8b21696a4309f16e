"""Whether an entry says what its program, or the entry it takes back, makes it say.

A terminal never writes anything else; what does was written by hand, or by another program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts, points_for_purchase
from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS, REVERSIBLE_KINDS, EntryKind

if TYPE_CHECKING:
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram

_STAMPS = frozenset({EntryKind.STAMPS_EARNED, EntryKind.STAMPS_REDEEMED})


def is_of_program(entry: Entry, program: LoyaltyProgram | None) -> bool:
    """Whether there was such a version, active, that counts what the entry gives or takes."""
    if entry.kind not in EARNING_KINDS | REDEEMING_KINDS:
        return True
    if program is None:
        return False
    counts = program.is_stamps_enabled if entry.kind in _STAMPS else program.is_points_enabled
    return program.is_active and counts


def due_amounts(entry: Entry, program: LoyaltyProgram) -> Amounts:
    """What the entry should move under this version.

    An entry that is not about the program moves what it says. How many stamps a purchase is
    worth is for people to say; too many of them break the daily limit, or else this one.
    """
    match entry.kind:
        case EntryKind.STAMPS_EARNED if not program.max_daily_stamps:
            return Amounts(stamps=min(entry.stamps_delta, program.most_stamps_at_once))
        case EntryKind.POINTS_EARNED:
            cents = entry.purchase_amount_cents or 0
            return Amounts(points=points_for_purchase(cents, program.points_per_euro))
        case EntryKind.STAMPS_REDEEMED:
            return Amounts(stamps=-program.stamps_target)
        case EntryKind.POINTS_REDEEMED:
            reward = program.get_points_reward(entry.reward_id or "")
            return entry.amounts if reward is None else Amounts(points=-reward.points_required)
        case _:
            return entry.amounts


def is_opposite(reversal: Entry, target: Entry | None) -> bool:
    """Whether a reversal takes back exactly what the entry it names did."""
    return (
        target is not None
        and target.kind in REVERSIBLE_KINDS
        and reversal.reversed_kind is target.kind
        and reversal.amounts == -target.amounts
    )
