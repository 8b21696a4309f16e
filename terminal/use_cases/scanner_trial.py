"""What one scan of a known code tells about a scanner: its way in, its keyboard, its speed.

It is pure. Nothing here is needed to read a card, whose letters are the same on every keyboard.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from terminal.use_cases.scanned_text import ScannedText, ScanSource

# Each of the keyboards below types this differently, and none of them with a dead key.
TRIAL_TEXT = "Stempel-Qwyz@6;test"


class Keyboard(enum.Enum):
    """Keyboards of the shops this is made for, by their usual names; the last two are families."""

    US = "US"
    GB = "UK"
    FR = "AZERTY (FR)"
    BE = "AZERTY (BE)"
    DE = "QWERTZ (DE)"
    CH_DE = "QWERTZ (CH, DE)"
    CH_FR = "QWERTZ (CH, FR)"
    AZERTY = "AZERTY"
    QWERTZ = "QWERTZ"


_QWERTZ = {"y": "z", "z": "y", "@": '"'}
_AZERTY = {"m": ",", "-": ")", "Q": "A", "w": "z", "z": "w", "@": "2", ";": "m"}

# What a key that types the first character on a US keyboard types on this one.
_TYPED_ON: dict[Keyboard, dict[str, str]] = {
    Keyboard.US: {},
    Keyboard.GB: {"@": '"'},
    Keyboard.FR: {**_AZERTY, "6": "-"},
    Keyboard.BE: {**_AZERTY, "6": "§"},
    Keyboard.DE: {**_QWERTZ, "-": "ß", ";": "ö"},
    Keyboard.CH_DE: {**_QWERTZ, "-": "'", ";": "ö"},
    Keyboard.CH_FR: {**_QWERTZ, "-": "'", ";": "é"},
}

# How the trial code begins when a scanner presses these keyboards' keys and a US one is read.
_BEGINNINGS = {"ste;pel6azyw": Keyboard.AZERTY, "stempel/qwzy": Keyboard.QWERTZ}
_BEGINNING_LETTERS = 12


class Verdict(enum.Enum):
    """What became of the trial code."""

    AS_PRINTED = "as_printed"
    BY_ITS_KEYS = "by_its_keys"
    """The computer has another keyboard than the scanner types on; the keys themselves told."""

    SCANNER_SET_WRONG = "scanner_set_wrong"
    """The scanner types on another keyboard than the US one, and the computer does not."""

    ANOTHER_CODE = "another_code"


@dataclass(frozen=True, slots=True)
class ScannerReport:
    """`keyboard` is the computer's, or the scanner's where that is set wrong; None if not known."""

    verdict: Verdict
    source: ScanSource
    keyboard: Keyboard | None = None
    caps_lock: bool = False
    characters_a_second: int | None = None


def judge_trial(scanned: ScannedText) -> ScannerReport:
    """Compare what arrived with what stands in the trial code."""
    verdict, keyboard = _compare(scanned.text, scanned.physical)
    return ScannerReport(
        verdict,
        scanned.source,
        keyboard if scanned.source == "wedge" else None,
        caps_lock=verdict is not Verdict.ANOTHER_CODE and scanned.text.startswith("s"),
        characters_a_second=_speed(scanned),
    )


def _compare(text: str, physical: str | None) -> tuple[Verdict, Keyboard | None]:
    if _same(text, TRIAL_TEXT):
        return Verdict.AS_PRINTED, _scanner_keyboard(physical or TRIAL_TEXT)
    if physical == TRIAL_TEXT:
        return Verdict.BY_ITS_KEYS, _computer_keyboard(text)
    scanner = _scanner_keyboard(text)
    if scanner is not None:
        return Verdict.SCANNER_SET_WRONG, scanner
    return Verdict.ANOTHER_CODE, None


def _computer_keyboard(text: str) -> Keyboard | None:
    """The keyboard on which the keys of a US scanner type this."""
    for keyboard, differences in _TYPED_ON.items():
        typed = "".join(differences.get(character, character) for character in TRIAL_TEXT)
        if _same(text, typed):
            return keyboard
    return None


def _scanner_keyboard(text: str) -> Keyboard | None:
    """The keyboard whose keys a scanner presses, if a US one reads them as this."""
    if _same(text, TRIAL_TEXT):
        return Keyboard.US
    return _BEGINNINGS.get(text[:_BEGINNING_LETTERS].casefold())


def _same(one: str, other: str) -> bool:
    """Whether it is the same but for Caps Lock."""
    return one.casefold() == other.casefold()


def _speed(scanned: ScannedText) -> int | None:
    """Characters a second; the time is that between the first key and the last."""
    if not scanned.took_ms:
        return None
    return round((len(scanned.text) - 1) * 1_000 / scanned.took_ms)
