"""The customer's side on small and large screens: nothing cut, every colour readable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication, QMainWindow

from terminal.ui.contrast import TEXT_RATIO, contrast_ratio, readable_on
from terminal.ui.customer_display.page import CustomerDisplay
from terminal.ui.customer_display.state import DisplayKind, DisplayState
from terminal.ui.theme import Appearance, Look, Theme
from tests.terminal.ui.looking import faults
from tests.terminal.ui.morning import CARD
from tests.terminal.ui.wording import Stretched

SHOP = DisplayState(shop_name="Café Knopes", colour="#0F766E")
DISPLAYS = {
    "welcome": SHOP,
    "welcome_enrol": replace(SHOP, code="https://loyalty.example/cafe-knopes"),
    "card": replace(SHOP, kind=DisplayKind.CARD, customer_name="Léa", points=1240, stamp_card=CARD),
    "points": replace(SHOP, kind=DisplayKind.CARD, points=12, colour="#FDE68A"),
    "reward": replace(SHOP, kind=DisplayKind.REWARD, reward="Free coffee", stamp_card=CARD),
    "thanks": replace(
        SHOP,
        kind=DisplayKind.THANKS,
        lines=("7 of 10 · 3 more to: Free coffee", "1,240 points on the card"),
        stamp_card=replace(CARD, stamps=23, target=40),
    ),
    "new_card": replace(
        SHOP,
        kind=DisplayKind.NEW_CARD,
        customer_name="Maximiliane-Theodora",
        code=("BCDEFGHIJKLNOPRSTUVX" * 8)[:154],
    ),
}
SCREENS = [(1024, 600), (1024, 768), (1280, 800), (1920, 1080)]


@pytest.fixture
def stretched(qapp: QApplication) -> Iterator[None]:
    translator = Stretched()
    before = QLocale()
    QLocale.setDefault(QLocale("de_LU"))
    qapp.installTranslator(translator)
    yield
    qapp.removeTranslator(translator)
    QLocale.setDefault(before)


def shown(look: Look, state: DisplayState, width: int, height: int) -> QMainWindow:
    window = QMainWindow()
    display = CustomerDisplay(look)
    window.setCentralWidget(display)
    window.resize(width, height)
    display.render(state)
    window.show()
    for _ in range(6):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        QCoreApplication.sendPostedEvents()
    return window


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.CONTRAST])
@pytest.mark.parametrize(("width", "height"), SCREENS)
def test_nothing_is_cut(look: Look, width: int, height: int, theme: Theme) -> None:
    look.wear(Appearance(theme=theme, reduced_motion=True))
    found = []
    for name, state in DISPLAYS.items():
        window = shown(look, state, width, height)
        found += [f"{name}: {fault}" for fault in faults(window, look)]
        if window.size().toTuple() != (width, height):
            found.append(f"{name}: the window had to grow to {window.size().toTuple()}")
        window.close()
        window.deleteLater()
    assert found == []


@pytest.mark.usefixtures("english")
def test_the_shops_colour_is_the_ground(look: Look) -> None:
    window = shown(look, SHOP, 1024, 600)

    assert window.grab().toImage().pixelColor(2, 2).name().upper() == SHOP.colour

    look.wear(Appearance(theme=Theme.CONTRAST, reduced_motion=True))
    assert window.grab().toImage().pixelColor(2, 2).name() == "#000000"
    window.close()


@pytest.mark.parametrize(
    "colour", ["#000000", "#FFFFFF", "#777777", "#0F766E", "#FDE68A", "#FF0000"]
)
def test_words_read_well_on_any_colour_a_shop_may_choose(colour: str) -> None:
    assert contrast_ratio(readable_on(colour), colour) >= TEXT_RATIO
