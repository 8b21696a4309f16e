"""Draws every screen in sample states to PNG files, without a display.

python -m tests.terminal.ui.gallery FOLDER --lang de --theme dark --size 1024x768 --scale 150
With --sheet FILE all of them also come as one picture, small, in rows of six.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QSize, Qt, QTranslator
from PySide6.QtGui import QColor, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication

from terminal.ui.main_window import MainWindow
from terminal.ui.theme import Appearance, Look, Theme
from terminal.ui.widgets.state_view import Page
from tests.terminal.ui.samples import SAMPLES, Sample
from tests.terminal.ui.wording import PlainEnglish, Stretched

TRANSLATIONS = Path(__file__).resolve().parents[3] / "translations"
SHEET_COLUMNS, SHEET_GAP, SMALL = 6, 8, QSize(320, 200)
LOCALES = {
    "en": "en_GB",
    "fr": "fr_LU",
    "de": "de_LU",
    "lb": "lb_LU",
    "stretched": "de_LU",
    "source": "en_GB",
}


class Stage:
    """A window that shows one sample after another, each laid out and ready to be looked at."""

    def __init__(self, look: Look, width: int, height: int) -> None:
        self.look = look
        self.window = MainWindow(look)
        self.window.resize(width, height)

    def show(self, sample: Sample) -> Page[Any]:
        page = sample.page(self.look)
        page.render(sample.state)
        self.window.render_header(sample.header)
        self.window.render_banners(sample.banners)
        self.window.show_page(page)
        self.window.show()
        self.settle()
        return page

    def settle(self) -> None:
        """Let layouts reach their end: sizes that depend on widths take more than one round."""
        for _ in range(6):
            QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
            QCoreApplication.sendPostedEvents()

    def close(self) -> None:
        """Take the window and all its pages away at once, so that nobody restyles them later."""
        self.window.close()
        self.window.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)

    def picture(self) -> QPixmap:
        return self.window.grab()


def translator_for(language: str) -> QTranslator:
    """The compiled translation where there is one, else a stand-in."""
    if language == "stretched":
        return Stretched()
    compiled = QTranslator()
    if language != "source" and compiled.load(str(TRANSLATIONS / f"terminal_{language}.qm")):
        return compiled
    return PlainEnglish()


def parsed(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Save a picture of every screen.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=sorted(LOCALES), default="en")
    parser.add_argument("--theme", choices=["light", "dark", "contrast"], default="light")
    parser.add_argument("--size", default="1280x800")
    parser.add_argument("--scale", type=int, choices=[100, 125, 150], default=100)
    parser.add_argument("--only", default="", help="draw only the screens that start with this")
    parser.add_argument("--sheet", type=Path, help="one picture of them all")
    return parser.parse_args(arguments)


def contact_sheet(pictures: list[QPixmap]) -> QImage:
    """All pictures side by side, small enough to look over at once."""
    rows = -(-len(pictures) // SHEET_COLUMNS)
    cell = QSize(SMALL.width() + SHEET_GAP, SMALL.height() + SHEET_GAP)
    size = QSize(SHEET_COLUMNS * cell.width(), rows * cell.height())
    sheet = QImage(size, QImage.Format.Format_RGB32)
    sheet.fill(QColor("#888888"))
    painter = QPainter(sheet)
    smooth = Qt.TransformationMode.SmoothTransformation
    for place, picture in enumerate(pictures):
        row, column = divmod(place, SHEET_COLUMNS)
        small = picture.scaled(SMALL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
        left, top = column * cell.width(), row * cell.height()
        painter.drawPixmap(left + SHEET_GAP // 2, top + SHEET_GAP // 2, small)
    painter.end()
    return sheet


def main(arguments: list[str]) -> int:
    wanted = parsed(arguments)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QApplication([])
    QLocale.setDefault(QLocale(LOCALES[wanted.lang]))
    translator = translator_for(wanted.lang)
    app.installTranslator(translator)
    look = Look(app)
    chosen = Appearance(theme=Theme(wanted.theme), text_percent=wanted.scale, reduced_motion=True)
    look.wear(chosen)
    width, height = (int(side) for side in wanted.size.split("x"))
    wanted.folder.mkdir(parents=True, exist_ok=True)
    stage = Stage(look, width, height)
    pictures = []
    for name, sample in SAMPLES.items():
        if name.startswith(wanted.only):
            stage.show(sample)
            pictures.append(stage.picture())
            pictures[-1].save(str(wanted.folder / f"{name}.png"))
    if wanted.sheet is not None:
        contact_sheet(pictures).save(str(wanted.sheet))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
