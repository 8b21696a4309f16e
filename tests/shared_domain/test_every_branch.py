"""Holds the domain to full branch coverage in every run of the tests, whatever else was chosen.

The domain's tests run once more in a process of their own, with few examples and always the
same ones, so that the figure depends neither on chance nor on which worker ran what.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# One process, no chance, no plug-in that would measure or reorder: only the domain's own tests.
PYTEST = [
    *(sys.executable, "-m", "pytest", "-q", "-p", "no:randomly", "-p", "no:cacheprovider"),
    *("-p", "no:xdist", "-p", "no:pytest-qt", "--hypothesis-profile", "brief"),
    *("tests/shared_domain", "tests/wire", f"--ignore={Path(__file__).relative_to(ROOT)}"),
]
COVERAGE = [
    *("--cov=shared_domain", "--cov-branch", "--cov-fail-under=100"),
    *("--cov-report=term-missing:skip-covered",),
]


def test_every_branch_of_the_domain_is_covered(tmp_path: Path) -> None:
    # An outer run that measures coverage must not reach into the inner one.
    environment = {name: value for name, value in os.environ.items() if "COV" not in name}
    environment |= {"COVERAGE_FILE": str(tmp_path / "coverage"), "PYTEST_ADDOPTS": ""}
    done = subprocess.run(
        [*PYTEST, *COVERAGE], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout[-6_000:] + done.stderr[-2_000:]
