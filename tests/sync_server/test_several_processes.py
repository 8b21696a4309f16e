"""Several server processes on one PostgreSQL: nothing is shared but the database and its key."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from shared_domain.records import LEDGER_START
from shared_domain.wire.pull import PullRequest
from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.endpoints.test_many_terminals import read_all, work
from tests.sync_server.serving_command import Serving
from tests.sync_server.test_killed import bodies_held, push_until_killed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.postgres_cluster import PostgresDatabase

# Far longer than it takes: what ends such a wait is not time.
LONG_S = 25


@pytest.fixture
def shared(environment: dict[str, str], postgres: PostgresDatabase) -> dict[str, str]:
    urls = {
        "STEMPEL_DATABASE_URL": postgres.url,
        "STEMPEL_DATABASE_OWNER_URL": postgres.owner_url,
    }
    return environment | urls


@pytest.fixture
def pair(shared: dict[str, str]) -> Iterator[tuple[Serving, Serving]]:
    """Two processes that serve the same shop."""
    first = Serving("demo", env=shared)
    second = Serving("serve", env=shared)
    yield first, second
    for serving in (first, second):
        if serving.process.poll() is None:
            serving.stop()


def test_tills_at_both_processes_write_one_ledger_and_wake_each_other(
    pair: tuple[Serving, Serving],
) -> None:
    cards = [f"{number:016x}" for number in range(4)]
    urls = [one.announced["url"] for one in pair]
    with Caller(urls[0]) as caller, Caller(urls[1]) as other, ThreadPoolExecutor(4) as counters:
        tills = [caller.paired(code) for code in pair[0].announced["pairing_codes"]]
        records, hash_ = read_all(other, tills[0][1].access_token)
        request = PullRequest(after=len(records), hash=hash_, wait_s=LONG_S)
        held = counters.submit(other.pull, request, tills[0][1].access_token)
        for till, reply in tills:
            till.open_epoch()
            caller.push(till.push_request(), reply.access_token)
        days = [
            counters.submit(work, urls[at % 2], till, reply, cards)
            for at, (till, reply) in enumerate(tills)
        ]
        positions = [one.result() for one in days]
        assert held.result().records
        records, _ = read_all(caller, tills[0][1].access_token)

    assert sum(map(len, positions)) == len(set().union(*positions))
    assert [one.position for one in records] == list(range(1, len(records) + 1))
    entries = [one.entry_id for one in records if one.entry_id is not None]
    assert len(entries) == len(set(entries))


def test_a_process_that_is_killed_leaves_nothing_undone(pair: tuple[Serving, Serving]) -> None:
    doomed, other = pair
    with Caller(doomed.announced["url"]) as caller:
        till, reply = caller.paired(doomed.announced["pairing_codes"][0])
    till.open_epoch()
    acknowledged = push_until_killed(doomed, till, reply.access_token, 0)

    with Caller(other.announced["url"]) as caller:
        known = bodies_held(caller, reply.access_token)
        assert set(till.journal.bodies[1:acknowledged]) <= set(known)
        caller.push(till.push_request(), reply.access_token)
        assert sorted(bodies_held(caller, reply.access_token)) == sorted(till.journal.bodies[1:])
        page = caller.pull(PullRequest(after=0, hash=LEDGER_START, limit=1), reply.access_token)
        assert page.head.payload
