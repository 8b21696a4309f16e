"""Many writers on PostgreSQL: in the way of one another, and never wrong because of it."""

from __future__ import annotations

import asyncio
from functools import partial
from threading import Barrier
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy.exc import DBAPIError, IntegrityError

from shared_domain.identifiers import VendorId
from sync_server.services.ports import Unavailable
from sync_server.storage.bell_line import BellLine
from sync_server.storage.postgres_workers import PostgresWorkers
from tests.builders import VENDOR, a_vendor, entry_id, stamped
from tests.contracts.server_stores import samples
from tests.contracts.server_stores.samples import OTHER_VENDOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sync_server.services.ports import UnitOfWork
    from tests.postgres_cluster import PostgresDatabase

WRITERS = 8
BATCHES_EACH = 25


@pytest.fixture
def moved() -> list[VendorId]:
    return []


@pytest.fixture
def workers(postgres: PostgresDatabase, moved: list[VendorId]) -> Iterator[PostgresWorkers]:
    opened = PostgresWorkers(postgres.url, moved.append)
    for vendor_id, slug in ((VENDOR, "one"), (OTHER_VENDOR, "two")):
        asyncio.run(opened.write(partial(open_vendor, vendor_id, slug)))
    yield opened
    opened.close()


def open_vendor(vendor_id: VendorId, slug: str, uow: UnitOfWork) -> None:
    uow.act_for(vendor_id)
    uow.vendors.add(a_vendor(vendor_id=vendor_id, slug=slug), samples.NOW)
    uow.ledger.open(vendor_id)


def append(vendor_id: VendorId, number: int, uow: UnitOfWork) -> None:
    """One more entry at the end of a ledger."""
    uow.act_for(vendor_id)
    entry = stamped(number, vendor_id=vendor_id, entry_id=entry_id(number))
    made, head = samples.records(entry, after=uow.ledger.locked_head(vendor_id))
    uow.ledger.append(vendor_id, made, head, samples.NOW)


def positions_after(vendor_id: VendorId, after: int, uow: UnitOfWork) -> list[int]:
    uow.act_for(vendor_id)
    return [record.position for record in uow.ledger.page(vendor_id, after, 10_000)]


# --- many at once ------------------------------------------------------------------------------


def test_eight_writers_leave_no_gap_and_a_reader_misses_nothing(workers: PostgresWorkers) -> None:
    """The cursor: whoever reads on from the last position it saw, sees every position once."""
    total = WRITERS * BATCHES_EACH

    async def scene() -> list[int]:
        acts = [partial(append, VENDOR, number) for number in range(1, total + 1)]
        writing = asyncio.gather(*map(workers.write, acts))
        seen: list[int] = []
        while len(seen) < total:
            after = seen[-1] if seen else 0
            seen += await workers.read(partial(positions_after, VENDOR, after))
            if writing.done():
                writing.result()
        await writing
        return seen

    assert asyncio.run(scene()) == list(range(1, total + 1))


def test_numbers_that_count_up_by_themselves_would_be_missed(postgres: PostgresDatabase) -> None:
    """The control: with two writers a reader's cursor passes a row that commits later."""
    with psycopg.connect(postgres.owner_url, autocommit=True) as owner:
        owner.execute("CREATE TABLE counted (position bigserial PRIMARY KEY)")
        early, late = psycopg.connect(postgres.owner_url), psycopg.connect(postgres.owner_url)
        early.execute("INSERT INTO counted DEFAULT VALUES")
        late.execute("INSERT INTO counted DEFAULT VALUES")
        late.commit()
        seen = [row[0] for row in owner.execute("SELECT position FROM counted")]
        early.commit()
        later = "SELECT position FROM counted WHERE position > %s"
        seen += [row[0] for row in owner.execute(later, [seen[-1]])]
        early.close()
        late.close()

    assert seen == [2]


def test_vendors_do_not_wait_for_one_another(workers: PostgresWorkers) -> None:
    both_inside = Barrier(2, timeout=30)

    def meet(vendor_id: VendorId, uow: UnitOfWork) -> int:
        append(vendor_id, 1, uow)
        return both_inside.wait()

    async def scene() -> list[int]:
        acts = (partial(meet, VENDOR), partial(meet, OTHER_VENDOR))
        return await asyncio.gather(*map(workers.write, acts))

    assert sorted(asyncio.run(scene())) == [0, 1]


def test_of_two_writers_of_one_vendor_the_second_finds_what_the_first_wrote(
    workers: PostgresWorkers,
) -> None:
    """A check before a write is still true at the write: the vendor is locked before both."""
    counted: list[int] = []

    def count_up(uow: UnitOfWork) -> None:
        uow.act_for(VENDOR)
        found = uow.cards.get(VENDOR, [samples.CARD])
        counted.append(len(found))
        uow.cards.save(VENDOR, [samples.card()])

    async def scene() -> None:
        await asyncio.gather(*(workers.write(count_up) for _ in range(WRITERS)))

    asyncio.run(scene())
    assert counted == [0] + [1] * (WRITERS - 1)


