"""A scanner on a real pseudo terminal, which can be unplugged; Windows has none."""

from __future__ import annotations

import os
import pty
import tty
from pathlib import Path


class Cable:
    """A path that leads to a scanner as long as it is plugged in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._ends: tuple[int, int] | None = None

    def plug_in(self) -> None:
        """Make a new pseudo terminal, as a new plug gives a new device."""
        scanner, computer = pty.openpty()
        tty.setraw(computer)
        self._ends = scanner, computer
        self.path.symlink_to(os.ttyname(computer))

    def unplug(self) -> None:
        """Take the device away, name and all."""
        if self._ends is not None:
            self.path.unlink()
            for end in self._ends:
                os.close(end)
        self._ends = None

    def send(self, sent: bytes) -> None:
        """What the scanner says."""
        assert self._ends is not None
        os.write(self._ends[0], sent)
