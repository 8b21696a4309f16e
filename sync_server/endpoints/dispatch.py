"""From a route to the web framework and back: one way in and out for every endpoint.

The envelope is checked here (size, encoding, strict decoding); the outermost error handler of
the whole server is here too.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import structlog
from litestar import Litestar, Request, Response
from litestar.config.compression import CompressionConfig
from litestar.exceptions import HTTPException
from litestar.handlers import HTTPRouteHandler
from msgspec import Struct

from shared_domain.wire.codec import UnreadableMessageError, decode
from shared_domain.wire.problems import Problem
from sync_server.endpoints.callers import Call, CallRefusedError
from sync_server.endpoints.replies import (
    FileAnswer,
    file_reply,
    message_reply,
    problem_reply,
    refusal_reply,
)
from sync_server.services.ports import Unavailable
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync_server.endpoints.callers import Office
    from sync_server.services.ports import UnitOfWork

# 512 KiB of items are 683 KiB in base64; nothing longer is a message of this protocol.
MAX_BODY_BYTES = 1024 * 1024

# At the cheapest level a page of 200 records shrinks from 115 KB to 14 KB in half a millisecond.
# Short replies stay as they are, and those that carry a token are short.
_COMPRESSION = CompressionConfig(backend="gzip", minimum_size=2048, gzip_compress_level=1)

_log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Route:
    """One URL: the endpoint that answers, what it takes and what it gives (None for a file)."""

    method: Literal["GET", "POST", "PUT", "PATCH"]
    path: str
    answer: Callable[..., Awaitable[Struct | FileAnswer | Refusal]]
    takes: type[Struct] | None
    gives: type[Struct] | None
    status: int = 200


@dataclass(frozen=True, slots=True)
class Section:
    """Routes below one address, open to one kind of caller."""

    prefix: str
    caller: Callable[[UnitOfWork, str], object]
    routes: tuple[Route, ...]


def application(
    sections: Sequence[Section], office: Office, pages: Sequence[HTTPRouteHandler] = ()
) -> Litestar:
    """The web application that answers these routes, and shows these pages."""
    endpoints = [
        _endpoint(section, route, office) for section in sections for route in section.routes
    ]
    return Litestar(
        route_handlers=[*endpoints, *pages],
        exception_handlers={HTTPException: _http_problem, Exception: _outermost},
        openapi_config=None,
        logging_config=None,
        request_max_body_size=MAX_BODY_BYTES,
        compression_config=_COMPRESSION,
    )


def _endpoint(section: Section, route: Route, office: Office) -> HTTPRouteHandler:
    path = section.prefix + route.path

    async def endpoint(request: Request[Any, Any, Any]) -> Response[Any]:
        try:
            answer = await _answer(section, route, office, request)
        except CallRefusedError as error:
            answer = error.refusal
        except Unavailable as error:
            _log.warning("unavailable", path=path, reason=str(error))
            answer = Refusal(RefusalKind.UNAVAILABLE, "Nothing was changed. Try again later.")
        if isinstance(answer, Refusal):
            _log.info("refused", path=path, reason=answer.kind.value)
            return refusal_reply(answer)
        if isinstance(answer, FileAnswer):
            return file_reply(answer)
        return message_reply(answer, route.status)

    return HTTPRouteHandler(path, http_method=route.method)(endpoint)


async def _answer(
    section: Section, route: Route, office: Office, request: Request[Any, Any, Any]
) -> Struct | FileAnswer | Refusal:
    call = Call(
        office=office,
        recognise=section.caller,
        token=_bearer_token(request),
        address=request.client.host if request.client is not None else "",
        path={name: str(value) for name, value in request.path_params.items()},
        query={name: str(value) for name, value in request.query_params.items()},
    )
    if route.takes is None:
        return await route.answer(call)
    if request.headers.get("content-encoding", "identity") != "identity":
        # A kilobyte of zeros can inflate to a megabyte.
        return Refusal(RefusalKind.ENCODING_UNSUPPORTED, "Compressed bodies are not taken.")
    try:
        message = decode(await request.body(), route.takes)
    except UnreadableMessageError as error:
        return Refusal(RefusalKind.INVALID, str(error))
    return await route.answer(call, message)


def _bearer_token(request: Request[Any, Any, Any]) -> str:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    return token.strip() if scheme.lower() == "bearer" else ""


def _http_problem(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """What the framework itself refuses: an unknown address, a wrong method, a huge body."""
    title = error.detail or "The request cannot be answered"
    return problem_reply(Problem(f"http-{error.status_code}", title, error.status_code))


def _outermost(request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """A fault of ours: logged with its trace, answered without one.

    Logged under the route and not under the address, for the address of a card is its key.
    """
    route = " ".join(sorted(request.route_handler.paths))
    _log.error("fault", path=route, exc_info=error)
    return problem_reply(Problem("fault", "The server has made a mistake", 500))
