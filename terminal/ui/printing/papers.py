"""Draws card sheets and the enrolment poster as PDF, in the shop's colour; gives back the bytes.

Pure drawing: it saves nothing and asks nobody, so it may run beside the window.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QCoreApplication, QIODevice, QMarginsF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPageLayout, QPageSize, QPainter, QPdfWriter, QPen

from terminal.ui.contrast import readable_on
from terminal.ui.formatting import grouped_number
from terminal.ui.widgets.fitting import WRAPPED, fitted_font
from terminal.ui.widgets.qr_picture import paint_code

translate = QCoreApplication.translate

_DOTS_PER_INCH = 300
_DOTS_PER_MM = _DOTS_PER_INCH / 25.4

# A bank card's size (ISO/IEC 7810 ID-1), two by five of them on A4.
_CARD_MM = (85.6, 53.98)
_COLUMNS, _ROWS = 2, 5
_PAGE_MM = (210.0, 297.0)
_CODE_MM = 38.0


@dataclass(frozen=True, slots=True)
class PaperShop:
    """Whose paper it is: names, and the colour `#RRGGBB` the customer knows."""

    name: str
    card_name: str
    colour: str


def card_sheet(shop: PaperShop, cards: Sequence[tuple[str, str]]) -> bytes:
    """An A4 page of ten cards as PDF; each card is its number and its code."""
    return _pdf(shop.card_name, lambda painter: draw_card_sheet(painter, shop, cards))


def poster(shop: PaperShop, address: str) -> bytes:
    """An A4 page as PDF that invites to enrol at this address."""
    return _pdf(shop.name, lambda painter: draw_poster(painter, shop, address))


def draw_card_sheet(painter: QPainter, shop: PaperShop, cards: Sequence[tuple[str, str]]) -> None:
    """Two by five cards, with lines to cut along; the page has 300 dots an inch."""
    left = (_PAGE_MM[0] - _COLUMNS * _CARD_MM[0]) / 2
    top = (_PAGE_MM[1] - _ROWS * _CARD_MM[1]) / 2
    for place, (number, code) in enumerate(cards[: _COLUMNS * _ROWS]):
        row, column = divmod(place, _COLUMNS)
        x, y = left + column * _CARD_MM[0], top + row * _CARD_MM[1]
        _draw_card(painter, shop, number, code, _area(x, y, *_CARD_MM))


def draw_poster(painter: QPainter, shop: PaperShop, address: str) -> None:
    """The shop's name, one sentence, and the code of the address, in the shop's colour."""
    painter.fillRect(_area(0, 0, *_PAGE_MM), QColor(shop.colour))
    ink = QColor(readable_on(shop.colour))
    painter.setPen(ink)
    _write(painter, shop.name, _area(15, 22, 180, 24), 16, bold=True)
    invitation = translate("Paper", "Your loyalty card, in one minute")
    _write(painter, invitation, _area(15, 52, 180, 56), 22, bold=True)
    painter.fillRect(_area(45, 118, 120, 120), Qt.GlobalColor.white)
    paint_code(painter, address, _area(51, 124, 108, 108))
    painter.setPen(ink)
    how = translate("Paper", "Scan this with your phone's camera")
    _write(painter, how, _area(15, 246, 180, 24), 10)
    _write(painter, address, _area(15, 274, 180, 12), 5)


def _draw_card(painter: QPainter, shop: PaperShop, number: str, code: str, card: QRectF) -> None:
    band = QRectF(card.left(), card.top(), card.width(), 11 * _DOTS_PER_MM)
    painter.fillRect(band, QColor(shop.colour))
    painter.setPen(QColor(readable_on(shop.colour)))
    _write(painter, shop.card_name, band.adjusted(_mm(4), 0, -_mm(4), 0), 4.5, bold=True)
    side = _mm(_CODE_MM)
    paint_code(painter, code, QRectF(card.left() + _mm(2.5), card.top() + _mm(13.5), side, side))
    words = QRectF(card.left() + _mm(43), card.top() + _mm(16), _mm(39), _mm(14))
    painter.setPen(Qt.GlobalColor.black)
    _write(painter, grouped_number(number), words, 4, bold=True)
    _write(
        painter,
        translate("Paper", "Please show this card at the counter."),
        words.translated(0, _mm(16)),
        3.2,
    )
    painter.setPen(QPen(Qt.GlobalColor.gray, 1, Qt.PenStyle.DashLine))
    painter.drawRect(card)


def _pdf(title: str, draw: Callable[[QPainter], None]) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle(title)
    writer.setCreator("Stempel")
    writer.setResolution(_DOTS_PER_INCH)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
    painter = QPainter(writer)
    draw(painter)
    painter.end()
    return bytes(buffer.data().data())


def _write(
    painter: QPainter, words: str, area: QRectF, height_mm: float, *, bold: bool = False
) -> None:
    """In the middle of the area, smaller where it must be, never cut."""
    font = QFont("Inter")
    font.setPixelSize(round(_mm(height_mm)))
    font.setBold(bold)
    font = fitted_font(font, round(_mm(1.8)), words, area.toRect().size())
    painter.setFont(font)
    painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter) | WRAPPED, words)


def _area(x_mm: float, y_mm: float, width_mm: float, height_mm: float) -> QRectF:
    return QRectF(_mm(x_mm), _mm(y_mm), _mm(width_mm), _mm(height_mm))


def _mm(length: float) -> float:
    return length * _DOTS_PER_MM
