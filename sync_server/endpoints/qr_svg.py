"""A QR code as an SVG picture: one path, scalable, with the quiet zone that scanners need."""

from __future__ import annotations

from itertools import groupby

import qrcode
from qrcode.constants import ERROR_CORRECT_M

_QUIET_ZONE = 4


def qr_svg(text: str) -> str:
    """The picture; one unit is one module of the code."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET_ZONE)
    code.add_data(text)
    matrix = code.get_matrix()
    size = len(matrix)
    runs = "".join(_dark_runs(y, row) for y, row in enumerate(matrix))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {size} {size}" '
        f'shape-rendering="crispEdges"><path fill="#fff" d="M0 0h{size}v{size}H0z"/>'
        f'<path d="{runs}"/></svg>'
    )


def _dark_runs(y: int, row: list[bool]) -> str:
    runs, x = [], 0
    for is_dark, group in groupby(row):
        width = len(list(group))
        if is_dark:
            runs.append(f"M{x} {y}h{width}v1h-{width}z")
        x += width
    return "".join(runs)
