"""Terminals' journals as the server keeps them, in memory."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from msgspec.structs import replace

from sync_server.services.state import ChildEpoch, ParkedReceipt

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from shared_domain.identifiers import EpochId, TerminalId, VendorId
    from sync_server.services.state import (
        HeldEpoch,
        JournalItem,
        ParkedItem,
        ParkedKey,
        Terminal,
    )

    Owner = tuple[VendorId, TerminalId]


class MemoryJournalStore:
    def __init__(self) -> None:
        self._epochs: dict[Owner, dict[EpochId, HeldEpoch]] = defaultdict(dict)
        self._items: dict[tuple[Owner, EpochId], dict[int, JournalItem]] = defaultdict(dict)
        self._parked: dict[Owner, list[ParkedReceipt]] = defaultdict(list)

    def epochs(self, terminal: Terminal) -> list[HeldEpoch]:
        held = self._epochs[_owner(terminal)].values()
        return sorted(held, key=lambda one: one.epoch.bytes)

    def epoch(self, terminal: Terminal, epoch: EpochId) -> HeldEpoch | None:
        return self._epochs[_owner(terminal)].get(epoch)

    def save_epoch(self, terminal: Terminal, epoch: HeldEpoch) -> None:
        self._epochs[_owner(terminal)][epoch.epoch] = epoch

    def children_of(
        self, terminal: Terminal, parent: EpochId, first: int, last: int
    ) -> list[ChildEpoch]:
        return [
            ChildEpoch(one.epoch, one.parent.sequence, one.opened_by)
            for one in self.epochs(terminal)
            if one.parent is not None and one.opened_by is not None
            if one.parent.epoch == parent and first <= one.parent.sequence <= last
        ]

    def items(self, terminal: Terminal, epoch: EpochId, first: int, last: int) -> list[JournalItem]:
        held = self._items[_owner(terminal), epoch]
        return [held[sequence] for sequence in range(first, last + 1) if sequence in held]

    def save_items(
        self,
        terminal: Terminal,
        epoch: EpochId,
        items: Sequence[JournalItem],
        received_at: datetime,
    ) -> None:
        del received_at
        self._items[_owner(terminal), epoch].update({one.sequence: one for one in items})

    def park(self, terminal: Terminal, items: Sequence[ParkedItem], received_at: datetime) -> None:
        new = [ParkedReceipt(terminal.terminal_id, item, received_at) for item in items]
        known = {one.key for one in self._parked[_owner(terminal)]}
        self._parked[_owner(terminal)] += [one for one in new if one.key not in known]

    def parked(self, terminal: Terminal, epoch: EpochId, sequence: int) -> list[ParkedItem]:
        mine = [one.item for one in self._parked[_owner(terminal)]]
        return [one for one in mine if (one.epoch, one.sequence) == (epoch, sequence)]

    def parked_page(
        self, vendor_id: VendorId, after: ParkedKey | None, limit: int, *, only_unseen: bool = False
    ) -> list[ParkedReceipt]:
        fitting = [
            one
            for owner, receipts in self._parked.items()
            for one in receipts
            if owner[0] == vendor_id and (one.seen_at is None or not only_unseen)
            if after is None or _key_order(one.key) > _key_order(after)
        ]
        return sorted(fitting, key=lambda one: _key_order(one.key))[:limit]

    def parked_of(self, terminal: Terminal, limit: int) -> list[ParkedReceipt]:
        mine = self._parked[_owner(terminal)]
        return sorted(mine, key=lambda one: _key_order(one.key))[:limit]

    def mark_seen(
        self, vendor_id: VendorId, keys: Collection[ParkedKey], seen_at: datetime, seen_by: str
    ) -> None:
        for owner, receipts in self._parked.items():
            self._parked[owner] = [
                replace(one, seen_at=seen_at, seen_by=seen_by)
                if owner[0] == vendor_id and one.key in keys and one.seen_at is None
                else one
                for one in receipts
            ]

    def unpark(self, terminal: Terminal, item: ParkedItem) -> None:
        mine = self._parked[_owner(terminal)]
        self._parked[_owner(terminal)] = [one for one in mine if one.item != item]


def _key_order(key: ParkedKey) -> tuple[bytes, bytes, int, bytes]:
    return (key.terminal_id.bytes, key.epoch.bytes, key.sequence, key.hash)


def _owner(terminal: Terminal) -> Owner:
    return terminal.vendor_id, terminal.terminal_id
