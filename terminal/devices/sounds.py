"""The four sounds of the counter. Without a speaker it is silent, and it never fails.

Every sound has a visual twin on the screen, so nothing here may be the only sign of anything.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Literal, Protocol, get_args

SoundName = Literal["done", "again", "refused", "attention"]
SOUND_NAMES: tuple[SoundName, ...] = get_args(SoundName)

_log = logging.getLogger(__name__)


class Speaker(Protocol):
    """Something that can be heard, as long as it is plugged in."""

    def is_present(self) -> bool:
        """Whether there is anything to play on, now."""
        ...

    def play(self, name: str, loudness: float) -> None:
        """Start a sound at a loudness of 0 to 1, as an ear judges it."""
        ...


class Sounds:
    """Plays a sound by name, unless muted.

    Loading takes 0.1 s, so `prepare` is to be called when nobody waits: after the first frame.
    """

    def __init__(
        self, folder: Path, open_speaker: Callable[[Path], Speaker | None] | None = None
    ) -> None:
        self._folder = folder
        self._open_speaker = open_speaker or open_qt_speaker
        self._speaker: Speaker | None = None
        self._is_prepared = False
        self._loudness = 1.0
        self.is_muted = False

    @property
    def available(self) -> bool:
        """Whether a sound would be heard now, but for mute and loudness."""
        self.prepare()
        return self._speaker is not None and self._speaker.is_present()

    @property
    def loudness(self) -> float:
        """From 0, silent, to 1; half of it sounds half as loud."""
        return self._loudness

    @loudness.setter
    def loudness(self, loudness: float) -> None:
        self._loudness = min(1.0, max(0.0, loudness))

    def prepare(self) -> None:
        """Load the sounds, once, if any is to be heard. `play` does it when nobody did before."""
        if not self._is_prepared and self._loudness:
            self._is_prepared = True
            self._speaker = self._open_speaker(self._folder)

    def play(self, name: SoundName) -> None:
        """Start a sound and return at once; a sound that still plays starts again."""
        if not self.is_muted and self._loudness and self.available and self._speaker is not None:
            self._speaker.play(name, self._loudness)


def open_qt_speaker(folder: Path) -> Speaker | None:
    """Take Qt's sound output, or None where Qt cannot load it, as on Linux without libpulse."""
    try:
        # Late, for loading it takes a tenth of a second that the first frame must not wait for.
        from terminal.devices.qt_speaker import QtSpeaker  # noqa: PLC0415
    except ImportError as error:
        _log.warning("no sound: %s", error)
        return None
    return QtSpeaker({name: folder / f"{name}.wav" for name in SOUND_NAMES})
