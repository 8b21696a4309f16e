"""The whole ledger as the server tells it to a terminal, with the chain over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.records import LEDGER_START, LedgerRecord, ledger_hash
from shared_domain.wire.codec import decode
from shared_domain.wire.pull import PullRequest
from shared_domain.wire.signed import LedgerHead

if TYPE_CHECKING:
    from tests.sync_server.endpoints.http_calls import Caller


def read_ledger(caller: Caller, token: str) -> tuple[list[LedgerRecord], list[bytes]]:
    """Every record from the first on, and the chain before, between and after them.

    Raises AssertionError where positions have a gap or the chain misses the signed head.
    """
    records: list[LedgerRecord] = []
    hashes = [LEDGER_START]
    while True:
        page = caller.pull(PullRequest(after=len(records), hash=hashes[-1]), token)
        for record in page.records:
            records.append(record)
            assert record.position == len(records), f"no position {len(records)}"
            hashes.append(ledger_hash(hashes[-1], record.position, record.body))
        if not page.has_more:
            head = decode(page.head.payload, LedgerHead)
            assert (head.position, head.hash) == (len(records), hashes[-1]), "a head of its own"
            return records, hashes
