"""A network between one terminal and the server that a test can cut, join again, or hijack."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from typing import TYPE_CHECKING, Self

from tests.terminal.gateway.loopback import read_request

if TYPE_CHECKING:
    from types import TracebackType

    from tests.terminal.gateway.loopback import Script

_CHUNK = 65_536


class CuttableLine:
    """Listens on a loopback port and passes bytes on to another, while it is not cut."""

    def __init__(self, server_port: int) -> None:
        self._server_port = server_port
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        self._is_cut = False
        self._script: Script | None = None
        self.port = 0
        self._listener = self._listen()
        self.port = self._listener.getsockname()[1]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cut()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def cut(self) -> None:
        """Break every connection, and refuse every new one until joined."""
        with self._lock:
            self._is_cut = True
            broken, self._open = self._open, set()
        for end in (self._listener, *broken):
            _close(end)

    def join(self) -> None:
        """Let everything through to the server."""
        self._open_again(None)

    def hijack(self, script: Script) -> None:
        """Break every connection; whoever comes then is answered by this script."""
        self._open_again(script)

    def _open_again(self, script: Script | None) -> None:
        self.cut()
        with self._lock:
            self._is_cut, self._script = False, script
        self._listener = self._listen()

    def _listen(self) -> socket.socket:
        listener = socket.create_server(("127.0.0.1", self.port))
        threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        return listener

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
            except OSError:
                return
            if self._script is not None:
                threading.Thread(target=self._play, args=(near, self._script), daemon=True).start()
                continue
            far = self._reach()
            if far is None:
                _close(near)
                continue
            for source, target in ((near, far), (far, near)):
                threading.Thread(target=self._pass_on, args=(source, target), daemon=True).start()

    def _play(self, near: socket.socket, script: Script) -> None:
        with self._lock:
            self._open.add(near)
        try:
            while read_request(near):
                script(near)
        except OSError:
            pass
        finally:
            _close(near)

    def _reach(self) -> socket.socket | None:
        with self._lock:
            if self._is_cut:
                return None
        try:
            return socket.create_connection(("127.0.0.1", self._server_port), timeout=5)
        except OSError:
            return None

    def _pass_on(self, source: socket.socket, target: socket.socket) -> None:
        source.settimeout(None)
        with self._lock:
            cut = self._is_cut
            self._open |= {source, target}
        try:
            while not cut and (chunk := source.recv(_CHUNK)):
                target.sendall(chunk)
        except OSError:
            pass
        finally:
            with self._lock:
                self._open -= {source, target}
            _close(source)
            _close(target)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
