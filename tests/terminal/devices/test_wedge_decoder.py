"""What is a scan, what is typing, and that no key is lost, doubled or overtaken."""

from __future__ import annotations

import pytest

from terminal.devices.wedge_decoder import WedgeTiming
from terminal.use_cases.key_strokes import KeyKind, KeyStroke, ThisKey
from tests.terminal.devices.keyboards import (
    ENTER,
    ESCAPE,
    GROUP_SEPARATOR,
    SHIFT,
    TAB,
    Counter,
    Press,
    counter_with,
    stroke,
    typed,
)

CODE = ("BCDEFGHIJKLNOPRSTUVX" * 8)[:154]


@pytest.mark.parametrize("ending", [ENTER, TAB, ""])
@pytest.mark.parametrize("gap_ms", [0, 2, 15, 40])
def test_a_quick_burst_is_one_scan_and_nobody_sees_its_keys(gap_ms: int, ending: str) -> None:
    counter = Counter().take(typed(CODE + ending, 1000, gap_ms))
    assert counter.scanned == [CODE]
    assert counter.scans[0].source == "wedge"
    assert counter.delivered == []


@pytest.mark.parametrize("gap_ms", [60, 90, 120])
def test_a_slow_scanner_is_known_by_the_letters_of_the_card_alphabet(gap_ms: int) -> None:
    counter = Counter().take(typed(CODE.lower() + ENTER, 1000, gap_ms))
    assert (counter.scanned, counter.text) == ([CODE.lower()], "")


def test_a_slow_scanner_is_known_by_its_physical_keys_too() -> None:
    keys = [Press(80 * n, stroke("?", physical=letter)) for n, letter in enumerate(CODE)]
    assert Counter().take(keys).scans[0].physical == CODE


@pytest.mark.parametrize("text", ["martine", "Frédéric Müller", "ocelot", "12 rue de la Gare"])
@pytest.mark.parametrize("gap_ms", [60, 90, 119, 150, 400])
def test_a_hand_that_types_fast_is_a_hand(text: str, gap_ms: int) -> None:
    counter = Counter().take(typed(text + ENTER, 1000, gap_ms, is_expected=True))
    assert (counter.text, counter.scanned) == (text + ENTER, [])


def test_a_fast_hand_is_recognised_at_the_third_key_and_need_not_wait() -> None:
    counter = Counter()
    fates = [counter.press(press.stroke, press.at_ms) for press in typed("mar", 1000, 90)]
    assert fates == [ThisKey.HOLD, ThisKey.HOLD, ThisKey.PASS]
    assert counter.text == "mar"


@pytest.mark.parametrize("keys_before", range(1, 6))
def test_one_late_key_at_the_start_does_not_make_a_scanner_a_hand(keys_before: int) -> None:
    payload = "QR1:7ZMA-Wq_93"
    before = typed(payload[:keys_before], 1000)
    after = typed(payload[keys_before:] + ENTER, before[-1].at_ms + 120)
    assert Counter().take(before, after).scanned == [payload]


@pytest.mark.parametrize("length", [1, 2, 3, 4, 5])
def test_fewer_than_six_keys_are_never_a_scan(length: int) -> None:
    counter = Counter().take(typed(CODE[:length] + ENTER, 1000))
    assert (counter.text, counter.scanned) == (CODE[:length] + ENTER, [])


@pytest.mark.parametrize("pin", ["1234", "123456", "12345678", "00000000"])
@pytest.mark.parametrize("gap_ms", [0, 10, 30, 60, 100, 200])
def test_a_pin_is_typing_however_fast_where_typing_is_expected(pin: str, gap_ms: int) -> None:
    counter = Counter().take(typed(pin + ENTER, 1000, gap_ms, is_expected=True))
    assert (counter.text, counter.scanned) == (pin + ENTER, [])


def test_a_product_code_never_ends_up_in_an_amount() -> None:
    counter = Counter().take(typed("5449000131805" + ENTER, 1000, is_expected=True))
    assert (counter.text, counter.scanned) == ("", ["5449000131805"])


