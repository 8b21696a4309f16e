"""What anyone may call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sync_server.endpoints.messages import Health
from sync_server.services.generations import generation_of

if TYPE_CHECKING:
    from sync_server.endpoints.callers import Anyone, Call


async def health(call: Call[Anyone]) -> Health:
    """Whether the server can work: it answers, and its database can be read."""
    generation = await call.read(lambda uow, _instruments, _anyone: generation_of(uow))
    return Health(status="ok", generation=generation)
