"""The camera itself: opened when it is there, opened again when it is plugged in again."""

from __future__ import annotations

import logging

from PySide6.QtCore import QLoggingCategory, QObject, QSize, Signal
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
)

from terminal.devices.aside import Aside
from terminal.devices.camera_reader import CameraReader

_log = logging.getLogger(__name__)

# Which video libraries it could not find is said by a camera that does not open.
QLoggingCategory.setFilterRules("qt.multimedia.*=false")

# A card fills a third of this; more pixels take longer and find no more.
_GOOD_SIZE = QSize(1280, 720)


class Camera(QObject):
    """Sees through one camera. `name` is what the system calls it; None takes the usual one."""

    working_changed = Signal(bool)

    def __init__(self, name: str | None, aside: Aside, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._works: bool | None = None
        self._camera: QCamera | None = None
        self.reader = CameraReader(aside, parent=self)
        self.reader.darkened.connect(self._lost)
        self._session = QMediaCaptureSession(self)
        self._session.setVideoSink(self.reader.sink)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(self._open)

    def start(self) -> None:
        """Open the camera now, or as soon as it is plugged in."""
        self._open()

    def stop(self) -> None:
        """Switch the camera off, its light too."""
        self._devices.videoInputsChanged.disconnect(self._open)
        self._close()

    def _open(self) -> None:
        device = choose_camera(self._devices.videoInputs(), self._name)
        if device is None:
            self._lost()
            return
        if self._works and self._camera is not None and self._camera.cameraDevice() == device:
            return
        self._close()
        camera = QCamera(device, self)
        camera.errorOccurred.connect(self._met_error)
        chosen = choose_format(device.videoFormats())
        if chosen is not None:
            camera.setCameraFormat(chosen)
        self._camera = camera
        self._session.setCamera(camera)
        self._tell(works=True)
        camera.start()

    def _met_error(self, error: QCamera.Error, words: str) -> None:
        if error is not QCamera.Error.NoError:
            _log.warning("the camera is gone: %s", words)
            self._lost()

    def _lost(self) -> None:
        self._close()
        self._tell(works=False)

    def _close(self) -> None:
        self.reader.stop()
        if self._camera is not None:
            self._camera.errorOccurred.disconnect(self._met_error)
            self._camera.stop()
            self._camera.deleteLater()
            self._camera = None

    def _tell(self, *, works: bool) -> None:
        if works is not self._works:
            self._works = works
            self.working_changed.emit(works)


def choose_camera(devices: list[QCameraDevice], name: str | None) -> QCameraDevice | None:
    """The named camera, or the one the system prefers; None where it is not there."""
    if name is None:
        preferred = [device for device in devices if device.isDefault()]
        return next(iter(preferred or devices), None)
    return next((device for device in devices if device.description() == name), None)


def choose_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """The format whose size is nearest to what is good for reading codes, then the fastest."""

    def distance(offered: QCameraFormat) -> tuple[int, float]:
        size = offered.resolution()
        return abs(size.width() - _GOOD_SIZE.width()), -offered.maxFrameRate()

    return min(formats, key=distance, default=None)
