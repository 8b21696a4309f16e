"""Whatever is done to both, the fake and SQLite answer every question alike."""

from __future__ import annotations

import shutil
import tempfile
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from shared_domain.cards import CardState, fold
from shared_domain.ledger import Entry, EntryKind
from shared_domain.wire.codec import encode_item
from terminal.storage.local_store import SqliteLocalStore
from terminal.use_cases.entry_filter import EntryFilter
from terminal.use_cases.store_ports import PostedEntry
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import (
    ANNA,
    BEN,
    CARD,
    OTHER_CARD,
    TILL_1,
    TILL_2,
    JournalWriter,
)
from tests.fakes.local_store import MemoryLocalStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.use_cases.store_ports import UnitOfWork

CARDS = st.sampled_from([CARD, OTHER_CARD])
STAFF = st.sampled_from([ANNA, BEN, None])
# Few minutes, so that entries often happen at the same time.
WHEN = st.integers(0, 5).map(lambda minutes: MONDAY_MORNING + timedelta(minutes=minutes))
KINDS = st.sampled_from(
    [EntryKind.STAMPS_EARNED, EntryKind.POINTS_EARNED, EntryKind.STAMPS_REDEEMED]
)
DELTAS = st.integers(-20, 20)


class TwoStores(RuleBasedStateMachine):
    """The same random life, lived in memory and in SQLite."""

    @initialize()
    def open(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.memory = MemoryLocalStore()
        self.sqlite = SqliteLocalStore(self.folder / "till", ballast_bytes=4096)
        self.own = JournalWriter(TILL_1)
        self.foreign = JournalWriter(TILL_2, seed=2)
        self.known: list[Entry] = []
        self.position = 0

    def teardown(self) -> None:
        if hasattr(self, "sqlite"):
            self.sqlite.close()
            shutil.rmtree(self.folder)

    def both(self, work: Callable[[UnitOfWork], object], *, commit: bool = True) -> object:
        """Do it in both stores; they must answer alike."""
        answers = []
        for store in (self.memory, self.sqlite):
            with store.begin() as uow:
                answers.append(work(uow))
                if commit:
                    uow.commit()
        assert answers[0] == answers[1]
        return answers[0]

    @rule(card=CARDS, staff=STAFF, when=WHEN, kind=KINDS, stamps=DELTAS, points=DELTAS)
    def record(self, **facts: object) -> None:
        entry = self._entry(self.own, facts)
        sealed = self.own.sealed(entry)

        def write(uow: UnitOfWork) -> None:
            uow.journal.append(sealed)
            uow.entries.add_pending(entry, sealed.body)
            state = uow.cards.get(entry.card_id) or CardState(card_id=entry.card_id)
            uow.cards.put(fold(state, [entry]))

        self.both(write)
        self.known.append(entry)

    @rule(card=CARDS, staff=STAFF, when=WHEN, kind=KINDS, stamps=DELTAS, points=DELTAS)
    def hear_of(self, **facts: object) -> None:
        entry = self._entry(self.foreign, facts)
        self._confirm(entry)
        self.known.append(entry)

    @rule(which=st.integers(0, 50))
    def confirm_known(self, which: int) -> None:
        if self.known:
            self._confirm(self.known[which % len(self.known)])

    @rule(which=st.integers(0, 50))
    def take_back(self, which: int) -> None:
        if self.known:
            reversal = self.foreign.reversal(self.known[which % len(self.known)])
            self._confirm(reversal)
            self.known.append(reversal)

    @rule(card=CARDS)
    def fail_before_the_end(self, card: str) -> None:
        entry = JournalWriter(TILL_1, seed=9).entry(card_id=card)
        page = [PostedEntry(99, entry, encode_item(entry))]
        self.both(lambda uow: uow.entries.confirm(page), commit=False)

    @rule(sequence=st.integers(0, 9))
    def acknowledge(self, sequence: int) -> None:
        self.both(lambda uow: uow.journal.acknowledge(self.own.epoch, sequence, None))

    @rule()
    def drop_the_mirror(self) -> None:
        self.both(lambda uow: uow.entries.forget_positions())

    @rule()
    def restart(self) -> None:
        self.sqlite.close()
        self.sqlite = SqliteLocalStore(self.folder / "till", ballast_bytes=4096)
        assert self.sqlite.recovered == ()

    @invariant()
    def both_know_the_same(self) -> None:
        if not hasattr(self, "sqlite"):
            return

        def everything(uow: UnitOfWork) -> object:
            until = MONDAY_MORNING + timedelta(days=1)
            return (
                uow.journal.last_place(),
                uow.journal.epochs(),
                uow.journal.waiting(),
                uow.entries.digest(self.position),
                uow.entries.pending(),
                uow.entries.history(
                    EntryFilter(since=MONDAY_MORNING + timedelta(minutes=1), until=until), 7
                ),
                uow.entries.last_of_terminal(TILL_1, ANNA, MONDAY_MORNING),
                uow.entries.reversals_of([entry.entry_id for entry in self.known]),
                [uow.entries.of_card(card) for card in (CARD, OTHER_CARD)],
                [uow.cards.get(card) for card in (CARD, OTHER_CARD)],
            )

        self.both(everything, commit=False)

    def _confirm(self, entry: Entry) -> None:
        self.position += 1
        page = [PostedEntry(self.position, entry, encode_item(entry))]
        self.both(lambda uow: uow.entries.confirm(page))

    def _entry(self, writer: JournalWriter, facts: dict[str, object]) -> Entry:
        return writer.entry(
            card_id=facts["card"],
            staff_id=facts["staff"],
            occurred_at=facts["when"],
            kind=facts["kind"],
            stamps_delta=facts["stamps"],
            points_delta=facts["points"],
            purchase_id=UUID(int=5),
        )


TwoStores.TestCase.settings = settings(max_examples=12, stateful_step_count=20)
TestTwoStores = TwoStores.TestCase
