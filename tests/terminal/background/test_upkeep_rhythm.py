"""The data are copied soon after the start and every hour, and put right when a copy is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from terminal.background.upkeep_rhythm import EVERY_MS, FIRST_AFTER_MS, UpkeepRhythm
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from tests.fakes.clock import SettableClock
from tests.fakes.local_store import MemoryLocalStore
from tests.terminal.ui.presenters.stage import InlineRunner
from tests.terminal.use_cases.test_keep_safe import BROKEN, FOLDED_AGAIN, FakeCheck, FakeUpkeep

if TYPE_CHECKING:
    from datetime import datetime

    from terminal.background.tasks import Tasks

pytestmark = pytest.mark.needs_qt


class FullUpkeep(FakeUpkeep):
    """A disk that has no room for a copy."""

    def back_up(self, at: datetime) -> FakeCheck:
        super().back_up(at)
        raise StorageUnavailable(StorageTrouble.DISK_FULL)


def made_again(upkeep: FakeUpkeep) -> tuple[int, int]:
    """Let the time for one copy come: how often the data were made again, and the next pause."""
    rhythm = UpkeepRhythm(cast("Tasks", InlineRunner()), SettableClock())
    times: list[None] = []
    rhythm.made_again.connect(lambda: times.append(None))
    rhythm.start(MemoryLocalStore(), upkeep)
    assert rhythm.pause_ms == FIRST_AFTER_MS
    rhythm.copy_now()
    pause_ms = rhythm.pause_ms
    rhythm.stop()
    return len(times), pause_ms


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("upkeep", "times"),
    [
        (FakeUpkeep(), 0),
        (FakeUpkeep([BROKEN, BROKEN, FOLDED_AGAIN]), 0),
        (FakeUpkeep([BROKEN, BROKEN, BROKEN]), 1),
        (FullUpkeep(), 0),
    ],
)
def test_after_every_copy_the_next_is_an_hour_away(upkeep: FakeUpkeep, times: int) -> None:
    assert made_again(upkeep) == (times, EVERY_MS)
    assert upkeep.copies
