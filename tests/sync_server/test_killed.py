"""A server that is killed in the middle of its work: what it acknowledged is there again."""

from __future__ import annotations

from threading import Event, Thread
from typing import TYPE_CHECKING

import httpx

from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.endpoints.test_many_terminals import read_all
from tests.sync_server.serving_command import Serving

if TYPE_CHECKING:
    from tests.sync_server.scripted_terminal import ScriptedTerminal

KILLS = 3
ACKNOWLEDGED_BEFORE_A_KILL = 10


def test_nothing_that_was_acknowledged_is_lost(environment: dict[str, str]) -> None:
    serving = Serving("demo", env=environment)
    with Caller(serving.announced["url"]) as caller:
        till, reply = caller.paired(serving.announced["pairing_codes"][0])
    till.open_epoch()
    acknowledged = 0
    for _ in range(KILLS):
        acknowledged = push_until_killed(serving, till, reply.access_token, acknowledged)
        serving = Serving("demo", env=environment)
        with Caller(serving.announced["url"]) as caller:
            known = bodies_held(caller, reply.access_token)
        assert set(till.journal.bodies[1:acknowledged]) <= set(known)
    with Caller(serving.announced["url"]) as caller:
        caller.push(till.push_request(), reply.access_token)
        assert sorted(bodies_held(caller, reply.access_token)) == sorted(till.journal.bodies[1:])
    serving.stop()


def push_until_killed(
    serving: Serving, till: ScriptedTerminal, token: str, acknowledged: int
) -> int:
    """Push stamp after stamp, each from the last receipt on, until the server is no more.

    Returns the sequence of the last receipt. The kill comes at some moment after the tenth.
    """
    enough = Event()

    def kill() -> None:
        enough.wait()
        serving.process.kill()

    killer = Thread(target=kill)
    killer.start()
    with Caller(serving.announced["url"]) as caller:
        for count in range(10_000):
            till.stamp("00000000000000aa")
            try:
                caller.push(till.push_request(acknowledged + 1), token)
            except httpx.TransportError:
                break
            acknowledged = len(till.journal.bodies)
            if count == ACKNOWLEDGED_BEFORE_A_KILL:
                enough.set()
    killer.join()
    serving.process.communicate()
    return acknowledged


def bodies_held(caller: Caller, token: str) -> list[bytes]:
    """Every stamp in the ledger, as often as it stands there."""
    records, _ = read_all(caller, token)
    return [one.body for one in records if b'"stamps_earned"' in one.body]
