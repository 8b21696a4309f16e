"""A workbook, written row by row: numbers are numbers, times are times, and text is only text."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from terminal.devices.table_files import moved, partial_of
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from terminal.use_cases.export_history import Cell

_COLUMN_WIDTH = 18


class XlsxFile:
    """Keeps one row in memory, whatever the length of the table."""

    def __init__(self, target: Path, titles: tuple[str, ...]) -> None:
        self._target, self._partial = target, partial_of(target)
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
        self._book = xlsxwriter.Workbook(str(self._partial), options)
        self._sheet = self._book.add_worksheet()
        self._sheet.set_column(0, len(titles) - 1, _COLUMN_WIDTH)
        self._sheet.freeze_panes(1, 0)
        self._bold = self._book.add_format({"bold": True})
        self._time = self._book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss"})
        self._rows = 0
        for column, title in enumerate(titles):
            self._sheet.write_string(0, column, title, self._bold)

    def add(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        for row in rows:
            self._rows += 1
            for column, cell in enumerate(row):
                self._write(self._rows, column, cell)

    def finish(self) -> str:
        try:
            self._book.close()
            return moved(self._partial, self._target)
        except (OSError, FileCreateError) as error:
            raise StorageUnavailable(StorageTrouble.DISK_FULL, str(error)) from error

    def discard(self) -> None:
        """The workbook only becomes a file when it is closed."""
        with suppress(OSError, FileCreateError):
            self._book.close()
        with suppress(OSError):
            self._partial.unlink(missing_ok=True)

    def _write(self, row: int, column: int, cell: Cell) -> None:
        if isinstance(cell, datetime):
            self._sheet.write_datetime(row, column, cell.replace(tzinfo=None), self._time)
        elif isinstance(cell, str):
            self._sheet.write_string(row, column, cell)
        else:
            self._sheet.write_number(row, column, cell)
