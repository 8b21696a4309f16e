"""What is shipped beside the code is there, whole and licensed."""

from __future__ import annotations

import re
import runpy
import wave
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QFontInfo
from PySide6.QtSvg import QSvgRenderer

from terminal.ui.fonts import FONT_FILES
from terminal.ui.resource_files import RESOURCES
from terminal.ui.theme import Look

# The sounds' script stands beside the files it makes and belongs to no package.
SCRIPT = runpy.run_path(str(RESOURCES / "sounds" / "make_sounds.py"))
SOUNDS, RATE_HZ = SCRIPT["SOUNDS"], SCRIPT["RATE_HZ"]
SOURCES = sorted((RESOURCES.parent / "terminal").rglob("*.py"))


def icon_names() -> set[str]:
    return {path.stem for path in (RESOURCES / "icons").glob("*.svg")}


@pytest.mark.usefixtures("look")
def test_every_icon_the_program_names_is_shipped_and_can_be_drawn() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    named = set(re.findall(r'icon\w*="([a-z0-9-]+)"', written))
    named |= set(re.findall(r'paint_icon\(\s*painter, "([a-z0-9-]+)"', written))
    assert named
    assert named <= icon_names()
    for name in icon_names():
        assert QSvgRenderer(str(RESOURCES / "icons" / f"{name}.svg")).isValid(), name


def test_fonts_and_icons_come_with_their_licences() -> None:
    assert "SIL OPEN FONT LICENSE" in (RESOURCES / "fonts" / "LICENSE.txt").read_text("utf-8")
    assert "ISC License" in (RESOURCES / "icons" / "LICENSE.txt").read_text("utf-8")
    assert {path.name for path in (RESOURCES / "fonts").glob("*.otf")} == set(FONT_FILES)


def test_the_screens_are_set_in_the_shipped_letters(look: Look) -> None:
    assert QFontInfo(look.font("body")).family() == "Inter"
    assert QFontInfo(look.font("hero")).family() == "Inter Display"
    assert look.font("hero").weight() == QFont.Weight.ExtraBold


def test_the_four_sounds_are_what_the_script_makes() -> None:
    for name, notes in SOUNDS.items():
        path: Path = RESOURCES / "sounds" / f"{name}.wav"
        with wave.open(str(path), "rb") as sound:
            assert sound.getnchannels() == 1
            assert sound.getframerate() == RATE_HZ
            frames = sound.readframes(sound.getnframes())
        levels = SCRIPT["samples"](notes)
        assert len(frames) == 2 * len(levels)
        loudest = max(
            abs(int.from_bytes(frames[at : at + 2], "little", signed=True))
            for at in range(0, len(frames), 2)
        )
        assert loudest == round(32767 * max(abs(level) for level in levels))


def test_the_four_sounds_differ_in_more_than_pitch() -> None:
    shapes = {
        (len(notes), notes[-1][2] > notes[0][2], notes[-1][2] == notes[0][2])
        for notes in SOUNDS.values()
    }
    assert len(shapes) == len(SOUNDS)
