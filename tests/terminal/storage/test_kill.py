"""A process killed at any moment has lost nothing that it told anybody."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from tests.fakes.journal_writer import CARD
from tests.terminal.storage.writing import file_of, journal_of, opened

if TYPE_CHECKING:
    from pathlib import Path

STAMP_FOREVER = """
import sys
from pathlib import Path
from terminal.storage.local_store import SqliteLocalStore
from tests.fakes.journal_writer import JournalWriter
from tests.terminal.storage.writing import stamp

store = SqliteLocalStore(Path(sys.argv[1]), ballast_bytes=4096)
till = JournalWriter(epoch=int(sys.argv[2]))
while True:
    [item] = stamp(store, till)
    print(item.entry_id, flush=True)
"""

# How many stamps each run is left to tell before it is killed in the middle of the next ones.
RUNS = (1, 3, 10, 30, 2)


def told_before_the_kill(folder: Path, epoch: int, count: int) -> list[str]:
    command = [sys.executable, "-c", STAMP_FOREVER, str(folder), str(epoch)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        told = [process.stdout.readline() for _ in range(count)]
        process.kill()
        told += process.stdout.readlines()
    return [line.strip() for line in told if line.endswith("\n")]


def test_what_was_told_before_a_kill_is_there_after_it(folder: Path) -> None:
    told: list[str] = []
    for epoch, count in enumerate(RUNS):
        told += told_before_the_kill(folder, epoch, count)

    with opened(folder) as store:
        journal = journal_of(store)
        with store.begin() as uow:
            card = uow.cards.get(CARD)
            entries = uow.entries.of_card(CARD)
            epochs = uow.journal.epochs()

    assert len(told) >= sum(RUNS)
    assert set(told) <= {str(item.entry_id) for item in journal}
    # At most one stamp a run was recorded and not told: the one the kill came upon.
    assert len(journal) <= len(told) + len(RUNS)
    assert {entry.entry_id for entry in entries} == {item.entry_id for item in journal}
    assert card is not None
    assert card.balance.stamps == len(journal) == sum(each.last_sequence for each in epochs)
    assert sorted(item.entry_id for item in file_of(folder)) == sorted(
        item.entry_id for item in journal
    )
