"""The customer's side goes to the other screen, and nowhere where there is no other."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.needs_qt


def told_with(screens: int, folder: Path) -> dict[str, Any]:
    program = "tests.terminal.ui.customer_display.two_screens"
    command = [sys.executable, "-m", program, str(folder), str(screens)]
    finished = subprocess.run(command, capture_output=True, text=True, check=True)
    told: dict[str, Any] = json.loads(finished.stdout)
    return told


def test_with_two_screens_the_customer_has_one(tmp_path: Path) -> None:
    told = told_with(2, tmp_path)

    assert told == {"visible": True, "screen": "customer", "focus": True, "alone": True}


def test_with_one_screen_the_cashier_keeps_it(tmp_path: Path) -> None:
    assert told_with(1, tmp_path)["visible"] is False
