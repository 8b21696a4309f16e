"""An upgrade that is killed anywhere loses nothing; the full size has a command of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.storms.upgrade_kills import upgrade_kills

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_is_lost_wherever_an_upgrade_is_killed(tmp_path: Path) -> None:
    tally = upgrade_kills(5, 17, tmp_path, unsynced=60)

    assert tally.broken == []
    assert tally.counts["kills"] == 5
    assert tally.counts["items_unsynced"] == 60
