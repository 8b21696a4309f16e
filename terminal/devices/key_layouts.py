"""Which US character stands on a physical key, whatever layout the computer is set to.

A keyboard-wedge scanner sends the keys of a US keyboard. Each platform numbers keys its own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from terminal.use_cases.key_strokes import KeyStroke

# PC "set 1" scan codes, the numbering of the first IBM keyboards, row by row: first code, the
# characters alone, the characters with Shift. Windows delivers these numbers as they are.
_SET_1_ROWS = (
    (0x02, "1234567890-=", "!@#$%^&*()_+"),
    (0x10, "qwertyuiop[]", "QWERTYUIOP{}"),
    (0x1E, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (0x2B, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (0x39, " ", " "),
    (0x37, "*", "*"),  # from here on the number pad
    (0x47, "789-456+1230.", "789-456+1230."),
)
_WINDOWS_PAD_SLASH = (0x135, "/", "/")  # 0x100 is how Qt writes the prefix byte E0

# Linux took over the set 1 numbers (linux/input-event-codes.h) but for the slash of the pad, and
# X11, Wayland and Qt's own console input all add 8 to them.
_X_OFFSET = 8
_LINUX_PAD_SLASH = (98, "/", "/")

# Virtual key codes of the ANSI keyboard (Carbon, HIToolbox/Events.h). Qt gives
# the scan code 1 to every key there, since macOS does not tell it.
_MAC_ROWS = (
    (0x00, "asdfghzxcv", "ASDFGHZXCV"),
    (0x0B, "bqweryt123465=97-80]ou[ip", "BQWERYT!@#$^%+(&_*)}OU{IP"),
    (0x25, "lj'k;\\,/nm.", 'LJ"K:|<?NM>'),
    (0x31, " `", " ~"),
    (0x41, ".", "."),  # from here on the number pad
    (0x43, "*", "*"),
    (0x45, "+", "+"),
    (0x4B, "/", "/"),
    (0x4E, "-", "-"),
    (0x51, "=01234567", "=01234567"),
    (0x5B, "89", "89"),
)

_Row = tuple[int, str, str]
_Characters = Mapping[int, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class KeyLayout:
    """The keys of one platform: for each number, the character alone and with Shift."""

    characters: _Characters
    counts_virtual_keys: bool = False

    def us_character(self, stroke: KeyStroke) -> str | None:
        """What this key types on a US keyboard without Caps Lock, or None if that is not known."""
        if stroke.scan_code == 0:  # text from an input method: no key was pressed
            return None
        number = stroke.virtual_key if self.counts_virtual_keys else stroke.scan_code
        pair = self.characters.get(number)
        return pair[stroke.is_shifted] if pair else None


def _numbered(*rows: _Row, offset: int = 0) -> _Characters:
    return MappingProxyType(
        {
            first + offset + place: pair
            for first, alone, shifted in rows
            for place, pair in enumerate(zip(alone, shifted, strict=True))
        }
    )


LINUX = KeyLayout(_numbered(*_SET_1_ROWS, _LINUX_PAD_SLASH, offset=_X_OFFSET))
WINDOWS = KeyLayout(_numbered(*_SET_1_ROWS, _WINDOWS_PAD_SLASH))
MACOS = KeyLayout(_numbered(*_MAC_ROWS), counts_virtual_keys=True)
UNKNOWN = KeyLayout(MappingProxyType({}))

_BY_QT_PLATFORM = {
    "xcb": LINUX,
    "wayland": LINUX,
    "wayland-egl": LINUX,
    "eglfs": LINUX,
    "linuxfb": LINUX,
    "windows": WINDOWS,
    "cocoa": MACOS,
}


def layout_for(platform: str) -> KeyLayout:
    """Take the layout for a Qt platform (`QGuiApplication.platformName()`); never fails."""
    return _BY_QT_PLATFORM.get(platform, UNKNOWN)
