"""Serving over HTTP: opening the socket, starting, and stopping without keeping anybody waiting."""

from __future__ import annotations

import asyncio
import gc
import socket
from contextlib import suppress
from typing import TYPE_CHECKING

import uvicorn

from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from collections.abc import Callable

    from shared_domain.identifiers import VendorId
    from sync_server.app import Server

# A request that was cut off must not hold up a stop; nothing was promised to its sender.
_GRACE_S = 1
_WAITING_CONNECTIONS = 128

# A push of 500 items makes some ten thousand objects, none of which needs the collector.
_ALLOCATIONS_BETWEEN_COLLECTIONS = 50_000


class WebServer(uvicorn.Server):
    """uvicorn, which tells when it is up and lets held pulls go as soon as it is to stop."""

    def __init__(self, server: Server, on_started: Callable[[], None]) -> None:
        config = uvicorn.Config(
            server.web,
            log_config=None,
            access_log=False,
            ws="none",
            lifespan="off",
            server_header=False,
            timeout_graceful_shutdown=_GRACE_S,
            backlog=_WAITING_CONNECTIONS,
        )
        super().__init__(config)
        self._bells = server.office.bells
        self._line = server.bell_line
        self._runner = server.runner
        self._on_started = on_started

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self._line is not None:
            self._line.listen(self._ring_from_elsewhere(asyncio.get_running_loop()))
        self._runner.start()
        self._on_started()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self._bells.release_all()
        await self._runner.stop()
        await super().shutdown(sockets)

    def _ring_from_elsewhere(self, loop: asyncio.AbstractEventLoop) -> Callable[[VendorId], None]:
        """Rings here what another process has committed; it is called on a thread of its own."""

        def ring(vendor_id: VendorId) -> None:
            # The loop may be gone by the time the last call is heard.
            with suppress(RuntimeError):
                loop.call_soon_threadsafe(self._bells.ring, vendor_id)

        return ring


def spare_the_collector() -> None:
    """For a process that only serves: what exists by now lives as long as the server does.

    Walking all of it again and again cost a sixth of the time that taking journals takes.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_ALLOCATIONS_BETWEEN_COLLECTIONS, 20, 100)


def bound_socket(host: str, port: int) -> socket.socket:
    """A listening address, taken before anything else starts; port 0 takes any free one."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    # Named in full: only then does the event loop switch off Nagle's algorithm, which would
    # hold back every second small answer for 40 ms.
    listener = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    if hasattr(socket, "SO_EXCLUSIVEADDRUSE"):
        # On Windows the other option would let two servers share a port.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
    else:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
    except OSError as error:
        listener.close()
        message = f"Port {port} of {host} cannot be used ({error.strerror}). Choose another."
        raise Unavailable(message) from error
    return listener


def url_of(address: tuple[str | int, ...]) -> str:
    """Where a bound socket's address is found from this computer."""
    host, port = address[:2]
    return f"http://[{host}]:{port}" if ":" in str(host) else f"http://{host}:{port}"
