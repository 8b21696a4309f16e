"""The trial code, typed by real key events, names the keyboard the computer is really set to."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.scanner_trial import TRIAL_TEXT, Keyboard, Verdict, judge_trial
from tests.end_to_end.keyboard_layouts.counter_pc import CAPS_LOCK, CounterPc, counter_pc

pytestmark = pytest.mark.needs_xvfb

KEYBOARDS = [
    ("us", "", Keyboard.US),
    ("gb", "", Keyboard.GB),
    ("fr", "", Keyboard.FR),
    ("be", "", Keyboard.BE),
    ("de", "", Keyboard.DE),
    ("ch", "", Keyboard.CH_DE),
    ("ch", "fr", Keyboard.CH_FR),
]


@pytest.fixture(scope="module")
def pc() -> Iterator[CounterPc]:
    with counter_pc() as started:
        yield started


@pytest.mark.parametrize("caps_lock", [False, True])
@pytest.mark.parametrize(("layout", "variant", "keyboard"), KEYBOARDS)
def test_the_computers_keyboard_is_named(
    pc: CounterPc, layout: str, variant: str, keyboard: Keyboard, *, caps_lock: bool
) -> None:
    pc.set_layout(layout, variant)
    pc.tell("focus button")
    if caps_lock:
        pc.press([CAPS_LOCK], gap_ms=0)
    heard = pc.scan(TRIAL_TEXT)
    if caps_lock:
        pc.press([CAPS_LOCK], gap_ms=0)

    report = judge_trial(ScannedText(heard["text"], heard["physical"], "wedge"))

    us = keyboard is Keyboard.US
    assert report.verdict is (Verdict.AS_PRINTED if us else Verdict.BY_ITS_KEYS)
    assert (report.keyboard, report.caps_lock) == (keyboard, caps_lock)
