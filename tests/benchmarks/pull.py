"""How fast a till reads a ledger: pages pulled and committed, against the bare rows in SQLite.

`python -m tests.benchmarks.pull [--entries N] [--cards M] [--rounds R] [--json]`. The reference
writes the same rows into the same tables by `sqlite3` alone, in transactions of the same size
and as durably; of each card it writes the last state only.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sqlite3
import statistics
import sys
import tempfile
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from shared_domain.wire.pull import PullOutcome, PullReply
from terminal.gateway.device_keys import verify_signature
from terminal.storage.local_store import DATABASE_NAME, SqliteLocalStore
from terminal.use_cases.run_pull import apply_pull, plan_pull
from terminal.use_cases.start_up import Ports, open_counter
from terminal.use_cases.sync_steps import Heard
from tests.builders import VENDOR
from tests.fakes.ids import CountingIds
from tests.fakes.journal_writer import TILL_2, JournalWriter
from tests.terminal.use_cases.shop import APP_VERSION, Shop, Till

if TYPE_CHECKING:
    from collections.abc import Sequence

PAGE = 200
_BALLAST_BYTES = 4096

Rows = list[tuple[object, ...]]


def shop_with(entries: int, cards: int) -> Shop:
    """A shop whose ledger holds this many stamps, given to this many cards in turn."""
    shop = Shop()
    writer = JournalWriter(TILL_2, seed=2)
    for number in range(entries):
        card_id = f"{number % cards:016x}"
        shop.server.ledger.own_entry(writer.entry(card_id=card_id, vendor_id=VENDOR))
    return shop


def pulled_s(shop: Shop, till: Till, folder: Path) -> float:
    """Seconds in which a new till applies and commits the whole ledger, page by page."""
    with closing(SqliteLocalStore(folder, ballast_bytes=_BALLAST_BYTES)) as store:
        secrets = till.secret_store.load()
        assert secrets is not None
        ports = Ports(store, till.clock, CountingIds(9), till.keys, verify_signature)
        counter = open_counter(ports, till.identity, secrets, APP_VERSION)
        spent_s, after = 0.0, 0
        while after < shop.server.ledger.head:
            step, reply = plan_pull(counter, 0), _page(shop, after)
            began_s = time.perf_counter()
            apply_pull(counter, step, Heard(reply, 0.0, 0.0), reply)
            spent_s += time.perf_counter() - began_s
            after += len(reply.records)
        return spent_s


def bare_s(pulled: Path, folder: Path) -> float:
    """Seconds in which the very same rows go into the same tables without the product."""
    SqliteLocalStore(folder, ballast_bytes=_BALLAST_BYTES).close()
    with closing(sqlite3.connect(pulled / DATABASE_NAME)) as source:
        entries = source.execute("SELECT * FROM entries ORDER BY number").fetchall()
        cards = source.execute("SELECT * FROM cards").fetchall()
    with closing(sqlite3.connect(folder / DATABASE_NAME, isolation_level=None)) as target:
        for pragma in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
            target.execute(f"PRAGMA {pragma}")
        began_s = time.perf_counter()
        for start in range(0, len(entries), PAGE):
            target.execute("BEGIN IMMEDIATE")
            _insert(target, "entries", entries[start : start + PAGE])
            _insert(target, "cards", cards[start : start + PAGE])
            target.execute("COMMIT")
        return time.perf_counter() - began_s


def _insert(database: sqlite3.Connection, table: str, rows: Rows) -> None:
    if rows:
        places = ", ".join("?" * len(rows[0]))
        database.executemany(f"INSERT INTO {table} VALUES ({places})", rows)  # noqa: S608  (ours)


def _page(shop: Shop, after: int) -> PullReply:
    ledger = shop.server.ledger
    return PullReply(
        outcome=PullOutcome.PAGE,
        records=ledger.page(after, PAGE),
        head=shop.server.signed_head(),
        has_more=after + PAGE < ledger.head,
        server_time=shop.clock.now(),
    )


def measure(entries: int, cards: int, rounds: int) -> dict[str, object]:
    """Both sides in turn, as often as asked; the ratio is the median of the rounds' ratios."""
    shop = shop_with(entries, cards)
    till = Till(shop, "till 1", 1)
    pulled: list[float] = []
    bare: list[float] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as folder:
            here = Path(folder)
            pulled.append(pulled_s(shop, till, here / "pulled"))
            bare.append(bare_s(here / "pulled", here / "bare"))
    ratios = [reference / product for product, reference in zip(pulled, bare, strict=True)]
    return {
        "entries": entries,
        "cards": cards,
        "rounds": rounds,
        "pulled_entries_per_s": round(entries / statistics.median(pulled)),
        "bare_entries_per_s": round(entries / statistics.median(bare)),
        "ratio": round(statistics.median(ratios), 3),
        "machine": f"{os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.pull", description=__doc__)
    parser.add_argument("--entries", type=int, default=100_000)
    parser.add_argument("--cards", type=int, default=10_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(words)
    found = measure(arguments.entries, arguments.cards, arguments.rounds)
    if arguments.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
