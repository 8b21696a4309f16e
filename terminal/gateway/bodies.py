"""Reads an answer's body piece by piece, so that no answer can fill the memory.

The HTTP client would inflate a whole piece at once: 64 KiB of it can become 64 MiB. Here a
compressed body never grows past the limit.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from terminal.use_cases.ports import ServerTrouble, ServerUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterable

# A page of 200 records of 2 KiB is 0.6 MB in base64; nothing of the protocol comes near this.
MOST_BODY_BYTES = 8 * 1024 * 1024

# What the client offers to understand, and all that it does.
ACCEPTED_ENCODING = "gzip"
_GZIP_WINDOW_BITS = 31


def read_body(pieces: Iterable[bytes], encoding: str) -> bytes:
    """The whole body, inflated; raises ServerUnavailable for one that is too large or not gzip."""
    match encoding.strip().lower():
        case "" | "identity":
            return _joined(pieces)
        case "gzip":
            return _inflated(_joined(pieces))
        case _:
            raise ServerUnavailable(ServerTrouble.NOT_OUR_SERVER, "an unknown content encoding")


def _joined(pieces: Iterable[bytes]) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > MOST_BODY_BYTES:
            raise _too_large()
    return bytes(body)


def _inflated(body: bytes) -> bytes:
    inflater = zlib.decompressobj(_GZIP_WINDOW_BITS)
    try:
        inflated = inflater.decompress(body, MOST_BODY_BYTES + 1)
    except zlib.error as error:
        raise ServerUnavailable(ServerTrouble.NOT_OUR_SERVER, "a damaged gzip body") from error
    if len(inflated) > MOST_BODY_BYTES:
        raise _too_large()
    if not inflater.eof:
        raise ServerUnavailable(ServerTrouble.CUT_OFF, "half a gzip body")
    return inflated


def _too_large() -> ServerUnavailable:
    return ServerUnavailable(ServerTrouble.NOT_OUR_SERVER, "an answer of more than 8 MiB")
