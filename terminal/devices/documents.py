"""Saves a finished document where people look for files; whole, or not at all."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

_MOST_OF_A_NAME = 10_000


def documents_in(folder: Path) -> Callable[[str, bytes], str]:
    """A way to save PDFs into this folder; every file gets a name of its own.

    What it gives back is where the file lies; it raises StorageUnavailable.
    """

    def save(name: str, written: bytes) -> str:
        partial = folder / f".{name}.partial"
        try:
            folder.mkdir(parents=True, exist_ok=True)
            target = _free(folder, name)
            partial.write_bytes(written)
            partial.replace(target)
        except OSError as error:
            with suppress(OSError):
                partial.unlink(missing_ok=True)
            raise StorageUnavailable(StorageTrouble.READ_ONLY, str(error)) from error
        return str(target)

    return save


def _free(folder: Path, name: str) -> Path:
    numbered = (folder / f"{name}-{number}.pdf" for number in range(1, _MOST_OF_A_NAME))
    return next(path for path in numbered if not path.exists())
