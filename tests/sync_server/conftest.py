"""What tests of the server share."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if "STEMPEL" not in name}
    return clean | {"STEMPEL_DATA": str(tmp_path / "data"), "STEMPEL_PORT": "0"}
