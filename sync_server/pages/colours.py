"""A shop's colour on a page: made dark enough, or written on in black, so that all can read it."""

from __future__ import annotations

# What WCAG 2.2 asks of text, level AA.
TEXT_RATIO = 4.5

# Below this a channel of sRGB is linear.
_LINEAR_BELOW = 0.04045


def readable_on(ground: str) -> str:
    """White where white reads well, else black: one of the two always holds 4.5 : 1."""
    return "#FFFFFF" if contrast_ratio("#FFFFFF", ground) >= TEXT_RATIO else "#000000"


def readable_on_white(colour: str) -> str:
    """The shop's colour where it reads well on white, else a dark grey."""
    return colour if contrast_ratio(colour, "#FFFFFF") >= TEXT_RATIO else "#1F2937"


def contrast_ratio(one: str, other: str) -> float:
    """How far two `#RRGGBB` colours are apart, 1 to 21, as WCAG counts it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= _LINEAR_BELOW else ((part + 0.055) / 1.055) ** 2.4
