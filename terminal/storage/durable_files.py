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
