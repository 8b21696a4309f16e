"""The five stores of the in-memory local store, over plain dictionaries."""

from __future__ import annotations

from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of
from shared_domain.cases import CaseState
from shared_domain.digests import digest_of
from shared_domain.journal import Place
from shared_domain.ledger import EARNING_KINDS, REDEEMING_KINDS
from shared_domain.staff import TryCount
from shared_domain.wire.pull import LedgerDigest
from shared_domain.wire.push import TerminalContact, VerdictKind
from terminal.use_cases.search_words import order_found, words_of
from terminal.use_cases.store_ports import (
    BlankCard,
    ClockReading,
    Cursor,
    EntryState,
    EpochProgress,
    HistoryRow,
    KnownCase,
    KnownEntry,
    ParkedItem,
    PostedEntry,
    SyncRecord,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime
    from uuid import UUID

    from shared_domain.cards import CardState
    from shared_domain.cases import CaseKind
    from shared_domain.identifiers import CardId, EntryId, EpochId, StaffId, TerminalId
    from shared_domain.journal import SealedItem
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram, Vendor
    from shared_domain.staff import StaffMember
    from shared_domain.wire.push import Verdict
    from shared_domain.wire.signed import SignedStatement
    from terminal.use_cases.entry_filter import EntryFilter
    from terminal.use_cases.ports import TerminalIdentity
    from terminal.use_cases.search_words import Term

START_OF_LEDGER = Cursor(0, bytes(32))


@dataclass
class Contents:
    """Everything a store holds; the values are frozen, so a copy of the containers is a copy."""

    journal: dict[tuple[EpochId, int], SealedItem] = field(default_factory=dict)
    acknowledged: dict[EpochId, int] = field(default_factory=dict)
    receipts: dict[EpochId, SignedStatement] = field(default_factory=dict)
    parked: dict[tuple[EpochId, int], str] = field(default_factory=dict)
    entries: dict[EntryId, tuple[Entry, bytes, int | None]] = field(default_factory=dict)
    set_aside: dict[EntryId, Entry] = field(default_factory=dict)
    cards: dict[CardId, CardState] = field(default_factory=dict)
    vendors: dict[str, Vendor] = field(default_factory=dict)
    programs: dict[int, LoyaltyProgram] = field(default_factory=dict)
    staff: dict[StaffId, StaffMember] = field(default_factory=dict)
    terminals: dict[TerminalId, str] = field(default_factory=dict)
    card_keys: dict[int, bytes] = field(default_factory=dict)
    cases: dict[tuple[CaseKind, EntryId], tuple[int, KnownCase]] = field(default_factory=dict)
    doubted: dict[tuple[str, object], None] = field(default_factory=dict)
    blanks: dict[CardId, BlankCard] = field(default_factory=dict)
    contacts: dict[TerminalId, TerminalContact] = field(default_factory=dict)
    tries: dict[StaffId | None, TryCount] = field(default_factory=dict)
    settings: dict[str, str] = field(default_factory=dict)
    identity: TerminalIdentity | None = None
    cursor: Cursor = START_OF_LEDGER
    clock_reading: ClockReading = ClockReading()  # noqa: RUF009  (frozen and empty)
    sync_record: SyncRecord = SyncRecord()  # noqa: RUF009  (frozen and empty)

    def copied(self) -> Contents:
        copy = replace(self)
        for each in fields(self):
            held = getattr(self, each.name)
            setattr(copy, each.name, dict(held) if isinstance(held, dict) else held)
        return copy


class MemoryJournal:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def last_place(self) -> Place | None:
        if not self._held.journal:
            return None
        last = next(reversed(self._held.journal.values()))
        return Place(last.epoch, last.sequence, last.hash)

    def append(self, sealed: SealedItem) -> None:
        place = (sealed.epoch, sealed.sequence)
        known_ids = {item.entry_id for item in self._held.journal.values()}
        if place in self._held.journal or sealed.entry_id in known_ids:
            raise ValueError("the journal has this place or this entry already")
        self._held.journal[place] = sealed
        self._held.acknowledged.setdefault(sealed.epoch, 0)

    def epochs(self) -> tuple[EpochProgress, ...]:
        last = dict(self._held.journal.keys())
        return tuple(
            EpochProgress(epoch, last[epoch], acknowledged, self._held.receipts.get(epoch))
            for epoch, acknowledged in self._held.acknowledged.items()
        )

    def run_after(
        self, epoch: EpochId, sequence: int, most_items: int, most_bytes: int
    ) -> tuple[SealedItem, ...]:
        run: list[SealedItem] = []
        size = 0
        while len(run) < most_items:
            item = self._held.journal.get((epoch, sequence + len(run) + 1))
            if item is None or (run and size + len(item.body) > most_bytes):
                break
            run.append(item)
            size += len(item.body)
        return tuple(run)

    def next_sequence(self, epoch: EpochId, sequence: int) -> int | None:
        of_epoch = (at for held, at in self._held.journal if held == epoch and at > sequence)
        return min(of_epoch, default=None)

    def missing_places(self) -> tuple[tuple[EpochId, int], ...]:
        return tuple(
            (held.epoch, sequence)
            for held in self.epochs()
            for sequence in range(held.acknowledged + 1, held.last_sequence)
            if (held.epoch, sequence) not in self._held.journal
        )

    def acknowledge(self, epoch: EpochId, sequence: int, receipt: SignedStatement | None) -> None:
        if epoch in self._held.acknowledged:
            self._held.acknowledged[epoch] = sequence
            if receipt is not None:
                self._held.receipts[epoch] = receipt

    def waiting(self) -> int:
        return sum(max(0, each.last_sequence - each.acknowledged) for each in self.epochs())

    def note_parked(self, epoch: EpochId, verdicts: Iterable[Verdict]) -> None:
        for verdict in verdicts:
            if verdict.kind is VerdictKind.PARKED:
                self._held.parked[epoch, verdict.sequence] = verdict.reason

    def parked(self) -> tuple[ParkedItem, ...]:
        order = list(self._held.journal)
        parked = [ParkedItem(*place, reason) for place, reason in self._held.parked.items()]
        return tuple(sorted(parked, key=lambda item: order.index((item.epoch, item.sequence))))


class MemoryEntries:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def add_pending(self, entry: Entry, body: bytes) -> None:
        if entry.entry_id in self._held.entries:
            raise ValueError("this entry is known already")
        self._held.entries[entry.entry_id] = (entry, body, None)

    def confirm(self, page: Sequence[PostedEntry]) -> tuple[Entry, ...]:
        return tuple(posted.entry for posted in page if self._is_new(posted))

    def _is_new(self, posted: PostedEntry) -> bool:
        known = self._held.entries.get(posted.entry.entry_id)
        kept, kept_body, given = known or (posted.entry, posted.body, None)
        at = posted.position if given is None else given
        self._held.entries[posted.entry.entry_id] = (kept, kept_body, at)
        self._held.set_aside.pop(posted.entry.entry_id, None)
        return known is None

    def set_aside(self, entry_ids: Iterable[EntryId]) -> tuple[Entry, ...]:
        pending = {entry.entry_id: entry for entry in self.pending()}
        moved = [pending[key] for key in dict.fromkeys(entry_ids) if key in pending]
        for entry in moved:
            del self._held.entries[entry.entry_id]
            self._held.set_aside[entry.entry_id] = entry
        return tuple(moved)

    def get(self, entry_id: EntryId) -> KnownEntry | None:
        known = self._held.entries.get(entry_id)
        if known is not None:
            return KnownEntry(known[0], known[2])
        aside = self._held.set_aside.get(entry_id)
        return KnownEntry(aside, None, is_set_aside=True) if aside is not None else None

    def of_card(self, card_id: CardId) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._all() if entry.card_id == card_id)

    def of_card_since(self, card_id: CardId, since: datetime) -> tuple[Entry, ...]:
        return tuple(entry for entry in self.of_card(card_id) if entry.occurred_at >= since)

    def reversals_of(self, entry_ids: Iterable[EntryId]) -> tuple[Entry, ...]:
        wanted = set(entry_ids)
        return tuple(entry for entry in self._all() if entry.reverses in wanted)

    def of_purchase(self, purchase_id: UUID) -> tuple[Entry, ...]:
        return tuple(entry for entry in self._all() if entry.purchase_id == purchase_id)

    def history(self, which: EntryFilter, most: int) -> tuple[HistoryRow, ...]:
        known = [*self._all(), *self._held.set_aside.values()]
        inside = [entry for entry in known if self._passes(entry, which)]
        inside.sort(key=lambda entry: entry.order_key, reverse=True)
        return tuple(self._row(entry) for entry in inside[:most])

    def last_of_terminal(
        self, terminal_id: TerminalId, staff_id: StaffId | None, since: datetime
    ) -> HistoryRow | None:
        reversed_ids = {entry.reverses for entry in self._all()}
        fitting = [
            entry
            for entry in self._all()
            if entry.kind in EARNING_KINDS | REDEEMING_KINDS
            and (entry.terminal_id, entry.staff_id) == (terminal_id, staff_id)
            and entry.occurred_at >= since
            and entry.entry_id not in reversed_ids
        ]
        return self._row(fitting[-1]) if fitting else None

    def rewards_given(self, terminal_id: TerminalId, since: datetime, until: datetime) -> int:
        reversed_ids = {entry.reverses for entry in self._all()}
        return sum(
            entry.kind in REDEEMING_KINDS
            and entry.terminal_id == terminal_id
            and since <= entry.occurred_at < until
            and entry.entry_id not in reversed_ids
            for entry in self._all()
        )

    def digest(self, position: int) -> LedgerDigest:
        mirrored = [(body, e.amounts) for e, body, at in self._held.entries.values() if at]
        sums = digest_of(mirrored)
        return LedgerDigest(position, sums.entries, sums.total, sums.xor_of_hashes)

    def forget_positions(self) -> None:
        own = {item.entry_id for item in self._held.journal.values()}
        kept = {
            entry_id: known for entry_id, known in self._held.entries.items() if entry_id in own
        }
        self._held.entries = {key: (entry, body, None) for key, (entry, body, _) in kept.items()}

    def pending(self) -> tuple[Entry, ...]:
        return tuple(e for e in self._all() if self._held.entries[e.entry_id][2] is None)

    def _all(self) -> list[Entry]:
        entries = (entry for entry, _, _ in self._held.entries.values())
        return sorted(entries, key=lambda entry: entry.order_key)

    def _row(self, entry: Entry) -> HistoryRow:
        card = self._held.cards.get(entry.card_id)
        person = self._held.staff.get(entry.staff_id) if entry.staff_id else None
        of_card = self.of_card(entry.card_id)
        so_far = [each for each in of_card if each.order_key <= entry.order_key]
        undone = self.reversals_of([entry.entry_id])
        return HistoryRow(
            entry=entry,
            customer_name=card.customer.name if card else None,
            staff_name=person.name if person else None,
            terminal_name=self._held.terminals.get(entry.terminal_id)
            if entry.terminal_id
            else None,
            balance_after=sum((each.amounts for each in so_far), Amounts()),
            state=self._state(entry),
            reversed_by=undone[0].entry_id if undone else None,
            has_open_case=self._has_open_case(entry),
        )

    def _state(self, entry: Entry) -> EntryState:
        if entry.entry_id in self._held.set_aside:
            return EntryState.SET_ASIDE
        is_waiting = self._held.entries[entry.entry_id][2] is None
        return EntryState.WAITING if is_waiting else EntryState.SYNCED

    def _has_open_case(self, entry: Entry) -> bool:
        return any(
            case.entry_id == entry.entry_id and case.state is CaseState.OPEN
            for _, case in self._held.cases.values()
        )

    def _passes(self, entry: Entry, which: EntryFilter) -> bool:
        return (
            which.since <= entry.occurred_at < which.until
            and (not which.kinds or entry.kind in which.kinds)
            and which.staff_id in {None, entry.staff_id}
            and which.terminal_id in {None, entry.terminal_id}
            and which.card_id in {None, entry.card_id}
            and not (which.waiting_only and self._state(entry) is not EntryState.WAITING)
            and not (which.cases_only and not self._has_open_case(entry))
        )


