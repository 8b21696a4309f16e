"""One way to one server: asks, waits no longer than it may, and can be cut from another thread."""

from __future__ import annotations

import socket
import ssl
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import httpx
from msgspec import Struct

from shared_domain.wire.codec import UnreadableMessageError, decode, encode
from shared_domain.wire.versions import TERMINAL_PATH
from terminal.gateway.bodies import ACCEPTED_ENCODING, read_body
from terminal.gateway.failures import failure_in_answer, failure_on_the_way
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from terminal.use_cases.ports import Clock

R = TypeVar("R", bound=Struct)

# Servers drop idle connections after 5 s; one that is dropped while a request is on its way
# looks like a cut line, so this end lets go first.
_KEEP_IDLE_S = 4.0

_CONNECTED = {"connection.connect_tcp.complete", "connection.start_tls.complete"}


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait: for a connection, for each next piece of an answer, and for it all."""

    connect_s: float = 3.0
    read_s: float = 10.0
    total_s: float = 60.0


class Line:
    """Used by one thread at a time; `cut` may come from any."""

    def __init__(self, url: str, access_token: str | None, clock: Clock) -> None:
        self._url = url.rstrip("/") + TERMINAL_PATH
        self._token = access_token
        self._clock = clock
        self._client: httpx.Client | None = None
        self._socket: socket.socket | None = None
        self._is_cut = False

    def ask(self, path: str, message: Struct, reply: type[R], patience: Patience) -> R:
        """Post a message and read the reply; raises ServerUnavailable for whatever goes wrong."""
        if self._is_cut:
            raise ServerUnavailable(ServerTrouble.UNREACHABLE, "the line has been cut")
        if self._client is None:
            self._client = self._new_client()
        try:
            body = self._post(self._client, path, encode(message), patience)
        except (httpx.TransportError, httpx.InvalidURL) as error:
            # Not chained: such an error may quote the request, and with it the token.
            raise failure_on_the_way(error) from None
        except RuntimeError:
            # The line was cut just before the request left: the client says it is closed.
            if self._is_cut:
                raise ServerUnavailable(ServerTrouble.UNREACHABLE, "the line was cut") from None
            raise
        return _message_in(body, reply)

    def cut(self) -> None:
        """Let go of the server now; whoever waits for an answer stops waiting."""
        self._is_cut = True
        self._shut_down()
        if self._client is not None:
            self._client.close()

    def _post(self, client: httpx.Client, path: str, content: bytes, patience: Patience) -> bytes:
        watch = _Watch(self, self._clock, patience)
        extensions = {"timeout": watch.timeouts, "trace": watch}
        with client.stream(
            "POST", self._url + path, content=content, extensions=extensions
        ) as response:
            pieces = watch.over(response.iter_raw())
            body = read_body(pieces, response.headers.get("content-encoding", ""))
            failure = failure_in_answer(response.status_code, response.headers, body)
        if failure is not None:
            raise failure
        return body

    def connected(self, connection: socket.socket) -> None:
        """From here on this is what has to be shut down to cut the line."""
        self._socket = connection
        if self._is_cut:
            self._shut_down()

    def _shut_down(self) -> None:
        """Closing a socket does not wake a thread that reads from it; shutting it down does."""
        if self._socket is not None:
            with suppress(OSError):
                socket.socket.shutdown(self._socket, socket.SHUT_RDWR)

    def _new_client(self) -> httpx.Client:
        headers = {
            "Accept": "application/json",
            "Accept-Encoding": ACCEPTED_ENCODING,
            "Content-Type": "application/json",
            "User-Agent": "stempel-terminal",
        }
        if self._token is not None:
            headers["Authorization"] = f"Bearer {self._token}"
        is_encrypted = self._url.startswith("https:")
        return httpx.Client(
            headers=httpx.Headers(headers, encoding="utf-8"),
            verify=_trusted_certificates() if is_encrypted else False,
            # Plain HTTP is for this very computer, where no proxy stands in between.
            trust_env=is_encrypted,
            limits=httpx.Limits(max_connections=1, keepalive_expiry=_KEEP_IDLE_S),
        )


class _Watch:
    """Watches over one request: shortens every wait to what is left of the whole time."""

    def __init__(self, line: Line, clock: Clock, patience: Patience) -> None:
        self._line = line
        self._clock = clock
        self._patience = patience
        self._deadline_s = clock.monotonic_s() + patience.total_s
        self.timeouts: dict[str, float] = {}
        self._shorten()

    def __call__(self, event: str, details: Mapping[str, Any]) -> None:
        """Told by the HTTP client before and after every step (its `trace` extension)."""
        if event in _CONNECTED:
            self._line.connected(details["return_value"].get_extra_info("socket"))
        self._shorten()

    def over(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        """The same pieces, until time is up."""
        for piece in pieces:
            yield piece
            if self._left_s() <= 0:
                raise ServerUnavailable(ServerTrouble.TOO_SLOW, "an answer that does not end")
            self._shorten()

    def _shorten(self) -> None:
        # A timeout of zero would mean not to wait at all, and fail in other words.
        left_s = max(self._left_s(), 0.001)
        connect_s = min(self._patience.connect_s, left_s)
        read_s = min(self._patience.read_s, left_s)
        self.timeouts.update(connect=connect_s, pool=connect_s, read=read_s, write=read_s)

    def _left_s(self) -> float:
        return self._deadline_s - self._clock.monotonic_s()


def _message_in(body: bytes, reply: type[R]) -> R:
    try:
        return decode(body, reply)
    except UnreadableMessageError as error:
        # An answer without a stated length ends wherever the line was cut.
        whole = body.rstrip().endswith(b"}")
        trouble = ServerTrouble.NOT_OUR_SERVER if whole else ServerTrouble.CUT_OFF
        raise ServerUnavailable(trouble, f"not a {reply.__name__}: {error}"[:200]) from error


def _trusted_certificates() -> ssl.SSLContext:
    """Whom the system trusts, an authority of the shop's own included, and the usual ones."""
    context = httpx.create_ssl_context()
    context.load_default_certs()
    return context
