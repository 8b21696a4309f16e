"""What services ask of the outside: stores in one unit of work, time, chance, keys and hashes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime
    from uuid import UUID

    from shared_domain.cases import CaseFinding, CaseKind
    from shared_domain.identifiers import CardId, EntryId, EpochId, StaffId, TerminalId, VendorId
    from shared_domain.journal import Place
    from shared_domain.programs import LoyaltyProgram, Vendor
    from shared_domain.records import LedgerRecord
    from shared_domain.rules.judging import ProgramHistory
    from shared_domain.staff import StaffMember
    from sync_server.services.state import (
        AccessToken,
        Case,
        CasesWanted,
        ChainedRecord,
        ChildEpoch,
        Head,
        HeldCard,
        HeldEpoch,
        JournalItem,
        KeyPurpose,
        KnownEntry,
        NewRecord,
        PairingCode,
        ParkedItem,
        ParkedKey,
        ParkedReceipt,
        ProvenItem,
        ReceivedEntry,
        StoredKey,
        Terminal,
    )
    from sync_server.services.wallet_ports import WalletStore


T = TypeVar("T")


class Unavailable(Exception):
    """The environment failed (disk full, database locked); nothing was changed, try again."""


# --- stores ------------------------------------------------------------------------------------


class VendorStore(Protocol):
    def add(self, vendor: Vendor, created_at: datetime) -> None: ...
    def get(self, vendor_id: VendorId) -> Vendor | None: ...
    def by_slug(self, slug: str) -> Vendor | None: ...
    def all(self) -> list[Vendor]: ...


class ProgramStore(Protocol):
    def publish(
        self, vendor_id: VendorId, program: LoyaltyProgram, published_at: datetime
    ) -> None: ...
    def current(self, vendor_id: VendorId) -> LoyaltyProgram | None: ...
    def history(self, vendor_id: VendorId) -> ProgramHistory: ...


class StaffStore(Protocol):
    def save(self, vendor_id: VendorId, member: StaffMember, changed_at: datetime) -> None: ...
    def get(self, vendor_id: VendorId, staff_id: StaffId) -> StaffMember | None: ...
    def all(self, vendor_id: VendorId) -> list[StaffMember]: ...


class TerminalStore(Protocol):
    def add(self, terminal: Terminal) -> None: ...
    def save(self, terminal: Terminal) -> None: ...
    def by_token(self, token_hash: bytes) -> Terminal | None: ...
    def get(self, vendor_id: VendorId, terminal_id: TerminalId) -> Terminal | None: ...
    def all(self, vendor_id: VendorId) -> list[Terminal]: ...


class PairingCodeStore(Protocol):
    def add(self, code: PairingCode) -> None: ...
    def save(self, code: PairingCode) -> None: ...
    def by_selector(self, selector: str) -> list[PairingCode]: ...
    def drop_expired(self, now: datetime) -> None: ...


class TokenStore(Protocol):
    def add(self, token: AccessToken) -> None: ...
    def by_hash(self, token_hash: bytes) -> AccessToken | None: ...
    def revoke_named(self, vendor_id: VendorId | None, name: str, now: datetime) -> None: ...


class KeyStore(Protocol):
    def add(self, key: StoredKey) -> None: ...
    def all(self, vendor_id: VendorId | None, purpose: KeyPurpose) -> list[StoredKey]: ...


class StateStore(Protocol):
    """The few words a server remembers about itself."""

    def get(self, name: str) -> str | None: ...
    def put(self, name: str, value: str) -> None: ...


class LedgerStore(Protocol):
    """A vendor's canonical ledger: appended to, never changed."""

    def open(self, vendor_id: VendorId) -> None: ...
    def head(self, vendor_id: VendorId) -> Head: ...

    def locked_head(self, vendor_id: VendorId) -> Head:
        """The head, which nobody else can move until this unit of work ends."""
        ...

    def append(
        self,
        vendor_id: VendorId,
        records: Sequence[NewRecord],
        new_head: Head,
        received_at: datetime,
    ) -> None: ...
    def page(self, vendor_id: VendorId, after: int, limit: int) -> list[LedgerRecord]: ...
    def hash_at(self, vendor_id: VendorId, position: int) -> bytes | None: ...
    def entry_bodies_after(self, vendor_id: VendorId, position: int) -> list[bytes]: ...
    def known(
        self, vendor_id: VendorId, entry_ids: Collection[EntryId]
    ) -> dict[EntryId, KnownEntry]: ...
    def entries_of(
        self, vendor_id: VendorId, card_ids: Collection[CardId], since: datetime | None = None
    ) -> dict[CardId, list[ReceivedEntry]]:
        """All entries of these cards, or those that happened since then and every reversal."""
        ...


