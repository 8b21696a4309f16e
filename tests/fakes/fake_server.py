"""An honest sync server in memory, with real signatures; and the troubles a test can switch on.

It keeps what the program's own server promises to keep, and judges no rules: what a terminal
recorded counts. A paired terminal's way to it is a `FakeLine`.
"""

from __future__ import annotations

import copy
import enum
import hashlib
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.card_codes import BalanceSnapshot, make_code
from shared_domain.identifiers import TerminalId
from shared_domain.journal import ITEM_SCHEMA
from shared_domain.ledger import Entry, EntryFacts, EntryKind
from shared_domain.records import TerminalChanged
from shared_domain.wire.pairing import PairReply, pairing_message
from shared_domain.wire.push import TerminalContact
from shared_domain.wire.signed import LedgerHead, SignedStatement, sign_statement
from terminal.gateway.device_keys import verify_signature
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from tests.fakes.fake_journals import FakeJournals
from tests.fakes.fake_ledger import FakeLedger
from tests.fakes.ids import CountingIds
from tests.fakes.keys import PIN_KEY, device_key

if TYPE_CHECKING:
    from datetime import datetime

    from msgspec import Struct

    from shared_domain.amounts import Amounts
    from shared_domain.identifiers import CardId, VendorId
    from shared_domain.records import VendorRecord
    from shared_domain.wire.pairing import PairRequest
    from terminal.use_cases.ports import Clock


# The vendor's card key, which signs every code.
CARD_KEY_ID, CARD_KEY = 3, device_key("card key")


class Trouble(enum.Enum):
    """What can be wrong with the server or with the way to it, while it is switched on."""

    UNREACHABLE = "unreachable"  # nothing arrives
    LOST_REPLY = "lost_reply"  # the server did it, and nobody heard
    FORGETFUL = "forgetful"  # handshakes acknowledge half of what is held
    WRONG_KEY = "wrong_key"  # every statement is signed by somebody else
    PAGE_WITH_GAP = "page_with_gap"  # a page lacks its first record
    PAGE_ALTERED = "page_altered"  # a page's last record says something else
    PAGE_TOO_LONG = "page_too_long"  # a page goes on beyond the signed head
    PAGE_CUT_SHORT = "page_cut_short"  # a page ends before the head, and calls itself the last
    PAGE_WITHHELD = "page_withheld"  # a page is empty, and promises more
    DIVERGED = "diverged"  # every cursor is said to be of another history
    WRONG_SUM = "wrong_sum"  # digests are off by one stamp


@dataclass(frozen=True)
class FakeTerminal:
    """One member of the fleet, as the server knows it."""

    terminal_id: TerminalId
    name: str
    device_key: bytes
    last_contact_at: datetime | None = None
    is_revoked: bool = False


@dataclass
class Holdings:
    """Everything a backup of the server holds."""

    ledger: FakeLedger = field(default_factory=FakeLedger)
    journals: FakeJournals = field(default_factory=FakeJournals)
    terminals: dict[TerminalId, FakeTerminal] = field(default_factory=dict)


