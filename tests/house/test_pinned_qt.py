"""Proves on the pinned PySide6 that a long day of screen updates does not end in an abort."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

# PySide6 6.12.0 dropped one reference to None at every void call and aborted after about 5,000.
PROGRAM = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
application = QApplication([])
label = QLabel()
before = sys.getrefcount(None)
for number in range(200_000):
    label.setText("1")
print(before - sys.getrefcount(None))
"""


@pytest.mark.needs_qt
def test_two_hundred_thousand_updates_lose_no_reference_to_none() -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}

    finished = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stderr
    assert int(finished.stdout) < 100
