"""Pulls that wait: woken by a commit of their own vendor, and let go when the server stops."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Event
from typing import TYPE_CHECKING

import pytest

from shared_domain.identifiers import VendorId
from shared_domain.records import LEDGER_START
from shared_domain.wire.codec import decode
from shared_domain.wire.pull import PullOutcome, PullReply, PullRequest
from shared_domain.wire.signed import LedgerHead
from sync_server.endpoints.bells import Bells
from sync_server.endpoints.messages import NewCard, TerminalList
from sync_server.endpoints.routes import VENDOR
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import Caller, read
from tests.sync_server.scripted_terminal import new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from concurrent.futures import Future

    from sync_server.demo import Demo
    from sync_server.running import RunningServer
    from tests.fakes.clock import SettableClock

# Far longer than a test takes: what ends such a wait is not time.
LONG_S = 25
MINE, OTHERS = VendorId(new_id()), VendorId(new_id())


def at_the_end(caller: Caller, token: str, wait_s: int = LONG_S) -> PullRequest:
    """A pull that has nothing to read yet."""
    page = caller.pull(PullRequest(after=0, hash=LEDGER_START), token)
    head = decode(page.head.payload, LedgerHead)
    return PullRequest(after=head.position, hash=head.hash, wait_s=wait_s)


@pytest.fixture
def pool() -> Iterator[ThreadPoolExecutor]:
    with ThreadPoolExecutor(4) as threads:
        yield threads


def held_pull(
    pool: ThreadPoolExecutor, running: RunningServer, request: PullRequest, token: str
) -> Future[PullReply]:
    """A pull in a thread of its own, once the server really holds it."""

    def ask() -> PullReply:
        with Caller(running.url) as caller:
            return caller.pull(request, token)

    before = running.server.office.bells.held
    asked = pool.submit(ask)
    while running.server.office.bells.held == before:
        assert not asked.done(), asked.result()
        Event().wait(0.001)
    return asked


@on_both_databases
def test_a_held_pull_is_answered_as_soon_as_something_is_committed(
    running: RunningServer, caller: Caller, shop: Demo, pool: ThreadPoolExecutor
) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])
    request = at_the_end(caller, reply.access_token)
    pull = held_pull(pool, running, request, reply.access_token)

    caller.post(VENDOR.prefix + "/cards", NewCard(), shop.manager_token)

    page = pull.result(LONG_S)
    assert page.outcome is PullOutcome.PAGE
    assert [record.position for record in page.records] == [request.after + 1]


@on_both_databases
def test_stopping_lets_every_held_pull_go_at_once(
    running: RunningServer, caller: Caller, shop: Demo, pool: ThreadPoolExecutor
) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])
    request = at_the_end(caller, reply.access_token)
    pulls = [held_pull(pool, running, request, reply.access_token) for _ in range(3)]

    running.stop()

    for pull in pulls:
        # A stopped server has ended its thread: answers that are not here now never come.
        page = pull.result(1)
        assert (page.outcome, page.records) == (PullOutcome.PAGE, ())


@on_both_databases
def test_a_pull_that_will_not_wait_is_answered_empty(caller: Caller, shop: Demo) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])

    page = caller.pull(at_the_end(caller, reply.access_token, wait_s=0), reply.access_token)

    assert (page.outcome, page.records) == (PullOutcome.PAGE, ())


@on_both_databases
def test_another_history_is_not_held(caller: Caller, shop: Demo) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])
    strange = PullRequest(after=1, hash=b"?" * 32, wait_s=LONG_S)

    assert caller.pull(strange, reply.access_token).outcome is PullOutcome.DIVERGED


@on_both_databases
def test_a_pull_shows_that_the_terminal_is_alive(
    caller: Caller, shop: Demo, clock: SettableClock
) -> None:
    _, reply = caller.paired(shop.pairing_codes[0])
    clock.advance(timedelta(minutes=5))
    caller.pull(PullRequest(after=0, hash=LEDGER_START), reply.access_token)

    answer = caller.get(VENDOR.prefix + "/terminals", shop.manager_token)
    (terminal,) = read(answer, TerminalList).terminals
    assert terminal.last_contact_at == clock.now()


def test_a_bell_wakes_only_those_who_wait_for_its_vendor() -> None:
    async def scene() -> None:
        bells = Bells()
        mine = asyncio.ensure_future(bells.wait(MINE, bells.now(), LONG_S))
        others = asyncio.ensure_future(bells.wait(OTHERS, bells.now(), LONG_S))
        await asyncio.sleep(0)
        assert bells.held == 2
        bells.ring(MINE)
        assert await mine
        assert not others.done()
        bells.release_all()
        assert not await others
        assert not await bells.wait(MINE, bells.now(), LONG_S)
        assert bells.held == 0

    asyncio.run(scene())


def test_a_stroke_between_reading_and_waiting_is_not_missed() -> None:
    async def scene() -> None:
        bells = Bells()
        since = bells.now()
        bells.ring(MINE)
        assert await bells.wait(MINE, since, LONG_S)
        assert not await bells.wait(OTHERS, since, 0)

    asyncio.run(scene())


def test_whoever_waits_in_vain_is_forgotten() -> None:
    async def scene() -> None:
        bells = Bells()
        assert not await bells.wait(MINE, bells.now(), 0.001)
        assert bells.held == 0
        given_up = asyncio.ensure_future(bells.wait(MINE, bells.now(), LONG_S))
        await asyncio.sleep(0)
        given_up.cancel()
        with pytest.raises(asyncio.CancelledError):
            await given_up
        assert bells.held == 0
        bells.ring(MINE)

    asyncio.run(scene())