def test_a_short_product_code_is_a_scan_where_nobody_expects_digits() -> None:
    counter = Counter().take(typed("54491472" + ENTER, 1000))
    assert (counter.text, counter.scanned) == ("", ["54491472"])


def test_digits_are_known_by_the_physical_key_where_the_layout_wants_shift_for_them() -> None:
    french = [("&", "1"), ("é", "2"), ('"', "3"), ("'", "4"), ("(", "5"), ("-", "6")]
    keys = [
        Press(1000 + 5 * place, stroke(text, physical=digit, is_expected=True))
        for place, (text, digit) in enumerate(french)
    ]
    assert Counter().take(keys).text == "&é\"'(-"


def test_both_readings_of_a_burst_are_kept() -> None:
    keys = [
        Press(1000 + 5 * place, stroke(text, physical=us))
        for place, (text, us) in enumerate(zip("AR&MèW?Q", "QR1:7ZMA", strict=True))
    ]
    (scan,) = Counter().take(keys).scans
    assert (scan.text, scan.physical) == ("AR&MèW?Q", "QR1:7ZMA")


def test_a_dead_key_types_no_text_but_has_a_physical_reading() -> None:
    keys = [*typed("BCDEFG", 1000), Press(1030, stroke("", physical="=")), *typed("H", 1035)]
    (scan,) = Counter().take(keys).scans
    assert (scan.text, scan.physical) == ("BCDEFGH", "BCDEFG=H")


def test_one_key_that_is_nowhere_on_a_us_keyboard_leaves_no_physical_reading() -> None:
    keys = [*typed("BCDEFG", 1000), Press(1030, stroke("H", physical=""))]
    (scan,) = Counter().take(keys).scans
    assert (scan.text, scan.physical) == ("BCDEFGH", None)


def test_a_gap_above_the_limit_ends_a_burst() -> None:
    counter = Counter().take(typed("BCDEFG", 1000), typed("HIJKLN", 1025 + 121))
    assert counter.scanned == ["BCDEFG", "HIJKLN"]


def test_a_gap_at_the_limit_does_not() -> None:
    counter = Counter().take(typed("BCDEFG", 1000), typed("HIJKLN", 1025 + 120))
    assert counter.scanned == ["BCDEFGHIJKLN"]


@pytest.mark.parametrize("keys_before", [24, 50, 153])
def test_a_busy_computer_does_not_tear_a_scan_that_is_certain(keys_before: int) -> None:
    before = typed(CODE[:keys_before], 1000)
    after = typed(CODE[keys_before:] + ENTER, before[-1].at_ms + 300)
    assert Counter().take(before, after).scanned == [CODE]


def test_its_patience_ends_too() -> None:
    before = typed(CODE[:100], 1000)
    after = typed(CODE[100:] + ENTER, before[-1].at_ms + 301)
    assert Counter().take(before, after).scanned == [CODE[:100], CODE[100:]]


def test_a_key_that_overtakes_the_timer_ends_the_burst_before_it() -> None:
    counter = Counter()
    for press in [*typed(CODE, 1000), *typed("x", 5000)]:
        counter.press(press.stroke, press.at_ms)
    assert counter.scanned == [CODE]
    assert counter.held == ["x"]


def test_two_scans_in_a_row_are_two() -> None:
    counter = Counter().take(typed(CODE + ENTER + CODE[::-1] + ENTER, 1000))
    assert (counter.scanned, counter.text) == ([CODE, CODE[::-1]], "")


@pytest.mark.parametrize("ending", [ENTER + ENTER, TAB + ENTER, ENTER + TAB])
def test_a_second_ending_of_a_scanner_presses_no_button(ending: str) -> None:
    assert Counter().take(typed(CODE + ending, 1000)).delivered == []


def test_an_ending_that_comes_after_the_silence_still_belongs_to_the_scan() -> None:
    last_ms = 1000 + 5 * (len(CODE) - 1)
    assert Counter().take(typed(CODE, 1000), typed(ENTER, last_ms + 300)).delivered == []


def test_an_ending_later_than_that_is_somebody_pressing_enter() -> None:
    last_ms = 1000 + 5 * (len(CODE) - 1)
    assert Counter().take(typed(CODE, 1000), typed(ENTER, last_ms + 301)).text == ENTER


