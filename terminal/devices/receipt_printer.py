"""Prints slips on a receipt printer that speaks ESC/POS, over the network or through a file.

Blocking, so to be called aside. python-escpos writes the bytes; it is optional, and only imported
with the first slip.
"""

from __future__ import annotations

import logging
import socket
from collections.abc import Callable
from pathlib import Path

from terminal.use_cases.ports import Unavailable
from terminal.use_cases.receipt_slip import Slip

_log = logging.getLogger(__name__)

# Where receipt printers listen for raw bytes, whoever made them.
_RAW_PORT = 9_100
_PATIENCE_S = 5.0

Send = Callable[[bytes], object]


class PrinterUnavailable(Unavailable):
    """The printer did not take the slip; what was recorded stands all the same."""


class ReceiptPrinter:
    """One printer. It is opened for each slip, so one that was switched off may come back."""

    def __init__(self, send: Send) -> None:
        self._send = send

    def print_slip(self, slip: Slip) -> None:
        """Print it and cut the paper; raises PrinterUnavailable."""
        try:
            self._send(slip_bytes(slip))
        except (OSError, ImportError) as error:
            _log.warning("the slip was not printed: %s", error)
            raise PrinterUnavailable(str(error)) from error


def slip_bytes(slip: Slip) -> bytes:
    """The slip as the printer wants it, to the cut; raises ImportError without python-escpos."""
    # Late: it is optional, and large.
    from escpos.printer import Dummy  # type: ignore[import-untyped] # noqa: PLC0415  (has no types)

    paper = Dummy()
    paper.set(align="center", bold=True, double_height=True, double_width=True)
    paper.textln(slip.shop_name)
    paper.set(align="left", bold=True, normal_textsize=True)
    paper.ln()
    paper.textln(slip.headline)
    paper.set(bold=False)
    for line in slip.lines:
        paper.textln(line)
    paper.ln()
    paper.textln(slip.foot)
    paper.cut()
    return bytes(paper.output)


def printer_at(address: str) -> ReceiptPrinter:
    """A printer by its address: `network:HOST`, `network:HOST:PORT` or `file:PATH`.

    A file is a device such as /dev/usb/lp0, or the share of a Windows printer.
    """
    way, _, place = address.partition(":")
    return ReceiptPrinter(_over_network(place) if way == "network" else Path(place).write_bytes)


def _over_network(place: str) -> Send:
    host, _, port = place.partition(":")

    def send(written: bytes) -> None:
        with socket.create_connection((host, int(port or _RAW_PORT)), _PATIENCE_S) as line:
            line.sendall(written)

    return send
