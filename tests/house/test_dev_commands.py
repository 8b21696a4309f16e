"""Runs dev.py as a person does, with what a machine may lack, and reads what it says."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.sources import ROOT

DEV = ROOT / "dev.py"


def type_command(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run dev.py with some words and a few extra environment variables."""
    return subprocess.run(
        [sys.executable, str(DEV), *words],
        cwd=ROOT,
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_a_command_it_lists_them() -> None:
    finished = type_command()

    assert finished.returncode == 0
    for name in ("demo", "test", "lint", "types", "contracts", "fuzz", "storm", "lock"):
        assert re.search(rf"^  {name} +[A-Z]", finished.stdout, re.MULTILINE), name


def test_an_unknown_command_is_refused_with_the_list() -> None:
    finished = type_command("deploy")

    assert finished.returncode == 2
    assert "no command 'deploy'" in finished.stderr
    assert "contracts" in finished.stderr


@pytest.mark.parametrize(("command", "program"), [("fuzz", "codes"), ("storm", "power_cuts")])
def test_a_command_with_many_programs_names_them_when_asked_for_none(
    command: str, program: str
) -> None:
    finished = type_command(command)

    assert finished.returncode == 2
    assert program in finished.stdout
    assert "test_" not in finished.stdout


def test_it_needs_nothing_but_python() -> None:
    tree = ast.parse(DEV.read_text(encoding="utf-8"))
    imported = {
        name.name.partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for name in node.names
    } | {
        (node.module or "").partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }

    assert imported - sys.stdlib_module_names == set()


@pytest.fixture
def odd_test_folder(tmp_path: Path) -> Path:
    """A folder with the house's own conftest and one test for each thing a machine may lack."""
    (tmp_path / "conftest.py").write_bytes((ROOT / "tests" / "conftest.py").read_bytes())
    (tmp_path / "test_keys.py").write_text(
        "import pytest\n\n\n@pytest.mark.needs_xvfb\ndef test_a_key() -> None:\n    ...\n",
        encoding="utf-8",
    )
    (tmp_path / "test_window.py").write_text(
        "import PySide6\n\nraise AssertionError(PySide6)\n", encoding="utf-8"
    )
    (tmp_path / "test_sum.py").write_text("def test_sum() -> None:\n    ...\n", encoding="utf-8")
    return tmp_path


def test_what_a_machine_lacks_is_skipped_by_name_and_counted(odd_test_folder: Path) -> None:
    pytest_here = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")]
    quietly = ["-n", "1", "-p", "no:pytest-qt", "-p", "no:cacheprovider"]

    finished = subprocess.run(
        [*pytest_here, *quietly, "--rootdir", str(odd_test_folder), "."],
        cwd=odd_test_folder,
        env={**os.environ, "STEMPEL_MISSING_PARTS": "qt,xvfb"},
        capture_output=True,
        text=True,
        check=False,
    )

    assert finished.returncode == 0, finished.stdout
    assert "skipped for missing system parts: 2" in finished.stdout
    assert "qt: test_window.py::whole file" in finished.stdout
    assert "xvfb: test_keys.py::test_a_key" in finished.stdout
    assert "1 passed, 2 skipped" in finished.stdout


def test_nothing_outside_this_machine_can_be_reached() -> None:
    program = (
        "import socket, sys\n"
        "import tests.conftest\n"
        "with socket.socket() as plug:\n"
        "    plug.connect(('192.0.2.1', 9))\n"
    )

    finished = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert "a test tried to reach 192.0.2.1" in finished.stderr
