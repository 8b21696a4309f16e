"""A terminal pairs, pushes a stamp, and another terminal sees it: over real HTTP."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.ledger import Entry
from shared_domain.records import LEDGER_START, ledger_hash
from shared_domain.wire import protocol
from shared_domain.wire.codec import decode_item
from shared_domain.wire.pull import PullOutcome, PullRequest
from shared_domain.wire.push import HandshakeReply, HandshakeRequest, VerdictKind
from shared_domain.wire.signed import LedgerHead, Receipt, open_statement
from tests.postgres_cluster import on_both_databases
from tests.sync_server.scripted_terminal import NOON, SIGNATURES

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from tests.sync_server.endpoints.http_calls import Caller

pytestmark = on_both_databases


def test_a_stamp_given_at_one_terminal_is_pulled_by_another(caller: Caller, shop: Demo) -> None:
    till_1, reply_1 = caller.paired(shop.pairing_codes[0], "Till 1")
    _, reply_2 = caller.paired(shop.pairing_codes[1], "Till 2")
    shaken = caller.ask(
        protocol.HANDSHAKE,
        HandshakeRequest(generation=reply_1.generation, epochs=(), device_clock=NOON),
        HandshakeReply,
        reply_1.access_token,
    )
    assert shaken.epochs == ()
    code = parse_code(shop.cards[0].code)
    assert isinstance(code, CardCode)
    till_1.open_epoch()
    stamp = till_1.stamp(code.card_id)

    pushed = caller.push(till_1.push_request(), reply_1.access_token)

    assert [verdict.kind for verdict in pushed.verdicts] == [VerdictKind.RECORDED] * 2
    assert pushed.receipt is not None

    def verify(message: bytes, signature: bytes) -> bool:
        return SIGNATURES.verify(reply_1.server_key, message, signature)

    receipt = open_statement(pushed.receipt, Receipt, verify)
    assert (receipt.sequence, receipt.hash) == (2, till_1.journal.hashes[-1])

    page = caller.pull(PullRequest(after=0, hash=LEDGER_START), reply_2.access_token)
    assert page.outcome is PullOutcome.PAGE
    head, hash_ = open_statement(page.head, LedgerHead, verify), LEDGER_START
    for record in page.records:
        hash_ = ledger_hash(hash_, record.position, record.body)
    assert (head.position, head.hash) == (page.records[-1].position, hash_)
    pulled = [decode_item(one.body) for one in page.records if one.entry_id is not None]
    assert stamp in [one for one in pulled if isinstance(one, Entry)]
