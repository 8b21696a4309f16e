"""A scanner set to US keys works on every layout our shops use, with nothing to configure."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from shared_domain.card_codes import ALPHABET, CODE_LETTERS
from tests.end_to_end.keyboard_layouts.counter_pc import (
    CAPS_LOCK,
    DEAD_CIRCUMFLEX_ON_FR,
    ENTER,
    NUM_LOCK,
    PAD_ENTER,
    PAD_KEYS_835197,
    SPACE,
    CounterPc,
    counter_pc,
)

pytestmark = pytest.mark.needs_xvfb

CODE = (ALPHABET * 8)[:CODE_LETTERS]
CLICK: dict[str, object] = {"click": "button"}
SHORTCUT: dict[str, object] = {"click": "shortcut"}
SYMBOLS = "QR1:7ZMA-Wq_93.a/xY+="
# The second form of ch is the French one, which is usual in Luxembourg.
LAYOUTS = [("us", ""), ("gb", ""), ("fr", ""), ("be", ""), ("ch", ""), ("ch", "fr"), ("de", "")]


@pytest.fixture(scope="module")
def one_pc() -> Iterator[CounterPc]:
    with counter_pc() as pc:
        yield pc


@pytest.fixture(params=[False, True], ids=["", "Caps Lock"])
def caps_lock(request: pytest.FixtureRequest, one_pc: CounterPc) -> Iterator[bool]:
    is_on = bool(request.param)
    if is_on:
        one_pc.press([CAPS_LOCK], gap_ms=0)
    yield is_on
    if is_on:
        one_pc.press([CAPS_LOCK], gap_ms=0)


@pytest.fixture
def pc(one_pc: CounterPc) -> CounterPc:
    one_pc.set_layout("us")
    one_pc.heard.clear()
    return one_pc


@pytest.mark.parametrize(("layout", "variant"), LAYOUTS)
def test_a_card_scans_and_a_hand_types(
    pc: CounterPc, layout: str, variant: str, *, caps_lock: bool
) -> None:
    pc.set_layout(layout, variant)
    pc.tell("focus button")
    payload = CODE.lower() if caps_lock else CODE
    scan = pc.scan(payload)
    assert scan["candidates"][0].upper() == CODE
    assert scan["physical"] == payload

    pc.tell("focus field")
    pc.press_us_keys("jour", [ENTER], gap_ms=100)
    assert pc.wait_for("entered in field") == ("JOUR" if caps_lock else "jour")
    assert CLICK not in pc.heard
    assert SHORTCUT not in pc.heard


def test_on_a_us_layout_the_text_is_the_code_and_so_are_the_physical_keys(pc: CounterPc) -> None:
    """The text comes from the X server's own tables, so this also proves ours."""
    everything = "".join(chr(code) for code in range(0x21, 0x7F))
    pc.tell("focus button")
    scan = pc.scan(everything)
    assert scan["text"] == scan["physical"] == everything


@pytest.mark.usefixtures("caps_lock")
@pytest.mark.parametrize(("layout", "variant"), LAYOUTS)
def test_digits_and_symbols_are_read_from_the_physical_keys(
    pc: CounterPc, layout: str, variant: str
) -> None:
    pc.set_layout(layout, variant)
    pc.tell("focus button")
    assert pc.scan(SYMBOLS)["physical"] == SYMBOLS
    assert pc.scan("]Q3\\000026" + SYMBOLS)["candidates"][-1] == SYMBOLS
    assert CLICK not in pc.heard


@pytest.mark.parametrize("gap_ms", [10, 150])
def test_a_pin_rolled_over_the_number_pad_is_no_scan(pc: CounterPc, gap_ms: int) -> None:
    pc.tell("focus pad")
    pc.press([NUM_LOCK], gap_ms=0)
    pc.press([*PAD_KEYS_835197, PAD_ENTER], gap_ms=gap_ms)
    pc.press([NUM_LOCK], gap_ms=0)
    assert pc.wait_for("entered in pad") == "835197"


def test_a_dead_key_and_its_letter_stay_between_the_letters_typed_around_them(
    pc: CounterPc,
) -> None:
    pc.set_layout("fr")
    pc.tell("focus field")
    pc.press_us_keys("f", gap_ms=60)
    pc.press([DEAD_CIRCUMFLEX_ON_FR], gap_ms=30)
    pc.press_us_keys("ete", [ENTER], gap_ms=100)
    assert pc.wait_for("entered in field") == "fête"


def test_a_long_word_is_told_from_a_code_by_its_pace(pc: CounterPc) -> None:
    pc.tell("focus field")
    pc.press_us_keys("bonjour", [ENTER], gap_ms=300)
    assert pc.wait_for("entered in field") == "bonjour"


def test_the_space_bar_clicks_once_and_enter_at_once(pc: CounterPc) -> None:
    pc.tell("focus button")
    pc.press([SPACE], gap_ms=80)
    pc.wait_for("click")
    pc.press([ENTER], gap_ms=80)
    pc.wait_for("click")
    pc.tell("focus field")
    assert pc.heard.count(CLICK) == 2


def test_a_shortcut_of_one_letter_works_by_hand(pc: CounterPc) -> None:
    pc.tell("focus button")
    pc.press_us_keys("u", gap_ms=80)
    pc.wait_for("click")
    assert pc.heard[-1] == SHORTCUT


def test_an_open_menu_survives_a_scan(pc: CounterPc) -> None:
    pc.tell("focus button")
    pc.tell("open menu")
    assert pc.scan(CODE)["text"] == CODE
    pc.tell("close menu")
    assert {"menu was open": True} in pc.heard
    assert {"click": "menu"} not in pc.heard
