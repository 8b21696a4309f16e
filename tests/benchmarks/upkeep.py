"""What a till's copies cost the counter: the start, the longest wait while one is made, its check.

`python -m tests.benchmarks.upkeep [--entries N] [--cards M] [--json]`. Stamps are recorded all the
while, as fast as they go; `quiet` is the same without a copy.
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
import threading
import time
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.storage.local_store import DATABASE_NAME, SqliteLocalStore
from tests.benchmarks.pull import pulled_s, shop_with
from tests.fakes.journal_writer import JournalWriter
from tests.terminal.storage.writing import stamp
from tests.terminal.use_cases.shop import Till

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
_QUIET_STAMPS = 300


def measure(entries: int, cards: int) -> dict[str, object]:
    """A till that has read this much, started, copied and checked."""
    shop = shop_with(entries, cards)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "till"
        pulled_s(shop, Till(shop, "till 1", 1), folder)
        began_s = time.perf_counter()
        store = SqliteLocalStore(folder)
        opened_s = time.perf_counter() - began_s
        with closing(store):
            found: dict[str, object] = {
                "entries": entries,
                "cards": cards,
                "database_mb": round((folder / DATABASE_NAME).stat().st_size / 1e6, 1),
                "opened_ms": round(opened_s * 1000, 1),
                **_working(store),
            }
            began_s = time.perf_counter()
            assert store.verify().is_clean
            found["verified_s"] = round(time.perf_counter() - began_s, 2)
    return found | {
        "machine": f"{os.cpu_count()} cores, {platform.system()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
    }


def _working(store: SqliteLocalStore) -> dict[str, object]:
    """How long a stamp takes, without and with a copy beside it."""
    till = JournalWriter()
    left = iter(range(_QUIET_STAMPS))
    quiet = _stamp_while(store, till, lambda: next(left, None) is not None)
    copying = threading.Thread(target=store.back_up, args=(_AT,))
    began_s = time.perf_counter()
    copying.start()
    busy = _stamp_while(store, till, copying.is_alive)
    return {
        "copied_and_checked_s": round(time.perf_counter() - began_s, 2),
        "stamps_meanwhile": len(busy),
        "quiet_median_ms": round(statistics.median(quiet) * 1000, 2),
        "quiet_longest_ms": round(max(quiet) * 1000, 2),
        "busy_median_ms": round(statistics.median(busy) * 1000, 2),
        "busy_p99_ms": round(sorted(busy)[len(busy) * 99 // 100] * 1000, 2),
        "busy_longest_ms": round(max(busy) * 1000, 2),
    }


def _stamp_while(
    store: SqliteLocalStore, till: JournalWriter, go_on: Callable[[], bool]
) -> list[float]:
    took_s = []
    while go_on():
        began_s = time.perf_counter()
        stamp(store, till)
        took_s.append(time.perf_counter() - began_s)
    return took_s


def main(words: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="tests.benchmarks.upkeep", description=__doc__)
    parser.add_argument("--entries", type=int, default=200_000)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args(words)
    found = measure(arguments.entries, arguments.cards)
    if arguments.json:
        print(json.dumps(found))
    else:
        print("\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
