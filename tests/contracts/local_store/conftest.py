"""The stores under contract, and a till that writes into them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.storage.local_store import SqliteLocalStore
from tests.fakes.journal_writer import JournalWriter
from tests.fakes.local_store import MemoryLocalStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terminal.use_cases.store_ports import LocalStore


@pytest.fixture(params=["memory", "sqlite"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LocalStore]:
    """An empty store, once of each kind."""
    opened: LocalStore = (
        MemoryLocalStore()
        if request.param == "memory"
        else SqliteLocalStore(tmp_path / "till", ballast_bytes=4096)
    )
    yield opened
    opened.close()


@pytest.fixture
def till() -> JournalWriter:
    """Till 1, in one epoch."""
    return JournalWriter()
