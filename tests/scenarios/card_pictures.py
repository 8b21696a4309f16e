"""Demo cards as QR pictures: to hold before a scanner, or to paste as text."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

import qrcode
from PySide6.QtGui import QColor, QImage

if TYPE_CHECKING:
    from pathlib import Path

    from sync_server.demo import Demo

_PIXELS_A_MODULE = 8
_QUIET_MODULES = 4


def qr_picture(text: str) -> QImage:
    """The code as black on white, with the quiet zone that scanners need."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=_QUIET_MODULES)
    code.add_data(text, optimize=0)
    rows = code.get_matrix()
    picture = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            if dark:
                picture.setPixelColor(x, y, QColor("black"))
    return picture.scaled(len(rows) * _PIXELS_A_MODULE, len(rows) * _PIXELS_A_MODULE)


def save_cards(demo: Demo, folder: Path) -> Path:
    """One picture a card, and a page that shows them all with their codes; the page's path."""
    folder.mkdir(parents=True, exist_ok=True)
    parts = []
    for card in demo.cards:
        picture = folder / f"{card.card_number}.png"
        qr_picture(card.code).save(str(picture))
        name = html.escape(card.name or "no name")
        parts.append(
            f'<figure><img src="{picture.name}" alt="QR code of {name}">'
            f"<figcaption><b>{name}</b> {card.card_number}<br>"
            f'<textarea readonly rows="3">{card.code}</textarea></figcaption></figure>'
        )
    page = folder / "cards.html"
    page.write_text(_PAGE.format(vendor=html.escape(demo.vendor), cards="\n".join(parts)), "utf-8")
    return page


_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Demo cards of {vendor}</title>
<style>body{{font-family:sans-serif;margin:2rem}}main{{display:flex;flex-wrap:wrap;gap:2rem}}
figure{{margin:0;width:20rem}}img{{width:100%}}textarea{{width:100%}}</style>
<h1>Demo cards of {vendor}</h1>
<p>Scan a picture, or copy a code and press Ctrl+V in the terminal's window.</p>
<main>{cards}</main></html>
"""