# --- in the way of one another -----------------------------------------------------------------


def test_a_deadlock_is_tried_again_and_loses_nothing(workers: PostgresWorkers) -> None:
    """Two units of work that take two rows in opposite order; only bad luck makes that here."""
    both_hold_one = Barrier(2, timeout=30)
    tries: list[str] = []

    def cross(first: str, second: str, uow: UnitOfWork) -> None:
        tries.append(first)
        uow.state.put(first, "held")
        if len(tries) <= 2:
            both_hold_one.wait()
        uow.state.put(second, "held too")

    def prepare(uow: UnitOfWork) -> None:
        uow.state.put("a", "")
        uow.state.put("b", "")

    async def scene() -> None:
        await workers.write(prepare)
        acts = (partial(cross, "a", "b"), partial(cross, "b", "a"))
        await asyncio.gather(*map(workers.write, acts))

    asyncio.run(scene())
    assert len(tries) > 2


def test_who_comes_second_with_a_key_finds_it_taken(workers: PostgresWorkers) -> None:
    both_looked = Barrier(2, timeout=30)
    tries: list[bool] = []

    def claim(uow: UnitOfWork) -> bool:
        is_free = uow.vendors.by_slug("three") is None
        tries.append(is_free)
        if len(tries) <= 2:
            both_looked.wait()
        if is_free:
            open_vendor(VendorId(entry_id(len(tries))), "three", uow)
        return is_free

    async def scene() -> list[bool]:
        return await asyncio.gather(*(workers.write(claim) for _ in range(2)))

    assert sorted(asyncio.run(scene())) == [False, True]


def test_a_key_that_is_taken_for_good_is_a_fault(workers: PostgresWorkers) -> None:
    with pytest.raises(IntegrityError):
        asyncio.run(workers.write(partial(open_vendor, VENDOR, "one")))


def test_a_database_that_is_gone_is_unavailable() -> None:
    workers = PostgresWorkers("postgresql://stempel@127.0.0.1:1/stempel", lambda _: None)
    for act in (workers.write, workers.read):
        with pytest.raises(Unavailable, match="cannot be used now"):
            asyncio.run(act(lambda uow: uow.state.get("x")))
    workers.close()


def test_a_reader_cannot_write(workers: PostgresWorkers) -> None:
    with pytest.raises(DBAPIError, match="read-only"):
        asyncio.run(workers.read(lambda uow: uow.state.put("x", "never")))


def test_slow_arithmetic_runs_aside(workers: PostgresWorkers) -> None:
    assert asyncio.run(workers.aside(lambda: 6 * 7)) == 42


def test_whoever_moved_a_ledger_is_told_after_the_commit(
    workers: PostgresWorkers, moved: list[VendorId]
) -> None:
    asyncio.run(workers.write(partial(append, VENDOR, 1)))

    assert moved == [VENDOR]


# --- bells in other processes ------------------------------------------------------------------


class Ear:
    """Listens, and lets a test wait until a vendor was heard of so many times."""

    def __init__(self, url: str) -> None:
        self.line = BellLine(url)
        self._heard: list[VendorId] = []
        self._rung = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self.line.listen(lambda one: self._loop.call_soon_threadsafe(self._hear, one))

    def _hear(self, vendor_id: VendorId) -> None:
        self._heard.append(vendor_id)
        self._rung.set()

    async def hears_of(self, vendor_id: VendorId) -> None:
        async with asyncio.timeout(30):
            while vendor_id not in self._heard:
                self._rung.clear()
                await self._rung.wait()
        self._heard.clear()


def test_a_bell_is_heard_in_another_process_and_so_is_what_nobody_rang(
    postgres: PostgresDatabase, workers: PostgresWorkers
) -> None:
    async def scene() -> None:
        caller, ear = BellLine(postgres.url), Ear(postgres.url)
        await ear.hears_of(VENDOR)
        caller.announce(OTHER_VENDOR)
        await ear.hears_of(OTHER_VENDOR)
        # Whoever is killed after the commit has told nobody.
        await workers.write(partial(append, VENDOR, 1))
        await ear.hears_of(VENDOR)
        await asyncio.to_thread(caller.close)
        await asyncio.to_thread(ear.line.close)

    asyncio.run(scene())


def test_a_line_that_was_cut_is_mended(
    postgres: PostgresDatabase, workers: PostgresWorkers
) -> None:
    hang_up = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND query LIKE '%stempel_moved%'"
        " AND pid <> pg_backend_pid()"
    )

    async def scene() -> None:
        ear = Ear(postgres.url)
        await ear.hears_of(VENDOR)
        with psycopg.connect(postgres.superuser_url, autocommit=True) as superuser:
            superuser.execute(hang_up)
        await workers.write(partial(append, OTHER_VENDOR, 1))
        await ear.hears_of(OTHER_VENDOR)
        await asyncio.to_thread(ear.line.close)

    asyncio.run(scene())
