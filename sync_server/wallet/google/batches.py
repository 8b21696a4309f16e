"""Many calls in one: the multipart form that Google's batch address takes and gives."""

from __future__ import annotations

from email.parser import BytesParser
from email.policy import HTTP
from typing import TYPE_CHECKING

import httpx
import msgspec

from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sync_server.wallet.google.objects import Json

_BOUNDARY = "stempel-batch-7f3a2c"
_CALL = "call-"


def batch_of(calls: Sequence[tuple[str, Json]]) -> tuple[str, bytes]:
    """The content type and the body of a batch of patches: paths, and what they are patched with.

    The boundary stands in no JSON that is sent: letters outside it are escaped or quoted.
    """
    parts = [_part(at, path, made) for at, (path, made) in enumerate(calls)]
    ends = f"--{_BOUNDARY}--\r\n".encode()
    return f'multipart/mixed; boundary="{_BOUNDARY}"', b"".join(parts) + ends


def _part(at: int, path: str, made: Json) -> bytes:
    body = msgspec.json.encode(made)
    head = (
        f"--{_BOUNDARY}\r\nContent-Type: application/http\r\nContent-ID: <{_CALL}{at}>\r\n\r\n"
        f"PATCH {path} HTTP/1.1\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(body)}\r\n\r\n"
    )
    return head.encode() + body + b"\r\n"


def replies_in(answer: httpx.Response, count: int) -> list[httpx.Response]:
    """The answer to each call, in the order of the calls; raises Unavailable for a broken one."""
    if not answer.is_success:
        return [answer] * count
    head = f"Content-Type: {answer.headers.get('content-type', '')}\r\n\r\n".encode()
    found: dict[str, httpx.Response] = {}
    for part in BytesParser(policy=HTTP).parsebytes(head + answer.content).walk():
        if part.get_content_type() == "application/http":
            name = str(part.get("Content-ID", "")).strip("<>").removeprefix("response-")
            found[name] = _reply(part.get_payload(decode=True))
    try:
        return [found[f"{_CALL}{at}"] for at in range(count)]
    except KeyError as error:
        message = "Google Wallet answered a batch incompletely."
        raise Unavailable(message) from error


def _reply(raw: object) -> httpx.Response:
    """One answer as HTTP writes it: a status line, fields, an empty line, a body."""
    head, _, body = (raw if isinstance(raw, bytes) else b"").partition(b"\r\n\r\n")
    status = head.split(b" ")[1:2]
    code = int(status[0]) if status and status[0].isdigit() else 500
    return httpx.Response(code, content=body)
