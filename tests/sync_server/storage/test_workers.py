"""The server's threads: writes together in one commit, each standing or falling by itself."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event
from sqlalchemy.exc import OperationalError

from sync_server.services.ports import Unavailable
from sync_server.storage.upgrade import upgrade
from sync_server.storage.workers import DatabaseWorkers
from tests.builders import VENDOR, stamped
from tests.contracts.server_stores import samples

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shared_domain.identifiers import VendorId
    from sync_server.services.ports import UnitOfWork


class PretendedFaultError(Exception):
    """Something went wrong in one unit of work."""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    upgrade(tmp_path / "server.sqlite3")
    return tmp_path / "server.sqlite3"


@pytest.fixture
def moved() -> list[VendorId]:
    return []


@pytest.fixture
def workers(database: Path, moved: list[VendorId]) -> Iterator[DatabaseWorkers]:
    opened = DatabaseWorkers(database, moved.append)
    yield opened
    opened.close()


def put(name: str, uow: UnitOfWork) -> str:
    uow.state.put(name, "written")
    return name


def put_and_fail(name: str, uow: UnitOfWork) -> str:
    put(name, uow)
    raise PretendedFaultError


def words(database: Path) -> set[str]:
    """What is durable: read by somebody who shares nothing with the workers."""
    with closing(sqlite3.connect(database)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM server_state")}


def test_a_write_is_on_disk_when_it_returns(workers: DatabaseWorkers, database: Path) -> None:
    async def scene() -> None:
        assert await workers.write(partial(put, "one")) == "one"
        assert words(database) == {"one"}
        assert await workers.read(lambda uow: uow.state.get("one")) == "written"

    asyncio.run(scene())


def test_writes_at_the_same_time_all_happen(workers: DatabaseWorkers, database: Path) -> None:
    names = {f"word {number}" for number in range(50)}

    async def scene() -> None:
        await asyncio.gather(*(workers.write(partial(put, name)) for name in names))

    asyncio.run(scene())
    assert words(database) == names


def test_a_write_that_fails_takes_no_other_along(workers: DatabaseWorkers, database: Path) -> None:
    async def scene() -> list[object]:
        acts = [put_and_fail, put, put_and_fail, put, put_and_fail]
        return await asyncio.gather(
            *(workers.write(partial(act, f"{at}")) for at, act in enumerate(acts)),
            return_exceptions=True,
        )

    results = asyncio.run(scene())

    assert [type(result) for result in results] == [
        PretendedFaultError,
        str,
        PretendedFaultError,
        str,
        PretendedFaultError,
    ]
    assert words(database) == {"1", "3"}


def test_after_a_failed_write_the_database_is_free_for_others(
    workers: DatabaseWorkers, database: Path
) -> None:
    with pytest.raises(PretendedFaultError):
        asyncio.run(workers.write(partial(put_and_fail, "never")))

    with closing(sqlite3.connect(database, timeout=0)) as other, other:
        other.execute("INSERT INTO server_state VALUES ('other', 'written')")
    assert words(database) == {"other"}


def test_whoever_moved_a_ledger_is_told_after_the_commit(
    workers: DatabaseWorkers, moved: list[VendorId]
) -> None:
    made, head = samples.records(stamped(1))

    async def scene() -> None:
        await workers.write(lambda uow: uow.ledger.open(VENDOR))
        assert moved == []
        await workers.write(lambda uow: uow.ledger.append(VENDOR, made, head, samples.NOW))
        assert moved == [VENDOR]

    asyncio.run(scene())


def test_a_database_somebody_else_keeps_locked_is_unavailable_and_then_is_not(
    database: Path, moved: list[VendorId]
) -> None:
    workers = DatabaseWorkers(database, moved.append, busy_timeout_ms=0)
    with closing(sqlite3.connect(database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="locked"):
            asyncio.run(workers.write(partial(put, "too early")))
        other.execute("COMMIT")
    asyncio.run(workers.write(partial(put, "in time")))
    workers.close()

    assert words(database) == {"in time"}


def test_a_disk_that_is_full_loses_nothing_that_was_acknowledged(
    workers: DatabaseWorkers, database: Path
) -> None:
    """The size limit is SQLite's own word for a full disk, and fails in the same places."""

    async def scene() -> None:
        await workers.write(partial(put, "before"))
        await workers.write(lambda uow: limit_size(uow, is_full=True))
        with pytest.raises(Unavailable, match="full"):
            await workers.write(lambda uow: uow.state.put("large", "x" * 10_000_000))
        await workers.write(lambda uow: limit_size(uow, is_full=False))
        await workers.write(partial(put, "after"))

    asyncio.run(scene())
    assert words(database) == {"before", "after"}


def limit_size(uow: UnitOfWork, *, is_full: bool) -> None:
    connection = uow.state._connection  # type: ignore[attr-defined]  # noqa: SLF001  (the SQL one)
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar() if is_full else 2**30
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")


def test_slow_arithmetic_runs_aside(workers: DatabaseWorkers) -> None:
    assert asyncio.run(workers.aside(lambda: 6 * 7)) == 42


def test_a_reader_cannot_write(workers: DatabaseWorkers, database: Path) -> None:
    with pytest.raises(Unavailable, match="readonly"):
        asyncio.run(workers.read(partial(put, "never")))

    assert words(database) == set()


def test_a_batch_that_the_disk_gave_out_under_acknowledges_nobody(
    workers: DatabaseWorkers, database: Path
) -> None:
    async def scene() -> tuple[object, ...]:
        await workers.write(lambda uow: limit_size(uow, is_full=True))
        return await asyncio.gather(
            workers.write(partial(put, "along")),
            workers.write(lambda uow: uow.state.put("large", "x" * 10_000_000)),
            workers.write(partial(put, "next")),
            return_exceptions=True,
        )

    along, large, following = asyncio.run(scene())

    assert isinstance(along, Unavailable)
    assert isinstance(large, Unavailable)
    assert following == "next"
    assert words(database) == {"next"}


def test_a_commit_that_fails_is_heard_by_everybody_in_it(
    workers: DatabaseWorkers, database: Path
) -> None:
    engine = workers._write_engine  # noqa: SLF001  (a disk that fails exactly there)
    broken = sqlite3.OperationalError("disk I/O error")

    def fail(_connection: object) -> None:
        raise OperationalError("COMMIT", {}, broken)

    async def scene() -> list[str | BaseException]:
        event.listen(engine, "commit", fail)
        together = [workers.write(partial(put, "one")), workers.write(partial(put, "two"))]
        results = await asyncio.gather(*together, return_exceptions=True)
        event.remove(engine, "commit", fail)
        await workers.write(partial(put, "three"))
        return results

    results = asyncio.run(scene())

    assert [str(one) for one in results] == ["the database cannot be used now: disk I/O error"] * 2
    assert words(database) == {"three"}
