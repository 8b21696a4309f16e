"""Pairing over HTTP: refusals are counted, and guessers are slowed down by their address."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.wire import protocol
from shared_domain.wire.versions import TERMINAL_PATH
from sync_server.endpoints.rate_limits import MOST_FAILURES, FailureLimit
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import problem_in
from tests.sync_server.scripted_terminal import NOON, ScriptedTerminal

if TYPE_CHECKING:
    import httpx

    from sync_server.demo import Demo
    from tests.fakes.clock import SettableClock
    from tests.sync_server.endpoints.http_calls import Caller


def attempt(caller: Caller, code: str) -> httpx.Response:
    return caller.post(TERMINAL_PATH + protocol.PAIR, ScriptedTerminal().pair_request(code))


@on_both_databases
def test_a_wrong_try_is_counted_although_it_is_refused(
    caller: Caller, shop: Demo, clock: SettableClock
) -> None:
    code = shop.pairing_codes[0]
    wrong = code[:-1] + ("B" if code[-1] != "B" else "C")
    for _ in range(5):
        assert problem_in(attempt(caller, wrong)).type == "pairing-code-wrong"
    clock.advance(timedelta(minutes=1))

    assert problem_in(attempt(caller, code)).type == "pairing-code-wrong"


@on_both_databases
def test_a_code_expires(caller: Caller, shop: Demo, clock: SettableClock) -> None:
    clock.advance(timedelta(minutes=10))

    assert problem_in(attempt(caller, shop.pairing_codes[0])).status == 403


@on_both_databases
def test_a_guesser_must_wait_and_then_may_try_again(
    caller: Caller, shop: Demo, clock: SettableClock
) -> None:
    for _ in range(MOST_FAILURES):
        attempt(caller, "XXXXXXXXXX")

    assert problem_in(attempt(caller, shop.pairing_codes[0])).type == "too-many-tries"
    clock.advance(timedelta(minutes=1))
    assert attempt(caller, shop.pairing_codes[0]).status_code == 200


@on_both_databases
def test_pairing_many_terminals_is_no_guessing(caller: Caller, shop: Demo) -> None:
    for code in shop.pairing_codes:
        assert attempt(caller, code).status_code == 200


def test_addresses_are_counted_apart_and_the_oldest_is_forgotten() -> None:
    limit = FailureLimit(most_addresses=2)
    for _ in range(MOST_FAILURES):
        limit.note_failure("guesser", NOON)
    limit.note_failure("other", NOON)
    assert limit.is_exceeded("guesser", NOON)
    assert not limit.is_exceeded("other", NOON)
    limit.note_failure("third", NOON)

    assert not limit.is_exceeded("guesser", NOON)
