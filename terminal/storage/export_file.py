"""Writes a file that is to be carried away: whole under its name, or not at all."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.storage.durable_files import sync_file, sync_folder
from terminal.storage.failures import translated

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import PurePath


def write_export(path: PurePath, pieces: Iterable[bytes]) -> None:
    """Implements ExportFile; a file that bears the name already is replaced at the very end."""
    final = Path(path)
    unfinished = final.with_name(final.name + ".part")
    with translated():
        try:
            with unfinished.open("wb") as file:
                file.writelines(pieces)
                file.flush()
                sync_file(file.fileno())
            unfinished.replace(final)
            sync_folder(final.parent)
        finally:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
