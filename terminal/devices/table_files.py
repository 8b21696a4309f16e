"""Tables as files: CSV, XLSX and PDF, which nobody's spreadsheet can mistake for a formula.

A file is written beside its place and moved there when it is whole.
"""

from __future__ import annotations

import csv
from contextlib import contextmanager, suppress
from datetime import datetime
from typing import TYPE_CHECKING

from terminal.use_cases.export_history import Cell, ExportFormat
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from terminal.use_cases.export_history import TableFile

# What spreadsheets take for the beginning of a formula (OWASP, "CSV injection").
_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


class DocumentFiles:
    """Implements TableFiles over one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, format_: ExportFormat, name: str, titles: tuple[str, ...]) -> TableFile:
        with _translated():
            self._folder.mkdir(parents=True, exist_ok=True)
            target = self._free(name, format_.value)
            match format_:
                case ExportFormat.CSV:
                    return CsvFile(target, titles)
                case ExportFormat.XLSX:
                    # Imported here: hardly any start of the program ever needs it.
                    from terminal.devices.xlsx_file import XlsxFile  # noqa: PLC0415

                    return XlsxFile(target, titles)
                case ExportFormat.PDF:
                    from terminal.devices.pdf_file import PdfFile  # noqa: PLC0415

                    return PdfFile(target, titles)

    def _free(self, name: str, ending: str) -> Path:
        target, number = self._folder / f"{name}.{ending}", 1
        while target.exists():
            number += 1
            target = self._folder / f"{name} ({number}).{ending}"
        return target


class CsvFile:
    """UTF-8 with the mark that spreadsheets look for, and a semicolon, as in all of Europe."""

    def __init__(self, target: Path, titles: tuple[str, ...]) -> None:
        self._target, self._partial = target, partial_of(target)
        self._file = self._partial.open("w", encoding="utf-8-sig", newline="")
        self._writer = csv.writer(self._file, delimiter=";")
        self.add([titles])

    def add(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        with _translated():
            self._writer.writerows([[harmless(cell) for cell in row] for row in rows])

    def finish(self) -> str:
        with _translated():
            self._file.close()
            return moved(self._partial, self._target)

    def discard(self) -> None:
        with suppress(OSError):
            self._file.close()
            self._partial.unlink(missing_ok=True)


def harmless(cell: Cell) -> str | int:
    """A cell as text or number; text that a spreadsheet would compute is set in quotes."""
    if isinstance(cell, datetime):
        return cell.strftime("%Y-%m-%d %H:%M:%S")
    if isinstance(cell, str) and cell.startswith(_FORMULA_SIGNS):
        return f"'{cell}"
    return cell


def partial_of(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def moved(partial: Path, target: Path) -> str:
    """The whole file in its place; returns where that is."""
    partial.replace(target)
    return str(target)


@contextmanager
def _translated() -> Iterator[None]:
    """What the disk says, as a trouble that the screens can explain."""
    try:
        yield
    except PermissionError as error:
        raise StorageUnavailable(StorageTrouble.READ_ONLY, str(error)) from error
    except OSError as error:
        raise StorageUnavailable(StorageTrouble.DISK_FULL, str(error)) from error
