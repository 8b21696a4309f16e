"""Every storm once, small: nothing breaks, and the storm was no calm."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest

from tests.storms.power_cuts import power_cuts
from tests.storms.terminal_kills import terminal_kills

if TYPE_CHECKING:
    from pathlib import Path

needs_strace = pytest.mark.skipif(
    shutil.which("strace") is None, reason="missing system part: strace"
)


@needs_strace
def test_nothing_shown_is_lost_wherever_the_power_is_cut(tmp_path: Path) -> None:
    tally = power_cuts(60, 1, tmp_path)

    assert tally.broken == []
    assert tally.counts["recovered_from_file"] > 0
    assert tally.counts["control_lost"] > 0


def test_nothing_shown_is_lost_whenever_the_terminal_is_killed(tmp_path: Path) -> None:
    tally = terminal_kills(4, 2, tmp_path)

    assert tally.broken == []
    assert tally.counts["shown_before_kills"] > 0
