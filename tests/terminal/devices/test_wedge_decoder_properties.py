"""Whatever hands and scanners do in turn: typing arrives whole and in order, each scan is one."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from shared_domain.card_codes import ALPHABET
from terminal.use_cases.key_strokes import KeyKind, KeyStroke
from tests.terminal.devices.keyboards import ENTER, KINDS, TAB, Counter, Press, stroke

# More than the gap limit and the time for a late Enter: long enough to change from hand to scanner.
BETWEEN_RUNS_MS = st.integers(301, 2000)

scanner_gaps = st.integers(0, 15)
hand_gaps = st.integers(50, 600)  # under 50 ms on average nobody types a word
codes = st.text(ALPHABET + ALPHABET.lower(), min_size=6, max_size=200)
foreign_codes = st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=6)
endings = st.sampled_from(["", ENTER, TAB, ENTER + ENTER])
# A press of any kind: letters, spaces, dead keys (""), Escape, Enter.
hand_keys = st.lists(
    st.one_of(st.characters(min_codepoint=32, max_codepoint=0x24F), st.sampled_from(["", *KINDS])),
    max_size=23,  # from 24 card letters on at up to 120 ms a key, it is a slow scanner
)


@st.composite
def bursts(draw: st.DrawFn) -> tuple[str, list[tuple[int, str]]]:
    """A code, and its keys with the gap before each."""
    code = draw(st.one_of(codes, foreign_codes))
    return code, [(draw(scanner_gaps), key) for key in code + draw(endings)]


@st.composite
def typing(draw: st.DrawFn) -> tuple[None, list[tuple[int, str]]]:
    """Keys of a hand, with the gap before each."""
    return None, [(draw(hand_gaps), key) for key in draw(hand_keys)]


@given(
    runs=st.lists(st.tuples(BETWEEN_RUNS_MS, st.one_of(bursts(), typing())), max_size=8),
    is_expected=st.booleans(),
)
def test_hands_and_scanners_in_turn(
    runs: list[tuple[int, tuple[str | None, list[tuple[int, str]]]]], *, is_expected: bool
) -> None:
    at_ms = 0
    presses: list[Press] = []
    expected_keys: list[str] = []
    expected_scans: list[str] = []
    for pause_ms, (code, keys) in runs:
        at_ms += pause_ms
        for gap_ms, key in keys:
            at_ms += gap_ms
            presses.append(Press(at_ms, stroke(key, is_expected=is_expected)))
        is_number = code is not None and code.isdigit() and len(code) <= 8
        if code is None or (is_expected and is_number):
            expected_keys += [key for _, key in keys]
        else:
            expected_scans.append(code)
    counter = Counter().take(presses)
    assert counter.scanned == expected_scans
    assert counter.delivered == expected_keys


@given(
    st.lists(
        st.tuples(
            st.integers(-50, 400),
            st.builds(
                stroke,
                st.one_of(st.characters(max_codepoint=0x24F), st.sampled_from(list(KINDS))),
                is_expected=st.booleans(),
            ),
        ),
        max_size=120,
    )
)
def test_at_any_pace_every_key_is_delivered_in_order_or_part_of_exactly_one_scan(
    keys: list[tuple[int, KeyStroke]],
) -> None:
    """Nothing is assumed about who typed: even times that run backwards lose no key."""
    at_ms = 1000
    presses: list[Press] = []
    for gap_ms, key in keys:
        at_ms += gap_ms
        presses.append(Press(at_ms, key))
    counter = Counter().take(presses)
    pressed = [press.stroke.text for press in presses]
    kept = "".join(text for text in pressed if KINDS.get(text) is not KeyKind.ENDING)
    seen = "".join(text for text in counter.delivered if KINDS.get(text) is not KeyKind.ENDING)
    assert len(seen) + sum(map(len, counter.scanned)) == len(kept)
    assert is_subsequence(counter.delivered, pressed)


def is_subsequence(part: list[str], whole: list[str]) -> bool:
    rest = iter(whole)
    return all(key in rest for key in part)


def test_a_code_of_any_length_above_five_is_one_scan() -> None:
    for shorter, longer in pairwise(ALPHABET[:length] for length in range(6, 21)):
        presses = [Press(n, stroke(key)) for n, key in enumerate(shorter + ENTER + longer + ENTER)]
        assert Counter().take(presses).scanned == [shorter, longer]