def test_the_end_of_a_burst_is_found_by_enter_even_when_the_timer_has_not_run() -> None:
    counter = Counter()
    for press in [*typed("hello", 1000, 80), *typed(ENTER, 9000)]:
        counter.press(press.stroke, press.at_ms)
    assert counter.text == "hello" + ENTER


def test_enter_and_tab_alone_pass_at_once() -> None:
    counter = Counter()
    assert counter.press(stroke(ENTER), 1000) is ThisKey.PASS
    assert counter.press(stroke(TAB), 1010) is ThisKey.PASS


def test_a_command_releases_what_was_typed_before_it_and_passes() -> None:
    counter = Counter()
    fates = [counter.press(press.stroke, press.at_ms) for press in typed("12" + ESCAPE, 1000)]
    assert (fates[-1], counter.text) == (ThisKey.PASS, "12" + ESCAPE)


def test_a_separator_inside_a_quick_burst_belongs_to_it() -> None:
    counter = Counter().take(typed("BCDEFG" + GROUP_SEPARATOR + "HIJ" + ENTER, 1000))
    assert (counter.scanned, counter.text) == (["BCDEFG" + GROUP_SEPARATOR + "HIJ"], "")
    assert counter.scans[0].physical == "BCDEFGHIJ"


def test_a_command_after_a_scan_that_silence_will_end_passes() -> None:
    counter = Counter()
    for press in [*typed(CODE, 1000), *typed(ESCAPE, 9000)]:
        counter.press(press.stroke, press.at_ms)
    assert (counter.scanned, counter.text) == ([CODE], ESCAPE)


def test_shift_neither_ends_a_burst_nor_is_held_back() -> None:
    counter = Counter()
    for at_ms, letter in zip(range(1000, 1200, 20), "bCdEfGhIjK", strict=True):
        assert counter.press(SHIFT, at_ms) is ThisKey.PASS
        counter.press(stroke(letter), at_ms + 3)
    counter.carry_out(counter.decoder.silence())
    assert counter.scanned == ["bCdEfGhIjK"]


def test_a_clock_that_starts_again_at_zero_loses_no_key() -> None:
    """An X server counts milliseconds in 32 bits: after 49.7 days it starts again."""
    end_of_time = 2**32 - 1
    counter = Counter().take(typed(CODE, end_of_time - 770), typed(ENTER, 3), typed("ab", 9, 200))
    assert counter.scanned == [CODE]
    assert counter.text == ENTER + "ab"


def test_enter_after_a_key_typed_right_behind_a_scan_is_not_the_scanners() -> None:
    keys = [*typed(CODE + ENTER, 1000, 0), *typed("1" + ENTER, 1100, 50)]
    assert Counter().take(keys).text == "1" + ENTER


def test_a_command_ends_a_slow_scan_and_passes() -> None:
    counter = Counter()
    for press in typed(CODE[:30] + ESCAPE, 1000, 80):
        counter.press(press.stroke, press.at_ms)
    assert (counter.scanned, counter.text) == ([CODE[:30]], ESCAPE)


def test_the_patience_is_a_setting() -> None:
    slow = typed("QR1:7ZMA", 1000, 150)
    assert Counter().take(slow).text == "QR1:7ZMA"
    patient = counter_with(WedgeTiming(gap_limit_ms=200, scanner_pace_ms=160))
    assert patient.take(slow).scanned == ["QR1:7ZMA"]


def test_keys_of_a_platform_that_numbers_none_are_read_by_their_text() -> None:
    unnumbered = [
        Press(n, KeyStroke(KeyKind.CHARACTER, letter, 0, 0, is_shifted=False, is_expected=False))
        for n, letter in enumerate(CODE)
    ]
    (scan,) = Counter().take(unnumbered).scans
    assert (scan.text, scan.physical) == (CODE, None)


def test_a_scan_says_how_long_it_was_typed() -> None:
    counter = Counter().take(typed(CODE, 1_000, gap_ms=7))

    assert [scan.took_ms for scan in counter.scans] == [7 * (len(CODE) - 1)]
