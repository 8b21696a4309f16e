"""A data folder for each test, and the tests that need an account with all rights."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.fakes.journal_writer import JournalWriter

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the till keeps everything; not made yet."""
    return tmp_path / "till"


@pytest.fixture
def till() -> JournalWriter:
    """Till 1, in one epoch."""
    return JournalWriter()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip by name what only root can do to a disk."""
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        return
    for item in items:
        if item.get_closest_marker("needs_root"):
            item.add_marker(pytest.mark.skip(reason="missing system part: root"))
