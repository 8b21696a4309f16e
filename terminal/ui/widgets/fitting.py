"""Making words fit a rectangle: wrapped first, then smaller, never below a size one can read."""

from __future__ import annotations

import re

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics

WRAPPED = int(Qt.TextFlag.TextWordWrap)
_ENDLESS = 100_000
# Where Qt breaks a line: at white space, unless that forbids it, and after a hyphen.
_BREAKS = re.compile(r"[^\S\u00a0\u202f]+|(?<=-)")
_STEP_PX = 1


def longest_word(font: QFont, text: str) -> int:
    """Width of the longest word, in pixels: what can never be wrapped away."""
    metrics = QFontMetrics(font)
    return max((metrics.horizontalAdvance(word) for word in _BREAKS.split(text)), default=0)


def wrapped_size(font: QFont, text: str, width: int) -> QSize:
    """The room the text takes when it is wrapped to `width`."""
    room = QRect(0, 0, max(1, width), _ENDLESS)
    return QFontMetrics(font).boundingRect(room, WRAPPED, text).size()


def fits(font: QFont, text: str, area: QSize) -> bool:
    """Whether the wrapped text stays inside `area`, word by word and line by line."""
    return (
        longest_word(font, text) <= area.width()
        and wrapped_size(font, text, area.width()).height() <= area.height()
    )


def one_line_font(font: QFont, smallest_px: int, text: str, width: int) -> QFont:
    """The largest font, from this one down to `smallest_px`, in which the text is one line."""
    fitted = QFont(font)
    for pixels in range(font.pixelSize(), smallest_px, -_STEP_PX):
        fitted.setPixelSize(pixels)
        if QFontMetrics(fitted).horizontalAdvance(text) <= width:
            return fitted
    fitted.setPixelSize(min(font.pixelSize(), smallest_px))
    return fitted


def fitted_font(font: QFont, smallest_px: int, text: str, area: QSize) -> QFont:
    """The largest font, from this one down to `smallest_px`, in which the text fits.

    When even the smallest does not fit, that one is returned: too much is better than illegible.
    """
    fitted = QFont(font)
    for pixels in range(font.pixelSize(), smallest_px, -_STEP_PX):
        fitted.setPixelSize(pixels)
        if fits(fitted, text, area):
            return fitted
    fitted.setPixelSize(min(font.pixelSize(), smallest_px))
    return fitted
