"""One scan of the trial code names the device, the keyboards that disagree, and the speed."""

from __future__ import annotations

import pytest

from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.scanner_trial import (
    TRIAL_TEXT,
    Keyboard,
    ScannerReport,
    Verdict,
    judge_trial,
)


@pytest.mark.parametrize(
    ("typed", "keyboard"),
    [
        ('Stempel-Qwyz"6;test', Keyboard.GB),
        ("Ste,pel)Azyw2-mtest", Keyboard.FR),
        ("Ste,pel)Azyw2§mtest", Keyboard.BE),
        ('StempelßQwzy"6ötest', Keyboard.DE),
        ("Stempel'Qwzy\"6ötest", Keyboard.CH_DE),
        ("Stempel'Qwzy\"6étest", Keyboard.CH_FR),
        ("an unheard of keyboard", None),
    ],
)
def test_a_computer_with_another_keyboard_is_named(typed: str, keyboard: Keyboard | None) -> None:
    report = judge_trial(ScannedText(typed, TRIAL_TEXT, "wedge"))

    assert report == ScannerReport(Verdict.BY_ITS_KEYS, "wedge", keyboard)


def test_where_nothing_disagrees_it_says_so() -> None:
    report = judge_trial(ScannedText(TRIAL_TEXT, TRIAL_TEXT, "wedge"))

    assert report == ScannerReport(Verdict.AS_PRINTED, "wedge", Keyboard.US)


@pytest.mark.parametrize(
    ("physical", "keyboard"),
    [("Ste;pel6Azyw", Keyboard.AZERTY), ("Stempel/Qwzy", Keyboard.QWERTZ), ("?", None)],
)
def test_a_scanner_may_be_set_to_the_computers_own_keyboard(
    physical: str, keyboard: Keyboard | None
) -> None:
    report = judge_trial(ScannedText(TRIAL_TEXT, physical, "wedge"))

    assert report == ScannerReport(Verdict.AS_PRINTED, "wedge", keyboard)


@pytest.mark.parametrize(
    ("typed", "keyboard"),
    [("Ste;pel6Azyw0^,test", Keyboard.AZERTY), ("Stempel/Qwzyq6<test", Keyboard.QWERTZ)],
)
def test_a_scanner_set_to_a_keyboard_the_computer_does_not_have_is_told(
    typed: str, keyboard: Keyboard
) -> None:
    report = judge_trial(ScannedText(typed, typed, "wedge"))

    assert report == ScannerReport(Verdict.SCANNER_SET_WRONG, "wedge", keyboard)


def test_caps_lock_is_seen_and_does_no_harm() -> None:
    report = judge_trial(ScannedText(TRIAL_TEXT.swapcase(), TRIAL_TEXT, "wedge"))

    assert report == ScannerReport(Verdict.AS_PRINTED, "wedge", Keyboard.US, caps_lock=True)


@pytest.mark.parametrize("source", ["camera", "serial"])
def test_what_has_no_keys_has_no_keyboard(source: str) -> None:
    scanned = ScannedText(TRIAL_TEXT, None, "camera" if source == "camera" else "serial")

    assert judge_trial(scanned) == ScannerReport(Verdict.AS_PRINTED, scanned.source)


def test_another_code_is_no_trial() -> None:
    report = judge_trial(ScannedText("some other code", None, "serial"))

    assert report == ScannerReport(Verdict.ANOTHER_CODE, "serial")


@pytest.mark.parametrize(("took_ms", "speed"), [(180, 100), (1_800, 10), (0, None), (None, None)])
def test_the_speed_is_in_characters_a_second(took_ms: int | None, speed: int | None) -> None:
    report = judge_trial(ScannedText(TRIAL_TEXT, TRIAL_TEXT, "wedge", took_ms))

    assert report.characters_a_second == speed
