"""Where the terminal logs: a few rotated files in its data folder, and standard error.

No secret, PIN or card code is ever passed to a log; what looks like one is masked all the same.
"""

from __future__ import annotations

import logging
import re
import sys
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_FILE_BYTES = 1024 * 1024
_OLD_FILES = 4

# A token, a key or a card code is a long run without spaces; words and file names are shorter.
_LOOKS_SECRET = re.compile(r"[A-Za-z0-9+=_-]{40,}")


class MaskingFormatter(logging.Formatter):
    """Masks long runs of letters in the finished line, its traceback included."""

    def format(self, record: logging.LogRecord) -> str:
        return _LOOKS_SECRET.sub("…", super().format(record))


def set_up_logging(data_folder: Path, level: int = logging.INFO) -> None:
    """Log this level and above; a folder that cannot be written leaves standard error alone."""
    root = logging.getLogger()
    root.setLevel(level)
    for handler in _handlers(data_folder / "logs"):
        handler.setFormatter(MaskingFormatter(_FORMAT))
        root.addHandler(handler)
    # One line a request would be most of the log, and say nothing.
    for chatty in ("httpx", "httpcore", "alembic"):
        logging.getLogger(chatty).setLevel(logging.WARNING)


def _handlers(folder: Path) -> list[logging.Handler]:
    handlers: list[logging.Handler] = []
    if sys.stderr is not None:  # a Windows program without a console has none
        handlers.append(logging.StreamHandler())
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handlers.append(
            RotatingFileHandler(
                folder / "terminal.log",
                maxBytes=_FILE_BYTES,
                backupCount=_OLD_FILES,
                encoding="utf-8",
            )
        )
    except OSError:
        # A read-only folder is told on the screen; it must not keep the window from opening.
        pass
    return handlers
