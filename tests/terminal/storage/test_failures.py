"""Every complaint of SQLite and of the system has one meaning; a bug of ours has none."""

from __future__ import annotations

import errno
import sqlite3

import pytest

from terminal.storage.failures import storage_failure, translated
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable


def sqlite_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite says")
    error.sqlite_errorcode = code
    return error


def trouble_of(error: BaseException) -> StorageTrouble | None:
    failure = storage_failure(error)
    return failure.trouble if failure else None


@pytest.mark.parametrize(
    ("code", "trouble"),
    [
        (sqlite3.SQLITE_FULL, StorageTrouble.DISK_FULL),
        (sqlite3.SQLITE_IOERR_WRITE, StorageTrouble.DISK_FULL),
        (sqlite3.SQLITE_READONLY, StorageTrouble.READ_ONLY),
        (sqlite3.SQLITE_READONLY_DIRECTORY, StorageTrouble.READ_ONLY),
        (sqlite3.SQLITE_CANTOPEN, StorageTrouble.READ_ONLY),
        (sqlite3.SQLITE_BUSY, StorageTrouble.LOCKED),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, StorageTrouble.LOCKED),
        (sqlite3.SQLITE_LOCKED, StorageTrouble.LOCKED),
        (sqlite3.SQLITE_CORRUPT, StorageTrouble.DAMAGED),
        (sqlite3.SQLITE_NOTADB, StorageTrouble.DAMAGED),
        (sqlite3.SQLITE_IOERR_READ, StorageTrouble.DAMAGED),
        (sqlite3.SQLITE_CONSTRAINT_UNIQUE, None),
        (sqlite3.SQLITE_ERROR, None),
        (sqlite3.SQLITE_MISUSE, None),
    ],
)
def test_what_sqlite_says(code: int, trouble: StorageTrouble | None) -> None:
    assert trouble_of(sqlite_error(code)) is trouble


@pytest.mark.parametrize(
    ("number", "trouble"),
    [
        (errno.ENOSPC, StorageTrouble.DISK_FULL),
        (errno.EDQUOT, StorageTrouble.DISK_FULL),
        (errno.EFBIG, StorageTrouble.DISK_FULL),
        (errno.EROFS, StorageTrouble.READ_ONLY),
        (errno.EACCES, StorageTrouble.READ_ONLY),
        (errno.EPERM, StorageTrouble.READ_ONLY),
        (errno.EBUSY, StorageTrouble.LOCKED),
        (errno.EIO, StorageTrouble.DAMAGED),
        (errno.ENOENT, StorageTrouble.DAMAGED),
    ],
)
def test_what_the_system_says(number: int, trouble: StorageTrouble) -> None:
    assert trouble_of(OSError(number, "as the system says")) is trouble


def test_a_file_that_another_windows_program_holds_is_locked() -> None:
    held = PermissionError(errno.EACCES, "in use")
    held.winerror = 32  # type: ignore[attr-defined, unused-ignore]  # only Windows has it

    assert trouble_of(held) is StorageTrouble.LOCKED


def test_a_bug_is_no_failure_of_the_environment() -> None:
    assert trouble_of(ValueError("ours")) is None
    assert trouble_of(sqlite3.ProgrammingError("ours, without a code")) is None


def test_only_failures_of_the_environment_are_translated() -> None:
    with pytest.raises(StorageUnavailable) as caught, translated():
        raise OSError(errno.ENOSPC, "full")
    assert caught.value.trouble is StorageTrouble.DISK_FULL

    with pytest.raises(sqlite3.ProgrammingError), translated():
        raise sqlite3.ProgrammingError
