"""The local store as use cases see it: one unit of work, four stores, values in and out.

A unit of work commits once or not at all. Every call may raise StorageUnavailable.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime
    from uuid import UUID

    from shared_domain.amounts import Amounts
    from shared_domain.cards import CardState
    from shared_domain.cases import CaseKind, CaseState
    from shared_domain.identifiers import CardId, EntryId, EpochId, StaffId, TerminalId
    from shared_domain.journal import Place, SealedItem
    from shared_domain.ledger import Entry
    from shared_domain.programs import LoyaltyProgram, Vendor
    from shared_domain.records import VendorRecord
    from shared_domain.staff import StaffMember, TryCount
    from shared_domain.wire.pull import LedgerDigest
    from shared_domain.wire.push import TerminalContact, Verdict
    from shared_domain.wire.signed import SignedStatement
    from terminal.use_cases.entry_filter import EntryFilter
    from terminal.use_cases.ports import TerminalIdentity
    from terminal.use_cases.report_sums import ReportStore
    from terminal.use_cases.search_words import Term


@dataclass(frozen=True, slots=True)
class EpochProgress:
    """How far an epoch reaches here, and how far the server last said it holds it.

    `receipt` is the last one the server gave for it, even if it holds less by now.
    """

    epoch: EpochId
    last_sequence: int
    acknowledged: int
    receipt: SignedStatement | None = None


@dataclass(frozen=True, slots=True)
class LostItem:
    """An item that can be read nowhere any more: its place, and whatever bytes remain of it.

    `place.hash` is the chain after it, without which nothing behind it can be verified; 32 zero
    bytes when that is lost too.
    """

    place: Place
    raw: bytes = b""


@dataclass(frozen=True, slots=True)
class ParkedItem:
    """An item of ours that the server keeps aside for a person to look at."""

    epoch: EpochId
    sequence: int
    reason: str


class JournalStore(Protocol):
    """Everything this terminal recorded. Rows are added and never changed.

    How far the server holds each epoch is kept beside them and may go down again.
    """

    def last_place(self) -> Place | None:
        """The place of the newest item, whichever epoch it is of."""

    def append(self, sealed: SealedItem) -> None: ...

    def epochs(self) -> tuple[EpochProgress, ...]:
        """Every epoch, oldest first."""

    def run_after(
        self, epoch: EpochId, sequence: int, most_items: int, most_bytes: int
    ) -> tuple[SealedItem, ...]:
        """The contiguous run that follows this sequence; at least one item if there is any."""

    def next_sequence(self, epoch: EpochId, sequence: int) -> int | None:
        """The first place after this one at which there is an item."""

    def missing_places(self) -> tuple[tuple[EpochId, int], ...]:
        """Places the server does not hold yet, and at which nothing stands though more follows."""

    def acknowledge(self, epoch: EpochId, sequence: int, receipt: SignedStatement | None) -> None:
        """The server holds the epoch up to here now, be it more or less than before."""

    def waiting(self) -> int:
        """How many items the server has not acknowledged."""

    def note_parked(self, epoch: EpochId, verdicts: Iterable[Verdict]) -> None: ...

    def parked(self) -> tuple[ParkedItem, ...]: ...


@dataclass(frozen=True, slots=True)
class KnownEntry:
    """An entry and its ledger position, which is None while only this terminal knows of it.

    One that is set aside counts nowhere: the server has it, and keeps it out of the ledger.
    """

    entry: Entry
    position: int | None
    is_set_aside: bool = False


@dataclass(frozen=True, slots=True)
class PostedEntry:
    """An entry as the ledger brings it: where it stands, and the bytes that were signed."""

    position: int
    entry: Entry
    body: bytes


class EntryState(enum.Enum):
    """How far an entry has come, as history shows it."""

    WAITING = "waiting"
    SYNCED = "synced"
    SET_ASIDE = "set aside"


@dataclass(frozen=True, slots=True)
class HistoryRow:
    """One line of history; `balance_after` is the card's balance once it had happened."""

    entry: Entry
    customer_name: str | None
    staff_name: str | None
    terminal_name: str | None
    balance_after: Amounts
    state: EntryState
    reversed_by: EntryId | None
    has_open_case: bool = False


