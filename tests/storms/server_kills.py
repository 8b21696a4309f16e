"""The server's process is killed under tills that push, again and again, over one database.

No receipt it ever signed is broken by the next start: what it acknowledged stands in the ledger
once, at the position and under the chain that the receipt names.
"""

from __future__ import annotations

import base64
import os
import random
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from threading import Event
from typing import TYPE_CHECKING

import httpx

from shared_domain.wire.push import MAX_PUSH_ITEMS
from shared_domain.wire.signed import Receipt, open_statement
from sync_server.keys.signing import Ed25519Signatures
from tests.storms.machinery.ledger_reading import read_ledger
from tests.storms.machinery.tally import Tally, main
from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.serving_command import Serving

if TYPE_CHECKING:
    from pathlib import Path

    from tests.sync_server.scripted_terminal import ScriptedTerminal

TILLS = 3
CARDS = tuple(f"{number:016x}" for number in range(1, 400))
_MOST_ITEMS_A_PUSH = 12


@dataclass
class _PushingTill:
    """One till, how far the server ever acknowledged it, and the proofs it holds."""

    till: ScriptedTerminal
    token: str
    chance: random.Random
    acknowledged: int = 0
    receipts: list[Receipt] = field(default_factory=list)

    def push_until_cut(self, url: str, server_key: bytes, receipt_came: Event) -> None:
        with Caller(url) as caller:
            for _ in range(10_000):
                for _ in range(self.chance.randint(1, _MOST_ITEMS_A_PUSH)):
                    self.till.stamp(self.chance.choice(CARDS))
                try:
                    self.push(caller, server_key)
                except httpx.TransportError:
                    return
                receipt_came.set()

    def push(self, caller: Caller, server_key: bytes) -> None:
        """Everything that is not acknowledged, and sometimes what long is."""
        first = self.acknowledged + 1
        if self.chance.random() < 0.2:
            first = self.chance.randint(1, first)
        last = min(first + MAX_PUSH_ITEMS - 1, len(self.till.journal.bodies))
        reply = caller.push(self.till.push_request(first, last), self.token)
        if reply.receipt is None:
            raise AssertionError("the server took a run and gave no receipt")
        receipt = open_statement(
            reply.receipt,
            Receipt,
            lambda message, signature: Ed25519Signatures().verify(server_key, message, signature),
        )
        self.receipts.append(receipt)
        self.acknowledged = max(self.acknowledged, receipt.sequence)


def server_kills(size: int, seed: int, folder: Path) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    clean = {name: value for name, value in os.environ.items() if "STEMPEL" not in name}
    environment = clean | {"STEMPEL_DATA": str(folder / "data"), "STEMPEL_PORT": "0"}
    serving = Serving("demo", env=environment)
    tills = [
        _paired(serving, number, random.Random(seed * TILLS + number)) for number in range(TILLS)
    ]
    for _ in range(size):
        _push_until_killed(serving, tills, chance, tally)
        serving = Serving("demo", env=environment)
        _check_books(serving, tills, tally)
    with Caller(serving.announced["url"]) as caller:
        for till in tills:
            till.push(caller, _server_key(serving))
    _check_books(serving, tills, tally)
    for till in tills:
        lost = len(till.till.journal.bodies) - till.acknowledged
        tally.demand(lost == 0, f"{lost} items were never taken")
        tally.counts["items"] += len(till.till.journal.bodies)
    serving.stop()
    return tally


def _paired(serving: Serving, number: int, chance: random.Random) -> _PushingTill:
    with Caller(serving.announced["url"]) as caller:
        code = serving.announced["pairing_codes"][number]
        till, reply = caller.paired(code, f"Till {number}")
    till.open_epoch()
    return _PushingTill(till, reply.access_token, chance)


def _push_until_killed(
    serving: Serving, tills: list[_PushingTill], chance: random.Random, tally: Tally
) -> None:
    receipt_came, before = Event(), sum(len(till.receipts) for till in tills)
    url, key = serving.announced["url"], _server_key(serving)
    with ThreadPoolExecutor(len(tills)) as pool:
        mornings = [pool.submit(till.push_until_cut, url, key, receipt_came) for till in tills]
        for _ in range(chance.randint(2, 20)):
            receipt_came.wait(30)
            receipt_came.clear()
        serving.process.kill()
        for morning in mornings:
            morning.result()
    serving.process.communicate()
    tally.counts["kills"] += 1
    tally.counts["receipts"] += sum(len(till.receipts) for till in tills) - before


def _check_books(serving: Serving, tills: list[_PushingTill], tally: Tally) -> None:
    """The whole ledger against every receipt that was ever given."""
    with Caller(serving.announced["url"]) as caller:
        records, hashes = read_ledger(caller, tills[0].token)
    times = Counter(record.body for record in records)
    tally.demand(max(times.values()) == 1, "something stands in the ledger twice")
    for till in tills:
        for receipt in till.receipts:
            fits = hashes[receipt.ledger_position :][:1] == [receipt.ledger_hash]
            tally.demand(fits, f"a receipt names another history at {receipt.ledger_position}")
        taken = till.till.journal.bodies[1 : till.acknowledged]
        lost = sum(body not in times for body in taken)
        tally.demand(lost == 0, f"{lost} of {len(taken)} acknowledged items are lost")


def _server_key(serving: Serving) -> bytes:
    """As a pairing QR says it, in base64."""
    return base64.b64decode(serving.announced["server_key"])


if __name__ == "__main__":
    main("server_kills", server_kills, says=__doc__, usual_size=50)
