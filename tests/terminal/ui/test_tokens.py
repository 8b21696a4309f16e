"""The token file keeps its promises: every ink reads on its ground, in every scheme."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from terminal.ui.contrast import MARK_RATIO, TEXT_RATIO, contrast_ratio, readable_on
from terminal.ui.tokens import TOKENS_FILE, Scheme, load_tokens

TOKENS = load_tokens()
ROOT = Path(__file__).resolve().parents[3]
SOURCES = sorted((ROOT / "terminal" / "ui").rglob("*.py"))


@pytest.mark.parametrize("scheme", Scheme)
def test_every_text_reads_on_its_ground(scheme: Scheme) -> None:
    colours = TOKENS.colours[scheme]
    weak = [
        f"{ink} on {ground}: {contrast_ratio(colours[ink], colours[ground]):.2f}"
        for ink, ground in TOKENS.text_pairs
        if contrast_ratio(colours[ink], colours[ground]) < TEXT_RATIO
    ]
    assert weak == []


@pytest.mark.parametrize("scheme", Scheme)
def test_every_meaningful_mark_stands_out(scheme: Scheme) -> None:
    colours = TOKENS.colours[scheme]
    weak = [
        f"{mark} on {ground}: {contrast_ratio(colours[mark], colours[ground]):.2f}"
        for mark, ground in TOKENS.mark_pairs
        if contrast_ratio(colours[mark], colours[ground]) < MARK_RATIO
    ]
    assert weak == []


def test_high_contrast_holds_seven_to_one() -> None:
    colours = TOKENS.colours[Scheme.CONTRAST]
    for ink, ground in TOKENS.text_pairs:
        assert contrast_ratio(colours[ink], colours[ground]) >= 7, (ink, ground)


def test_every_ink_made_for_a_ground_is_weighed_on_it() -> None:
    inks = {name for name in TOKENS.colours[Scheme.LIGHT] if name.startswith("on_")}
    weighed = {ink for ink, _ in TOKENS.text_pairs}
    assert inks <= weighed


def test_the_screens_ask_only_for_colours_and_sizes_that_exist() -> None:
    written = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    asked_colours = set(re.findall(r'\.colour\("([a-z_0-9]+)"\)', written))
    asked_sizes = set(re.findall(r'\.size\("([a-z_0-9]+)"\)', written))
    assert asked_colours <= set(TOKENS.colours[Scheme.LIGHT])
    assert asked_sizes <= set(TOKENS.sizes)
    assert len(asked_colours) > 10


def test_no_screen_has_a_colour_of_its_own() -> None:
    literal = re.compile(r'"#[0-9A-Fa-f]{6}"')
    # Black and white to stand on any vendor's colour, and the program's default card colour.
    allowed = {"contrast.py", "stamp_card_state.py"}
    found = {
        path.name
        for path in SOURCES
        if path.name not in allowed and literal.search(path.read_text(encoding="utf-8"))
    }
    assert found == set()


def test_schemes_that_differ_in_names_are_refused(tmp_path: Path) -> None:
    torn = tmp_path / "tokens.toml"
    text = TOKENS_FILE.read_text(encoding="utf-8")
    torn.write_text(text.replace('canvas = "#0B1020"\n', ""), encoding="utf-8")
    with pytest.raises(ValueError, match="do not name the same colours"):
        load_tokens(torn)


@given(st.tuples(*[st.integers(0, 255)] * 3))
def test_there_is_a_readable_ink_for_every_vendors_colour(rgb: tuple[int, ...]) -> None:
    ground = "#{:02X}{:02X}{:02X}".format(*rgb)
    assert contrast_ratio(readable_on(ground), ground) >= TEXT_RATIO


def test_white_stays_white_where_it_reads() -> None:
    assert readable_on("#4F46E5") == "#FFFFFF"
    assert readable_on("#FDE68A") == "#000000"
