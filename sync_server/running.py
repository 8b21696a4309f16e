"""A whole server on a thread of this process, for tests and demonstrations."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING, Self

from sync_server.app import migrate, open_server
from sync_server.serving import WebServer, bound_socket, url_of

if TYPE_CHECKING:
    from types import TracebackType

    from sync_server.app import Outside
    from sync_server.settings import Settings

_START_LIMIT_S = 30
_STOP_LIMIT_S = 10


class RunningServer:
    """Answers from entering the `with` block to leaving it; `server` is its inside.

    `address` is where it listens, `url` where it says that it is found.
    """

    def __init__(self, settings: Settings, outside: Outside | None = None) -> None:
        migrate(settings)
        self._listener = bound_socket(settings.host, settings.port)
        self.address = url_of(self._listener.getsockname())
        self.url = settings.public_url or self.address
        self.server = open_server(settings, self.url, outside)
        self._started = threading.Event()
        self._web = WebServer(self.server, self._started.set)
        self._thread = threading.Thread(target=self._serve, name="server")

    def __enter__(self) -> Self:
        self._thread.start()
        if not self._started.wait(_START_LIMIT_S):
            self.stop()
            message = "the server did not start"
            raise RuntimeError(message)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def stop(self) -> None:
        """Let held requests go, finish the others, close the database."""
        self._web.should_exit = True
        self._thread.join(_STOP_LIMIT_S)
        self.server.close()

    def _serve(self) -> None:
        with self._listener:
            self._web.run(sockets=[self._listener])
