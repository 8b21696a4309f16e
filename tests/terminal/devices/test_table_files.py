"""Tables as files: whole or not at all, and never a formula."""

from __future__ import annotations

import csv
import zipfile
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from terminal.devices.table_files import DocumentFiles
from terminal.use_cases.export_history import Cell, ExportFormat
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

TITLES = ("When", "Who", "How many")
AT = datetime(2026, 11, 23, 10, 42, 7, 123456, tzinfo=UTC)
ROWS: list[tuple[Cell, ...]] = [
    (AT, 'Léa; "M"\n', -3),
    (AT, '=HYPERLINK("https://example.lu")', 0),
    (AT, "+352 621", 12),
    (AT, "-1+1", 1),
    (AT, "@SUM(A1)", 2**40),
    (AT, "\t=1", 1),
]
FORMATS = pytest.mark.parametrize("format_", ExportFormat)


def written(folder: Path, format_: ExportFormat, rows: list[tuple[Cell, ...]]) -> Path:
    file = DocumentFiles(folder).begin(format_, "history", TITLES)
    file.add(rows[:1])
    file.add(rows[1:])
    place = file.finish()
    assert place == str(folder / f"history.{format_.value}")
    return folder / f"history.{format_.value}"


def test_a_csv_holds_every_cell_and_no_formula(tmp_path: Path) -> None:
    path = written(tmp_path / "Stempel", ExportFormat.CSV, ROWS)
    with path.open(encoding="utf-8-sig", newline="") as file:
        titles, *rows = list(csv.reader(file, delimiter=";"))
    assert titles == list(TITLES)
    assert rows[0] == ["2026-11-23 10:42:07", 'Léa; "M"\n', "-3"]
    texts = [row[1] for row in rows[1:]]
    assert all(text.startswith("'") for text in texts)
    assert [text[1:] for text in texts] == [row[1] for row in ROWS[1:]]


def test_a_workbook_holds_text_as_text_and_numbers_as_numbers(tmp_path: Path) -> None:
    path = written(tmp_path, ExportFormat.XLSX, ROWS)
    with zipfile.ZipFile(path) as book:
        sheet = ET.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314  (our own)
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    assert list(sheet.iter(f"{space}f")) == []
    values = [value.text for value in sheet.iter(f"{space}v")]
    assert "-3" in values
    assert str(2**40) in values
    texts = ["".join(cell.itertext()) for cell in sheet.iter(f"{space}is")]
    assert '=HYPERLINK("https://example.lu")' in texts


def test_a_paper_has_as_many_pages_as_it_takes(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    path = written(tmp_path, ExportFormat.PDF, ROWS * 40)
    content = path.read_bytes()
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") > 1


@pytest.mark.usefixtures("qapp")
@FORMATS
def test_a_file_that_is_stopped_leaves_nothing_behind(
    tmp_path: Path, format_: ExportFormat
) -> None:
    file = DocumentFiles(tmp_path).begin(format_, "history", TITLES)
    file.add(ROWS)
    file.discard()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.usefixtures("qapp")
@FORMATS
def test_a_second_file_of_the_same_minute_gets_a_number(
    tmp_path: Path, format_: ExportFormat
) -> None:
    written(tmp_path, format_, ROWS)
    second = DocumentFiles(tmp_path).begin(format_, "history", TITLES)
    assert second.finish().endswith(f"history (2).{format_.value}")


@pytest.mark.usefixtures("qapp")
@FORMATS
def test_a_folder_that_cannot_be_one_is_a_trouble_in_words(
    tmp_path: Path, format_: ExportFormat
) -> None:
    (tmp_path / "Stempel").write_text("a file where the folder should be")
    with pytest.raises(StorageUnavailable) as told:
        DocumentFiles(tmp_path / "Stempel").begin(format_, "history", TITLES)
    assert told.value.trouble in StorageTrouble
