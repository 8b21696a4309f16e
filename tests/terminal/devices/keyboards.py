"""A hand and a scanner that type into a decoder, and the counter that carries out its rulings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from terminal.devices.key_layouts import KeyLayout
from terminal.devices.wedge_decoder import WedgeDecoder, WedgeTiming
from terminal.use_cases.key_strokes import HeldKeys, KeyKind, KeyStroke, Ruling, ThisKey
from terminal.use_cases.scanned_text import ScannedText

ENTER, TAB, ESCAPE, GROUP_SEPARATOR = "\r", "\t", "\x1b", "\x1d"
KINDS = {
    ENTER: KeyKind.ENDING,
    TAB: KeyKind.ENDING,
    ESCAPE: KeyKind.COMMAND,
    GROUP_SEPARATOR: KeyKind.COMMAND,
}
SHIFT = KeyStroke(KeyKind.MODIFIER, "", 50, 0, is_shifted=False, is_expected=False)
# The US character of a test key is its scan code, so that a test can say which keys were pressed.
UNICODE_LAYOUT = KeyLayout({code: (chr(code), chr(code)) for code in range(32, 0x250)})


@dataclass(frozen=True, slots=True)
class Press:
    """A stroke and the moment it happens."""

    at_ms: int
    stroke: KeyStroke


def stroke(text: str, *, physical: str | None = None, is_expected: bool = False) -> KeyStroke:
    """A key that types `text` here and `physical` on a US keyboard; "" for a key unknown there."""
    us_character = text if physical is None else physical
    return KeyStroke(
        KINDS.get(text, KeyKind.CHARACTER),
        text,
        ord(us_character) if us_character else 0,
        0,
        is_shifted=False,
        is_expected=is_expected,
    )


def typed(
    text: Iterable[str], start_ms: int, gap_ms: int = 5, *, is_expected: bool = False
) -> list[Press]:
    """One key after another at an even pace."""
    return [
        Press(start_ms + place * gap_ms, stroke(character, is_expected=is_expected))
        for place, character in enumerate(text)
    ]


@dataclass
class Counter:
    """Does with the keys what the decoder rules, and lets silence happen where there is some."""

    decoder: WedgeDecoder = field(default_factory=lambda: WedgeDecoder(UNICODE_LAYOUT))
    delivered: list[str] = field(default_factory=list)
    scans: list[ScannedText] = field(default_factory=list)
    held: list[str] = field(default_factory=list)

    def take(self, *runs: Sequence[Press]) -> Counter:
        """Press all the keys, wait out the gaps between them, and fall silent at the end."""
        last_ms = None
        for press in (press for run in runs for press in run):
            if last_ms is not None and press.at_ms - last_ms > self.decoder.gap_limit_ms:
                self.carry_out(self.decoder.silence())
            self.press(press.stroke, press.at_ms)
            last_ms = press.at_ms
        self.carry_out(self.decoder.silence())
        assert not self.held, "after a silence nothing is held back"
        return self

    def press(self, stroke: KeyStroke, at_ms: int) -> ThisKey:
        """Press one key."""
        ruling = self.decoder.press(stroke, at_ms)
        self.carry_out(ruling)
        if ruling.key is ThisKey.HOLD:
            self.held.append(stroke.text)
        elif ruling.key is ThisKey.PASS:
            assert not self.held or stroke.kind is KeyKind.MODIFIER, "no key overtakes another"
            self.delivered.append(stroke.text)
        return ruling.key

    def carry_out(self, ruling: Ruling) -> None:
        """Release or discard the held keys; keep the scan."""
        if ruling.held is HeldKeys.RELEASE:
            self.delivered.extend(self.held)
        if ruling.held is not HeldKeys.KEEP:
            self.held.clear()
        if ruling.scanned is not None:
            self.scans.append(ruling.scanned)

    @property
    def text(self) -> str:
        """What arrived at the focused widget."""
        return "".join(self.delivered)

    @property
    def scanned(self) -> list[str]:
        """The text of each scan."""
        return [scan.text for scan in self.scans]


def counter_with(timing: WedgeTiming) -> Counter:
    """A counter whose decoder has another patience."""
    return Counter(WedgeDecoder(UNICODE_LAYOUT, timing))
