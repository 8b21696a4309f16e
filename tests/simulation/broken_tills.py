"""Terminals with one promise taken out: the swaps of the larger mutants, by their names."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from shared_domain import cards
from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind
from shared_domain.reservations import Rights
from sync_server.services import settle_cards
from terminal.storage import recovery
from terminal.use_cases import record_items, redeem, run_pull
from tests.fakes.memory_stores import MemoryJournal
from tests.simulation import disks

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.cards import CardState
    from shared_domain.identifiers import EpochId
    from shared_domain.ledger import Entry
    from terminal.use_cases.store_ports import UnitOfWork

Swap = tuple[Any, str, Any]


def delete_on_acknowledge() -> list[Swap]:
    honest = MemoryJournal.acknowledge

    def acknowledge(self: Any, epoch: EpochId, sequence: int, receipt: object) -> None:  # noqa: ANN401
        honest(self, epoch, sequence, receipt)  # type: ignore[arg-type]
        if receipt is not None:
            # The last one of an epoch stays, so that the journal still knows where it stands.
            for number in range(1, sequence):
                self._held.journal.pop((epoch, number), None)

    return [(MemoryJournal, "acknowledge", acknowledge)]


def acknowledge_all_sent() -> list[Swap]:
    honest = MemoryJournal.acknowledge

    def acknowledge(self: Any, epoch: EpochId, sequence: int, receipt: object) -> None:  # noqa: ANN401
        last = {each.epoch: each.last_sequence for each in self.epochs()}
        reached = sequence if receipt is None else last[epoch]
        honest(self, epoch, reached, receipt)  # type: ignore[arg-type]

    return [(MemoryJournal, "acknowledge", acknowledge)]


def stored_reservation_counter() -> list[Swap]:
    honest = record_items.refold

    def counting(uow: UnitOfWork, entries: Iterable[Entry]) -> None:
        entries = list(entries)
        identity = uow.state.identity()
        assert identity is not None
        for entry in entries:
            moved = NOTHING
            if entry.kind is EntryKind.RESERVATION_GRANTED:
                moved = entry.reserved or NOTHING
            owner = entry.reserved_for if moved != NOTHING else entry.terminal_id
            if owner == identity.terminal_id:
                right = _counter(uow, entry.card_id) + (
                    moved if moved != NOTHING else entry.amounts
                )
                uow.state.set_setting(f"right {entry.card_id}", f"{right.stamps} {right.points}")
        honest(uow, entries)

    def counted(uow: UnitOfWork, situation: Any) -> Any:  # noqa: ANN401
        right = _counter(uow, situation.card.card_id)
        return replace(situation, rights=Rights({situation.terminal_id: right}))

    return [
        (record_items, "refold", counting),
        (run_pull, "refold", counting),
        (redeem, "with_rights", counted),
    ]


def _counter(uow: UnitOfWork, card_id: str) -> Amounts:
    stamps, points = (uow.state.setting(f"right {card_id}") or "0 0").split()
    return Amounts(int(stamps), int(points))


def tick_before_commit() -> list[Swap]:
    waiting: list[disks.DiskUnitOfWork] = []
    commit, begin, open_ = (
        disks.DiskUnitOfWork.commit,
        disks.MemoryStore.begin,
        disks.MemoryDisk.open,
    )

    def promise(uow: disks.DiskUnitOfWork) -> None:
        waiting.append(uow)

    def keep_promises_first(store: disks.MemoryStore) -> Any:  # noqa: ANN401
        for uow in [one for one in waiting if one.disk is store.disk]:
            waiting.remove(uow)
            commit(uow)
        return begin(store)

    def forget(disk: disks.MemoryDisk) -> Any:  # noqa: ANN401
        waiting[:] = [one for one in waiting if one.disk is not disk]
        return open_(disk)

    return [
        (disks.DiskUnitOfWork, "commit", promise),
        (disks.MemoryStore, "begin", keep_promises_first),
        (disks.MemoryDisk, "open", forget),
    ]


def no_reservation_check() -> list[Swap]:
    def all_is_mine(_uow: object, situation: Any) -> Any:  # noqa: ANN401
        rights = Rights({situation.terminal_id: situation.card.balance})
        return replace(situation, rights=rights)

    return [(redeem, "with_rights", all_is_mine)]


def clamp_balance() -> list[Swap]:
    def clamped(state: CardState, entries: Iterable[Entry]) -> CardState:
        for entry in entries:
            state = cards.fold(state, [entry])
            balance = Amounts(max(state.balance.stamps, 0), max(state.balance.points, 0))
            state = msgspec.structs.replace(state, balance=balance)
        return state

    return [(module, "fold", clamped) for module in (record_items, recovery, settle_cards)]
