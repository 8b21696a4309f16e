"""What goes wrong on the way to the server, in the words that a use case knows.

No detail ever holds what was sent: a request carries the access token.
"""

from __future__ import annotations

import ssl
from typing import TYPE_CHECKING

import httpx

from shared_domain.wire.codec import UnreadableMessageError, decode
from shared_domain.wire.problems import Problem
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_DETAIL = 200
_LONGEST_WORD = 64
_UNAUTHORISED = 401
_FIRST_CLIENT_ERROR = 400
_FIRST_SERVER_ERROR = 500


def failure_on_the_way(error: httpx.TransportError | httpx.InvalidURL) -> ServerUnavailable:
    """There was no answer, or only part of one."""
    return ServerUnavailable(_trouble(error), _harmless(error))


def _trouble(error: httpx.TransportError | httpx.InvalidURL) -> ServerTrouble:
    match error:
        case httpx.ConnectError() if _is_about_certificates(error):
            return ServerTrouble.NOT_OUR_SERVER
        case httpx.ConnectError() | httpx.ConnectTimeout() | httpx.ProxyError():
            return ServerTrouble.UNREACHABLE
        case httpx.InvalidURL() | httpx.UnsupportedProtocol():
            return ServerTrouble.UNREACHABLE
        case httpx.TimeoutException():
            return ServerTrouble.TOO_SLOW
        case httpx.RemoteProtocolError() if "illegal" in str(error):
            # Something answers there, but it does not speak HTTP.
            return ServerTrouble.NOT_OUR_SERVER
        case httpx.NetworkError() | httpx.RemoteProtocolError():
            return ServerTrouble.CUT_OFF
        case _:
            return ServerTrouble.BROKEN


def _is_about_certificates(error: BaseException) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _harmless(error: Exception) -> str:
    """What happened, without what was sent: only these errors never quote the request."""
    name = type(error).__name__
    quotes_nothing = isinstance(error, httpx.NetworkError | httpx.RemoteProtocolError)
    return f"{name}: {error}"[:_LONGEST_DETAIL] if quotes_nothing else name


def failure_in_answer(
    status: int, headers: Mapping[str, str], body: bytes
) -> ServerUnavailable | None:
    """What an answer that is no message of ours means; None for one that may be."""
    content_type = headers.get("content-type", "").partition(";")[0].strip().lower()
    problem = _problem_in(body) if content_type == "application/problem+json" else None
    word, title = (problem.type, problem.title) if problem else ("", f"HTTP {status}")
    trouble: ServerTrouble | None = None
    if status >= _FIRST_SERVER_ERROR:
        trouble = ServerTrouble.BROKEN
    elif status == _UNAUTHORISED and problem:
        trouble = ServerTrouble.NOT_RECOGNISED
    elif status >= _FIRST_CLIENT_ERROR and problem:
        trouble = ServerTrouble.REFUSED
    elif status != httpx.codes.OK or content_type != "application/json":
        # A login page of a guest network, a redirect, somebody else's "not found".
        trouble, title = ServerTrouble.NOT_OUR_SERVER, f"HTTP {status}, {content_type or 'no type'}"
    if trouble is None:
        return None
    return ServerUnavailable(trouble, title[:_LONGEST_DETAIL], word[:_LONGEST_WORD])


def _problem_in(body: bytes) -> Problem | None:
    try:
        return decode(body, Problem)
    except UnreadableMessageError:
        return None
