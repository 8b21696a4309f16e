"""What a history promised, kept outside the product, and the checks at every single step."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind
from shared_domain.programs import OfflineRedemption

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import CardId, EntryId, TerminalId
    from shared_domain.ledger import Entry
    from shared_domain.wire.signed import SignedStatement
    from tests.simulation.shops import Shop
    from tests.simulation.tills import Till


class Violation(AssertionError):
    """A promise of the protocol that was broken."""


@dataclass
class Witness:
    """`shown` is every entry that a cashier saw succeed."""

    shop: Shop
    allows_overspending: bool = False
    server_keeps_history: bool = True
    shown: dict[EntryId, Entry] = field(default_factory=dict)
    receipts: list[SignedStatement] = field(default_factory=list)

    def saw(self, till: Till, entries: Iterable[Entry]) -> None:
        """A success stands on the screen."""
        for entry in entries:
            self.shown[entry.entry_id] = entry
            if takes(entry) and entry.overridden_by is None:
                self._check_right(till, entry)
            self.check_balance(till, entry.card_id)

    def shown_by(self, till: Till) -> set[EntryId]:
        """What a cashier saw succeed at this till."""
        owner = till.identity.terminal_id
        return {key for key, entry in self.shown.items() if entry.terminal_id == owner}

    def forget(self, gone: Iterable[EntryId]) -> None:
        """A whole disk was rolled back: what only it held was lost with it."""
        held = self.shop.server.do(
            lambda uow, _: uow.ledger.known(self.shop.server.vendor_id, list(gone))
        )
        for entry_id in set(gone) - set(held):
            self.shown.pop(entry_id, None)

    def check_balance(self, till: Till, card_id: CardId) -> None:
        """At every step: what a terminal shows is the sum of what it knows."""
        with till.up.store.begin() as uow:
            state, entries = uow.cards.get(card_id), uow.entries.of_card(card_id)
        shown = state.balance if state is not None else NOTHING
        if shown != total(entries):
            raise Violation(f"{till.name} shows {shown} on {card_id}, knows {total(entries)}")

    def check_acknowledged(self, till: Till) -> None:
        """At every step: what a terminal takes for acknowledged, the server holds durably."""
        if not self.server_keeps_history:
            return
        with till.up.store.begin() as uow:
            claimed = {each.epoch: each.acknowledged for each in uow.journal.epochs()}
        with self.shop.server.stores.transaction() as uow_:
            terminal = uow_.terminals.get(self.shop.server.vendor_id, till.identity.terminal_id)
            assert terminal is not None
            held = {each.epoch: each.last_sequence for each in uow_.journal.epochs(terminal)}
        for epoch, sequence in claimed.items():
            if sequence > held.get(epoch, 0):
                raise Violation(
                    f"{till.name} believes {sequence} items of {epoch} acknowledged, "
                    f"and the server holds {held.get(epoch, 0)}"
                )

    def _check_right(self, till: Till, taking: Entry) -> None:
        """No terminal spends what it has no right to, whatever its store believes."""
        always = self.shop.plan.offline_redemption is OfflineRedemption.ALWAYS
        if self.allows_overspending or always:
            return
        owner, card_id = till.identity.terminal_id, taking.card_id
        right = self._right(till, owner, card_id)
        cost = -taking.amounts
        if not (right + cost).covers(cost):
            raise Violation(
                f"{till.name} spent {cost} of {card_id} and had the right to {right + cost}"
            )

    def _right(self, till: Till, owner: TerminalId, card_id: CardId) -> Amounts:
        known = {entry.entry_id: entry for entry in till.entries_of(card_id)}
        known |= {key: entry for key, entry in self.shown.items() if entry.card_id == card_id}
        known |= {entry.entry_id: entry for entry in self._ledger_of(card_id)}
        right = NOTHING
        for entry in known.values():
            if entry.kind is EntryKind.RESERVATION_GRANTED:
                right += entry.reserved or NOTHING if entry.reserved_for == owner else NOTHING
            elif entry.terminal_id == owner:
                right += entry.amounts - (entry.reserved or NOTHING)
        return right

    def _ledger_of(self, card_id: CardId) -> list[Entry]:
        with self.shop.server.stores.transaction() as uow:
            received = uow.ledger.entries_of(self.shop.server.vendor_id, [card_id])
        return [one.entry for one in received.get(card_id, ())]


def total(entries: Iterable[Entry]) -> Amounts:
    """The plain sum, made here without the product's fold."""
    entries = list(entries)
    return Amounts(
        sum(entry.stamps_delta for entry in entries), sum(entry.points_delta for entry in entries)
    )


def takes(entry: Entry) -> bool:
    return entry.stamps_delta < 0 or entry.points_delta < 0


def excuses(entry: Entry) -> bool:
    """Whether after this entry a card may be overdrawn: a manager took the risk.

    So it is with a claw back: what it takes, a till that was not heard from may have spent.
    """
    clawed_back = entry.kind is EntryKind.ADJUSTED and entry.terminal_id is None
    return takes(entry) and (entry.overridden_by is not None or clawed_back)
