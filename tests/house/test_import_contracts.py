"""Plants every forbidden import into a copy of the rooms and sees each one caught, and by name."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from typing import TYPE_CHECKING

from tests.house.sources import ROOT, product_modules

if TYPE_CHECKING:
    from pathlib import Path

ROOMS = (
    "shared_domain",
    *("terminal", "terminal.ui", "terminal.background", "terminal.use_cases"),
    *("terminal.storage", "terminal.gateway", "terminal.devices"),
    *("sync_server", "sync_server.endpoints", "sync_server.pages", "sync_server.jobs"),
    *("sync_server.services", "sync_server.storage", "sync_server.wallet", "sync_server.keys"),
)
TOP_MODULES = ("terminal.app", "terminal.__main__", "sync_server.app", "sync_server.__main__")

# What each room does use: the contracts must let these through.
ALLOWED = (
    ("shared_domain", "msgspec"),
    ("shared_domain", "datetime"),
    ("terminal.ui", "PySide6.QtWidgets"),
    ("terminal.ui", "terminal.background"),
    ("terminal.ui", "terminal.use_cases"),
    ("terminal.ui", "shared_domain"),
    ("terminal.background", "PySide6.QtCore"),
    ("terminal.background", "terminal.use_cases"),
    ("terminal.devices", "PySide6.QtSerialPort"),
    ("terminal.storage", "sqlalchemy"),
    ("terminal.storage", "alembic"),
    ("terminal.storage", "terminal.use_cases"),
    ("terminal.gateway", "httpx"),
    ("terminal.use_cases", "shared_domain"),
    ("sync_server.endpoints", "litestar"),
    ("sync_server.endpoints", "sync_server.services"),
    ("sync_server.pages", "litestar"),
    ("sync_server.jobs", "sync_server.services"),
    ("sync_server.storage", "sqlalchemy"),
    ("sync_server.wallet", "httpx"),
    ("sync_server.services", "shared_domain"),
)
FORBIDDEN = (
    ("shared_domain", "terminal"),
    ("shared_domain", "sync_server"),
    ("shared_domain", "PySide6.QtCore"),
    ("shared_domain", "sqlalchemy"),
    ("shared_domain", "cryptography"),
    ("shared_domain", "time"),
    ("shared_domain", "random"),
    ("shared_domain", "pathlib"),
    ("shared_domain", "logging"),
    ("shared_domain", "threading"),
    ("terminal.ui", "sync_server.services"),
    ("terminal.ui", "terminal.app"),
    ("terminal.ui", "terminal.storage"),
    ("terminal.ui", "terminal.gateway"),
    ("terminal.ui", "terminal.devices"),
    ("terminal.ui", "sqlalchemy"),
    ("terminal.ui", "httpx"),
    ("terminal.background", "terminal.ui"),
    ("terminal.background", "terminal.storage"),
    ("terminal.background", "httpx"),
    ("terminal.storage", "terminal.gateway"),
    ("terminal.storage", "terminal.ui"),
    ("terminal.storage", "PySide6.QtSql"),
    ("terminal.gateway", "terminal.background"),
    ("terminal.gateway", "terminal.storage"),
    ("terminal.gateway", "sqlalchemy"),
    ("terminal.devices", "terminal.ui"),
    ("terminal.devices", "httpx"),
    ("terminal.use_cases", "terminal.storage"),
    ("terminal.use_cases", "terminal.ui"),
    ("terminal.use_cases", "PySide6.QtCore"),
    ("terminal.use_cases", "sqlite3"),
    ("sync_server.endpoints", "terminal.use_cases"),
    ("sync_server.endpoints", "sync_server.storage"),
    ("sync_server.endpoints", "sqlalchemy"),
    ("sync_server.pages", "sync_server.wallet"),
    ("sync_server.jobs", "sync_server.storage"),
    ("sync_server.jobs", "litestar"),
    ("sync_server.services", "litestar"),
    ("sync_server.services", "sync_server.endpoints"),
    ("sync_server.services", "psycopg"),
    ("sync_server.storage", "sync_server.wallet"),
    ("sync_server.storage", "sync_server.jobs"),
    ("sync_server.wallet", "alembic"),
    ("sync_server.keys", "sync_server.storage"),
    ("sync_server.services", "sync_server.keys"),
    ("sync_server.storage", "PySide6.QtCore"),
    ("sync_server", "PySide6.QtCore"),
    ("terminal", "httpx"),
)


def build_rooms(folder: Path) -> None:
    """Make empty rooms under the project's own contracts, each importing what it may."""
    for room in ROOMS:
        package = folder.joinpath(*room.split("."))
        package.mkdir()
        (package / "__init__.py").touch()
    for module in TOP_MODULES:
        folder.joinpath(*module.split(".")).with_suffix(".py").touch()
    for number, (room, imported) in enumerate(ALLOWED):
        plant(folder, room, f"allowed_{number}", imported)
    (folder / "pyproject.toml").write_bytes((ROOT / "pyproject.toml").read_bytes())


def plant(folder: Path, room: str, name: str, imported: str) -> None:
    """Write a module into a room that imports one thing."""
    path = folder.joinpath(*room.split("."), f"{name}.py")
    path.write_text(f"import {imported}\n", encoding="utf-8")


def top_name(imported: str) -> str:
    """Return what the checker calls an import: a room by its full name, a library by its first."""
    return imported if imported in {*ROOMS, *TOP_MODULES} else imported.partition(".")[0]


def contracts_verdict(folder: Path) -> tuple[int, str]:
    """Return the checker's exit status and what it says."""
    program = "import sys; from importlinter.cli import lint_imports_command as c; c()"
    finished = subprocess.run(
        [sys.executable, "-c", program, "--no-cache", "--no-logo"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    return finished.returncode, finished.stdout + finished.stderr


def test_rooms_that_keep_to_the_rules_pass(tmp_path: Path) -> None:
    build_rooms(tmp_path)

    status, said = contracts_verdict(tmp_path)

    assert status == 0, said
    assert "0 broken" in said


def test_every_forbidden_import_is_named(tmp_path: Path) -> None:
    build_rooms(tmp_path)
    for number, (room, imported) in enumerate(FORBIDDEN):
        plant(tmp_path, room, f"forbidden_{number:02}", imported)

    status, said = contracts_verdict(tmp_path)

    missed = [
        (room, imported)
        for number, (room, imported) in enumerate(FORBIDDEN)
        if f"{room}.forbidden_{number:02} -> {top_name(imported)}" not in said
    ]
    assert status == 1
    assert missed == []
    assert "allowed_" not in said


def test_every_room_of_the_product_stands_in_a_contract() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = " ".join(layer for contract in contracts for layer in contract.get("layers", []))
    rooms = {".".join(path.parts[:2]) for path in product_modules() if len(path.parts) > 2}
    programs_rooms = {room for room in rooms if not room.startswith("shared_domain.")}

    assert {room for room in programs_rooms if f"({room})" not in layers} == set()
