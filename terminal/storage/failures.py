"""What SQLite and the operating system complain of, in the words that a use case knows.

Broken constraints and misused statements are bugs of ours: they stay what they are and raise.
"""

from __future__ import annotations

import errno
import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import OperationalError

from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator


class DamagedDatabase(StorageUnavailable):
    """What stands in the database is not what was written: it has to be made again."""

    def __init__(self, detail: str) -> None:
        super().__init__(StorageTrouble.DAMAGED, detail)


_NO_TEXT = "Could not decode to UTF-8"
_DAMAGED_CODES = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}

# A size limit or a quota reaches SQLite as a write error, not as a full disk; a file that may
# only be read cannot be locked for writing.
_OF_EXTENDED_CODE = {
    sqlite3.SQLITE_IOERR_WRITE: StorageTrouble.DISK_FULL,
    sqlite3.SQLITE_IOERR_LOCK: StorageTrouble.READ_ONLY,
}

_OF_CODE = {
    sqlite3.SQLITE_FULL: StorageTrouble.DISK_FULL,
    sqlite3.SQLITE_READONLY: StorageTrouble.READ_ONLY,
    sqlite3.SQLITE_PERM: StorageTrouble.READ_ONLY,
    sqlite3.SQLITE_AUTH: StorageTrouble.READ_ONLY,
    sqlite3.SQLITE_CANTOPEN: StorageTrouble.READ_ONLY,
    sqlite3.SQLITE_BUSY: StorageTrouble.LOCKED,
    sqlite3.SQLITE_LOCKED: StorageTrouble.LOCKED,
    sqlite3.SQLITE_PROTOCOL: StorageTrouble.LOCKED,
    sqlite3.SQLITE_IOERR: StorageTrouble.DAMAGED,
}

_OF_ERRNO = {
    errno.ENOSPC: StorageTrouble.DISK_FULL,
    errno.EDQUOT: StorageTrouble.DISK_FULL,
    errno.EFBIG: StorageTrouble.DISK_FULL,
    errno.EROFS: StorageTrouble.READ_ONLY,
    errno.EACCES: StorageTrouble.READ_ONLY,
    errno.EPERM: StorageTrouble.READ_ONLY,
    errno.EBUSY: StorageTrouble.LOCKED,
    errno.EAGAIN: StorageTrouble.LOCKED,
}

# What is raised where the database's own list of tables was altered: a name that is no text, a
# column that is not there. Our statements fit every schema that was ever released.
ALTERED_SCHEMA = (UnicodeDecodeError, OperationalError)

# Windows: another program (a virus scanner, a second terminal) has the file open.
_SHARING_VIOLATIONS = {32, 33}


def storage_failure(error: BaseException) -> StorageUnavailable | None:
    """The failure of the environment behind an error; None when the error is a bug."""
    if isinstance(error, sqlite3.Error):
        code: int = getattr(error, "sqlite_errorcode", None) or 0
        # What should be bytes is called text, and is none: Python says so, SQLite does not.
        is_no_text = not code and _NO_TEXT in str(error)
        if code & 0xFF in _DAMAGED_CODES or is_no_text:
            return DamagedDatabase(str(error))
        trouble = _OF_EXTENDED_CODE.get(code) or _OF_CODE.get(code & 0xFF)
    elif isinstance(error, OSError):
        trouble = _trouble_in_system(error)
    else:
        return None
    return StorageUnavailable(trouble, str(error)) if trouble else None


def _trouble_in_system(error: OSError) -> StorageTrouble:
    if getattr(error, "winerror", None) in _SHARING_VIOLATIONS:
        return StorageTrouble.LOCKED
    return _OF_ERRNO.get(error.errno or 0, StorageTrouble.DAMAGED)


@contextmanager
def translated() -> Iterator[None]:
    """Raise StorageUnavailable for what the file system refuses inside."""
    try:
        yield
    except (OSError, sqlite3.Error) as error:
        failure = storage_failure(error)
        if failure is None:
            raise
        raise failure from error
