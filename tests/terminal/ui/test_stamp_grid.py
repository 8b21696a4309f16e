"""The drawn stamp card: as many stamps as the card has, in the vendor's colour."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from terminal.ui.theme import Appearance, Look
from terminal.ui.widgets.stamp_card_state import StampCardState
from terminal.ui.widgets.stamp_grid import HALO, StampGrid, best_grid


@given(st.integers(1, 100), st.floats(150, 2000), st.floats(60, 1200), st.floats(40, 200))
def test_all_stamps_find_room(count: int, width: float, height: float, largest: float) -> None:
    grid = best_grid(count, width, height, largest)
    assert grid.columns * grid.rows >= count > grid.columns * (grid.rows - 1)
    assert grid.diameter <= largest
    assert grid.diameter * (grid.columns + 0.2 * (grid.columns - 1)) <= width + 0.01
    assert grid.diameter * (grid.rows + 0.2 * (grid.rows - 1)) <= height + 0.01


def test_ten_stamps_stand_in_two_even_rows_on_a_card() -> None:
    assert best_grid(10, 452, 203, 92).columns == 5


def drawn(look: Look, qtbot: QtBot, state: StampCardState) -> tuple[StampGrid, QImage]:
    grid = StampGrid(look)
    qtbot.addWidget(grid)
    grid.resize(600, 260)
    grid.show_stamps(state)
    return grid, grid.grab().toImage()


@pytest.mark.parametrize(
    ("stamps", "filled"), [(0, 0), (1, 1), (7, 7), (10, 10), (13, 10), (-2, 0)]
)
def test_as_many_are_filled_as_the_card_has(
    look: Look, qtbot: QtBot, stamps: int, filled: int
) -> None:
    _, image = drawn(look, qtbot, StampCardState(stamps=stamps, target=10, colour="#C2410C"))
    halo = look.px(HALO)
    grid = best_grid(10, 600 - 2 * halo, 260 - 2 * halo, look.px(92))
    step = grid.diameter * 1.2
    count = 0
    for place in range(10):
        row, column = divmod(place, grid.columns)
        # Above the middle, where no tick and no number is drawn.
        x = halo + column * step + grid.diameter / 2
        y = halo + row * step + grid.diameter * 0.15
        count += image.pixelColor(round(x), round(y)).name().upper() == "#C2410C"
    assert count == filled


@pytest.mark.usefixtures("english")
def test_a_screen_reader_hears_how_many(look: Look, qtbot: QtBot) -> None:
    grid, _ = drawn(look, qtbot, StampCardState(stamps=7, target=10))
    assert grid.accessibleName() == "7 of 10 stamps"


def test_a_new_stamp_moves_once_and_not_at_all_with_reduced_motion(
    look: Look, qtbot: QtBot
) -> None:
    state = StampCardState(stamps=7, target=10, newest=1)
    grid = StampGrid(look)
    qtbot.addWidget(grid)
    grid.show()
    grid.show_stamps(state)
    still = grid.grab().toImage()
    look.wear(Appearance(reduced_motion=False))
    moving = StampGrid(look)
    qtbot.addWidget(moving)
    moving.resize(grid.size())
    moving.show()
    moving.show_stamps(state)
    first_frame = moving.grab().toImage()
    moving.finish()
    assert first_frame != still
    assert moving.grab().toImage() == still