class EntryStore(Protocol):
    """Every entry known here: the mirror of the ledger, and what is not in it yet.

    What is set aside is found by its id and shown in history; everything else leaves it out.
    """

    def add_pending(self, entry: Entry, body: bytes) -> None: ...

    def confirm(self, page: Sequence[PostedEntry]) -> tuple[Entry, ...]:
        """Note the positions of a page's entries; returns those that did not count here before.

        A position once noted stays until the mirror is forgotten.
        """

    def set_aside(self, entry_ids: Iterable[EntryId]) -> tuple[Entry, ...]:
        """Count these no more until the ledger brings them; returns those that did count.

        What has a position stands in the ledger: it counts, whatever is said of it.
        """

    def get(self, entry_id: EntryId) -> KnownEntry | None: ...

    def of_card(self, card_id: CardId) -> tuple[Entry, ...]:
        """All entries of a card, by when they happened."""

    def of_card_since(self, card_id: CardId, since: datetime) -> tuple[Entry, ...]: ...

    def reversals_of(self, entry_ids: Iterable[EntryId]) -> tuple[Entry, ...]: ...

    def of_purchase(self, purchase_id: UUID) -> tuple[Entry, ...]: ...

    def history(self, which: EntryFilter, most: int) -> tuple[HistoryRow, ...]:
        """Newest first, by when it happened; with what is set aside, which moves no balance."""

    def last_of_terminal(
        self, terminal_id: TerminalId, staff_id: StaffId | None, since: datetime
    ) -> HistoryRow | None:
        """The newest earning or redeeming of this person here that nothing has reversed."""

    def rewards_given(self, terminal_id: TerminalId, since: datetime, until: datetime) -> int:
        """How many rewards a terminal gave in this time that nothing has reversed."""

    def digest(self, position: int) -> LedgerDigest:
        """What the mirrored entries come to; position is only handed through."""

    def forget_positions(self) -> None:
        """Drop the mirror: foreign entries go, own ones become pending again."""

    def pending(self) -> tuple[Entry, ...]:
        """Own entries that count and are not in the mirror, by when they happened."""


class CardStore(Protocol):
    """Cards as their entries make them: a fold that can always be made again."""

    def get(self, card_id: CardId) -> CardState | None: ...

    def get_all(self, card_ids: Iterable[CardId]) -> Mapping[CardId, CardState]:
        """Those of these cards that are known here."""

    def find_by_number(self, card_number: str) -> CardState | None: ...

    def put(self, *states: CardState) -> None: ...

    def search(self, terms: Sequence[Term], most: int) -> tuple[CardState, ...]:
        """Cards with a word for every term, those in use first, by name; nothing for no term."""

    def count(self) -> int: ...

    def remove(self, card_ids: Iterable[CardId]) -> None: ...

    def clear(self) -> None: ...


@dataclass(frozen=True, slots=True)
class BlankCard:
    """A signed code of a card that nobody has yet."""

    card_id: CardId
    code: str


class BlankStore(Protocol):
    """The stock of blanks of this terminal; the server keeps it full."""

    def add(self, cards: Iterable[BlankCard]) -> None:
        """Take them in; one that is here already stays where it is."""

    def all(self) -> tuple[BlankCard, ...]:
        """In the order they are to be used."""

    def use_up(self, card_id: CardId) -> None:
        """It is somebody's card now, or was all along."""


@dataclass(frozen=True, slots=True)
class Cursor:
    """How much of the vendor's ledger is mirrored; the hash names the history it belongs to."""

    position: int
    hash: bytes


@dataclass(frozen=True, slots=True)
class ClockReading:
    """What is known of the difference between this computer's clock and the server's.

    `offset_ms` is added to the device clock. `server_time` is the newest the server told.
    """

    offset_ms: int = 0
    measured_at: datetime | None = None
    round_trip_ms: int | None = None
    server_time: datetime | None = None


