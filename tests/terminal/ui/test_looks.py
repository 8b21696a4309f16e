"""Every screen, looked at: nothing cut, nothing small, nothing on top of anything else."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from enum import Enum

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel

from terminal.ui.header.bar import LANGUAGE_NAMES
from terminal.ui.theme import Appearance, Look, Theme
from terminal.ui.widgets.words import FittedWords
from tests.terminal.ui.gallery import Stage
from tests.terminal.ui.looking import LEAST_RESULT_PX, faults, seen
from tests.terminal.ui.samples import SAMPLES, Sample
from tests.terminal.ui.wording import OPEN, Stretched

# The corners of what is promised: the smallest and the largest screen, the largest letters.
CONDITIONS = [
    (1024, 768, 100, Theme.LIGHT),
    (1024, 768, 150, Theme.DARK),
    (1280, 800, 125, Theme.CONTRAST),
    (1920, 1080, 150, Theme.LIGHT),
    (3840, 2160, 100, Theme.DARK),
]


@pytest.fixture
def stretched(qapp: QApplication) -> Iterator[Stretched]:
    translator = Stretched()
    before = QLocale()
    QLocale.setDefault(QLocale("de_LU"))
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize(("width", "height", "percent", "theme"), CONDITIONS)
def test_nothing_is_cut_small_or_hidden(
    look: Look, width: int, height: int, percent: int, theme: Theme
) -> None:
    look.wear(Appearance(theme=theme, text_percent=percent, reduced_motion=True))
    stage = Stage(look, width, height)
    found = []
    for name, sample in SAMPLES.items():
        stage.show(sample)
        found += [f"{name}: {fault}" for fault in faults(stage.window, look)]
        if stage.window.width() != width or stage.window.height() != height:
            found.append(f"{name}: the window had to grow to {stage.window.size().toTuple()}")
    stage.close()
    assert found == []


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize("name", SAMPLES)
def test_every_word_is_translated(look: Look, name: str) -> None:
    stage = Stage(look, 1280, 800)
    stage.show(SAMPLES[name])
    spoken = " ".join(texts_of(SAMPLES[name])) + " " + " ".join(LANGUAGE_NAMES.values())
    known = set(words_in(spoken)) | ALWAYS_KNOWN
    unmarked = [
        text for text in shown_texts(stage) if OPEN not in text and not set(words_in(text)) <= known
    ]
    stage.close()
    assert unmarked == []


# The product's name, the first question in four languages, and the letters of the pad.
ALWAYS_KNOWN = {"Stempel", "Language", "Langue", "Sprache", "Sprooch", *"BCDFGHJKLNPRSTVX"}


def words_in(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text)


def shown_texts(stage: Stage) -> Iterator[str]:
    for widget in seen(stage.window):
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
            yield widget.accessibleName()


def texts_of(value: object) -> Iterator[str]:
    """Every text in a sample: names and numbers that no translation touches."""
    if isinstance(value, str):
        # Numbers are shown in groups, people by their initials.
        yield from (value, value[:4], value[4:8], value[8:], value.upper())
    elif dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, tuple) and not isinstance(value, Enum):
        for part in value:
            yield from texts_of(part)


@pytest.mark.parametrize("name", [name for name in SAMPLES if name.startswith("result")])
def test_a_result_reads_from_two_metres(stage: Stage, look: Look, name: str) -> None:
    for percent, width, height in [(100, 1024, 768), (150, 1024, 768), (100, 1280, 800)]:
        look.wear(Appearance(theme=Theme.LIGHT, text_percent=percent, reduced_motion=True))
        stage.window.resize(width, height)
        page = stage.show(SAMPLES[name])
        headline = page.findChildren(FittedWords)[0]
        assert headline.drawn_font().pixelSize() >= LEAST_RESULT_PX


@pytest.mark.parametrize("name", SAMPLES)
def test_the_keyboard_reaches_every_control(stage: Stage, name: str) -> None:
    page = stage.show(SAMPLES[name])
    reached = []
    walker = page.nextInFocusChain()
    while walker is not None and walker is not page:
        if page.isAncestorOf(walker) and walker.isVisible() and walker.isEnabled():
            reached.append(walker)
        walker = walker.nextInFocusChain()
    buttons = {
        widget
        for widget in seen(stage.window)
        if isinstance(widget, QAbstractButton) and page.isAncestorOf(widget) and widget.isEnabled()
    }
    assert buttons <= set(reached)


def test_the_sample_of_every_screen_is_drawn_the_same_twice(stage: Stage) -> None:
    sample: Sample = SAMPLES["customer"]
    page = stage.show(sample)
    first = page.grab().toImage()
    page.render(sample.state)
    stage.settle()
    assert page.grab().toImage() == first
