"""A disk that is full, by whatever limit: nothing is lost and success is never told."""

from __future__ import annotations

import json
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from terminal.storage.ballast import Ballast
from terminal.storage.engine import driver_connection
from terminal.storage.local_store import JOURNAL_FOLDER
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from tests.fakes.journal_writer import JournalWriter
from tests.terminal.storage.writing import (
    BALLAST_BYTES,
    file_of,
    journal_of,
    opened,
    stamp,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shared_domain.journal import SealedItem
    from terminal.storage.local_store import SqliteLocalStore


def stamp_until_full(
    store: SqliteLocalStore, till: JournalWriter, most: int = 5000
) -> list[SealedItem]:
    """Every stamp whose commit came back; the next one was refused because the disk is full."""
    told: list[SealedItem] = []

    def stamp_on() -> None:
        for _ in range(most):
            told.extend(stamp(store, till))

    with pytest.raises(StorageUnavailable) as caught:
        stamp_on()
    assert caught.value.trouble is StorageTrouble.DISK_FULL
    return told


def test_a_database_that_may_not_grow_frees_the_ballast_and_loses_nothing(
    folder: Path, till: JournalWriter
) -> None:
    with opened(folder) as store:
        told = stamp(store, till, 3)
        connection = driver_connection(store._connection)  # noqa: SLF001  (a smaller disk)
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count = {pages + 3}")

        assert not store.is_short_of_space()
        told += stamp_until_full(store, till)
        assert journal_of(store) == told
        # The disk itself has room, so the space is held back again.
        assert not store.is_short_of_space()

        connection.execute(f"PRAGMA max_page_count = {pages + 1000}")
        told += stamp(store, till, 2)
        assert not store.is_short_of_space()

    assert file_of(folder) == told
    with opened(folder) as store:
        assert store.recovered == ()
        assert journal_of(store) == told


# A process of its own, because the limit holds for every file it writes.
UNDER_A_SIZE_LIMIT = """
import json, resource, sys
from pathlib import Path
from terminal.storage.local_store import SqliteLocalStore
from terminal.use_cases.ports import StorageUnavailable
from tests.fakes.journal_writer import JournalWriter
from tests.terminal.storage.writing import stamp

folder, which = Path(sys.argv[1]), sys.argv[2]
till = JournalWriter()
store = SqliteLocalStore(folder, ballast_bytes=4096)
stamp(store, till)
store.tidy()
limit = 200_000 if which == "log" else (folder / "journal" / "items.journal").stat().st_size + 3000
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))
told, trouble = 1, None
while trouble is None and told < 2000:
    try:
        stamp(store, till)
        told += 1
        if which == "journal":
            store.tidy()
    except StorageUnavailable as failure:
        trouble = failure.trouble.value
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
stamp(store, till, 2)
store.close()
print(json.dumps([told + 2, trouble]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such limit")
@pytest.mark.parametrize("which", ["log", "journal"])
def test_a_limit_on_the_size_of_files_stops_before_anyone_is_told(folder: Path, which: str) -> None:
    """Once the database's commit fails with the journal file written, once the journal file."""
    finished = subprocess.run(
        [sys.executable, "-c", UNDER_A_SIZE_LIMIT, str(folder), which],
        capture_output=True,
        text=True,
        check=False,
    )
    assert finished.returncode == 0, finished.stderr
    told, trouble = json.loads(finished.stdout)

    assert trouble == StorageTrouble.DISK_FULL.value
    with opened(folder) as store:
        assert store.recovered == ()
        assert [item.sequence for item in journal_of(store)] == list(range(1, told + 1))
    assert [item.sequence for item in file_of(folder)] == list(range(1, told + 1))


@contextmanager
def small_disk(mount_point: Path, size: str) -> Iterator[None]:
    mount_point.mkdir()
    options = ["-t", "tmpfs", "-o", f"size={size}", "stempel-test"]
    mounted = subprocess.run(
        ["mount", *options, str(mount_point)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("missing system part: mount")
    try:
        yield
    finally:
        subprocess.run(["umount", str(mount_point)], check=True)


@pytest.mark.needs_root
def test_on_a_disk_that_is_really_full_the_ballast_leaves_room_to_go_on(
    folder: Path, till: JournalWriter
) -> None:
    with small_disk(folder, "4m"):
        with opened(folder) as store:
            told = stamp(store, till, 2)
            filler = fill(folder)
            told += stamp_until_full(store, till)
            assert store.is_short_of_space()

            # What sync has to write down still fits.
            with store.begin() as uow:
                uow.journal.acknowledge(till.epoch, len(told), None)
                uow.commit()
            told += stamp(store, till, 2)
            assert store.is_short_of_space()

            filler.unlink()
            told += stamp(store, till)
            assert not store.is_short_of_space()
        with opened(folder) as store:
            assert store.recovered == ()
            assert journal_of(store) == told
        assert file_of(folder) == told


@pytest.mark.needs_root
def test_a_start_on_a_full_disk_says_so_and_the_next_one_works(
    folder: Path, till: JournalWriter
) -> None:
    with small_disk(folder, "4m"):
        with opened(folder) as store:
            told = stamp(store, till, 2)
        (folder / JOURNAL_FOLDER / "items.journal").unlink()
        fill(folder)

        with pytest.raises(StorageUnavailable) as caught, opened(folder):
            pass
        assert caught.value.trouble is StorageTrouble.DISK_FULL

        with opened(folder) as store:
            assert store.is_short_of_space()
            assert journal_of(store) == told
        assert file_of(folder) == told


def fill(folder: Path) -> Path:
    """Leave not a byte free."""
    filler = folder / "filler"
    with filler.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(bytes(size)) == size:
                    pass
            except OSError:
                continue
    return filler


def test_ballast_is_made_of_real_bytes_and_gone_when_freed(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, BALLAST_BYTES)
    assert not ballast.is_whole()

    ballast.restore()
    assert ballast.is_whole()
    [file] = tmp_path.iterdir()
    assert len(set(file.read_bytes())) > 200

    ballast.free()
    ballast.free()
    assert list(tmp_path.iterdir()) == []


def test_ballast_is_not_taken_from_a_disk_that_has_no_room_for_it(tmp_path: Path) -> None:
    ballast = Ballast(tmp_path, 2**62)

    ballast.restore()

    assert not ballast.is_whole()
    assert list(tmp_path.iterdir()) == []
