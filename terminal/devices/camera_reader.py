"""Looks for codes in what a camera sees: a few pictures a second, one at a time, never in the way.

Frames come through a QVideoSink, whoever fills it. To be imported late: QtMultimedia is slow.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import QVideoFrame, QVideoSink

from terminal.devices.aside import Aside
from terminal.devices.code_reader import read_codes
from terminal.use_cases.ports import Unavailable
from terminal.use_cases.scanned_text import ScannedText

# Ten looks a second find a card as soon as it is held still, and leave the computer to the rest.
_REST_MS = 100

# A camera that shows nothing for this long has come loose, whatever it says.
_LONGEST_DARKNESS_MS = 5_000

_PREVIEW_WIDTH = 640


@dataclass(frozen=True, slots=True)
class Seen:
    """What one picture held; the preview is made only where somebody looks at it."""

    codes: tuple[str, ...]
    preview: QImage | None


class CameraReader(QObject):
    """Reads what comes into `sink`."""

    scanned = Signal(object)
    """A `ScannedText` for each code of each picture; the same code comes many times."""

    pictured = Signal(QImage)
    """What the camera sees, small, while `shows_pictures`."""

    darkened = Signal()
    """Pictures came, and then came no more."""

    def __init__(
        self,
        aside: Aside,
        rest_ms: int = _REST_MS,
        longest_darkness_ms: int = _LONGEST_DARKNESS_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._aside = aside
        self._is_looking = False
        self._turn = 0
        self.shows_pictures = False
        self.sink = QVideoSink(self)
        self.sink.videoFrameChanged.connect(self._take)
        self._rest = _single_shot(self, rest_ms)
        self._darkness = _single_shot(self, longest_darkness_ms)
        self._darkness.timeout.connect(self.darkened)

    @property
    def is_resting(self) -> bool:
        """Whether the next picture comes too soon to be looked at."""
        return self._is_looking or self._rest.isActive()

    def stop(self) -> None:
        """Expect no pictures any more."""
        self._darkness.stop()

    def _take(self, frame: QVideoFrame) -> None:
        self._darkness.start()
        if self.is_resting:
            return
        self._is_looking = True
        self._turn += 1
        self._rest.start()
        # A copy of the frame keeps its memory while the camera goes on.
        look = partial(look_at, QVideoFrame(frame), self._turn, wants_preview=self.shows_pictures)
        self._aside(look, self._saw, self._failed)

    def _saw(self, seen: Seen) -> None:
        self._is_looking = False
        if seen.preview is not None:
            self.pictured.emit(seen.preview)
        for code in seen.codes:
            self.scanned.emit(ScannedText(code, None, "camera"))

    def _failed(self, _trouble: Unavailable) -> None:
        """One picture could not be looked at; the next one may."""
        self._is_looking = False


def look_at(frame: QVideoFrame, turn: int, *, wants_preview: bool) -> Seen:
    """Turn a frame into a picture and read it; 5 to 15 ms, so not in the window's thread."""
    picture = frame.toImage()
    preview = None
    if wants_preview and not picture.isNull():
        preview = picture.scaledToWidth(_PREVIEW_WIDTH, Qt.TransformationMode.FastTransformation)
    return Seen(read_codes(picture, turn), preview)


def _single_shot(parent: QObject, interval_ms: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    return timer
