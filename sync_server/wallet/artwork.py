"""The pictures of a pass, drawn here: the stamps on their strip, and the shop's mark.

Nothing is fetched from anywhere: a picture at an address that a shop gave could be anything.
"""

from __future__ import annotations

import io
import math
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from sync_server.wallet.colours import mixed, readable_on, seen_on

if TYPE_CHECKING:
    from sync_server.wallet.pass_content import PassContent, StampCard

SCALES = (1, 2, 3)

# Width and height in points. Apple names a height of 144 for some passes and 123 for others, and
# does not say which a store card is: the picture has the greater and keeps its content in the
# lesser.
STRIP = (375, 144)
_STRIP_CONTENT = (351, 115)
_ICON = 29
_LOGO = 50

# Drawn this much larger and made smaller again, which smooths every edge.
_FINER = 2
_GAP = 0.16
_LARGEST_STAMP = 72
_RING = 0.055

# The tick inside a stamp, as a share of its width.
_TICK = ((0.27, 0.52), (0.44, 0.68), (0.74, 0.34))


def strip_png(content: PassContent, scale: int) -> bytes:
    """The stamps of a card, or a quiet band where there are none to draw."""
    return _strip(content.stamps, content.colour, content.second_colour, scale)


def icon_png(content: PassContent, scale: int) -> bytes:
    """What a notification shows beside its text: the shop's colour with a stamp in it."""
    return _mark(content.colour, content.second_colour, _ICON, scale)


def logo_png(content: PassContent, scale: int) -> bytes:
    """The same mark, for the corner of the pass."""
    return _mark(content.colour, content.second_colour, _LOGO, scale)


# Most cards of a shop look like one of a dozen pictures.
@lru_cache(maxsize=512)
def _strip(stamps: StampCard | None, colour: str, second_colour: str, scale: int) -> bytes:
    unit = scale * _FINER
    width, height = STRIP[0] * unit, STRIP[1] * unit
    ground = mixed(colour, readable_on(colour), 0.08)
    picture = Image.new("RGB", (width, height), ground)
    if stamps is not None:
        _draw_stamps(ImageDraw.Draw(picture), stamps, ground, seen_on(ground, second_colour), unit)
    return _png(picture, STRIP[0] * scale, STRIP[1] * scale)


@lru_cache(maxsize=64)
def _mark(colour: str, second_colour: str, size: int, scale: int) -> bytes:
    pixels = size * scale * _FINER
    picture = Image.new("RGB", (pixels, pixels), colour)
    inset = pixels * 0.16
    _draw_filled(
        ImageDraw.Draw(picture), (inset, inset), pixels - 2 * inset, seen_on(colour, second_colour)
    )
    return _png(picture, size * scale, size * scale)


def grid(count: int) -> tuple[int, int]:
    """Columns and rows that let this many stamps be as large as they can be on the strip."""
    width, height = _STRIP_CONTENT

    def size(columns: int) -> float:
        return min(width / columns, height / math.ceil(count / columns))

    columns = max(range(1, count + 1), key=lambda one: (size(one), -one))
    rows = math.ceil(count / columns)
    # Rows as even as they can be: five and five, not seven and three.
    return math.ceil(count / rows), rows


def _draw_stamps(
    draw: ImageDraw.ImageDraw, stamps: StampCard, ground: str, ink: str, unit: int
) -> None:
    columns, rows = grid(stamps.target)
    cell = min(_STRIP_CONTENT[0] / columns, _STRIP_CONTENT[1] / rows, _LARGEST_STAMP) * unit
    size = cell * (1 - _GAP)
    left = (STRIP[0] * unit - columns * cell) / 2
    top = (STRIP[1] * unit - rows * cell) / 2
    for number in range(stamps.target):
        row, column = divmod(number, columns)
        in_row = min(columns, stamps.target - row * columns)
        indent = (columns - in_row) * cell / 2
        at = (left + indent + column * cell + cell * _GAP / 2, top + row * cell + cell * _GAP / 2)
        if number < stamps.filled:
            _draw_filled(draw, at, size, ink)
        else:
            _draw_empty(draw, at, size, mixed(ground, ink, 0.55))


def _draw_filled(draw: ImageDraw.ImageDraw, at: tuple[float, float], size: float, ink: str) -> None:
    x, y = at
    draw.ellipse((x, y, x + size, y + size), fill=ink)
    tick = [(x + across * size, y + down * size) for across, down in _TICK]
    draw.line(tick, fill=readable_on(ink), width=max(1, round(size * 0.1)), joint="curve")


def _draw_empty(draw: ImageDraw.ImageDraw, at: tuple[float, float], size: float, ink: str) -> None:
    x, y = at
    draw.ellipse((x, y, x + size, y + size), outline=ink, width=max(1, round(size * _RING)))


def _png(picture: Image.Image, width: int, height: int) -> bytes:
    small = picture.resize((width, height), Image.Resampling.LANCZOS)
    # A few flat colours and their edges: a palette makes the file a third as long.
    file = io.BytesIO()
    small.quantize(64, dither=Image.Dither.NONE).save(file, "PNG")
    return file.getvalue()
