"""Reads the QR codes in a picture, however it is turned, tilted, dark or out of focus."""

from __future__ import annotations

import zxingcpp
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

# A picture in which nothing was found is looked at once more at another width: large ones lose
# their noise by it, small ones get the pixels between which a module's edge lies. No width is the
# best for all, so they take turns; a card is seen in several pictures.
_OTHER_WIDTHS = (960, 720, 1280)


def read_codes(picture: QImage, turn: int = 0) -> tuple[str, ...]:
    """What stands in each code of the picture; `turn` counts the pictures of one camera."""
    if picture.isNull():
        return ()
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    found = _look(grey, inverted=False)
    if not found:
        width = _OTHER_WIDTHS[turn % len(_OTHER_WIDTHS)]
        smooth = Qt.TransformationMode.SmoothTransformation
        found = _look(grey.scaledToWidth(width, smooth), inverted=True)
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
