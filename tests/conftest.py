"""What holds for every test: no network but this machine, and skips that are named and counted."""

from __future__ import annotations

import ipaddress
import os
import re
import sys
from collections import defaultdict
from typing import TYPE_CHECKING

import hypothesis
import pytest

from tests.postgres_cluster import NoPostgresError, PostgresCluster

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.postgres_cluster import PostgresDatabase

# `dev.py test` names here the system parts that this machine lacks.
MISSING_PARTS = frozenset(filter(None, os.environ.get("STEMPEL_MISSING_PARTS", "").split(",")))
MISSING = "missing system part: "
# A test file that imports one of these, or asks for qtbot, needs the libraries Qt loads.
USES_QT = re.compile(
    r"^\s*(?:from|import) (?:PySide6|terminal\.(?:app|background|devices|ui))\b|\bqtbot\b",
    re.MULTILINE,
)

# A deadline would measure how busy the machine is, not whether the code is right.
hypothesis.settings.register_profile("stempel", deadline=None, print_blob=True)
hypothesis.settings.load_profile("stempel")


def refuse_the_network(event: str, arguments: tuple[object, ...]) -> None:
    """Raise when a test connects to anything but loopback; a local socket's address is no tuple."""
    if event != "socket.connect" or not isinstance(address := arguments[1], tuple):
        return
    host = str(address[0])
    if host != "localhost" and not ipaddress.ip_address(host).is_loopback:
        message = f"a test tried to reach {host}: only this machine is allowed"
        raise RuntimeError(message)


sys.addaudithook(refuse_the_network)


class SkippedFile(pytest.Module):
    """A test file that cannot even be imported on this machine, kept visible as one skip."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield one item that stands for the whole file."""
        yield SkippedItem.from_parent(self, name="whole file")


class SkippedItem(pytest.Item):
    """Stands for all tests of a file."""

    def runtest(self) -> None:
        """Skip, with the reason the summary counts by."""
        pytest.skip(f"{MISSING}qt")


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> SkippedFile | None:
    """Do not import Qt where its libraries are missing: the import itself would fail."""
    if "qt" not in MISSING_PARTS or not module_path.name.startswith("test_"):
        return None
    if not USES_QT.search(module_path.read_text(encoding="utf-8")):
        return None
    return SkippedFile.from_parent(parent, path=module_path)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what is marked as needing a part this machine lacks."""
    for item in items:
        for part in sorted(MISSING_PARTS):
            if item.get_closest_marker(f"needs_{part}"):
                item.add_marker(pytest.mark.skip(reason=f"{MISSING}{part}"))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name every test that was skipped because the machine lacks something, by what it lacks."""
    skipped: dict[str, list[str]] = defaultdict(list)
    for report in terminalreporter.getreports("skipped"):
        _, found, part = str(report.longrepr).partition(MISSING)
        if found:
            skipped[part.rstrip("')")].append(report.nodeid)
    if skipped:
        total = sum(map(len, skipped.values()))
        terminalreporter.write_sep("=", f"skipped for missing system parts: {total}")
        for part, names in sorted(skipped.items()):
            terminalreporter.write_line(f"{part}: {', '.join(sorted(names))}")


@pytest.fixture(scope="session")
def postgres_cluster() -> Iterator[PostgresCluster]:
    """A PostgreSQL of this test process's own, started when the first test asks for it."""
    try:
        cluster = PostgresCluster()
    except NoPostgresError:
        pytest.skip(f"{MISSING}postgres")
    yield cluster
    cluster.stop()


@pytest.fixture
def postgres(postgres_cluster: PostgresCluster) -> Iterator[PostgresDatabase]:
    """A database with the newest schema and nothing in it."""
    database = postgres_cluster.fresh_database()
    yield database
    postgres_cluster.drop(database)
