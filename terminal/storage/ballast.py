"""Space that is held back, so that a full disk still leaves room to sync and to leave in order."""

from __future__ import annotations

import shutil
from contextlib import suppress
from typing import TYPE_CHECKING

from terminal.storage.durable_files import sync_file

if TYPE_CHECKING:
    from pathlib import Path

BALLAST_BYTES = 16 * 1024 * 1024
_FILE_NAME = "ballast.bin"
_CHUNK_BYTES = 1024 * 1024


class Ballast:
    """A file of real bytes in the data folder; none of its calls ever fails."""

    def __init__(self, folder: Path, size: int = BALLAST_BYTES) -> None:
        self._path = folder / _FILE_NAME
        self._size = size

    def is_whole(self) -> bool:
        try:
            return self._path.stat().st_size == self._size
        except OSError:
            return False

    def free(self) -> None:
        """Give the space to whoever needs it now."""
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def restore(self) -> None:
        """Hold the space back again, once there is at least twice as much."""
        if self.is_whole():
            return
        with suppress(OSError):
            if shutil.disk_usage(self._path.parent).free >= 2 * self._size:
                self._write()
                return
        self.free()

    def _write(self) -> None:
        # Not zeros: a file system may store those as nothing, and then hold nothing back.
        chunk = bytes(range(1, 251)) * (_CHUNK_BYTES // 250)
        with self._path.open("wb") as file:
            for written in range(0, self._size, len(chunk)):
                file.write(chunk[: self._size - written])
            file.flush()
            sync_file(file.fileno())
