"""The gateway under test; every line it opened is cut when the test ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.gateway.http_gateway import HttpServers
from terminal.system_clock import SystemClock

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture
def servers() -> Iterator[HttpServers]:
    """The real gateway, with the computer's clock."""
    opened = HttpServers(SystemClock())
    yield opened
    opened.close()
