"""One application and one look for all screen tests, put back to plain English before each."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from terminal.ui.theme import Appearance, Look, Theme
from tests.terminal.ui.gallery import Stage
from tests.terminal.ui.wording import PlainEnglish

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

STILL = Appearance(theme=Theme.LIGHT, reduced_motion=True)


@pytest.fixture(scope="session")
def session_look(qapp: QApplication) -> Look:
    return Look(qapp)


@pytest.fixture
def look(session_look: Look) -> Iterator[Look]:
    """The look at 100 %, in light colours and without motion."""
    session_look.wear(STILL)
    yield session_look
    session_look.wear(STILL)


@pytest.fixture
def english(qapp: QApplication) -> Iterator[QTranslator]:
    """Plain English words and British numbers, taken away again afterwards."""
    before = QLocale()
    QLocale.setDefault(QLocale("en_GB"))
    translator = PlainEnglish()
    qapp.installTranslator(translator)
    yield translator
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


@pytest.fixture
def stage(look: Look, english: QTranslator) -> Iterator[Stage]:  # noqa: ARG001  (worn, not used)
    """A window of 1280 x 800 to show samples in."""
    shown = Stage(look, 1280, 800)
    yield shown
    shown.close()
