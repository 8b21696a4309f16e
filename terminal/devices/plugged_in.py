"""Everything that is plugged into the counter and can fall out: scanner, camera, receipt printer.

Each is loaded only where it is wanted. What fails is told by its name, and nothing waits for it.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from terminal.devices.receipt_printer import ReceiptPrinter, printer_at

if TYPE_CHECKING:
    from terminal.devices.aside import Aside
    from terminal.devices.camera import Camera
    from terminal.devices.serial_scanner import SerialScanner
    from terminal.use_cases.ports import Unavailable
    from terminal.use_cases.receipt_slip import Slip

_log = logging.getLogger(__name__)

AUTO, OFF = "auto", "off"


@dataclass(frozen=True, slots=True)
class DeviceChoices:
    """What is wanted: "auto", "off" or a name each; an empty address means no printer."""

    serial_scanner: str = AUTO
    camera: str = OFF
    receipt_printer: str = ""


class PluggedIn(QObject):
    """The devices of one counter. `worked` says of "scanner", "camera" or "printer" how it does."""

    scanned = Signal(object)
    """A `ScannedText`, whichever device it came from."""

    worked = Signal(str, bool)

    pictured = Signal(QImage)
    """What the camera sees, while it is asked to show it."""

    def __init__(self, choices: DeviceChoices, aside: Aside) -> None:
        super().__init__()
        self._choices = choices
        self._aside = aside
        self._scanner: SerialScanner | None = None
        self._camera: Camera | None = None
        address = choices.receipt_printer
        self._printer: ReceiptPrinter | None = printer_at(address) if address else None

    @property
    def has_printer(self) -> bool:
        return self._printer is not None

    def start(self) -> None:
        """Load and open what is wanted; to be called when nobody waits, after the first frame."""
        for name, choice, start in (
            ("scanner", self._choices.serial_scanner, self._start_scanner),
            ("camera", self._choices.camera, self._start_camera),
        ):
            if choice == OFF:
                continue
            try:
                start(None if choice == AUTO else choice)
            except ImportError as error:
                _log.warning("no %s: %s", name, error)
                self._tell_missing(name, choice)

    def stop(self) -> None:
        """Let go of everything."""
        if self._scanner is not None:
            self._scanner.stop()
        if self._camera is not None:
            self._camera.stop()

    def show_pictures(self, *, wanted: bool) -> None:
        """Whether somebody looks at what the camera sees."""
        if self._camera is not None:
            self._camera.reader.shows_pictures = wanted

    def print_slip(self, slip: Slip) -> None:
        """Print it aside; nobody waits for paper."""
        printer = self._printer
        if printer is None:
            return

        def failed(_trouble: Unavailable) -> None:
            self.worked.emit("printer", False)

        self._aside(
            lambda: printer.print_slip(slip), lambda _: self.worked.emit("printer", True), failed
        )

    def _start_scanner(self, port: str | None) -> None:
        from terminal.devices.serial_scanner import SerialScanner  # noqa: PLC0415  (late: slow)

        self._scanner = SerialScanner(port, parent=self)
        self._scanner.scanned.connect(self.scanned)
        self._scanner.working_changed.connect(lambda works: self.worked.emit("scanner", works))
        self._scanner.start()

    def _start_camera(self, name: str | None) -> None:
        from terminal.devices.camera import Camera  # noqa: PLC0415  (late: slow, may be missing)

        self._camera = Camera(name, self._aside, parent=self)
        self._camera.reader.scanned.connect(self.scanned)
        self._camera.reader.pictured.connect(self.pictured)
        self._camera.working_changed.connect(lambda works: self.worked.emit("camera", works))
        self._camera.start()

    def _tell_missing(self, name: str, choice: str) -> None:
        """A scanner nobody asked for is no loss; a camera is only loaded where one is wanted."""
        if name == "camera" or choice != AUTO:
            self.worked.emit(name, False)
