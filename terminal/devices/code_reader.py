"""Reads the QR codes in a picture, however it is turned, tilted, dark or out of focus."""

from __future__ import annotations

import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

# The second look is at a picture of this width: large pictures lose their noise by it, and small
# ones get the pixels between which a module's edge lies.
_SECOND_WIDTH = 960


def read_codes(picture: QImage) -> tuple[str, ...]:
    """What stands in each code of the picture; nothing where there is none."""
    if picture.isNull():
        return ()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    found = _look(grey, inverted=False)
    if not found:
        smooth = Qt.TransformationMode.SmoothTransformation
        found = _look(grey.scaledToWidth(_SECOND_WIDTH, smooth), inverted=True)
    return found


def _look(grey: QImage, *, inverted: bool) -> tuple[str, ...]:
    """One quick look; also for light codes on dark ground, if `inverted`.

    Only the usual kind of QR code is looked for: in noise the smallest kinds are found by accident.
    """
    found = zxingcpp.read_barcodes(
        grey,
        formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCodeModel2),
        try_downscale=False,
        try_invert=inverted,
        text_mode=zxingcpp.TextMode.Plain,
    )
    return tuple(code.text for code in found if code.text)
