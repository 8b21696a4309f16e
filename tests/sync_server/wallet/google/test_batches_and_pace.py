"""Batches that come back broken, and the counting that keeps Google from saying no."""

from __future__ import annotations

from datetime import timedelta

import httpx
import pytest

from sync_server.services.ports import Unavailable
from sync_server.wallet.google import pace
from sync_server.wallet.google.batches import batch_of, replies_in
from sync_server.wallet.google.pace import MOST_RINGS_A_DAY, Pace, Rings
from tests.fakes.clock import SettableClock

TYPE = "multipart/mixed; boundary=answers"


def answered(*parts: str) -> httpx.Response:
    body = "".join(f"--answers\r\n{part}\r\n" for part in parts) + "--answers--\r\n"
    return httpx.Response(200, headers={"content-type": TYPE}, content=body.encode())


def part(name: str, reply: str) -> str:
    return f"Content-Type: application/http\r\nContent-ID: <response-{name}>\r\n\r\n{reply}"


def test_answers_are_put_into_the_order_of_the_calls() -> None:
    answer = answered(
        part("call-1", "HTTP/1.1 404 Not Found\r\n\r\n{}"),
        part("call-0", "HTTP/1.1 200 OK\r\n\r\n{}"),
    )

    assert [reply.status_code for reply in replies_in(answer, 2)] == [200, 404]


@pytest.mark.parametrize("broken", ["", "no status line", "HTTP/1.1 many\r\n\r\n"])
def test_an_answer_that_cannot_be_read_counts_as_a_failure_of_theirs(broken: str) -> None:
    (reply,) = replies_in(answered(part("call-0", broken)), 1)

    assert reply.status_code == 500


def test_a_missing_answer_means_trying_all_again() -> None:
    with pytest.raises(Unavailable, match="incompletely"):
        replies_in(answered(part("call-0", "HTTP/1.1 200 OK\r\n\r\n{}")), 2)


def test_a_batch_refused_as_a_whole_is_refused_for_each() -> None:
    replies = replies_in(httpx.Response(403), 3)

    assert [reply.status_code for reply in replies] == [403] * 3


def test_a_batch_holds_every_call_under_its_own_name() -> None:
    content_type, body = batch_of([("/a", {"name": "Léa"}), ("/b", {})])

    boundary = content_type.partition('boundary="')[2].rstrip('"')
    assert body.count(f"--{boundary}\r\n".encode()) == 2
    assert b"Content-ID: <call-1>" in body
    assert "Léa".encode() in body


def test_no_second_ever_holds_more_than_twenty_calls() -> None:
    clock, paced = SettableClock(), Pace()
    went: list[float] = []
    for calls in (5, 20, 1, 1, 13, 20):
        clock.advance(timedelta(seconds=paced.wait_s(clock.now(), calls)))
        went += [clock.now().timestamp()] * calls

    for at in went:
        assert sum(at <= other < at + 1 for other in went) <= 20


def test_a_card_rings_again_the_next_day() -> None:
    clock, rings = SettableClock(), Rings()

    today = [rings.take("1.a", clock.now()) for _ in range(MOST_RINGS_A_DAY + 1)]
    clock.advance(timedelta(hours=24))

    assert today == [True, True, True, False]
    assert rings.take("1.a", clock.now())


def test_the_oldest_cards_are_forgotten_before_the_memory_is_full(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pace, "_MOST_CARDS", 2)
    clock, rings = SettableClock(), Rings()
    for _ in range(MOST_RINGS_A_DAY):
        rings.take("1.a", clock.now())
    for other in ("1.b", "1.c"):
        rings.take(other, clock.now())

    assert rings.take("1.a", clock.now())
