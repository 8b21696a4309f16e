"""Finds the files the house rules speak about; it reads them and judges nothing."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PRODUCT_ROOMS = ("shared_domain", "terminal", "sync_server")


def product_modules() -> list[Path]:
    """Return every Python file of the product, as paths inside the checkout."""
    return [path for room in PRODUCT_ROOMS for path in _python_below(room)]


def all_modules() -> list[Path]:
    """Return every Python file of the product, its tests and its commands."""
    return [*product_modules(), *_python_below("tests"), Path("dev.py")]


def _python_below(room: str) -> list[Path]:
    return sorted(path.relative_to(ROOT) for path in (ROOT / room).rglob("*.py"))


@cache
def tree_of(path: Path) -> ast.Module:
    """Parse one file of the checkout."""
    return ast.parse((ROOT / path).read_text(encoding="utf-8"), filename=str(path))


def tracked_files() -> list[Path]:
    """Return every file git keeps or would keep, so not what tools leave behind."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    paths = (Path(name) for name in listed.split("\0") if name)
    return sorted(path for path in paths if (ROOT / path).is_file())
