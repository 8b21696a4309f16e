"""Where the shipped fonts, icons, sounds and tokens lie, in a checkout and when installed."""

from __future__ import annotations

from pathlib import Path

# A frozen build keeps the same shape: the resources folder stands beside the terminal package.
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
