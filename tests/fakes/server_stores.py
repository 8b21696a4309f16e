"""The server's stores in memory: small, whole, and under the same contract as the real ones."""

from __future__ import annotations

import copy
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.amounts import NOTHING
from shared_domain.card_numbers import card_number_of
from shared_domain.records import LedgerRecord
from shared_domain.rules.judging import ProgramHistory
from sync_server.services.state import (
    CasesWanted,
    Head,
    KnownEntry,
    ReceivedEntry,
)
from tests.fakes.memory_wallets import MemoryWalletStore
from tests.fakes.server_journals import MemoryJournalStore
from tests.fakes.witness_store import MemoryWitnessStore

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence
    from datetime import datetime

    from shared_domain.cases import CaseFinding, CaseKind
    from shared_domain.identifiers import CardId, EntryId, StaffId, TerminalId, VendorId
    from shared_domain.programs import LoyaltyProgram, Vendor
    from shared_domain.staff import StaffMember
    from sync_server.services.state import (
        AccessToken,
        Case,
        HeldCard,
        KeyPurpose,
        NewRecord,
        PairingCode,
        StoredKey,
        Terminal,
    )


class MemoryStateStore:
    def __init__(self) -> None:
        self._words: dict[str, str] = {}

    def get(self, name: str) -> str | None:
        return self._words.get(name)

    def put(self, name: str, value: str) -> None:
        self._words[name] = value


class MemoryVendorStore:
    def __init__(self) -> None:
        self._vendors: dict[VendorId, Vendor] = {}

    def add(self, vendor: Vendor, created_at: datetime) -> None:
        del created_at
        self._vendors[vendor.vendor_id] = vendor

    def get(self, vendor_id: VendorId) -> Vendor | None:
        return self._vendors.get(vendor_id)

    def by_slug(self, slug: str) -> Vendor | None:
        return next((one for one in self._vendors.values() if one.slug == slug), None)

    def all(self) -> list[Vendor]:
        return sorted(self._vendors.values(), key=lambda vendor: vendor.slug)


class MemoryProgramStore:
    def __init__(self) -> None:
        self._versions: dict[VendorId, list[tuple[LoyaltyProgram, datetime]]] = defaultdict(list)

    def publish(self, vendor_id: VendorId, program: LoyaltyProgram, published_at: datetime) -> None:
        self._versions[vendor_id].append((program, published_at))

    def current(self, vendor_id: VendorId) -> LoyaltyProgram | None:
        versions = self._versions[vendor_id]
        return versions[-1][0] if versions else None

    def history(self, vendor_id: VendorId) -> ProgramHistory:
        versions = self._versions[vendor_id]
        return ProgramHistory(
            {program.version: program for program, _ in versions},
            {program.version: later for (program, _), (_, later) in pairwise(versions)},
        )


class MemoryStaffStore:
    def __init__(self) -> None:
        self._staff: dict[tuple[VendorId, StaffId], StaffMember] = {}

    def save(self, vendor_id: VendorId, member: StaffMember, changed_at: datetime) -> None:
        del changed_at
        self._staff[vendor_id, member.staff_id] = member

    def get(self, vendor_id: VendorId, staff_id: StaffId) -> StaffMember | None:
        return self._staff.get((vendor_id, staff_id))

    def all(self, vendor_id: VendorId) -> list[StaffMember]:
        staff = [one for (owner, _), one in self._staff.items() if owner == vendor_id]
        return sorted(staff, key=lambda member: member.staff_id.bytes)


class MemoryTerminalStore:
    def __init__(self) -> None:
        self._terminals: dict[tuple[VendorId, TerminalId], Terminal] = {}

    def add(self, terminal: Terminal) -> None:
        self.save(terminal)

    def save(self, terminal: Terminal) -> None:
        self._terminals[terminal.vendor_id, terminal.terminal_id] = terminal

    def by_token(self, token_hash: bytes) -> Terminal | None:
        every = self._terminals.values()
        return next((one for one in every if one.token_hash == token_hash), None)

    def get(self, vendor_id: VendorId, terminal_id: TerminalId) -> Terminal | None:
        return self._terminals.get((vendor_id, terminal_id))

    def all(self, vendor_id: VendorId) -> list[Terminal]:
        mine = [one for one in self._terminals.values() if one.vendor_id == vendor_id]
        return sorted(mine, key=lambda terminal: terminal.terminal_id.bytes)


class MemoryPairingCodeStore:
    def __init__(self) -> None:
        self._codes: dict[bytes, PairingCode] = {}

    def add(self, code: PairingCode) -> None:
        self.save(code)

    def save(self, code: PairingCode) -> None:
        self._codes[code.code_hash] = code

    def by_selector(self, selector: str) -> list[PairingCode]:
        return [code for code in self._codes.values() if code.selector == selector]

    def drop_expired(self, now: datetime) -> None:
        self._codes = {key: code for key, code in self._codes.items() if now < code.expires_at}


