"""Presenters speak English here, whatever language another test spoke before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from terminal.ui.languages import Languages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication


@pytest.fixture(autouse=True)
def english(qapp: QApplication) -> Iterator[None]:
    languages = Languages(qapp)
    languages.speak("en")
    yield
    languages.fall_silent()
