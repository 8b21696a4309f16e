"""A vendor in a server without a network: terminals pair, push and pull by plain calls."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, TypeVar

from shared_domain.identifiers import TerminalId
from shared_domain.ledger import Customer, Entry
from shared_domain.records import LEDGER_START, CaseChanged, LedgerRecord
from shared_domain.wire.codec import decode_item, decode_record
from shared_domain.wire.pull import PullReply, PullRequest
from shared_domain.wire.push import HandshakeReply, HandshakeRequest, PushReply, PushRequest
from shared_domain.wire.signed import Receipt, open_statement
from sync_server.services.generations import generation_of
from sync_server.services.ingest_items import ingest_items
from sync_server.services.issue_card import CodedCard, issue_card
from sync_server.services.manage_terminals import revoke_terminal
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.pair_terminal import make_pairing_code, pair_terminal
from sync_server.services.refusals import Refusal
from sync_server.services.serve_changes import serve_changes
from sync_server.services.shake_hands import shake_hands
from tests.builders import a_program, a_vendor
from tests.fakes.server_stores import MemoryUnitOfWork
from tests.fakes.server_tools import ServerTools, server_tools
from tests.sync_server.scripted_terminal import ScriptedTerminal

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from shared_domain.programs import LoyaltyProgram
    from shared_domain.wire.pairing import PairReply
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.state import Case, HeldCard, Terminal

T = TypeVar("T")


def granted(answer: T | Refusal) -> T:
    """The answer, where the test expects no refusal."""
    assert not isinstance(answer, Refusal), answer
    return answer


@dataclass
class Shop:
    """One vendor; its program is in force before the test begins."""

    program: LoyaltyProgram = field(default_factory=a_program)
    uow: UnitOfWork = field(default_factory=MemoryUnitOfWork)

    def __post_init__(self) -> None:
        self.tools: ServerTools = server_tools(self.uow)
        self.vendor = granted(open_vendor(self.uow, self.tools, a_vendor(), self.program))
        self.vendor_id = self.vendor.vendor_id
        self.replies: dict[TerminalId, PairReply] = {}

    @property
    def generation(self) -> str:
        return generation_of(self.uow)

    # --- what people do ---

    def pairing_code(self) -> str:
        return make_pairing_code(self.uow, self.tools, self.vendor_id).code

    def till(self, name: str = "Till 1") -> ScriptedTerminal:
        """A terminal that has just been paired and has opened its first epoch."""
        till = ScriptedTerminal()
        request = till.pair_request(self.pairing_code(), name)
        reply = granted(pair_terminal(self.uow, self.tools, None, request))
        till.vendor_id, till.terminal_id = reply.vendor_id, reply.terminal_id
        till.now = self.tools.clock.now()
        till.open_epoch()
        self.replies[till.terminal_id] = reply
        return till

    def card(self, name: str | None = None) -> CardId:
        coded: CodedCard = granted(
            issue_card(self.uow, self.tools, self.vendor_id, Customer(name=name))
        )
        return coded.card.state.card_id

    def revoke(self, till: ScriptedTerminal) -> None:
        granted(revoke_terminal(self.uow, self.tools, self.vendor_id, till.terminal_id))

    def let_pass(self, *tills: ScriptedTerminal, **time: float) -> None:
        """Time passes, on the server and at these tills."""
        self.tools.clock.advance(timedelta(**time))
        for till in tills:
            till.now = self.tools.clock.now()

    # --- what terminals do ---

    def known(self, till: ScriptedTerminal) -> Terminal:
        found = self.uow.terminals.get(self.vendor_id, till.terminal_id)
        assert found is not None
        return found

    def push(self, till: ScriptedTerminal, request: PushRequest | None = None) -> PushReply:
        request = request or till.push_request()
        return granted(ingest_items(self.uow, self.tools, self.known(till), request))

    def shake(self, till: ScriptedTerminal, **fields: object) -> HandshakeReply:
        given = {
            "generation": self.generation,
            "epochs": (),
            "device_clock": self.tools.clock.now(),
        } | fields
        request = HandshakeRequest(**given)  # type: ignore[arg-type]  # a test names what differs
        return shake_hands(self.uow, self.tools, self.known(till), request)

    def pull(
        self, till: ScriptedTerminal, after: int = 0, hash_: bytes = LEDGER_START
    ) -> PullReply:
        request = PullRequest(after=after, hash=hash_)
        return granted(serve_changes(self.uow, self.tools, self.known(till), request))

    # --- what there is to see ---

    def held(self, card_id: CardId) -> HeldCard:
        return self.uow.cards.get(self.vendor_id, [card_id])[card_id]

    def cases(self) -> list[Case]:
        return self.uow.cases.all(self.vendor_id, 1000)

    def records(self) -> list[LedgerRecord]:
        return self.uow.ledger.page(self.vendor_id, 0, 10_000)

    def entries(self) -> list[Entry]:
        """Every entry of the ledger, in its order."""
        items = [decode_item(one.body) for one in self.records() if one.entry_id is not None]
        return [one for one in items if isinstance(one, Entry)]

    def case_records(self) -> list[CaseChanged]:
        bodies = [one.body for one in self.records() if one.entry_id is None]
        return [one for one in map(decode_record, bodies) if isinstance(one, CaseChanged)]

    def receipt(self, reply: PushReply) -> Receipt:
        assert reply.receipt is not None
        return open_statement(reply.receipt, Receipt, self.verify)

    def verify(self, message: bytes, signature: bytes) -> bool:
        return self.tools.signatures.verify(self.tools.server.public_key, message, signature)