class MemoryTokenStore:
    def __init__(self) -> None:
        self._tokens: dict[bytes, AccessToken] = {}

    def add(self, token: AccessToken) -> None:
        self._tokens[token.token_hash] = token

    def by_hash(self, token_hash: bytes) -> AccessToken | None:
        return self._tokens.get(token_hash)

    def revoke_named(self, vendor_id: VendorId | None, name: str, now: datetime) -> None:
        for key, token in self._tokens.items():
            if (token.vendor_id, token.name) == (vendor_id, name) and token.revoked_at is None:
                self._tokens[key] = replace(token, revoked_at=now)


class MemoryKeyStore:
    def __init__(self) -> None:
        self._keys: list[StoredKey] = []

    def add(self, key: StoredKey) -> None:
        self._keys.append(key)

    def all(self, vendor_id: VendorId | None, purpose: KeyPurpose) -> list[StoredKey]:
        return [one for one in self._keys if (one.vendor_id, one.purpose) == (vendor_id, purpose)]


class MemoryLedgerStore:
    def __init__(self) -> None:
        self._heads: dict[VendorId, Head] = {}
        self._records: dict[VendorId, list[tuple[NewRecord, datetime]]] = defaultdict(list)

    def open(self, vendor_id: VendorId) -> None:
        self._heads[vendor_id] = Head()

    def head(self, vendor_id: VendorId) -> Head:
        return self._heads[vendor_id]

    def locked_head(self, vendor_id: VendorId) -> Head:
        return self._heads[vendor_id]

    def append(
        self,
        vendor_id: VendorId,
        records: Sequence[NewRecord],
        new_head: Head,
        received_at: datetime,
    ) -> None:
        self._records[vendor_id] += [(record, received_at) for record in records]
        self._heads[vendor_id] = new_head

    def forget_after(self, vendor_id: VendorId, head: Head) -> None:
        """The ledger as it was when it ended there; only a test puts it back."""
        del self._records[vendor_id][head.position :]
        self._heads[vendor_id] = head

    def page(self, vendor_id: VendorId, after: int, limit: int) -> list[LedgerRecord]:
        return [
            LedgerRecord(one.position, one.body, None if one.entry is None else one.entry.entry_id)
            for one, _ in self._records[vendor_id][after : after + limit]
        ]

    def hash_at(self, vendor_id: VendorId, position: int) -> bytes | None:
        found = [one.hash for one, _ in self._records[vendor_id] if one.position == position]
        return found[0] if found else None

    def entry_bodies_after(self, vendor_id: VendorId, position: int) -> list[bytes]:
        later = self._records[vendor_id][position:]
        return [one.body for one, _ in later if one.entry is not None]

    def known(
        self, vendor_id: VendorId, entry_ids: Collection[EntryId]
    ) -> dict[EntryId, KnownEntry]:
        return {
            one.entry.entry_id: KnownEntry(one.position, one.body)
            for one, _ in self._records[vendor_id]
            if one.entry is not None and one.entry.entry_id in entry_ids
        }

    def entries_of(
        self, vendor_id: VendorId, card_ids: Collection[CardId], since: datetime | None = None
    ) -> dict[CardId, list[ReceivedEntry]]:
        by_card: dict[CardId, list[ReceivedEntry]] = defaultdict(list)
        for record, received_at in self._records[vendor_id]:
            entry = record.entry
            if entry is None or entry.card_id not in card_ids:
                continue
            received = ReceivedEntry(entry, received_at, record.clamped_to)
            happened = (entry.occurred_at, received.judged.occurred_at)
            if since is None or max(happened) >= since or entry.reverses is not None:
                by_card[entry.card_id].append(received)
        return dict(by_card)


class MemoryCardStore:
    def __init__(self) -> None:
        self._cards: dict[VendorId, dict[CardId, HeldCard]] = defaultdict(dict)

    def get(self, vendor_id: VendorId, card_ids: Collection[CardId]) -> dict[CardId, HeldCard]:
        mine = self._cards[vendor_id]
        return {card_id: mine[card_id] for card_id in card_ids if card_id in mine}

    def save(self, vendor_id: VendorId, cards: Collection[HeldCard]) -> None:
        self._cards[vendor_id].update({card.state.card_id: card for card in cards})

    def by_number(self, vendor_id: VendorId, card_number: str) -> list[HeldCard]:
        return [
            card
            for card_id, card in self._cards[vendor_id].items()
            if card_number_of(card_id) == card_number
        ]

    def page(self, vendor_id: VendorId, after: CardId | None, limit: int) -> list[HeldCard]:
        mine = sorted(self._cards[vendor_id].items())
        return [card for card_id, card in mine if after is None or card_id > after][:limit]

    def unreserved(self, vendor_id: VendorId, limit: int) -> list[HeldCard]:
        mine = [card for _, card in sorted(self._cards[vendor_id].items())]
        free = [one for one in mine if one.unreserved.stamps > 0 or one.unreserved.points > 0]
        return free[:limit]

    def at_risk(self, vendor_id: VendorId, after: CardId | None, limit: int) -> list[HeldCard]:
        mine = self.page(vendor_id, after, len(self._cards[vendor_id]))
        return [card for card in mine if _is_at_risk(card)][:limit]


