"""Holds the locked wheels to what the project promises: hashed, agreeing, without a browser."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(r"^([a-z0-9][a-z0-9.-]*)==(\S+)(.*)$", re.MULTILINE)


def pins_of(name: str) -> dict[str, str]:
    """Return package to version of one lock."""
    text = (ROOT / "requirements" / f"{name}.txt").read_text(encoding="utf-8")
    return {package: version for package, version, _ in PIN.findall(text)}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_pin_carries_its_hashes(lock: object) -> None:
    text = (ROOT / "requirements" / str(lock)).read_text(encoding="utf-8")

    pinned = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]

    assert pinned
    assert [block for block in pinned if "==" not in block or "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("part", ["terminal", "server", "installer"])
def test_a_program_ships_the_versions_it_was_tested_with(part: str) -> None:
    assert pins_of(part).items() <= pins_of("development").items()


def test_the_terminal_runs_on_the_qt_that_counts_references_right() -> None:
    assert pins_of("terminal")["pyside6"].startswith("6.11.")


def test_no_browser_engine_and_no_gpl_module_is_shipped() -> None:
    assert {"pyside6-webengine", "pyside6-pdf"} & pins_of("development").keys() == set()


def test_the_server_needs_no_qt() -> None:
    assert [package for package in pins_of("server") if package.startswith("pyside6")] == []
