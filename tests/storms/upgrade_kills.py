"""A till is killed in the middle of an upgrade of its database, at every point of it in turn.

The database is of the first schema ever released and full of items that no server has. Points
are the statements that SQLite is given from opening to the end; the process ends before one of
them, without a word to anybody. After the next start nothing is missing and everything is right.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

from alembic import command

from terminal.storage.engine import begin, commit, open_connection
from terminal.storage.local_store import DATABASE_NAME, SqliteLocalStore
from terminal.storage.upgrade import RELEASED, alembic_config, schema_of
from tests.fakes.journal_writer import JournalWriter
from tests.scenarios.server_process import ROOT
from tests.storms.machinery.tally import Tally, main
from tests.terminal.storage.writing import BALLAST_BYTES, file_of, journal_of, opened

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.journal import SealedItem

UNSYNCED = 10_000
_ITEMS_A_COMMIT = 500

# Opens the store, and ends at the statement with this number; says how many there were.
UPGRADE = """
import os, sys
from pathlib import Path
from sqlalchemy import Engine, event
from terminal.storage.local_store import SqliteLocalStore

left = int(sys.argv[2])
said = 0

def count(_statement):
    global said
    said += 1
    if said == left:
        os._exit(9)

event.listen(Engine, "connect", lambda connection, _: connection.set_trace_callback(count))
SqliteLocalStore(Path(sys.argv[1]), ballast_bytes=4096).close()
print(said)
"""


def upgrade_kills(size: int, seed: int, folder: Path, unsynced: int = UNSYNCED) -> Tally:
    """`seed` moves the points, which are `size` and spread evenly."""
    tally = Tally()
    items = _till_of_the_first_schema(folder / "old", unsynced)
    statements = int(_upgraded(_copied(folder), 0).stdout)
    tally.counts["items_unsynced"] = len(items)
    tally.counts["statements_of_an_upgrade"] = statements
    for number in range(size):
        point = (number * statements // size + seed) % statements + 1
        till = _copied(folder)
        tally.counts["kills"] += _upgraded(till, point).returncode == 9
        with opened(till) as store:
            tally.demand(journal_of(store) == items, f"point {point}: the journal differs")
            tally.demand(store.repairs == [], f"point {point}: {store.repairs}")
            tally.demand(store.verify().is_clean, f"point {point}: a check finds something")
        tally.demand(file_of(till) == items, f"point {point}: the journal file differs")
    return tally


def _till_of_the_first_schema(folder: Path, unsynced: int) -> list[SealedItem]:
    writer = JournalWriter()
    items: list[SealedItem] = []
    with closing(SqliteLocalStore(folder, ballast_bytes=BALLAST_BYTES)) as store:
        while len(items) < unsynced:
            with store.begin() as uow:
                for _ in range(min(_ITEMS_A_COMMIT, unsynced - len(items))):
                    card_id = f"{len(items) % 1000:016x}"
                    items.append(writer.record(uow, writer.entry(card_id=card_id)))
                uow.commit()
    with closing(open_connection(folder / DATABASE_NAME)) as connection:
        begin(connection)
        command.downgrade(alembic_config(connection), RELEASED.schemas[0])
        commit(connection)
        assert schema_of(connection) == RELEASED.schemas[0]
    return items


def _copied(folder: Path) -> Path:
    shutil.rmtree(folder / "till", ignore_errors=True)
    return shutil.copytree(folder / "old", folder / "till")


def _upgraded(folder: Path, point: int) -> subprocess.CompletedProcess[str]:
    """The upgrade up to this statement; 0 lets it come to its end."""
    program = [sys.executable, "-c", UPGRADE, str(folder), str(point)]
    return subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)


if __name__ == "__main__":
    main("upgrade_kills", upgrade_kills, says=__doc__, usual_size=100)
