"""Which part of a card's balance one terminal alone may spend: rights, as a fold.

A right is never a stored counter; a counter spends twice after a restored database.
Source: bounded counters, Balegas et al., "Extending eventually consistent cloud databases
for enforcing numeric invariants" (2015).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shared_domain.identifiers import TerminalId
    from shared_domain.ledger import Entry


# Wanted by whoever does not say what: some of either.
ANYTHING = Amounts(stamps=1, points=1)


@dataclass(frozen=True, slots=True)
class Rights:
    """One card's balance, split into what each terminal holds and what nobody holds."""

    held: Mapping[TerminalId, Amounts]
    unreserved: Amounts = NOTHING

    def of(self, terminal_id: TerminalId) -> Amounts:
        """What this terminal may spend without asking; negative after an override."""
        return self.held.get(terminal_id, NOTHING)

    def free_for(self, terminal_id: TerminalId) -> Amounts:
        """What may be granted to this terminal: what nobody holds, less what others overspent.

        Who overrode, or spent from a grant that a restored server has forgotten, holds less than
        nothing. Granting what they took would let it be taken twice.
        """
        free = self.unreserved
        for other, held in self.held.items():
            if other != terminal_id:
                free += Amounts(min(held.stamps, 0), min(held.points, 0))
        return Amounts(max(free.stamps, 0), max(free.points, 0))

    def holder_of_most(
        self, other_than: TerminalId, wanted: Amounts = ANYTHING
    ) -> TerminalId | None:
        """The terminal to ask for a release: of what is wanted it holds most, stamps first."""
        others = [
            (part.stamps, part.points, terminal_id.bytes, terminal_id)
            for terminal_id, held in self.held.items()
            for part in [_part_of(held, wanted)]
            if terminal_id != other_than and (part.stamps > 0 or part.points > 0)
        ]
        return max(others)[3] if others else None


def _part_of(held: Amounts, wanted: Amounts) -> Amounts:
    """What is held of the units that are wanted at all."""
    return Amounts(
        stamps=held.stamps if wanted.stamps > 0 else 0,
        points=held.points if wanted.points > 0 else 0,
    )


def rights_of(entries: Iterable[Entry]) -> Rights:
    """Fold one card's entries into rights.

    right(T) = granted to T + everything T itself added or took - released by T, or for it once
    it was lost. What the server adds or takes is unreserved, so the rights and the unreserved
    part always sum to the balance.
    """
    held: dict[TerminalId, Amounts] = {}
    unreserved = NOTHING
    for entry in entries:
        if entry.kind is EntryKind.RESERVATION_GRANTED:
            receiver, moved = entry.reserved_for, entry.reserved or NOTHING
        elif entry.kind is EntryKind.RESERVATION_RELEASED:
            # Of a lost terminal the server releases; whoever has a terminal gives up its own only.
            receiver = entry.terminal_id or entry.reserved_for
            moved = -(entry.reserved or NOTHING)
        else:
            if entry.terminal_id is None:
                unreserved += entry.amounts
            else:
                held[entry.terminal_id] = held.get(entry.terminal_id, NOTHING) + entry.amounts
            continue
        if receiver is not None:
            held[receiver] = held.get(receiver, NOTHING) + moved
            unreserved -= moved
    return Rights(held, unreserved)


def smaller(left: Amounts, right: Amounts) -> Amounts:
    """The smaller of two amounts in each unit, and never less than nothing."""
    return Amounts(max(0, min(left.stamps, right.stamps)), max(0, min(left.points, right.points)))
