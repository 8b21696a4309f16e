"""However the bytes of a serial line are cut, the same scans come out of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.devices.known_scanners import find_scanner
from terminal.devices.scan_lines import ScanLines
from terminal.use_cases.scanned_text import LONGEST_SCAN


@pytest.mark.parametrize("ending", ["\r", "\n", "\r\n", "\t", "\x03", "\x04"])
def test_a_line_is_a_scan_whatever_ends_it(ending: str) -> None:
    lines = ScanLines()

    assert lines.take(f"BCDE{ending}FGHI".encode()) == ("BCDE",)
    assert lines.take(ending.encode()) == ("FGHI",)


def test_a_scanner_that_sends_no_ending_is_understood_when_it_falls_silent() -> None:
    lines = ScanLines()

    assert lines.take(b"BCDEF") == ()
    assert lines.silence() == ("BCDEF",)
    assert lines.silence() == ()


def test_a_line_longer_than_any_code_is_dropped_and_the_next_one_read() -> None:
    lines = ScanLines()

    assert lines.take(b"B" * (LONGEST_SCAN + 1)) == ()
    assert lines.take(b"C" * LONGEST_SCAN) == ()
    assert lines.take(b"\nDEFG\n") == ("DEFG",)


@pytest.mark.parametrize(
    ("sent", "read"), [("Léa".encode(), "Léa"), ("Léa".encode("latin-1"), "Léa"), (b"\xff", "ÿ")]
)
def test_letters_are_read_in_either_encoding(sent: bytes, read: str) -> None:
    assert ScanLines().take(sent + b"\n") == (read,)


@given(st.lists(st.binary(max_size=20), max_size=8), st.data())
def test_the_cuts_between_the_bytes_mean_nothing(parts: list[bytes], draw: st.DataObject) -> None:
    whole = b"\n".join(parts) + b"\n"
    at = draw.draw(st.integers(0, len(whole)))
    lines = ScanLines()

    assert lines.take(whole[:at]) + lines.take(whole[at:]) == ScanLines().take(whole)


class Plug:
    """A serial port with a maker."""

    def __init__(self, location: str, maker: int) -> None:
        self._location, self._maker = location, maker

    def systemLocation(self) -> str:
        """Where it is."""
        return self._location

    def vendorIdentifier(self) -> int:
        """Who made it."""
        return self._maker


def test_only_a_scanner_is_taken_for_one() -> None:
    card_reader, scanner = Plug("COM3", 0x0B00), Plug("COM4", 0x0C2E)

    assert find_scanner([card_reader, scanner]) == "COM4"
    assert find_scanner([card_reader]) is None
