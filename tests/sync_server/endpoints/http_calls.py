"""Calls over real HTTP, with messages encoded and decoded by the very types of the contract."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self, TypeVar

import httpx

from shared_domain.wire import protocol
from shared_domain.wire.codec import decode, encode
from shared_domain.wire.pairing import PairReply
from shared_domain.wire.problems import Problem
from shared_domain.wire.pull import PullReply, PullRequest
from shared_domain.wire.push import PushReply
from shared_domain.wire.versions import TERMINAL_PATH
from tests.sync_server.scripted_terminal import ScriptedTerminal

if TYPE_CHECKING:
    from types import TracebackType

    import msgspec

    from shared_domain.wire.push import PushRequest

T = TypeVar("T")


class Caller:
    """An HTTP client that speaks for whoever's token it is given."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=30, trust_env=False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.http.close()

    def post(
        self, path: str, message: msgspec.Struct | bytes = b"", token: str = ""
    ) -> httpx.Response:
        body = message if isinstance(message, bytes) else encode(message)
        return self.http.post(path, content=body, headers=bearer(token))

    def get(self, path: str, token: str = "") -> httpx.Response:
        return self.http.get(path, headers=bearer(token))

    def ask(self, path: str, message: msgspec.Struct, type_: type[T], token: str = "") -> T:
        """A terminal's call that must succeed."""
        return read(self.post(TERMINAL_PATH + path, message, token), type_)

    def paired(self, code: str, name: str = "Till 1") -> tuple[ScriptedTerminal, PairReply]:
        """A terminal that has just used a pairing code."""
        terminal = ScriptedTerminal()
        reply = self.ask(protocol.PAIR, terminal.pair_request(code, name), PairReply)
        terminal.vendor_id, terminal.terminal_id = reply.vendor_id, reply.terminal_id
        return terminal, reply

    def push(self, request: PushRequest, token: str) -> PushReply:
        return self.ask(protocol.PUSH, request, PushReply, token)

    def pull(self, request: PullRequest, token: str) -> PullReply:
        return self.ask(protocol.PULL, request, PullReply, token)


def bearer(token: str) -> dict[str, str]:
    return {"Authorization": f"Bearer {token}"} if token else {}


def read(response: httpx.Response, type_: type[T]) -> T:
    """The message in a good answer; the problem's own words where it is none."""
    assert response.is_success, response.text
    return decode(response.content, type_)


def problem_in(response: httpx.Response) -> Problem:
    """The problem document in a refusal."""
    assert response.headers["content-type"] == "application/problem+json", response.text
    problem = decode(response.content, Problem)
    assert problem.status == response.status_code
    return problem
