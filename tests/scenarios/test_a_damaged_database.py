"""A counter whose data are damaged keeps them, and goes on with what its journal says."""

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


def test_damaged_data_of_nobody_are_kept_and_the_counter_can_be_paired(
    tmp_path: Path, qapp: QApplication
) -> None:
    (tmp_path / DATABASE_NAME).write_bytes(NOISE)
    counter = CounterDriver(qapp, tmp_path)
    try:
        counter.until_screen(Screen.PAIRING)
        assert (tmp_path / f"{DATABASE_NAME}.damaged-1").read_bytes() == NOISE
    finally:
        counter.close()
