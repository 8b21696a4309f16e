"""A counter whose data cannot be opened says so, stays so, and leaves the data as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.storage.local_store import DATABASE_NAME
from terminal.ui.desk import Screen
from tests.scenarios.counter_driver import CounterDriver

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(120)]

NOISE = b"this is no database, and somebody may still want it\n" * 400


def test_a_damaged_database_is_told_and_kept(tmp_path: Path, qapp: QApplication) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(NOISE)
    counter = CounterDriver(qapp, tmp_path)
    try:
        counter.until_screen(Screen.RESULT)
        assert counter.headline() == "The data is damaged"
        counter.dismiss()
        assert counter.screen is Screen.RESULT
        assert (tmp_path / DATABASE_NAME).read_bytes() == NOISE
    finally:
        counter.close()
