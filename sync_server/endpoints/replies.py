"""Answers: messages as JSON, and every refusal as a problem document (RFC 9457)."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, TYPE_CHECKING

from litestar import Response
from litestar.response import Stream

from shared_domain.wire.codec import encode
from shared_domain.wire.problems import Problem
from sync_server.services.refusals import Refusal, RefusalKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from msgspec import Struct

PROBLEM_JSON = "application/problem+json"

# A file of lines, each of them JSON.
JSON_LINES = "application/x-ndjson"
_PIECE_BYTES = 64 * 1024

_STATUS_AND_TITLE = {
    RefusalKind.TOKEN_INVALID: (401, "Who is calling is not known"),
    RefusalKind.TERMINAL_REVOKED: (403, "The terminal has been revoked"),
    RefusalKind.PAIRING_CODE_WRONG: (403, "The pairing code cannot be used"),
    RefusalKind.PROOF_WRONG: (403, "The device key was not proved"),
    RefusalKind.TOO_MANY_TRIES: (429, "Too many failed tries"),
    RefusalKind.NOT_FOUND: (404, "There is no such thing"),
    RefusalKind.ALREADY_EXISTS: (409, "It exists already"),
    RefusalKind.OUTDATED: (409, "Somebody else was quicker"),
    RefusalKind.INVALID: (400, "The message cannot be used"),
    RefusalKind.BEYOND_HEAD: (409, "The ledger does not reach that far"),
    RefusalKind.TOO_LARGE: (413, "The message is too large"),
    RefusalKind.ENCODING_UNSUPPORTED: (415, "The message is encoded in a way not spoken here"),
    RefusalKind.UNAVAILABLE: (503, "The server cannot do this now"),
}


def message_reply(message: Struct, status: int) -> Response[bytes]:
    """A message on its way out; nothing a server says to one caller is for a cache."""
    return Response(
        encode(message),
        status_code=status,
        media_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


@dataclass(frozen=True, slots=True)
class FileAnswer:
    """A file to hand over; whoever sends it closes it."""

    content: IO[bytes]
    name: str


def file_reply(answer: FileAnswer) -> Stream:
    """A file on its way out, piece by piece."""
    return Stream(
        _pieces(answer.content),
        media_type=JSON_LINES,
        headers={
            "Cache-Control": "no-store",
            "Content-Disposition": f'attachment; filename="{answer.name}"',
        },
    )


def _pieces(content: IO[bytes]) -> Iterator[bytes]:
    with content:
        while piece := content.read(_PIECE_BYTES):
            yield piece


def refusal_reply(refusal: Refusal) -> Response[bytes]:
    """A no, with its reason."""
    status, title = _STATUS_AND_TITLE[refusal.kind]
    return problem_reply(Problem(refusal.kind.value, title, status, refusal.detail))


def problem_reply(problem: Problem) -> Response[bytes]:
    """A problem document."""
    headers = {"WWW-Authenticate": "Bearer"} if problem.status == HTTPStatus.UNAUTHORIZED else {}
    return Response(
        encode(problem), status_code=problem.status, media_type=PROBLEM_JSON, headers=headers
    )
