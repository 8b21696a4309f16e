"""What a scan may have meant, without what scanners add to it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.use_cases.scanned_text import ScannedText


def candidates(text: str, physical: str | None = None) -> tuple[str, ...]:
    return ScannedText(text, physical, "wedge").candidates()


def test_the_text_comes_first_and_the_physical_keys_second() -> None:
    assert candidates("AR&MèW?Q", "QR1:7ZMA") == ("AR&MèW?Q", "QR1:7ZMA")


def test_two_equal_readings_are_one_candidate() -> None:
    assert candidates("BCDEFG", "BCDEFG") == ("BCDEFG",)
    assert candidates("]Q3BCDEFG", "BCDEFG\r") == ("BCDEFG",)


def test_a_reading_with_nothing_in_it_is_no_candidate() -> None:
    assert candidates("", None) == ()
    assert candidates(" \x1d\r\n", "]Q3") == ()


@pytest.mark.parametrize(
    "scanned",
    [
        "BCDEFG",
        "]Q3BCDEFG",  # AIM identifier
        "]q1BCDEFG",  # with Caps Lock on
        "\\000026BCDEFG",  # extended channel: UTF-8
        "]Q4\\000026BCDEFG",
        "\x1dBCDEFG",  # FNC1 as a group separator
        "Alt+029BCDEFG",
        "BCDEFGAlt+029",
        "]Q3 \x1d\\000026 Alt+029 BCDEFG \r\n",
        "\x02BCDEFG\x03",
        "BCD\x00EFG\x9f",
        "\tBCDEFG\n",
        "\u00a0BCDEFG\u2003",
    ],
)
def test_what_a_scanner_adds_is_taken_off(scanned: str) -> None:
    assert candidates(scanned) == ("BCDEFG",)


@pytest.mark.parametrize(
    "payload",
    [
        "QR1:7ZMA-Wq_93.a/xY+=",
        "https://example.org/?a=]Q3",
        "B]Q3C",
        "BC\\000026D",
        "B C",
        "]",
        "\\",
    ],
)
def test_what_belongs_to_the_payload_stays(payload: str) -> None:
    assert candidates(payload) == (payload,)


def test_neither_reading_is_ever_shown_by_a_repr() -> None:
    assert repr(ScannedText("SECRET", "SECRET", "camera")) == "ScannedText(source='camera')"


@given(st.text(), st.none() | st.text())
def test_any_text_gives_at_most_two_clean_candidates(text: str, physical: str | None) -> None:
    found = candidates(text, physical)
    assert len(found) <= 2
    assert all(candidate and candidate == candidate.strip() for candidate in found)
    assert all(candidates(candidate) == (candidate,) for candidate in found)


def test_what_is_far_too_long_for_a_code_is_not_even_looked_at() -> None:
    noise = "x" + 20_000 * " " + "x"
    assert ScannedText(noise, noise, "wedge").candidates() == ()
