"""A server on this machine that says, byte for byte, what a test wants it to say."""

from __future__ import annotations

import socket
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    Script = Callable[[socket.socket], None]


@dataclass
class LoopbackServer:
    """`requests` are what it was asked, head and body; `script` answers each of them.

    Without `reads_requests` the script gets the bare connection, once.
    """

    script: Script
    reads_requests: bool = True
    requests: list[bytes] = field(default_factory=list)
    url: str = ""
    asked: threading.Event = field(default_factory=threading.Event)

    def serve(self, listening: socket.socket) -> None:
        """Take connections until the listening socket is closed."""
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=(connection,), daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection:
            try:
                if not self.reads_requests:
                    self.script(connection)
                    return
                while request := read_request(connection):
                    self.requests.append(request)
                    self.asked.set()
                    self.script(connection)
            except OSError:
                return  # the client hung up, which some tests are about


def read_request(connection: socket.socket) -> bytes:
    """One whole request; nothing when the other side closed."""
    received = b""
    while b"\r\n\r\n" not in received:
        piece = connection.recv(65536)
        if not piece:
            return b""
        received += piece
    head, _, body = received.partition(b"\r\n\r\n")
    lengths = [
        int(line.partition(b":")[2])
        for line in head.splitlines()
        if line.lower().startswith(b"content-length:")
    ]
    while len(body) < sum(lengths):
        body += connection.recv(65536)
    return head + b"\r\n\r\n" + body


@contextmanager
def serving(script: Script, *, reads_requests: bool = True) -> Iterator[LoopbackServer]:
    """A server on a free port of this machine, until the block ends."""
    server = LoopbackServer(script, reads_requests)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server.url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        thread = threading.Thread(target=server.serve, args=(listening,), daemon=True)
        thread.start()
        yield server
        listening.shutdown(socket.SHUT_RDWR)
    thread.join(5)


def answer(
    body: bytes, status: str = "200 OK", content_type: str = "application/json", **headers: str
) -> bytes:
    """A whole HTTP answer; keyword `content_encoding` becomes the header Content-Encoding."""
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {content_type}"]
    headers.setdefault("content_length", str(len(body)))
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode() + body


def always(response: bytes) -> Script:
    """Give the same answer to everything."""
    return lambda connection: connection.sendall(response)


def then_hang_up(response: bytes) -> Script:
    """Say this much and close the line."""

    def script(connection: socket.socket) -> None:
        connection.sendall(response)
        connection.shutdown(socket.SHUT_RDWR)

    return script
