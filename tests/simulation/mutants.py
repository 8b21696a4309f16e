"""The protocol with one promise taken out at a time: every one must be found by some history.

The product is changed from outside for the length of a history; nothing of it knows of this.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any
from uuid import UUID

from shared_domain.amounts import Amounts
from shared_domain.identifiers import EpochId
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
    shake_hands,
)
from sync_server.services.posting import Posting
from sync_server.services.read_run import Reading, read_items
from sync_server.services.state import JournalItem
from terminal.storage import recovery
from terminal.use_cases import read_card, run_pull, run_push, start_up
from terminal.use_cases.sync_steps import SyncOutcome
from tests.fakes.ids import CountingIds
from tests.fakes.server_stores import MemoryLedgerStore
from tests.simulation import broken_tills, disks, tills
from tests.simulation.broken_tills import Swap
from tests.simulation.histories import DISK_ROLLBACK, Options
from tests.simulation.servers import SimulatedServer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from shared_domain.ledger import Entry
    from sync_server.services.read_run import Run
    from sync_server.services.state import Terminal
    from terminal.use_cases.store_ports import UnitOfWork


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


def _autoincrement_cursor() -> list[Swap]:
    highest = 0
    honest = Posting._next  # noqa: SLF001  (a mutant changes what nobody else may)

    def next_of_a_sequence(self: Any, *args: Any) -> int:  # noqa: ANN401
        nonlocal highest
        # A sequence does not go back with the transaction that drew from it.
        self._position = max(self._position, highest)
        highest = honest(self, *args)
        return highest

    return [(Posting, "_next", next_of_a_sequence)]


def _no_epoch() -> list[Swap]:
    def same_at_every_start(self: CountingIds) -> EpochId:
        return EpochId(UUID(int=self._seed))

    return [(CountingIds, "epoch_id", same_at_every_start)]


def _grants_blindly() -> list[Swap]:
    def plenty_is_free(entries: Iterable[Entry]) -> Rights:
        return replace(rights_of(entries), unreserved=Amounts(1000, 1000))

    return [(grants, "rights_of", plenty_is_free)]


def _unsigned_receipt_accepted() -> list[Swap]:
    def open_any(signed: Any, type_: Any, _verify: object) -> Any:  # noqa: ANN401
        return open_statement(signed, type_, lambda _message, _signature: True)

    return [(run_push, "open_statement", open_any)]


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
            broken_tills.delete_on_acknowledge,
        ),
        Mutant(
            "acknowledge_all_sent",
            "a receipt acknowledges whatever the epoch holds by now",
            broken_tills.acknowledge_all_sent,
        ),
        Mutant(
            "cursor_without_hash",
            "the cursor is a number only",
            _cursor_without_hash,
        ),
        Mutant(
            "autoincrement_cursor",
            "positions come from a sequence, so a crash leaves a gap",
            _autoincrement_cursor,
        ),
        Mutant("no_epoch", "every start goes on in the same epoch", _no_epoch, extras=_ROLLBACKS),
        Mutant(
            "cases_by_arrival",
            "entries are judged as they come, and never again",
            lambda: [(judge_cases, "continues_plainly", lambda *_: True)],
        ),
        Mutant(
            "no_reservation_check",
            "all of a balance may be spent",
            broken_tills.no_reservation_check,
        ),
        Mutant(
            "stored_reservation_counter",
            "a right is a stored number",
            broken_tills.stored_reservation_counter,
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
        Mutant("clamp_balance", "a balance stops at nothing", broken_tills.clamp_balance),
        Mutant(
            "tick_before_commit",
            "success is shown before it is durable",
            broken_tills.tick_before_commit,
        ),
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
            "parked_still_counts",
            "a till goes on counting what the server set aside",
            lambda: [(run_push, "set_aside_parked", lambda *_: None)],
            extras=_ROLLBACKS,
        ),
        Mutant(
            "stale_evidence",
            "an open case keeps the evidence it was opened with",
            lambda: [(judge_cases, "_shows_other_evidence", lambda *_: False)],
        ),
    )
}
