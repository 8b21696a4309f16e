"""What a commit costs: exactly two flushes with journal items, one without, none for reading."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PROGRAM = """
import os, sys
from pathlib import Path
from terminal.storage.local_store import SqliteLocalStore
from tests.fakes.journal_writer import CARD, JournalWriter
from tests.terminal.storage.writing import stamp

store, till = SqliteLocalStore(Path(sys.argv[1]), ballast_bytes=4096), JournalWriter()

def three_entries():
    with store.begin() as uow:
        for _ in range(3):
            till.record(uow, till.entry())
        uow.commit()

def setting():
    with store.begin() as uow:
        uow.state.set_setting("sound", "off")
        uow.commit()

def reading():
    with store.begin() as uow:
        uow.cards.get(CARD)

def given_up():
    with store.begin() as uow:
        uow.state.set_setting("sound", "loud")

stamp(store, till)
for step in (lambda: stamp(store, till), three_entries, setting, reading, given_up):
    os.write(2, b"STEP")
    step()
os.write(2, b"STEP")
store.close()
"""


@pytest.mark.skipif(shutil.which("strace") is None, reason="missing system part: strace")
def test_a_commit_flushes_the_journal_file_and_the_log_once_each(tmp_path: Path) -> None:
    traced = tmp_path / "calls"
    subprocess.run(
        [
            *("strace", "-f", "-o", traced, "-e", "trace=fsync,fdatasync,sync_file_range,write"),
            *(sys.executable, "-c", PROGRAM, tmp_path / "till"),
        ],
        check=True,
        capture_output=True,
    )

    steps = traced.read_text().split('write(2, "STEP"')[1:-1]

    assert [len(re.findall(r"\b(?:fsync|fdatasync)\(", step)) for step in steps] == [2, 2, 1, 0, 0]
