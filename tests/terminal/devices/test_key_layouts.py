"""Every platform's key numbers lead to the same US keyboard."""

from __future__ import annotations

import string

import pytest

from shared_domain.card_codes import ALPHABET
from terminal.devices.key_layouts import LINUX, MACOS, UNKNOWN, WINDOWS, KeyLayout, layout_for
from terminal.use_cases.key_strokes import KeyKind, KeyStroke

US_CHARACTERS = set(string.ascii_letters + string.digits + string.punctuation + " ")


def pressed(*, scan_code: int, virtual_key: int = 0, is_shifted: bool = False) -> KeyStroke:
    return KeyStroke(
        KeyKind.CHARACTER, "?", scan_code, virtual_key, is_shifted=is_shifted, is_expected=False
    )


@pytest.mark.parametrize("layout", [LINUX, WINDOWS, MACOS])
def test_every_character_of_a_us_keyboard_is_on_a_key(layout: KeyLayout) -> None:
    assert {character for pair in layout.characters.values() for character in pair} == US_CHARACTERS


@pytest.mark.parametrize("layout", [LINUX, WINDOWS, MACOS])
def test_each_card_letter_is_on_one_key_alone_and_with_shift(layout: KeyLayout) -> None:
    pairs = list(layout.characters.values())
    assert [pairs.count((letter.lower(), letter)) for letter in ALPHABET] == [1] * len(ALPHABET)


@pytest.mark.parametrize(
    ("layout", "key", "is_shifted", "character"),
    [
        # X11 key codes as in /usr/share/X11/xkb/keycodes/evdev: <AE01>, <AD01>, <AC11>, <AB10>.
        (LINUX, 10, False, "1"),
        (LINUX, 10, True, "!"),
        (LINUX, 24, True, "Q"),
        (LINUX, 48, False, "'"),
        (LINUX, 49, False, "`"),
        (LINUX, 51, True, "|"),
        (LINUX, 61, True, "?"),
        (LINUX, 65, False, " "),
        (LINUX, 79, False, "7"),
        (LINUX, 90, False, "0"),
        (LINUX, 106, False, "/"),
        # Set 1: 1, Q, apostrophe, grave, slash, the 7 and the slash of the pad.
        (WINDOWS, 0x02, True, "!"),
        (WINDOWS, 0x10, False, "q"),
        (WINDOWS, 0x28, True, '"'),
        (WINDOWS, 0x29, True, "~"),
        (WINDOWS, 0x35, False, "/"),
        (WINDOWS, 0x47, False, "7"),
        (WINDOWS, 0x135, False, "/"),
    ],
)
def test_a_scan_code_is_a_key(
    layout: KeyLayout, key: int, *, is_shifted: bool, character: str
) -> None:
    assert layout.us_character(pressed(scan_code=key, is_shifted=is_shifted)) == character


@pytest.mark.parametrize(
    ("key", "is_shifted", "character"),
    [
        (0x00, False, "a"),
        (0x09, True, "V"),
        (0x0B, False, "b"),
        (0x10, False, "y"),
        (0x17, True, "%"),
        (0x23, True, "P"),
        (0x2F, False, "."),
        (0x32, True, "~"),
        (0x52, False, "0"),
        (0x5C, False, "9"),
    ],
)
def test_macos_tells_keys_apart_by_their_virtual_key(
    key: int, *, is_shifted: bool, character: str
) -> None:
    stroke = pressed(scan_code=1, virtual_key=key, is_shifted=is_shifted)
    assert MACOS.us_character(stroke) == character


@pytest.mark.parametrize("layout", [LINUX, WINDOWS, MACOS, UNKNOWN])
def test_what_is_on_no_key_has_no_us_character(layout: KeyLayout) -> None:
    assert layout.us_character(pressed(scan_code=0)) is None
    assert layout.us_character(pressed(scan_code=0xFFFF, virtual_key=0xFFFF)) is None


@pytest.mark.parametrize(
    ("platform", "layout"),
    [
        ("xcb", LINUX),
        ("wayland", LINUX),
        ("linuxfb", LINUX),
        ("windows", WINDOWS),
        ("cocoa", MACOS),
        ("offscreen", UNKNOWN),
        ("", UNKNOWN),
    ],
)
def test_the_platform_of_qt_chooses_the_layout(platform: str, layout: KeyLayout) -> None:
    assert layout_for(platform) is layout
