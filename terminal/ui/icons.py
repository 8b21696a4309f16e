"""Lucide's line icons, drawn in any colour and size from the shipped SVG files."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtSvg import QSvgRenderer

from terminal.ui.resource_files import RESOURCES

_ICONS = RESOURCES / "icons"


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str, stroke: float) -> QSvgRenderer:
    drawing = (_ICONS / f"{name}.svg").read_text(encoding="utf-8")
    drawing = drawing.replace("currentColor", colour)
    drawing = drawing.replace('stroke-width="2"', f'stroke-width="{stroke}"')
    return QSvgRenderer(QByteArray(drawing.encode()))


def paint_icon(
    painter: QPainter, name: str, area: QRectF, colour: QColor, stroke: float = 2
) -> None:
    """Draw an icon into `area`. An unknown name raises: icons are part of the program."""
    painter.save()
    painter.setOpacity(painter.opacity() * colour.alphaF())
    _renderer(name, colour.name(), stroke).render(painter, area)
    painter.restore()
