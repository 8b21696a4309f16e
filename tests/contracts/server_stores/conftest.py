"""The stores under contract: in memory and on SQLite, opened afresh for every transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync_server.storage.unit_of_work import transaction
from sync_server.storage.upgrade import upgrade
from tests.fakes.server_stores import MemoryUnitOfWork

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager
    from pathlib import Path

    from sync_server.services.ports import UnitOfWork

    Begin = Callable[[], AbstractContextManager[UnitOfWork]]


@pytest.fixture(params=["memory", "sqlite"])
def begin(request: pytest.FixtureRequest, tmp_path: Path) -> Begin:
    """Begins a unit of work over stores that were empty when the test began."""
    if request.param == "memory":
        return MemoryUnitOfWork().transaction
    database = tmp_path / "server.sqlite3"
    upgrade(database)
    return lambda: transaction(database)
