"""The pages in a real Chromium without JavaScript: a form filled in by hand, and what axe finds.

A second browser window, which may run scripts, is only there for axe to look around in.
"""

from __future__ import annotations

import os
import re
import shutil
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import ViewportSize, sync_playwright

from shared_domain.programs import LANGUAGES, LoyaltyType

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from sync_server.running import RunningServer
    from tests.fakes.clock import SettableClock

pytestmark = [pytest.mark.needs_chromium, pytest.mark.xdist_group("chromium")]

PHONE, DESK = ViewportSize(width=390, height=844), ViewportSize(width=1280, height=900)
# Where pictures go for somebody to look at; without it they are only taken.
PICTURES = os.environ.get("STEMPEL_PICTURES")
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as engine:
        chromium = engine.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox"]
        )
        yield chromium
        chromium.close()


@pytest.fixture
def window(browser: Browser, running: RunningServer) -> Iterator[Page]:
    context = browser.new_context(
        base_url=running.url, viewport=PHONE, locale="en", java_script_enabled=False
    )
    yield context.new_page()
    context.close()


@pytest.fixture
def looking(browser: Browser, running: RunningServer) -> Iterator[Callable[[ViewportSize], Page]]:
    """Opens windows for axe: the pages forbid every script, and axe, which is one, gets by."""
    with ExitStack() as windows:

        def opened(size: ViewportSize) -> Page:
            context = browser.new_context(base_url=running.url, viewport=size, bypass_csp=True)
            windows.callback(context.close)
            return context.new_page()

        yield opened


def enrol(window: Page, clock: SettableClock, shop: str) -> str:
    """Fill in and send the form as people do; returns the address of the card's page."""
    window.goto(f"/join/{shop}")
    window.get_by_label("Name").fill("Léa Muller")
    window.get_by_label("E-mail").fill("lea@example.lu")
    window.get_by_role("checkbox").check()
    clock.advance(timedelta(seconds=20))
    window.get_by_role("button", name="Get my card").click()
    window.wait_for_url(re.compile("/card/"))
    return window.url


def test_a_card_is_had_without_a_script(
    window: Page, clock: SettableClock, shop: str, tmp_path: Path
) -> None:
    enrol(window, clock, shop)

    assert window.get_by_text("Hello Léa Muller").is_visible()
    assert window.get_by_role("img", name=re.compile("QR code of card")).is_visible()
    with window.expect_download() as download:
        window.get_by_role("link", name="Download my data").click()
    download.value.save_as(tmp_path / "mine.json")
    assert "lea@example.lu" in (tmp_path / "mine.json").read_text("utf-8")


def test_a_form_without_consent_comes_back_with_what_was_entered(window: Page, shop: str) -> None:
    window.goto(f"/join/{shop}")
    window.get_by_label("Name").fill("Léa")
    window.get_by_role("button").click()

    assert window.get_by_role("alert").is_visible()
    assert window.get_by_label("Name").input_value() == "Léa"


def test_the_form_is_filled_in_with_the_keyboard_alone(
    window: Page, clock: SettableClock, shop: str
) -> None:
    window.goto(f"/join/{shop}")
    clock.advance(timedelta(seconds=20))
    window.get_by_label("Name").focus()
    window.keyboard.type("Tom")
    window.get_by_role("checkbox").focus()
    window.keyboard.press("Space")
    window.keyboard.press("Enter")
    window.wait_for_url(re.compile("/card/"))

    assert window.get_by_text("Hello Tom").is_visible()


def test_the_trap_is_out_of_sight_and_out_of_reach(window: Page, shop: str) -> None:
    window.goto(f"/join/{shop}")
    box = window.locator("#website").bounding_box()

    assert box is not None
    assert box["x"] + box["width"] < 0


@pytest.mark.parametrize("loyalty_type", [LoyaltyType.HYBRID], indirect=True)
@pytest.mark.parametrize(("size", "languages"), [(PHONE, LANGUAGES), (DESK, ("fr",))])
def test_axe_finds_nothing_and_nothing_runs_out_of_the_window(
    looking: Callable[[ViewportSize], Page],
    window: Page,
    clock: SettableClock,
    shop: str,
    size: ViewportSize,
    languages: tuple[str, ...],
) -> None:
    card = urlsplit(enrol(window, clock, shop)).path
    paths = [card, *(f"/{page}/{shop}" for page in ("join", "terms", "privacy", "lost"))]
    page = looking(size)
    for path in paths:
        for language in languages:
            page.goto(f"{path}?lang={language}")
            look_around(page, f"{path.split('/')[1]}-{language}-{size['width']}")


@pytest.mark.parametrize("loyalty_type", [LoyaltyType.STAMPS, LoyaltyType.POINTS], indirect=True)
def test_axe_finds_nothing_on_a_card_that_counts_one_thing_nor_where_something_is_wrong(
    looking: Callable[[ViewportSize], Page],
    window: Page,
    clock: SettableClock,
    shop: str,
    loyalty_type: LoyaltyType,
) -> None:
    card = urlsplit(enrol(window, clock, shop)).path
    page = looking(PHONE)
    page.goto(card)
    look_around(page, f"card-{loyalty_type.value}")
    page.goto("/join/nowhere")
    look_around(page, "nowhere")
    page.goto(f"/join/{shop}")
    page.get_by_label("Phone").fill("call me")
    page.get_by_role("button").click()
    look_around(page, "wrong")


def look_around(page: Page, name: str) -> None:
    found = Axe().run(page, options=RULES)
    assert found.violations_count == 0, found.generate_report()
    viewport = page.viewport_size
    assert viewport is not None
    assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    target = Path(PICTURES, f"{name}.png") if PICTURES else None
    assert page.screenshot(full_page=True, path=target)
