"""A table on paper: A4 across, as many pages as it takes, the titles on top of each."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPageLayout, QPageSize, QPainter, QPdfWriter

from terminal.devices.table_files import harmless, moved, partial_of
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from terminal.use_cases.export_history import Cell

_DOTS_PER_INCH = 150
_MARGIN_MM = 12
_FONT_PT = 7.5
_GAP = 8


class PdfFile:
    """Every column has the same width; a word too long for it ends in dots."""

    def __init__(self, target: Path, titles: tuple[str, ...]) -> None:
        self._target, self._partial = target, partial_of(target)
        self._titles = titles
        self._writer = QPdfWriter(str(self._partial))
        self._writer.setResolution(_DOTS_PER_INCH)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageOrientation(QPageLayout.Orientation.Landscape)
        margins = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
        self._writer.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        self._painter = QPainter()
        if not self._painter.begin(self._writer):
            raise StorageUnavailable(StorageTrouble.READ_ONLY, str(target))
        self._plain = QFont("Inter")
        self._plain.setPointSizeF(_FONT_PT)
        self._bold = QFont(self._plain)
        self._bold.setBold(True)
        self._metrics = QFontMetricsF(self._plain, self._writer)
        self._line = self._metrics.height() * 1.4
        self._top = 0.0
        self._write(titles, self._bold)

    def add(self, rows: Sequence[tuple[Cell, ...]]) -> None:
        for row in rows:
            if self._top + self._line > self._writer.height():
                self._writer.newPage()
                self._top = 0.0
                self._write(self._titles, self._bold)
            self._write(row, self._plain)

    def finish(self) -> str:
        if not self._painter.end():
            raise StorageUnavailable(StorageTrouble.DISK_FULL, str(self._target))
        try:
            return moved(self._partial, self._target)
        except OSError as error:
            raise StorageUnavailable(StorageTrouble.DISK_FULL, str(error)) from error

    def discard(self) -> None:
        self._painter.end()
        with suppress(OSError):
            self._partial.unlink(missing_ok=True)

    def _write(self, row: Sequence[Cell], font: QFont) -> None:
        width = self._writer.width() / len(self._titles)
        self._painter.setFont(font)
        for column, cell in enumerate(row):
            is_number = isinstance(cell, int)
            text = str(cell if isinstance(cell, str) else harmless(cell))
            text = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, width - _GAP)
            side = Qt.AlignmentFlag.AlignRight if is_number else Qt.AlignmentFlag.AlignLeft
            area = QRectF(column * width, self._top, width - _GAP, self._line)
            self._painter.drawText(area, int(side | Qt.AlignmentFlag.AlignVCenter), text)
        self._top += self._line
