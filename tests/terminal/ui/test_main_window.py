"""The window around the pages: its header, its banners and how it closes."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from terminal.ui.header.banners import Banners
from terminal.ui.header.bar import HeaderBar
from terminal.ui.header.state import BannerKind, PillKind, PillState
from terminal.ui.scan.page import ScanPage
from terminal.ui.status_pill import StatusPill, pill_words
from terminal.ui.theme import Appearance, Look, Theme
from terminal.ui.tokens import Scheme
from tests.terminal.ui.gallery import Stage
from tests.terminal.ui.morning import HEADER
from tests.terminal.ui.samples import SAMPLES


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (PillState(kind=PillKind.UP_TO_DATE, minutes=2), "Up to date · 2 min"),
        (PillState(kind=PillKind.UP_TO_DATE), "Up to date"),
        (PillState(kind=PillKind.OFFLINE, waiting=7), "Offline · 7 waiting"),
        (PillState(kind=PillKind.OFFLINE), "Offline"),
        (PillState(kind=PillKind.SYNCING, done=1240, total=10000), "Syncing 1,240 of 10,000"),
        (PillState(kind=PillKind.SYNCING), "Syncing"),
        (PillState(kind=PillKind.CLOCK_NOT_TRUSTED), "Clock not trusted"),
        (PillState(kind=PillKind.DISK_FULL), "Disk full"),
    ],
)
@pytest.mark.usefixtures("english")
def test_the_pill_says_how_the_terminal_stands(state: PillState, words: str) -> None:
    assert pill_words(state) == words


@pytest.mark.parametrize("kind", PillKind)
def test_every_standing_has_words_and_a_picture(stage: Stage, kind: PillKind) -> None:
    stage.show(SAMPLES["scan"])
    stage.window.render_header(replace(HEADER, pill=PillState(kind=kind)))
    pill = stage.window.findChildren(StatusPill)[0]
    assert pill.text()
    assert not pill.grab().isNull()


@pytest.mark.parametrize("kind", BannerKind)
def test_every_banner_says_a_sentence(stage: Stage, kind: BannerKind) -> None:
    stage.show(SAMPLES["scan_empty"])
    stage.window.render_banners((kind,))
    banners = stage.window.findChildren(Banners)[0]
    sentences = [label.text() for label in banners.findChildren(QLabel) if label.isVisible()]
    assert len(sentences) == 1
    assert sentences[0].endswith(".")


def test_a_result_speaks_with_the_whole_window(stage: Stage) -> None:
    stage.show(SAMPLES["scan_trouble"])
    header = stage.window.findChildren(HeaderBar)[0]
    banners = stage.window.findChildren(Banners)[0]
    assert (header.isVisible(), banners.isVisible()) == (True, True)
    stage.show(replace(SAMPLES["result_done"], banners=SAMPLES["scan_trouble"].banners))
    assert (header.isVisible(), banners.isVisible()) == (False, False)


def test_closing_asks_first_when_it_was_told_to(stage: Stage) -> None:
    stage.show(SAMPLES["scan"])
    asked = []
    stage.window.close_asked.connect(lambda: asked.append(True))
    stage.window.asks_before_closing = True
    assert not stage.window.close()
    stage.window.asks_before_closing = False
    assert stage.window.close()
    assert asked == [True]


def test_f11_hides_the_desktop_and_brings_it_back(stage: Stage) -> None:
    stage.show(SAMPLES["scan"])
    QTest.keyClick(stage.window, Qt.Key.Key_F11)
    assert stage.window.isFullScreen()
    QTest.keyClick(stage.window, Qt.Key.Key_F11)
    assert not stage.window.isFullScreen()


def test_a_page_starts_with_the_focus_on_itself(stage: Stage) -> None:
    page = stage.show(SAMPLES["scan"])
    assert isinstance(page, ScanPage)
    assert stage.window.focusWidget() is page


def test_everything_grows_with_a_large_window_and_never_shrinks(stage: Stage, look: Look) -> None:
    stage.show(SAMPLES["scan"])
    assert look.size("target") == 72
    stage.window.resize(3840, 2160)
    stage.settle()
    assert look.size("target") > 180
    stage.window.resize(1024, 768)
    stage.settle()
    assert look.size("target") == 72


def test_a_theme_is_put_on_at_once(look: Look) -> None:
    changes = []
    look.changed.connect(lambda: changes.append(look.scheme))
    look.wear(Appearance(theme=Theme.DARK))
    look.wear(Appearance(theme=Theme.DARK))
    look.wear(Appearance(theme=Theme.CONTRAST))
    assert changes == [Scheme.DARK, Scheme.CONTRAST]


@pytest.mark.usefixtures("qapp")
def test_two_hundred_thousand_calls_into_qt_survive() -> None:
    # A release of the Qt bindings lost a reference to None at every void call and aborted here.
    label = QLabel()
    for number in range(200_000):
        label.setText(str(number))
    assert label.text() == "199999"
