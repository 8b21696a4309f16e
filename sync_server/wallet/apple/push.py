"""Apple's push service: an empty message that makes a phone ask what has changed.

HTTP/2 under the pass certificate itself, always to the production service. No token is logged.
"""

from __future__ import annotations

import asyncio
import enum
import ssl
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import msgspec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Collection

    from sync_server.wallet.apple.signing import Signer

PRODUCTION_URL = "https://api.push.apple.com"
# As many streams as Apple allows on one connection at a time.
_MOST_AT_ONCE = 100
_TIMEOUT_S = 10
# Two bytes: an empty body is refused. Whatever else was in it, no pass would show it.
_BODY = b"{}"
_HEADERS = {"apns-push-type": "background", "apns-priority": "5"}

_OK, _BAD_REQUEST, _FORBIDDEN, _GONE, _TOO_LARGE, _TOO_MANY = 200, 400, 403, 410, 413, 429
_FIRST_SERVER_ERROR = 500


class PushKind(enum.Enum):
    """What became of a push."""

    SENT = "sent"
    GONE = "gone"
    LATER = "later"
    REFUSED = "refused"


class PushAnswer(Struct, frozen=True):
    """`gone_since` is when Apple last knew that the token was no more, where it says so."""

    kind: PushKind
    problem: str = ""
    gone_since: datetime | None = None
    not_before_s: float = 0


class _Reason(Struct):
    reason: str = ""
    timestamp: int | None = None


class ApplePush:
    """One certificate's way to the push service; `headers` may replace how a push is marked."""

    def __init__(
        self,
        signer: Signer,
        url: str = PRODUCTION_URL,
        trusted: Path | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        self._url = url
        self._context = _context(signer, trusted)
        self._headers = {"apns-topic": signer.pass_type, **(headers or _HEADERS)}

    async def send(self, tokens: Collection[str]) -> dict[str, PushAnswer]:
        """Push once to each of these tokens; whatever happens is an answer."""
        turns = asyncio.Semaphore(_MOST_AT_ONCE)
        limits = httpx.Limits(max_connections=1)

        async def push(token: str) -> PushAnswer:
            async with turns:
                return await self._push(http, token)

        async with httpx.AsyncClient(
            http1=False, http2=True, verify=self._context, timeout=_TIMEOUT_S, limits=limits
        ) as http:
            each = list(dict.fromkeys(tokens))
            return dict(zip(each, await asyncio.gather(*map(push, each)), strict=True))

    async def _push(self, http: httpx.AsyncClient, token: str) -> PushAnswer:
        address = f"{self._url}/3/device/{token}"
        try:
            answer = await http.post(address, content=_BODY, headers=self._headers)
        except (httpx.HTTPError, ssl.SSLError) as error:
            what = f"Apple's push service cannot be reached ({type(error).__name__})."
            return PushAnswer(PushKind.LATER, what)
        return _read(answer)


def _read(answer: httpx.Response) -> PushAnswer:
    if answer.status_code == _OK:
        return PushAnswer(PushKind.SENT)
    said = _reason_in(answer.content)
    if answer.status_code == _GONE:
        return PushAnswer(PushKind.GONE, gone_since=_since(said))
    if answer.status_code == _BAD_REQUEST and said.reason == "BadDeviceToken":
        return PushAnswer(PushKind.GONE)
    if answer.status_code == _TOO_MANY or answer.status_code >= _FIRST_SERVER_ERROR:
        words = f"Apple's push service asks to come back later ({answer.status_code})."
        return PushAnswer(PushKind.LATER, words, not_before_s=_wait_of(answer))
    if answer.status_code == _FORBIDDEN:
        words = f"Apple's push service does not take the pass certificate ({said.reason})."
        # A certificate is renewed by a person, and what waits then should be told.
        return PushAnswer(PushKind.LATER, words)
    words = f"Apple's push service refuses the push ({answer.status_code} {said.reason})."
    return PushAnswer(PushKind.REFUSED, words)


def _reason_in(content: bytes) -> _Reason:
    try:
        return msgspec.json.decode(content, type=_Reason)
    except msgspec.MsgspecError:
        return _Reason()


def _since(said: _Reason) -> datetime | None:
    if said.timestamp is None:
        return None
    try:
        return datetime.fromtimestamp(said.timestamp / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return None


def _wait_of(answer: httpx.Response) -> float:
    asked = answer.headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0


def _context(signer: Signer, trusted: Path | None) -> ssl.SSLContext:
    """TLS under the pass certificate; `trusted` stands for the authorities of this computer."""
    context = ssl.create_default_context(cafile=None if trusted is None else str(trusted))
    chain = [one.public_bytes(Encoding.PEM) for one in (signer.certificate, signer.issuer)]
    key = signer.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    # The library below reads files only; this one is its owner's alone, and gone at once.
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "push.pem")
        file.touch(mode=0o600)
        file.write_bytes(b"".join([key, *chain]))
        context.load_cert_chain(file)
    return context
