"""The window must not wait for what only the workers need."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

HEAVY = ("sqlalchemy", "alembic", "httpx", "bcrypt", "keyring", "cryptography", "sqlite3")


@pytest.mark.needs_qt
@pytest.mark.parametrize("module", ["terminal.app", "terminal.__main__"])
def test_importing_the_program_imports_no_database_and_no_network(module: str) -> None:
    program = f"import sys, {module}; print(*sorted(set({HEAVY!r}) & set(sys.modules)))"

    # Measuring coverage imports a database of its own, which is none of the program's doing.
    environment = {name: value for name, value in os.environ.items() if "COV" not in name}

    finished = subprocess.run(
        [sys.executable, "-c", program],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )

    assert finished.stdout.split() == []
