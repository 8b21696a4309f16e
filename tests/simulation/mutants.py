"""The protocol with one promise taken out at a time: every one must be found by some history.

The product is changed from outside for the length of a history; nothing of it knows of this.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

import msgspec

from shared_domain import cards
from shared_domain.amounts import NOTHING, Amounts
from shared_domain.identifiers import EpochId
from shared_domain.ledger import EntryKind
from shared_domain.reservations import Rights, rights_of
from shared_domain.rules import redeeming
from shared_domain.wire.push import VerdictKind
from shared_domain.wire.signed import open_statement
from sync_server.services import (
    grant_reservations,
    grants,
    ingest_items,
    judge_cases,
    serve_changes,
    settle_cards,
    shake_hands,
)
from sync_server.services.read_run import Reading, read_items
from sync_server.services.state import JournalItem
from terminal.storage import recovery
from terminal.use_cases import read_card, record_items, redeem, run_pull, run_push, start_up
from terminal.use_cases.sync_steps import SyncOutcome
from tests.fakes.ids import CountingIds
from tests.fakes.memory_stores import MemoryJournal
from tests.fakes.server_stores import MemoryLedgerStore
from tests.simulation import disks, tills
from tests.simulation.histories import DISK_ROLLBACK, Options
from tests.simulation.servers import SimulatedServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shared_domain.cards import CardState
    from shared_domain.ledger import Entry
    from sync_server.services.read_run import Run
    from sync_server.services.state import Terminal
    from terminal.use_cases.store_ports import UnitOfWork

Swap = tuple[Any, str, Any]


@dataclass(frozen=True)
class Mutant:
    """`without` makes the swaps of one history; `extras` are what its hole needs to show."""

    name: str
    says: str
    without: Callable[[], list[Swap]]
    profile: str = "plain"
    extras: frozenset[str] = frozenset()

    @property
    def options(self) -> Options:
        return Options(profile=self.profile, extras=self.extras)

    @contextmanager
    def applied(self) -> Iterator[None]:
        with ExitStack() as swapped:
            for owner, name, value in self.without():
                swapped.callback(setattr, owner, name, getattr(owner, name))
                setattr(owner, name, value)
            yield


# What cannot be taken out, because it is not there yet (docs/limits.md).
NOT_YET = {
    "no_recovery_mode": "a restored server grants at once; there is no recovery mode to take out",
    "stale_handshake": "needs the recovery mode, which waits for handshakes of the new generation",
    "autoincrement_cursor": "needs several writers; the server has one, on SQLite",
}


def _no_dedupe() -> list[Swap]:
    def all_are_new(run: Run, _known: object, terminal: Terminal) -> list[Reading]:
        return read_items(run, {}, terminal)

    return [
        (ingest_items, "read_items", all_are_new),
        (MemoryLedgerStore, "known", lambda *_: {}),
    ]


def _place_as_identity() -> list[Swap]:
    seen: set[tuple[object, int]] = set()

    def known_by_number(run: Run, known: Any, terminal: Terminal) -> list[Reading]:  # noqa: ANN401
        readings = []
        for one in read_items(run, known, terminal):
            place = (terminal.terminal_id, one.sequence)
            if place in seen:
                held = JournalItem(one.sequence, one.hash, VerdictKind.RECORDED)
                readings.append(Reading(one.sequence, one.hash, one.body, held))
            else:
                seen.add(place)
                readings.append(one)
        return readings

    return [(ingest_items, "read_items", known_by_number)]


def _delete_on_acknowledge() -> list[Swap]:
    honest = MemoryJournal.acknowledge

    def acknowledge(self: Any, epoch: EpochId, sequence: int, receipt: object) -> None:  # noqa: ANN401
        honest(self, epoch, sequence, receipt)  # type: ignore[arg-type]
        if receipt is not None:
            # The last one of an epoch stays, so that the journal still knows where it stands.
            for number in range(1, sequence):
                self._held.journal.pop((epoch, number), None)

    return [(MemoryJournal, "acknowledge", acknowledge)]


def _acknowledge_all_sent() -> list[Swap]:
    honest = MemoryJournal.acknowledge

    def acknowledge(self: Any, epoch: EpochId, sequence: int, receipt: object) -> None:  # noqa: ANN401
        last = {each.epoch: each.last_sequence for each in self.epochs()}
        reached = sequence if receipt is None else last[epoch]
        honest(self, epoch, reached, receipt)  # type: ignore[arg-type]

    return [(MemoryJournal, "acknowledge", acknowledge)]


def _cursor_without_hash() -> list[Swap]:
    class Anything:
        def __eq__(self, _other: object) -> bool:
            return True

        def __hash__(self) -> int:
            return 0

    return [
        (serve_changes, "_hash_at", lambda *_: Anything()),
        (run_pull, "_check_end", lambda *_: None),
        (tills, "apply_compare", lambda *_: SyncOutcome()),
        (run_push, "adopt_generation", _know_only_its_name),
    ]


def _know_only_its_name(uow: UnitOfWork, generation: str) -> None:
    """Go on under the new generation, with all that was told under the one before."""
    uow.state.set_sync_record(replace(uow.state.sync_record(), generation=generation))


def _no_epoch() -> list[Swap]:
    def same_at_every_start(self: CountingIds) -> EpochId:
        return EpochId(UUID(int=self._seed))

    return [(CountingIds, "epoch_id", same_at_every_start)]


def _no_reservation_check() -> list[Swap]:
    def all_is_mine(_uow: object, situation: Any) -> Any:  # noqa: ANN401
        rights = Rights({situation.terminal_id: situation.card.balance})
        return replace(situation, rights=rights)

    return [(redeem, "with_rights", all_is_mine)]


def _stored_reservation_counter() -> list[Swap]:
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


def _grants_blindly() -> list[Swap]:
    def plenty_is_free(entries: Iterable[Entry]) -> Rights:
        return replace(rights_of(entries), unreserved=Amounts(1000, 1000))

    return [(grants, "rights_of", plenty_is_free)]


def _unsigned_receipt_accepted() -> list[Swap]:
    def open_any(signed: Any, type_: Any, _verify: object) -> Any:  # noqa: ANN401
        return open_statement(signed, type_, lambda _message, _signature: True)

    return [(run_push, "open_statement", open_any)]


def _clamp_balance() -> list[Swap]:
    def clamped(state: CardState, entries: Iterable[Entry]) -> CardState:
        for entry in entries:
            state = cards.fold(state, [entry])
            balance = Amounts(max(state.balance.stamps, 0), max(state.balance.points, 0))
            state = msgspec.structs.replace(state, balance=balance)
        return state

    return [(module, "fold", clamped) for module in (record_items, recovery, settle_cards)]


def _tick_before_commit() -> list[Swap]:
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


_ROLLBACKS = frozenset({DISK_ROLLBACK})

MUTANTS = {
    mutant.name: mutant
    for mutant in (
        Mutant("no_dedupe", "what comes twice is posted twice", _no_dedupe),
        Mutant("place_as_identity", "a number once seen is taken as known", _place_as_identity),
        Mutant(
            "acknowledge_before_commit",
            "the server answers, then commits",
            lambda: [(SimulatedServer, "answers_before_commit", True)],
        ),
        Mutant(
            "no_journal_file",
            "a start does not read the second copy",
            lambda: [(disks, "merge", lambda *_: recovery.Recovery())],
        ),
        Mutant(
            "sticky_acknowledgement",
            "an acknowledgement never goes down",
            lambda: [
                (run_push, "_lower", lambda *_: None),
                (run_push, "_go_back", lambda *_: None),
            ],
        ),
        Mutant(
            "delete_on_acknowledge",
            "what is acknowledged is deleted",
            _delete_on_acknowledge,
        ),
        Mutant(
            "acknowledge_all_sent",
            "a receipt acknowledges whatever the epoch holds by now",
            _acknowledge_all_sent,
        ),
        Mutant(
            "cursor_without_hash",
            "the cursor is a number only",
            _cursor_without_hash,
        ),
        Mutant("no_epoch", "every start goes on in the same epoch", _no_epoch, extras=_ROLLBACKS),
        Mutant(
            "cases_by_arrival",
            "entries are judged as they come, and never again",
            lambda: [(judge_cases, "continues_plainly", lambda *_: True)],
        ),
        Mutant("no_reservation_check", "all of a balance may be spent", _no_reservation_check),
        Mutant(
            "stored_reservation_counter",
            "a right is a stored number",
            _stored_reservation_counter,
            profile="war",
        ),
        Mutant(
            "grants_blindly",
            "the server grants what is wanted, reserved or not",
            _grants_blindly,
        ),
        Mutant(
            "unsigned_receipt_accepted",
            "nobody looks at the signature of a receipt",
            _unsigned_receipt_accepted,
        ),
        Mutant("clamp_balance", "a balance stops at nothing", _clamp_balance),
        Mutant("tick_before_commit", "success is shown before it is durable", _tick_before_commit),
        Mutant(
            "half_a_purchase",
            "what a crash left of a purchase is recovered as it is",
            lambda: [(recovery, "_half_a_purchase", lambda _: None)],
        ),
        Mutant(
            "world_outlives_its_history",
            "what a restored server told before is believed for ever",
            lambda: [(run_pull, "finish_rereading", lambda _: None)],
        ),
        Mutant(
            "no_recovery_mode",
            "a restored server grants as if it knew everything",
            lambda: [
                (module, "awaited_terminals", lambda *_: [])
                for module in (grants, grant_reservations)
            ],
            profile="war",
        ),
        Mutant(
            "stale_handshake",
            "whoever shakes hands has come back, whatever history they speak of",
            lambda: [(shake_hands, "has_come_back", lambda *_: True)],
            profile="war",
        ),
        Mutant(
            "half_told_handshake",
            "a terminal has come back before it has told all that it did",
            lambda: [(shake_hands, "has_come_back", lambda *a: a[2].generation == a[3])],
            profile="war",
        ),
        Mutant(
            "forgotten_grants_live_on",
            "a terminal that hears of a restored server goes on with all it was told",
            lambda: [(run_push, "adopt_generation", _know_only_its_name)],
            profile="war",
        ),
        Mutant(
            "old_mirror_put_back",
            "a start does not ask the journal whether the server was restored",
            lambda: [(start_up, "adopt_generation", _know_only_its_name)],
            profile="war",
        ),
        Mutant(
            "grants_what_was_overspent",
            "what others took beyond their right is granted again",
            lambda: [(Rights, "free_for", lambda rights, _: rights.unreserved)],
            profile="war",
        ),
        Mutant(
            "no_caps",
            "where rewards are always given, nothing bounds a day",
            lambda: [(redeeming, "_cap_problem", lambda _: None)],
            profile="always",
        ),
        Mutant(
            "caps_of_cards_only",
            "a till counts the rewards of a card, and not its own of the day",
            lambda: [(read_card, "_rewards_today", lambda *_: 0)],
            profile="always",
        ),
        Mutant(
            "stale_evidence",
            "an open case keeps the evidence it was opened with",
            lambda: [(judge_cases, "_shows_other_evidence", lambda *_: False)],
        ),
    )
}
