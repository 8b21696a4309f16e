"""Colours of a pass: what reads well on what, as WCAG counts it, and Apple's way to write them."""

from __future__ import annotations

# What WCAG 2.2 asks of text and of pictures that mean something, level AA.
_TEXT_RATIO = 4.5
_PICTURE_RATIO = 3.0

# Below this a channel of sRGB is linear.
_LINEAR_BELOW = 0.04045


def readable_on(ground: str) -> str:
    """White where white reads well, else black: one of the two always does."""
    return "#FFFFFF" if contrast("#FFFFFF", ground) >= _TEXT_RATIO else "#000000"


def seen_on(ground: str, wanted: str) -> str:
    """The wanted colour where it can be told from the ground, else white or black."""
    return wanted if contrast(wanted, ground) >= _PICTURE_RATIO else readable_on(ground)


def contrast(one: str, other: str) -> float:
    """How far two colours are apart, 1 to 21."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def mixed(one: str, other: str, share: float) -> str:
    """The first colour with this share, 0 to 1, of the second in it."""
    parts = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)


def rgb(colour: str) -> str:
    """`#17BB52` as Apple wants it: `rgb(23, 187, 82)`."""
    red, green, blue = _channels(colour)
    return f"rgb({red}, {green}, {blue})"


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