class CardStore(Protocol):
    def get(self, vendor_id: VendorId, card_ids: Collection[CardId]) -> dict[CardId, HeldCard]: ...
    def save(self, vendor_id: VendorId, cards: Collection[HeldCard]) -> None: ...
    def by_number(self, vendor_id: VendorId, card_number: str) -> list[HeldCard]: ...

    def page(self, vendor_id: VendorId, after: CardId | None, limit: int) -> list[HeldCard]:
        """Cards in the order of their ids, from after this one on."""
        ...

    def unreserved(self, vendor_id: VendorId, limit: int) -> list[HeldCard]:
        """Cards with something positive that no terminal has reserved."""
        ...

    def at_risk(self, vendor_id: VendorId, after: CardId | None, limit: int) -> list[HeldCard]:
        """Cards of which more may be spent than there is, in the order of their ids.

        So marked, or with less than nothing as a whole or in the part that nobody reserved.
        """
        ...


class BlankStore(Protocol):
    """Cards signed in advance: each is a terminal's until it is issued, and nobody else's ever."""

    def add(
        self, terminal: Terminal, card_ids: Collection[CardId], allotted_at: datetime
    ) -> None: ...

    def of_terminal(self, terminal: Terminal, limit: int) -> list[CardId]:
        """The terminal's blanks that no entry has issued yet, oldest first."""
        ...

    def has_number(self, vendor_id: VendorId, card_number: str) -> bool: ...


class CaseStore(Protocol):
    def of_cards(self, vendor_id: VendorId, card_ids: Collection[CardId]) -> list[Case]: ...
    def of_terminal(self, vendor_id: VendorId, terminal_id: TerminalId) -> list[Case]: ...
    def save(self, vendor_id: VendorId, cases: Collection[Case]) -> None: ...
    def get(self, vendor_id: VendorId, kind: CaseKind, entry_id: EntryId) -> Case | None: ...
    def all(self, vendor_id: VendorId, limit: int) -> list[Case]: ...

    def page(
        self, vendor_id: VendorId, wanted: CasesWanted, after: CaseFinding | None, limit: int
    ) -> list[Case]:
        """Newest first; `after` is the finding of the last one seen."""
        ...


class JournalStore(Protocol):
    """What each terminal has sent, place by place, and what was set aside."""

    def epochs(self, terminal: Terminal) -> list[HeldEpoch]: ...
    def epoch(self, terminal: Terminal, epoch: EpochId) -> HeldEpoch | None: ...
    def save_epoch(self, terminal: Terminal, epoch: HeldEpoch) -> None: ...

    def children_of(
        self, terminal: Terminal, parent: EpochId, first: int, last: int
    ) -> list[ChildEpoch]:
        """Epochs that say they follow an item at one of these places."""
        ...

    def items(
        self, terminal: Terminal, epoch: EpochId, first: int, last: int
    ) -> list[JournalItem]: ...
    def save_items(
        self,
        terminal: Terminal,
        epoch: EpochId,
        items: Sequence[JournalItem],
        received_at: datetime,
    ) -> None: ...
    def park(
        self, terminal: Terminal, items: Sequence[ParkedItem], received_at: datetime
    ) -> None: ...
    def parked(self, terminal: Terminal, epoch: EpochId, sequence: int) -> list[ParkedItem]: ...

    def parked_page(
        self, vendor_id: VendorId, after: ParkedKey | None, limit: int, *, only_unseen: bool = False
    ) -> list[ParkedReceipt]:
        """All that a vendor's terminals sent and that was set aside, by terminal and place."""
        ...

    def parked_of(self, terminal: Terminal, limit: int) -> list[ParkedReceipt]: ...

    def mark_seen(
        self, vendor_id: VendorId, keys: Collection[ParkedKey], seen_at: datetime, seen_by: str
    ) -> None:
        """Somebody has looked; who looked first is kept."""
        ...

    def unpark(self, terminal: Terminal, item: ParkedItem) -> None:
        """What was set aside stands in the ledger or in the journal now."""
        ...


