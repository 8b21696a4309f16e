"""The stamps of a pass, seen by their pixels: as many as there are, large, and readable."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from PIL import Image

from sync_server.wallet.artwork import STRIP, grid, strip_png
from sync_server.wallet.colours import contrast, mixed, readable_on, rgb, seen_on
from sync_server.wallet.pass_content import pass_content
from tests.builders import a_points_program, a_program
from tests.sync_server.wallet.passes import facts_of

if TYPE_CHECKING:
    from shared_domain.programs import LoyaltyProgram


def strip(stamps: int, scale: int = 1, program: LoyaltyProgram | None = None) -> Image.Image:
    program = program or a_program(stamps_target=10, card_color="#000080")
    content = pass_content(facts_of(program, stamps=stamps))
    return Image.open(io.BytesIO(strip_png(content, scale))).convert("RGB")


def white_share(picture: Image.Image) -> float:
    colours = picture.getcolors(maxcolors=100_000) or []
    white = sum(count for count, colour in colours if colour == (255, 255, 255))
    return white / (picture.width * picture.height)


def test_every_stamp_more_makes_the_strip_fuller() -> None:
    shares = [white_share(strip(stamps)) for stamps in range(11)]
    assert shares == sorted(set(shares))
    # Each of the ten takes the same room.
    assert shares[10] / 10 == pytest.approx(shares[1], rel=0.1)


@pytest.mark.parametrize("scale", [1, 2, 3])
def test_the_strip_has_the_size_of_its_screen(scale: int) -> None:
    assert strip(3, scale).size == (STRIP[0] * scale, STRIP[1] * scale)


def test_what_a_narrower_strip_cuts_off_holds_nothing() -> None:
    picture = strip(10)
    margin = (STRIP[1] - 123) // 2
    assert len(picture.crop((0, 0, STRIP[0], margin)).getcolors() or []) == 1
    assert len(picture.crop((0, STRIP[1] - margin, *STRIP)).getcolors() or []) == 1


def test_a_points_card_has_a_quiet_strip() -> None:
    assert len(strip(3, program=a_points_program()).getcolors() or []) == 1


@pytest.mark.parametrize(
    ("count", "shape"), [(1, (1, 1)), (5, (5, 1)), (8, (4, 2)), (10, (5, 2)), (12, (6, 2))]
)
def test_stamps_stand_in_even_rows(count: int, shape: tuple[int, int]) -> None:
    assert grid(count) == shape


def test_every_number_of_stamps_has_room() -> None:
    for count in range(1, 101):
        columns, rows = grid(count)
        assert columns * rows >= count
        assert columns * (rows - 1) < count


def test_whatever_colours_a_shop_has_stamps_can_be_seen() -> None:
    assert seen_on("#101010", "#111111") == "#FFFFFF"
    assert seen_on("#FFFFFF", "#FFFF00") == "#000000"
    assert seen_on("#000080", "#FFD400") == "#FFD400"
    for ground in ("#000000", "#777777", "#808080", "#FFD400", "#FFFFFF"):
        assert contrast(readable_on(ground), ground) >= 4.5


def test_colours_are_written_as_apple_wants_them() -> None:
    assert rgb("#17BB52") == "rgb(23, 187, 82)"
    assert mixed("#000000", "#FFFFFF", 0.5) == "#808080"
