"""Folders that cannot be opened: read-only, in use, no folder at all, of a newer program."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from terminal.storage.local_store import DATABASE_NAME, SqliteLocalStore
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from tests.fakes.journal_writer import CARD, JournalWriter
from tests.terminal.storage.writing import journal_of, opened, stamp

if TYPE_CHECKING:
    from collections.abc import Iterator


def trouble_at_opening(folder: Path) -> StorageTrouble:
    with pytest.raises(StorageUnavailable) as caught:
        SqliteLocalStore(folder).close()
    return caught.value.trouble


def contents(folder: Path) -> dict[str, str]:
    """A hash of every file below a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


# --- read-only -------------------------------------------------------------------------------

# Root may write anywhere, so the child gives that up; it imports what it needs before that.
OPEN_AS_NOBODY = """
import json, os, sys
from pathlib import Path
import alembic.command, alembic.config
from terminal.storage.local_store import SqliteLocalStore
from terminal.use_cases.ports import StorageUnavailable
from tests.fakes.journal_writer import JournalWriter
from tests.terminal.storage.writing import stamp

if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    store = SqliteLocalStore(Path(sys.argv[1]), ballast_bytes=4096)
    stamp(store, JournalWriter(seed=2))
    store.close()
    print(json.dumps("recorded"))
except StorageUnavailable as failure:
    print(json.dumps(failure.trouble.value))
"""


@pytest.fixture
def visible_folder() -> Iterator[Path]:
    """A folder that every account can look into; the usual one of a test is its owner's alone."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o755)
    shutil.rmtree(folder)


def opened_as_nobody(folder: Path) -> object:
    finished = subprocess.run(
        [sys.executable, "-c", OPEN_AS_NOBODY, str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    return json.loads(finished.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
def test_a_read_only_folder_is_told_and_left_as_it_is(
    visible_folder: Path, till: JournalWriter
) -> None:
    folder = visible_folder / "till"
    with opened(folder) as store:
        stamp(store, till, 2)
    before = contents(folder)
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)

    assert opened_as_nobody(folder) == StorageTrouble.READ_ONLY.value
    assert contents(folder) == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
def test_a_folder_that_cannot_be_made_is_read_only(visible_folder: Path) -> None:
    visible_folder.chmod(0o555)

    assert opened_as_nobody(visible_folder / "till") == StorageTrouble.READ_ONLY.value


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has rights of another kind")
def test_the_same_account_records_where_it_may(visible_folder: Path) -> None:
    folder = visible_folder / "till"
    folder.mkdir()
    folder.chmod(0o777)

    assert opened_as_nobody(folder) == "recorded"


# --- in use ----------------------------------------------------------------------------------


def test_a_second_store_on_the_same_folder_is_kept_out(folder: Path, till: JournalWriter) -> None:
    with opened(folder) as store:
        items = stamp(store, till)

        assert trouble_at_opening(folder) is StorageTrouble.LOCKED

        items += stamp(store, till)
        assert journal_of(store) == items


def test_another_process_is_kept_out_until_the_store_is_closed(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; "
        "from terminal.storage.local_store import SqliteLocalStore; "
        "store = SqliteLocalStore(Path(sys.argv[1])); print('open', flush=True); "
        "sys.stdin.read(); store.close()"
    )
    other = subprocess.Popen(
        [sys.executable, "-c", program, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with other:
        assert other.stdout is not None
        assert other.stdout.readline() == "open\n"

        assert trouble_at_opening(folder) is StorageTrouble.LOCKED

        other.communicate("")
    with opened(folder) as store:
        assert journal_of(store) == []


# --- damaged ---------------------------------------------------------------------------------


def test_an_entry_whose_bytes_were_altered_is_damaged_and_not_a_crash(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        stamp(store, till)
        with store.begin() as uow:
            uow._connection.exec_driver_sql("UPDATE entries SET body = x'7b7d'")  # noqa: SLF001
            uow.commit()

        with store.begin() as uow, pytest.raises(StorageUnavailable) as caught:
            uow.entries.of_card(CARD)

    assert caught.value.trouble is StorageTrouble.DAMAGED


def test_a_folder_where_a_file_stands_is_damaged(folder: Path) -> None:
    folder.write_text("not a folder")

    assert trouble_at_opening(folder) is StorageTrouble.DAMAGED


# --- of a newer program ------------------------------------------------------------------------


def test_a_database_of_a_newer_program_is_refused_and_left_as_it_is(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        stamp(store, till)
    newer = sqlite3.connect(folder / DATABASE_NAME)
    newer.execute("UPDATE alembic_version SET version_num = '9999'")
    newer.commit()
    newer.close()
    before = contents(folder)

    assert trouble_at_opening(folder) is StorageTrouble.NEWER_VERSION
    assert contents(folder) == before