class WitnessStore(Protocol):
    """What proves the books to somebody who has nothing but a copy of them."""

    def keep_signature(self, terminal: Terminal, end: Place, signature: bytes) -> None:
        """The terminal signed its journal up to here; said twice it is kept once."""
        ...

    def records(self, vendor_id: VendorId, after: int, limit: int) -> list[ChainedRecord]: ...

    def journal(
        self, terminal: Terminal, epoch: EpochId, after: int, limit: int
    ) -> list[ProvenItem]:
        """Every item that came for the next places after this one, by place and by hash.

        So many places: where a journal has forked, several items claim the same one.
        """
        ...


class UnitOfWork(Protocol):
    """Every store in one transaction: all of it happens or none of it.

    Where the database keeps vendors apart by itself, whose rows are within reach has to be said
    first; nothing is within reach by default.
    """

    def act_for(self, vendor_id: VendorId) -> None:
        """From here on for this vendor; until the end nobody else writes for it."""
        ...

    def oversee(self) -> None:
        """From here on as the operator, who may read what belongs to any vendor."""
        ...

    @property
    def state(self) -> StateStore: ...
    @property
    def vendors(self) -> VendorStore: ...
    @property
    def programs(self) -> ProgramStore: ...
    @property
    def staff(self) -> StaffStore: ...
    @property
    def terminals(self) -> TerminalStore: ...
    @property
    def pairing_codes(self) -> PairingCodeStore: ...
    @property
    def tokens(self) -> TokenStore: ...
    @property
    def keys(self) -> KeyStore: ...
    @property
    def ledger(self) -> LedgerStore: ...
    @property
    def cards(self) -> CardStore: ...
    @property
    def blanks(self) -> BlankStore: ...
    @property
    def cases(self) -> CaseStore: ...
    @property
    def journal(self) -> JournalStore: ...
    @property
    def witness(self) -> WitnessStore: ...
    @property
    def wallets(self) -> WalletStore: ...


# --- everything else ---------------------------------------------------------------------------


class Clock(Protocol):
    def now(self) -> datetime:
        """The time in UTC."""
        ...


class IdSource(Protocol):
    def new_id(self) -> UUID:
        """A fresh UUIDv7."""
        ...

    def random_bytes(self, count: int) -> bytes:
        """Bytes nobody can guess."""
        ...


class Signatures(Protocol):
    """Ed25519: keys are their 32 raw bytes, signatures have 64."""

    def new_key(self) -> tuple[bytes, bytes]:
        """A fresh pair: private, public."""
        ...

    def sign(self, private_key: bytes, message: bytes) -> bytes: ...
    def verify(self, public_key: bytes, message: bytes, signature: bytes) -> bool: ...


class Vault(Protocol):
    """Seals secrets with a key that is not in the database."""

    def seal(self, secret: bytes, label: bytes) -> bytes: ...

    def unseal(self, sealed: bytes, label: bytes) -> bytes:
        """The secret again; raises ValueError under another key or another label."""
        ...

    def keyed_hash(self, message: bytes) -> bytes:
        """32 bytes that a copied database cannot be searched for."""
        ...


class PinHasher(Protocol):
    def verifier(self, secret: bytes) -> str:
        """A slow hash over what `pin_keys.pin_secret` made of a PIN."""
        ...


class Instruments(Protocol):
    """What a service needs beside its stores: time, chance, keys, hashes."""

    @property
    def clock(self) -> Clock: ...
    @property
    def ids(self) -> IdSource: ...
    @property
    def signatures(self) -> Signatures: ...
    @property
    def vault(self) -> Vault: ...
    @property
    def pins(self) -> PinHasher: ...
    @property
    def server(self) -> ServerIdentity: ...


class ServerIdentity(Protocol):
    """Who this server is to every terminal that pinned it."""

    @property
    def public_key(self) -> bytes: ...
    @property
    def private_key(self) -> bytes: ...
    @property
    def url(self) -> str: ...


class Database(Protocol):
    """Runs units of work away from the event loop; a write returns once it is durable."""

    async def write(self, work: Callable[[UnitOfWork], T]) -> T: ...
    async def read(self, work: Callable[[UnitOfWork], T]) -> T: ...
    async def aside(self, work: Callable[[], T]) -> T: ...
