"""What anyone may call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.endpoints.messages import Health

if TYPE_CHECKING:
    from sync_server.endpoints.callers import Anyone, Call


async def health(call: Call[Anyone]) -> Health:
    """Whether the server can work: it answers, and its database can be read."""
    await call.read(lambda uow, _instruments, _anyone: uow.vendors.by_slug(""))
    return Health(status="ok", generation=call.office.instruments.server.generation)
