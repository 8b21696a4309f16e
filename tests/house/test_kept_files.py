"""Reads every file git keeps and refuses what ties the project to one machine or one host."""

from __future__ import annotations

import re

import pytest

from tests.house.sources import ROOT, tracked_files

# Each host is written in two halves, so that this file does not name it either.
REGISTRY_HOSTS = [
    ("py", "pi.org"),
    ("python", "hosted.org"),
    ("npm", "js.org"),
    ("crates", ".io"),
    ("ruby", "gems.org"),
    ("proxy.golang", ".org"),
    ("docker", ".io"),
    ("gh", "cr.io"),
    ("quay", ".io"),
    ("pkg", ".dev"),
    ("anaconda", ".org"),
    ("deb.debian", ".org"),
    ("security.debian", ".org"),
    ("archive.ubuntu", ".com"),
]
# Where one machine keeps its things: home folders, mounted work folders, local wheel houses.
MACHINE_PATHS = re.compile(
    r"(?<![\w.])/(?:root|home/\w+|Users/\w+|work|opt/(?:py\w*|wheels)|tmp/\w+)/"
    r"|\b[A-Z]:\\Users\\\w+"
    r"|\.\./shared\b"
)
CONFLICT = re.compile(r"^(?:<{7}|>{7}) ", re.MULTILINE)


def texts() -> dict[str, str]:
    """Return every tracked text file by its path; pictures, fonts and sounds have no words."""
    found = {}
    for path in tracked_files():
        content = (ROOT / path).read_bytes()
        if b"\0" not in content:
            found[path.as_posix()] = content.decode("utf-8")
    return found


def test_no_file_names_a_package_registry() -> None:
    hosts = re.compile("|".join(re.escape("".join(halves)) for halves in REGISTRY_HOSTS))

    assert {
        path: found.group() for path, text in texts().items() if (found := hosts.search(text))
    } == {}


def test_no_file_holds_a_path_of_one_machine() -> None:
    found = {path: MACHINE_PATHS.findall(text) for path, text in texts().items()}

    assert {path: paths for path, paths in found.items() if paths} == {}


def test_no_file_holds_a_merge_conflict() -> None:
    assert [path for path, text in texts().items() if CONFLICT.search(text)] == []


@pytest.mark.parametrize("parts", [("", "root", "x"), ("", "home", "ann", "x"), ("", "work", "x")])
def test_the_check_itself_knows_a_path_of_a_machine(parts: tuple[str, ...]) -> None:
    assert MACHINE_PATHS.search("see " + "/".join(parts))


@pytest.mark.parametrize("text", ["https://shop.example/work/", "network/work/", "a/root/b"])
def test_the_check_itself_leaves_addresses_alone(text: str) -> None:
    assert not MACHINE_PATHS.search(text)
