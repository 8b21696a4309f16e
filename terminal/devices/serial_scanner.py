"""A scanner on a serial port (RS-232 or USB-COM): found, read, and found again when it was away.

To be imported late: a till without one need not load QtSerialPort.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QIODevice, QObject, QTimer, Signal
from PySide6.QtSerialPort import QSerialPort, QSerialPortInfo

from terminal.devices.known_scanners import find_scanner
from terminal.devices.scan_lines import ScanLines
from terminal.use_cases.scanned_text import ScannedText

_log = logging.getLogger(__name__)

# Seldom enough to cost nothing, often enough that a cable put back works before the next customer.
_LOOK_EVERY_MS = 1_000

# At 9600 baud a byte takes 1 ms; a pause this long means that the scanner sends no ending.
_SILENCE_MS = 80

# Everything else is about a setting that a device lacks, as a pseudo terminal or an adapter may.
_GONE = frozenset(
    {
        QSerialPort.SerialPortError.ResourceError,
        QSerialPort.SerialPortError.ReadError,
        QSerialPort.SerialPortError.PermissionError,
        QSerialPort.SerialPortError.DeviceNotFoundError,
        QSerialPort.SerialPortError.UnknownError,
    }
)


class SerialScanner(QObject):
    """Reads one port. `port` names it; None takes the first device of a known scanner's maker.

    A scanner that is not there is a trouble only where one was named or was there before.
    """

    scanned = Signal(object)
    """A `ScannedText`."""

    working_changed = Signal(bool)

    def __init__(
        self,
        port: str | None,
        baud: int = 9_600,
        look_every_ms: int = _LOOK_EVERY_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._wanted = port
        self._lines = ScanLines()
        self._works: bool | None = None
        self._device = QSerialPort(self)
        self._device.setBaudRate(baud)
        self._device.readyRead.connect(self._read)
        self._device.errorOccurred.connect(self._met_error)
        self._search = self._timer(look_every_ms, self._look)
        self._silence = self._timer(_SILENCE_MS, self._end_line)

    def start(self) -> None:
        """Open the port now, or as soon as it is there."""
        self._look()

    def stop(self) -> None:
        """Let go of the port and look no more."""
        self._search.stop()
        self._silence.stop()
        self._device.close()

    def _timer(self, interval_ms: int, action: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(action)
        return timer

    def _look(self) -> None:
        port = self._wanted or find_scanner(QSerialPortInfo.availablePorts())
        if port is not None and self._open(port):
            self._tell(works=True)
            return
        if self._wanted is not None or self._works:
            self._tell(works=False)
        self._search.start()

    def _open(self, port: str) -> bool:
        self._device.setPortName(port)
        if not self._device.open(QIODevice.OpenModeFlag.ReadWrite):
            return False
        # On Windows a USB-COM scanner stays silent until somebody says that he listens.
        self._device.setDataTerminalReady(True)
        self._lines = ScanLines()
        _log.info("scanner on %s", port)
        return True

    def _read(self) -> None:
        self._deliver(self._lines.take(bytes(self._device.readAll().data())))
        self._silence.start()

    def _end_line(self) -> None:
        self._deliver(self._lines.silence())

    def _deliver(self, texts: tuple[str, ...]) -> None:
        for text in texts:
            self.scanned.emit(ScannedText(text, None, "serial"))

    def _met_error(self, error: QSerialPort.SerialPortError) -> None:
        # A failed attempt to open reports here too, while the device is not open.
        if error in _GONE and self._device.isOpen():
            _log.warning("the scanner is gone: %s", self._device.errorString())
            self._silence.stop()
            self._device.close()
            self._tell(works=False)
            self._search.start()

    def _tell(self, *, works: bool) -> None:
        if works is not self._works:
            self._works = works
            self.working_changed.emit(works)