def _is_at_risk(card: HeldCard) -> bool:
    whole, free = card.state.balance, card.unreserved
    return card.is_at_risk or not whole.covers(NOTHING) or not free.covers(NOTHING)


class MemoryBlankStore:
    """Reads the cards beside it: a blank is one only until it is issued."""

    def __init__(self, cards: MemoryCardStore) -> None:
        self._cards = cards
        self._blanks: dict[VendorId, dict[CardId, TerminalId]] = defaultdict(dict)

    def add(self, terminal: Terminal, card_ids: Collection[CardId], allotted_at: datetime) -> None:
        del allotted_at
        for card_id in sorted(card_ids):
            self._blanks[terminal.vendor_id][card_id] = terminal.terminal_id

    def of_terminal(self, terminal: Terminal, limit: int) -> list[CardId]:
        blanks = self._blanks[terminal.vendor_id]
        known = self._cards.get(terminal.vendor_id, blanks)
        issued = {card_id for card_id, card in known.items() if card.state.issued_at is not None}
        mine = [
            card_id
            for card_id, owner in blanks.items()
            if owner == terminal.terminal_id and card_id not in issued
        ]
        return mine[:limit]

    def has_number(self, vendor_id: VendorId, card_number: str) -> bool:
        return any(card_number_of(card_id) == card_number for card_id in self._blanks[vendor_id])


class MemoryCaseStore:
    def __init__(self) -> None:
        self._cases: dict[VendorId, dict[tuple[str, EntryId], Case]] = defaultdict(dict)

    def of_cards(self, vendor_id: VendorId, card_ids: Collection[CardId]) -> list[Case]:
        return [one for one in self._cases[vendor_id].values() if one.card_id in card_ids]

    def of_terminal(self, vendor_id: VendorId, terminal_id: TerminalId) -> list[Case]:
        return [one for one in self._cases[vendor_id].values() if one.terminal_id == terminal_id]

    def save(self, vendor_id: VendorId, cases: Collection[Case]) -> None:
        for case in cases:
            self._cases[vendor_id][case.finding.kind.value, case.finding.entry_id] = case

    def get(self, vendor_id: VendorId, kind: CaseKind, entry_id: EntryId) -> Case | None:
        return self._cases[vendor_id].get((kind.value, entry_id))

    def all(self, vendor_id: VendorId, limit: int) -> list[Case]:
        return self.page(vendor_id, CasesWanted(), None, limit)

    def page(
        self, vendor_id: VendorId, wanted: CasesWanted, after: CaseFinding | None, limit: int
    ) -> list[Case]:
        last = None if after is None else self.get(vendor_id, after.kind, after.entry_id)
        fitting = [
            case
            for case in self._cases[vendor_id].values()
            if wanted.state in {None, case.state} and wanted.kind in {None, case.finding.kind}
            if last is None or _case_order(case) > _case_order(last)
        ]
        return sorted(fitting, key=_case_order)[:limit]


def _case_order(case: Case) -> tuple[float, str, bytes]:
    finding = case.finding
    return (-case.opened_at.timestamp(), finding.kind.value, finding.entry_id.bytes)


@dataclass
class MemoryUnitOfWork:
    """All the stores; what a failed unit of work did can be taken back as a whole."""

    state: MemoryStateStore = field(default_factory=MemoryStateStore)
    vendors: MemoryVendorStore = field(default_factory=MemoryVendorStore)
    programs: MemoryProgramStore = field(default_factory=MemoryProgramStore)
    staff: MemoryStaffStore = field(default_factory=MemoryStaffStore)
    terminals: MemoryTerminalStore = field(default_factory=MemoryTerminalStore)
    pairing_codes: MemoryPairingCodeStore = field(default_factory=MemoryPairingCodeStore)
    tokens: MemoryTokenStore = field(default_factory=MemoryTokenStore)
    keys: MemoryKeyStore = field(default_factory=MemoryKeyStore)
    ledger: MemoryLedgerStore = field(default_factory=MemoryLedgerStore)
    cards: MemoryCardStore = field(default_factory=MemoryCardStore)
    blanks: MemoryBlankStore = field(init=False)
    cases: MemoryCaseStore = field(default_factory=MemoryCaseStore)
    journal: MemoryJournalStore = field(default_factory=MemoryJournalStore)
    witness: MemoryWitnessStore = field(init=False)
    wallets: MemoryWalletStore = field(default_factory=MemoryWalletStore)

    def __post_init__(self) -> None:
        self.blanks = MemoryBlankStore(self.cards)
        self.witness = MemoryWitnessStore(self)

    def act_for(self, vendor_id: VendorId) -> None:
        """Every vendor is within reach here; that it was said is seen on PostgreSQL."""

    def oversee(self) -> None:
        """The same."""

    @contextmanager
    def transaction(self) -> Iterator[MemoryUnitOfWork]:
        """A unit of work over these stores that stands or falls as one."""
        before = copy.deepcopy(self.__dict__)
        finished = False
        try:
            yield self
            finished = True
        finally:
            if not finished:
                self.__dict__.update(before)