def _words(card: CardState) -> tuple[str, ...]:
    return words_of(card.customer, card_number_of(card.card_id))


def _has_all(card: CardState, terms: Sequence[Term]) -> bool:
    return all(any(word.startswith(term.beginnings) for word in _words(card)) for term in terms)


class MemoryBlanks:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def add(self, cards: Iterable[BlankCard]) -> None:
        for card in cards:
            self._held.blanks.setdefault(card.card_id, card)

    def all(self) -> tuple[BlankCard, ...]:
        return tuple(self._held.blanks.values())

    def use_up(self, card_id: CardId) -> None:
        self._held.blanks.pop(card_id, None)


class MemoryCards:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def get(self, card_id: CardId) -> CardState | None:
        return self._held.cards.get(card_id)

    def find_by_number(self, card_number: str) -> CardState | None:
        cards = sorted(self._held.cards.values(), key=lambda card: card.card_id)
        fitting = (card for card in cards if card_number_of(card.card_id) == card_number)
        return next(fitting, None)

    def get_all(self, card_ids: Iterable[CardId]) -> Mapping[CardId, CardState]:
        held = self._held.cards
        return {card_id: held[card_id] for card_id in card_ids if card_id in held}

    def put(self, *states: CardState) -> None:
        self._held.cards.update({state.card_id: state for state in states})

    def search(self, terms: Sequence[Term], most: int) -> tuple[CardState, ...]:
        found = [card for card in self._held.cards.values() if terms and _has_all(card, terms)]
        return tuple(sorted(found, key=order_found)[:most])

    def count(self) -> int:
        return len(self._held.cards)

    def remove(self, card_ids: Iterable[CardId]) -> None:
        for card_id in card_ids:
            self._held.cards.pop(card_id, None)

    def clear(self) -> None:
        self._held.cards.clear()


class MemoryState:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def identity(self) -> TerminalIdentity | None:
        return self._held.identity

    def set_identity(self, identity: TerminalIdentity) -> None:
        self._held.identity = identity

    def cursor(self) -> Cursor:
        return self._held.cursor

    def set_cursor(self, cursor: Cursor) -> None:
        self._held.cursor = cursor

    def clock_reading(self) -> ClockReading:
        return self._held.clock_reading

    def set_clock_reading(self, reading: ClockReading) -> None:
        self._held.clock_reading = reading

    def sync_record(self) -> SyncRecord:
        return self._held.sync_record

    def set_sync_record(self, record: SyncRecord) -> None:
        self._held.sync_record = record

    def tries(self, staff_id: StaffId | None) -> TryCount:
        return self._held.tries.get(staff_id, TryCount())

    def set_tries(self, staff_id: StaffId | None, count: TryCount) -> None:
        self._held.tries[staff_id] = count

    def setting(self, name: str) -> str | None:
        return self._held.settings.get(name)

    def set_setting(self, name: str, value: str) -> None:
        self._held.settings[name] = value
