"""How well ink reads on a ground, and which ink to take on a colour nobody chose with us.

The measure is WCAG 2.2's contrast ratio, from relative luminance in sRGB.
"""

from __future__ import annotations

TEXT_RATIO = 4.5
MARK_RATIO = 3.0

_LINEAR_BELOW = 0.04045


def _linear(channel: int) -> float:
    part = channel / 255
    return float(part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Relative luminance of `#RRGGBB`, 0 for black to 1 for white."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return 0.2126 * _linear(red) + 0.7152 * _linear(green) + 0.0722 * _linear(blue)


def contrast_ratio(one: str, other: str) -> float:
    """From 1 (the same) to 21 (black on white)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str) -> str:
    """White where white reads well, else black: one of the two always holds 4.5 : 1."""
    return "#FFFFFF" if contrast_ratio("#FFFFFF", ground) >= TEXT_RATIO else "#000000"