# The setting that says: the journal file tells of a restored server that an older database, put
# back beside it, does not know. Its mirror is believed no more.
RESTORED_AS = "server_restored_as"


@dataclass(frozen=True, slots=True)
class SyncRecord:
    """What the last exchanges with the server left behind.

    `known_head` is the last end of the ledger that it signed: what a restored one has forgotten.
    """

    generation: str = ""
    last_sync_at: datetime | None = None
    ledger_head: int = 0
    is_revoked: bool = False
    known_head: SignedStatement | None = None


@dataclass(frozen=True, slots=True)
class KnownCase:
    """A case as last heard of; `entry_id` and `against` are its two rows of evidence."""

    kind: CaseKind
    entry_id: EntryId
    against: EntryId | None
    card_id: CardId | None
    terminal_id: TerminalId | None
    state: CaseState
    changed_at: datetime | None = None
    settled_by: str = ""
    note: str = ""


class WorldStore(Protocol):
    """What the server told about the vendor: policy and people, as of the cursor."""

    def apply(self, record: VendorRecord, position: int) -> None: ...

    def vendor(self) -> Vendor | None: ...

    def program(self) -> LoyaltyProgram | None:
        """The version in force: the newest one published."""

    def staff(self) -> tuple[StaffMember, ...]:
        """Everybody, by name; inactive people too, because entries name them."""

    def terminal_names(self) -> Mapping[TerminalId, str]: ...

    def card_keys(self) -> Mapping[int, bytes]: ...

    def contacts(self) -> tuple[TerminalContact, ...]: ...

    def set_contacts(self, contacts: Iterable[TerminalContact]) -> None:
        """These terminals and no others: a revoked one is told of no more."""

    def open_cases(self) -> int: ...

    def cases_to_settle(self, most: int) -> tuple[KnownCase, ...]:
        """The open ones, newest first."""

    def case(self, kind: CaseKind, entry_id: EntryId) -> KnownCase | None: ...

    def note_settled(self, settled: KnownCase) -> None:
        """What was decided here stands until the server says how the case really is."""

    def doubt(self) -> None:
        """What was told so far may be of another history; it counts until that is known."""

    def forget_doubted(self) -> None:
        """Drop what was doubted and has not been told again since."""


class StateStore(Protocol):
    """This terminal's own state: who it is, where it stands, what it counts."""

    def identity(self) -> TerminalIdentity | None: ...

    def set_identity(self, identity: TerminalIdentity) -> None: ...

    def cursor(self) -> Cursor: ...

    def set_cursor(self, cursor: Cursor) -> None: ...

    def clock_reading(self) -> ClockReading: ...

    def set_clock_reading(self, reading: ClockReading) -> None: ...

    def sync_record(self) -> SyncRecord: ...

    def set_sync_record(self, record: SyncRecord) -> None: ...

    def tries(self, staff_id: StaffId | None) -> TryCount:
        """Wrong PINs of a person, or of the whole terminal for None."""

    def set_tries(self, staff_id: StaffId | None, count: TryCount) -> None: ...

    def setting(self, name: str) -> str | None: ...

    def set_setting(self, name: str, value: str) -> None: ...


class UnitOfWork(Protocol):
    """One transaction. What is not committed when it ends never happened."""

    @property
    def journal(self) -> JournalStore: ...
    @property
    def entries(self) -> EntryStore: ...
    @property
    def cards(self) -> CardStore: ...
    @property
    def blanks(self) -> BlankStore: ...
    @property
    def reports(self) -> ReportStore: ...
    @property
    def world(self) -> WorldStore: ...
    @property
    def state(self) -> StateStore: ...

    def commit(self) -> None:
        """Make it durable: journal file first and fsynced, then the database."""


class LocalStore(Protocol):
    """The terminal's database and journal file, used by one thread only."""

    def begin(self) -> AbstractContextManager[UnitOfWork]: ...

    def is_short_of_space(self) -> bool:
        """Whether the disk is so full that what is left is for syncing, not for new rewards."""

    def close(self) -> None: ...