class FakeServer:
    """The server; `trouble` is what is wrong with it until a test says otherwise."""

    def __init__(self, clock: Clock, vendor_id: VendorId) -> None:
        self.vendor_id = vendor_id
        self.clock = clock
        self.held = Holdings()
        self.trouble: Trouble | None = None
        self.pairing_codes: set[str] = set()
        self.generation = "generation 1"
        self._generations = 1
        self._key = device_key("server")
        self._ids = CountingIds(seed=0xFFFF)

    @property
    def public_key(self) -> bytes:
        return self._key.public_key

    @property
    def ledger(self) -> FakeLedger:
        return self.held.ledger

    def publish(self, *changes: VendorRecord) -> None:
        for change in changes:
            self.ledger.change(change)

    def record(self, facts: EntryFacts) -> Entry:
        """Post an entry that the server itself makes."""
        entry = Entry(
            schema=ITEM_SCHEMA,
            entry_id=self._ids.entry_id(),
            vendor_id=self.vendor_id,
            occurred_at=self.clock.now(),
            program_version=0,
            **{name: getattr(facts, name) for name in facts.__struct_fields__},
        )
        self.ledger.own_entry(entry)
        return entry

    def blanks_of(self, terminal_id: TerminalId, stock: int) -> dict[CardId, str]:
        """The codes of so many blanks of this terminal: the same ones, less what was issued."""
        issued = {
            entry.card_id
            for entry in self.ledger.entries()
            if entry.kind in {EntryKind.CARD_ISSUED, EntryKind.CARD_REPLACED}
        }
        nothing = BalanceSnapshot(0, 0, 0, self.clock.now().date())
        codes: dict[CardId, str] = {}
        number = 0
        while len(codes) < stock:
            number += 1
            card_id = hashlib.sha256(f"{terminal_id} {number}".encode()).hexdigest()[:16]
            if card_id not in issued:
                sign = CARD_KEY.sign
                codes[card_id] = make_code(self.vendor_id, CARD_KEY_ID, card_id, nothing, sign)
        return codes

    def grant(self, card_id: CardId, terminal_id: TerminalId, amounts: Amounts) -> None:
        kind = EntryKind.RESERVATION_GRANTED
        self.record(
            EntryFacts(kind=kind, card_id=card_id, reserved_for=terminal_id, reserved=amounts)
        )

    def revoke(self, terminal_id: TerminalId) -> None:
        self.held.terminals[terminal_id] = replace(
            self.held.terminals[terminal_id], is_revoked=True
        )

    def backup(self) -> Holdings:
        return copy.deepcopy(self.held)

    def restore(self, backup: Holdings) -> None:
        """Go on from a backup, under a new generation, as an operator would."""
        self.held = copy.deepcopy(backup)
        self._generations += 1
        self.generation = f"generation {self._generations}"

    def pair(self, request: PairRequest) -> PairReply:
        self.arrive()
        message = pairing_message(request.code, request.device_key)
        proven = verify_signature(request.device_key, message, request.proof)
        if not proven or request.code not in self.pairing_codes:
            raise ServerUnavailable(ServerTrouble.REFUSED, problem="pairing_code_wrong")
        self.pairing_codes.remove(request.code)
        terminal_id = TerminalId(UUID(int=0x71 + len(self.held.terminals)))
        self.held.terminals[terminal_id] = FakeTerminal(
            terminal_id, request.terminal_name, request.device_key
        )
        self.publish(TerminalChanged(terminal_id, request.terminal_name))
        self.leave()
        return PairReply(
            terminal_id=terminal_id,
            vendor_id=self.vendor_id,
            access_token=self.token_of(terminal_id),
            server_key=self.public_key,
            pin_key=PIN_KEY,
            generation=self.generation,
        )

    def token_of(self, terminal_id: TerminalId) -> str:
        return f"token of {terminal_id}"

    def arrive(self) -> None:
        """A call arrives, or does not."""
        if self.trouble is Trouble.UNREACHABLE:
            raise ServerUnavailable(ServerTrouble.UNREACHABLE)

    def leave(self) -> None:
        """An answer goes out, or is lost."""
        if self.trouble is Trouble.LOST_REPLY:
            raise ServerUnavailable(ServerTrouble.CUT_OFF)

    def signed(self, statement: Struct) -> SignedStatement:
        signer = "somebody else" if self.trouble is Trouble.WRONG_KEY else "server"
        return sign_statement(statement, device_key(signer).sign)

    def signed_head(self, position: int | None = None) -> SignedStatement:
        at = self.ledger.head if position is None else position
        return self.signed(
            LedgerHead(
                vendor_id=self.vendor_id,
                position=at,
                hash=self.ledger.hashes[at],
                server_time=self.clock.now(),
                generation=self.generation,
            )
        )

    def contacts(self) -> tuple[TerminalContact, ...]:
        """When each terminal that still counts was last heard from."""
        return tuple(
            TerminalContact(one.terminal_id, one.last_contact_at)
            for one in self.held.terminals.values()
            if not one.is_revoked
        )
