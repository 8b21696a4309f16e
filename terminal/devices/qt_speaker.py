"""Plays short sounds through Qt. To be imported late: QtMultimedia is slow and may be missing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QLoggingCategory, QUrl
from PySide6.QtMultimedia import QAudio, QMediaDevices, QSoundEffect

# Which video libraries it could not find says nothing about four short sounds.
QLoggingCategory.setFilterRules("qt.multimedia.*=false")


class QtSpeaker:
    """Plays files on the default output, and moves along when another output becomes it."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._effects: dict[str, QSoundEffect] = {}
        self._devices = QMediaDevices()
        self._devices.audioOutputsChanged.connect(self._load)
        self._load()

    def is_present(self) -> bool:
        """Whether there is an output to play on."""
        return bool(self._effects)

    def play(self, name: str, loudness: float) -> None:
        """Start a sound at a loudness of 0 to 1, as an ear judges it."""
        scale = QAudio.VolumeScale
        volume = QAudio.convertVolume(
            loudness, scale.LogarithmicVolumeScale, scale.LinearVolumeScale
        )
        self._effects[name].setVolume(volume)
        self._effects[name].play()

    def _load(self) -> None:
        output = QMediaDevices.defaultAudioOutput()
        self._effects.clear()
        if output.isNull():
            return
        for name, file in self._files.items():
            effect = QSoundEffect(output)
            effect.setSource(QUrl.fromLocalFile(str(file)))
            self._effects[name] = effect
