"""What could be given away beyond what was earned: by overrides, and by tills that were lost.

Nothing here is a loss that has happened for certain; it is the most that it can come to.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind
from shared_domain.programs import OfflineRedemption
from shared_domain.reservations import rights_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from shared_domain.identifiers import TerminalId
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram
    from shared_domain.reservations import Rights

_CENTS_A_EURO = 100


@dataclass(frozen=True, slots=True)
class WorstCase:
    """The most that a shop can lose: in each unit, and in cents of the vendor's currency.

    `cards` is how many it is spread over. `daily_cents` is what rewards that are always given
    can cost in one business day on top; 0 where they are not. None is unknown: nobody has said
    what the reward for stamps is worth.
    """

    cards: int
    exposed: Amounts
    cents: int | None
    daily_cents: int | None


def puts_at_risk(entry: Entry) -> bool:
    """Whether a card may be worth more than its balance after this, somewhere.

    Somebody spent what another till holds, or what a lost till held was set free.
    """
    return entry.overridden_by is not None or _is_freed(entry)


def exposure_of(entries: Iterable[Entry], awaited: Collection[TerminalId]) -> Amounts:
    """How much more of one card than its balance can be given, or was given already.

    That is what all may spend together beyond the balance, what was taken without being there,
    and what was set free of lost terminals that somebody still fears for (`awaited`).
    """
    entries = tuple(entries)
    balance = sum((entry.amounts for entry in entries), NOTHING)
    rights = rights_of(entries)
    # What some overspent is never granted to others, so it comes off what nobody holds.
    parts = [*rights.held.values(), rights.unreserved - _overspent(rights)]
    spendable = sum((_above_nothing(part) for part in parts), NOTHING)
    freed = sum(
        (
            entry.reserved or NOTHING
            for entry in entries
            if _is_freed(entry) and entry.reserved_for in awaited
        ),
        NOTHING,
    )
    # What may be spent is never less than what is there: the parts sum to the balance.
    return spendable - _above_nothing(balance) + _above_nothing(-balance) + freed


def worst_case(
    exposed: Iterable[Amounts], program: LoyaltyProgram, active_terminals: int
) -> WorstCase:
    """All cards' exposures together, and what a day may cost where nobody has to ask."""
    at_risk = [one for one in exposed if one != NOTHING]
    total = sum(at_risk, NOTHING)
    daily: int | None = 0
    if program.offline_redemption is OfflineRedemption.ALWAYS:
        dearest = _dearest_reward_cents(program)
        most = active_terminals * program.max_daily_terminal_rewards
        daily = None if dearest is None else dearest * most
    return WorstCase(len(at_risk), total, value_cents(total, program), daily)


def value_cents(amounts: Amounts, program: LoyaltyProgram) -> int | None:
    """What they are worth, rounded up to a whole cent; None where that is unknown.

    A stamp is worth its part of the reward. A point is worth what was paid to earn it, which no
    reward that a shop lives from exceeds.
    """
    reward = program.stamps_reward_value_cents
    if amounts.stamps and reward is None:
        return None
    stamps = _rounded_up(amounts.stamps * (reward or 0), program.stamps_target)
    return stamps + _rounded_up(amounts.points * _CENTS_A_EURO, program.points_per_euro)


def _dearest_reward_cents(program: LoyaltyProgram) -> int | None:
    full_card = Amounts(stamps=program.stamps_target if program.is_stamps_enabled else 0)
    required = [reward.points_required for reward in program.points_rewards]
    catalogue = Amounts(points=max(required, default=0) if program.is_points_enabled else 0)
    values = [value_cents(full_card, program), value_cents(catalogue, program)]
    known = [value for value in values if value is not None]
    return max(known) if len(known) == len(values) else None


def _is_freed(entry: Entry) -> bool:
    """A release that no terminal made: an operator gave its terminal up for lost."""
    return entry.kind is EntryKind.RESERVATION_RELEASED and entry.terminal_id is None


def _overspent(rights: Rights) -> Amounts:
    return sum((_above_nothing(-held) for held in rights.held.values()), NOTHING)


def _above_nothing(amounts: Amounts) -> Amounts:
    return Amounts(max(amounts.stamps, 0), max(amounts.points, 0))


def _rounded_up(numerator: int, denominator: int) -> int:
    return -(-numerator // denominator)
