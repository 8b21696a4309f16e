"""How quickly a till with a whole shop in it finds customers, shows history and sums reports.

python -m tests.benchmarks.looking_up --cards 100000 --entries 200000

The promises: a search within 100 ms, the history within 200 ms. Reports have none, because they
run behind everything that cannot wait.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import tempfile
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState
from shared_domain.ledger import Customer, EntryKind
from shared_domain.wire.codec import encode_item
from terminal.storage.local_store import SqliteLocalStore
from terminal.use_cases.entry_filter import EntryFilter
from terminal.use_cases.report_sums import Grouping
from terminal.use_cases.review_history import MOST_ROWS
from terminal.use_cases.search_words import terms_of
from terminal.use_cases.store_ports import PostedEntry
from tests.builders import ANNA, NOON, stamped

if TYPE_CHECKING:
    from collections.abc import Callable

    from terminal.use_cases.store_ports import UnitOfWork

FIRST = [
    "Léa",
    "Tom",
    "Anna",
    "Marc",
    "Sofia",
    "Jean",
    "Marie",
    "Paul",
    "Nora",
    "Max",
    "Hélène",
    "Zoé",
    "Luc",
    "Claude",
]
LAST = [
    "Muller",
    "Schmit",
    "Weber",
    "Wagner",
    "Hoffmann",
    "Thill",
    "Kremer",
    "Klein",
    "Becker",
    "Reuter",
    "Faber",
]
SEARCHES = ("lea", "muller", "mul lea", "352621", "marie weber5", "x777@", "BCDF", "zzz")
ROUNDS, PAGE = 7, 1_000
BETWEEN_ENTRIES = timedelta(seconds=36)
EVERYTHING = EntryFilter(since=NOON - timedelta(days=4_000), until=NOON + timedelta(days=1))


def fill(store: SqliteLocalStore, cards: int, entries: int) -> None:
    """Customers with names that many share, and entries through a year of opening hours."""
    chance = random.Random(7)
    ids = [f"{chance.getrandbits(64):016x}" for _ in range(cards)]
    for start in range(0, cards, PAGE):
        with store.begin() as uow:
            page = ids[start : start + PAGE]
            uow.cards.put(*(_customer(chance, card_id) for card_id in page))
            uow.commit()
    for start in range(0, entries, PAGE):
        with store.begin() as uow:
            numbers = range(start + 1, min(start + PAGE, entries) + 1)
            uow.entries.confirm([_posted(number, chance.choice(ids)) for number in numbers])
            uow.commit()


def _customer(chance: random.Random, card_id: str) -> CardState:
    number = chance.randint(100_000, 999_999)
    name = f"{chance.choice(FIRST)} {chance.choice(LAST)}{number % 1000}"
    customer = Customer(name=name, phone=f"+352 621 {number}", email=f"x{number}@example.lu")
    return CardState(card_id=card_id, customer=customer, balance=Amounts(number % 9))


def _posted(number: int, card_id: str) -> PostedEntry:
    minutes = -number * BETWEEN_ENTRIES / timedelta(minutes=1)
    entry = stamped(number, minutes, card_id=card_id)
    return PostedEntry(number, entry, encode_item(entry))


def questions() -> dict[str, Callable[[UnitOfWork], object]]:
    """Everything that is asked, each by the name it is printed under."""
    asked: dict[str, Callable[[UnitOfWork], object]] = {
        f"search {text!r}": lambda uow, text=text: uow.cards.search(terms_of(text), 30)  # type: ignore[misc]  # a default keeps its text
        for text in SEARCHES
    }
    day = EntryFilter(since=NOON - timedelta(days=1), until=NOON)
    rewards = frozenset({EntryKind.STAMPS_REDEEMED})
    filters = {
        "a day": day,
        "always": EVERYTHING,
        "one person, always": EntryFilter(
            since=EVERYTHING.since, until=EVERYTHING.until, staff_id=ANNA
        ),
        "rewards, always": EntryFilter(
            since=EVERYTHING.since, until=EVERYTHING.until, kinds=rewards
        ),
    }
    most = MOST_ROWS + 1
    for name, which in filters.items():
        asked[f"history of {name}"] = lambda uow, which=which: uow.entries.history(which, most)  # type: ignore[misc]  # as above
    for by in Grouping:
        asked[f"sums by {by.value}, always"] = lambda uow, by=by: uow.reports.sums(EVERYTHING, by)  # type: ignore[misc]  # as above
    asked["cards summed"] = lambda uow: uow.reports.cards(NOON, NOON)
    return asked


def measured_ms(uow: UnitOfWork, ask: Callable[[UnitOfWork], object]) -> list[float]:
    """The same question several times."""
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        ask(uow)
        taken.append((time.perf_counter() - began) * 1000)
    return taken


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cards", type=int, default=100_000)
    parser.add_argument("--entries", type=int, default=200_000)
    wanted = parser.parse_args(arguments)
    with (
        tempfile.TemporaryDirectory() as folder,
        closing(SqliteLocalStore(Path(folder) / "till", ballast_bytes=4096)) as store,
    ):
        fill(store, wanted.cards, wanted.entries)
        with store.begin() as uow:
            for name, ask in questions().items():
                taken = measured_ms(uow, ask)
                print(f"{name:40} median {statistics.median(taken):7.1f} ms", end="")
                print(f"   worst {max(taken):7.1f} ms")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
