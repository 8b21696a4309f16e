"""Finds the scanner among the serial ports: by who made it, for a till has other such devices too.

A card reader or a customer display must not be opened by somebody who hopes for a scanner.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

# USB vendor numbers of makers whose serial devices are scanners (as usb.org lists them).
SCANNER_MAKERS = frozenset(
    {
        0x0536,  # Hand Held Products
        0x05E0,  # Symbol, today Zebra
        0x05F9,  # PSC, today Datalogic
        0x065A,  # Opticon
        0x0C2E,  # Metrologic, today Honeywell
        0x11FA,  # Code Corporation
        0x1EAB,  # Newland
    }
)


class SerialPort(Protocol):
    """A serial port of this computer, as `QSerialPortInfo` tells it."""

    def systemLocation(self) -> str: ...

    def vendorIdentifier(self) -> int: ...


def find_scanner(ports: Iterable[SerialPort]) -> str | None:
    """Where the first scanner is plugged in, or None."""
    for port in ports:
        if port.vendorIdentifier() in SCANNER_MAKERS:
            return port.systemLocation()
    return None
