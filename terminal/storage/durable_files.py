"""Making plain files survive a power cut, on every system that counters run on."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

if sys.platform == "darwin":
    import fcntl

    def sync_file(descriptor: int) -> None:
        """Push the file through the drive's own cache too, which fsync on macOS does not."""
        try:
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
        except OSError:
            # A network drive knows only the weaker call.
            os.fsync(descriptor)
else:

    def sync_file(descriptor: int) -> None:
        """Return once the file's bytes are on the drive."""
        os.fsync(descriptor)


def sync_folder(folder: Path) -> None:
    """Make a new name in the folder durable; Windows does so with the file itself."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def make_folder(folder: Path) -> None:
    """Make a folder, and those it lies in, so that a power cut does not take them away again."""
    if folder.is_dir():
        return
    make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    sync_folder(folder.parent)
