"""One server for one data folder: a lock that the operating system lets go of with the process."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync_server.services.ports import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_NAME = "server.lock"


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Nobody else is in this folder meanwhile; raises Unavailable in words where somebody is.

    The file stays: only the lock on it says anything.
    """
    try:
        descriptor = os.open(folder / _NAME, os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        message = f"The data folder {folder} cannot be written to ({error.strerror})."
        raise Unavailable(message) from error
    try:
        try:
            _take(descriptor)
        except OSError as error:
            message = f"A server is working with {folder}. Stop it first."
            raise Unavailable(message) from error
        yield
    finally:
        os.close(descriptor)
