"""Terminals that push at the same time: positions without a gap, every entry exactly once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from shared_domain.records import LEDGER_START, LedgerRecord, ledger_hash
from shared_domain.wire import protocol
from shared_domain.wire.codec import decode
from shared_domain.wire.pull import LedgerDigest, PullRequest
from shared_domain.wire.push import VerdictKind
from shared_domain.wire.signed import LedgerHead
from sync_server.endpoints.terminal_api import DigestRequest
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import Caller

if TYPE_CHECKING:
    from shared_domain.wire.pairing import PairReply
    from sync_server.demo import Demo
    from sync_server.running import RunningServer
    from tests.sync_server.scripted_terminal import ScriptedTerminal

pytestmark = on_both_databases

RUNS, STAMPS_A_RUN = 12, 5


def read_all(caller: Caller, token: str) -> tuple[list[LedgerRecord], bytes]:
    """The whole ledger by pages, and the chain over it."""
    read: list[LedgerRecord] = []
    after, hash_ = 0, LEDGER_START
    while True:
        page = caller.pull(PullRequest(after=after, hash=hash_, limit=7), token)
        for record in page.records:
            hash_ = ledger_hash(hash_, record.position, record.body)
        read += page.records
        after += len(page.records)
        if not page.has_more:
            assert decode(page.head.payload, LedgerHead).hash == hash_
            return read, hash_


def work(url: str, till: ScriptedTerminal, reply: PairReply, cards: list[str]) -> set[int]:
    """A morning at one till: run after run, each sent twice; the positions it was told."""
    positions: set[int] = set()
    with Caller(url) as caller:
        for run in range(RUNS):
            first = till.journal.next_sequence
            for count in range(STAMPS_A_RUN):
                till.stamp(cards[(run + count) % len(cards)])
            request = till.push_request(first)
            told = caller.push(request, reply.access_token)
            again = caller.push(request, reply.access_token)
            assert {one.kind for one in again.verdicts} == {VerdictKind.ALREADY_RECORDED}
            positions.update(one.position for one in told.verdicts if one.position is not None)
    return positions


def test_every_entry_has_one_position_and_no_position_is_missing(
    running: RunningServer, caller: Caller, shop: Demo
) -> None:
    cards = [f"{number:016x}" for number in range(4)]
    tills = [caller.paired(code) for code in shop.pairing_codes]
    with ThreadPoolExecutor(len(tills)) as pool:
        mornings = [pool.submit(work, running.url, till, reply, cards) for till, reply in tills]
        told = [morning.result() for morning in mornings]

    records, _ = read_all(caller, tills[0][1].access_token)
    assert [record.position for record in records] == list(range(1, len(records) + 1))
    entries = {record.position: record.body for record in records if record.entry_id}
    assert sum(map(len, told)) == len(set.union(*told)) == len(tills) * RUNS * STAMPS_A_RUN
    pushed = {body for till, _ in tills for body in till.journal.bodies}
    assert {entries[position] for position in set.union(*told)} == pushed

    digest = caller.ask(
        protocol.DIGEST, DigestRequest(len(records)), LedgerDigest, tills[0][1].access_token
    )
    assert digest.entries == len(entries)
