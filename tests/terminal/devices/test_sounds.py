"""Sounds are heard when there is a speaker, and nothing ever fails when there is none."""

from __future__ import annotations

import sys
import wave
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtMultimedia import QMediaDevices

from terminal.devices.sounds import SOUND_NAMES, SoundName, Sounds

SHIPPED = Path(__file__).resolve().parents[3] / "resources" / "sounds"


@dataclass
class RecordingSpeaker:
    """Remembers what it was asked to play; can be unplugged."""

    is_plugged_in: bool = True
    played: list[tuple[str, float]] = field(default_factory=list)
    opened: list[Path] = field(default_factory=list)

    def open(self, folder: Path) -> RecordingSpeaker:
        self.opened.append(folder)
        return self

    def is_present(self) -> bool:
        return self.is_plugged_in

    def play(self, name: str, loudness: float) -> None:
        self.played.append((name, loudness))


def sounds_on(speaker: RecordingSpeaker) -> Sounds:
    return Sounds(SHIPPED, speaker.open)


def test_a_sound_is_played_by_its_name() -> None:
    speaker = RecordingSpeaker()
    sounds = sounds_on(speaker)
    for name in SOUND_NAMES:
        sounds.play(name)
    assert speaker.played == [(name, 1.0) for name in SOUND_NAMES]


def test_nothing_is_loaded_before_it_is_asked_for_and_then_only_once() -> None:
    speaker = RecordingSpeaker()
    sounds = sounds_on(speaker)
    assert speaker.opened == []
    sounds.prepare()
    sounds.play("done")
    assert speaker.opened == [SHIPPED]


def test_mute_keeps_the_loudness_for_later() -> None:
    speaker = RecordingSpeaker()
    sounds = sounds_on(speaker)
    sounds.loudness = 0.5
    sounds.is_muted = True
    sounds.play("refused")
    assert speaker.played == []
    sounds.is_muted = False
    sounds.play("refused")
    assert speaker.played == [("refused", 0.5)]


@pytest.mark.parametrize(("asked", "kept"), [(-1.0, 0.0), (0.0, 0.0), (0.3, 0.3), (7.0, 1.0)])
def test_the_loudness_stays_between_silent_and_full(asked: float, kept: float) -> None:
    sounds = sounds_on(RecordingSpeaker())
    sounds.loudness = asked
    assert sounds.loudness == kept


def test_at_loudness_zero_nothing_is_played() -> None:
    speaker = RecordingSpeaker()
    sounds = sounds_on(speaker)
    sounds.loudness = 0
    sounds.play("done")
    assert speaker.played == []


def test_a_speaker_that_is_unplugged_and_plugged_in_again_is_noticed() -> None:
    speaker = RecordingSpeaker(is_plugged_in=False)
    sounds = sounds_on(speaker)
    sounds.play("done")
    assert (sounds.available, speaker.played) == (False, [])
    speaker.is_plugged_in = True
    sounds.play("done")
    assert (sounds.available, speaker.played) == (True, [("done", 1.0)])


def test_without_a_way_to_play_the_counter_is_silent_and_says_so() -> None:
    sounds = Sounds(SHIPPED, lambda _: None)
    sounds.play("attention")
    assert not sounds.available


@pytest.mark.usefixtures("qapp")
def test_the_real_output_of_this_machine_never_fails_whatever_it_has() -> None:
    sounds = Sounds(SHIPPED)
    sounds.loudness = 0.01
    for name in SOUND_NAMES:
        sounds.play(name)
    assert sounds.available is not QMediaDevices.defaultAudioOutput().isNull()


def test_a_qt_without_sound_is_a_warning_and_silence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setitem(sys.modules, "terminal.devices.qt_speaker", None)
    sounds = Sounds(SHIPPED)
    sounds.play("done")
    assert not sounds.available
    assert [record.levelname for record in caplog.records] == ["WARNING"]


@pytest.mark.parametrize("name", SOUND_NAMES)
def test_every_sound_is_shipped_and_short(name: SoundName) -> None:
    with wave.open(str(SHIPPED / f"{name}.wav")) as sound:
        assert 0.1 < sound.getnframes() / sound.getframerate() < 1
