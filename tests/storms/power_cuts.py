"""The power is cut at any moment of a till's work, as often as wanted: nothing shown is lost.

The till is the product's own, in a process of its own; strace writes down what it really does to
its files. From that a disk is laid out as a cut may leave it (torn, reordered and lost unflushed
writes, lost names), and the product starts on it. As a control the same till is run with its
flushes left out, and must be seen to lose something.
"""

from __future__ import annotations

import random
import shutil
import sys
from collections import Counter
from typing import TYPE_CHECKING

from tests.storms.machinery.cut_disk import CutDisk
from tests.storms.machinery.opened_books import BrokenPromiseError, check_told, start_and_check
from tests.storms.machinery.tally import Tally, main
from tests.storms.machinery.traced_files import Say, trace
from tests.storms.machinery.working_till import told_in

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.identifiers import EntryId

_CUTS_A_RUN = 250
_RUNS_A_LIFE = 3
_CUSTOMERS = (5, 90)
_CONTROL_SHARE = 20
_LEAST_LOST_BY_CONTROL = 0.4


def power_cuts(size: int, seed: int, folder: Path) -> Tally:
    """`size` cuts of the product, and a twentieth as many of the control."""
    tally = _cut(size, seed, folder / "product", is_control=False)
    control = _cut(max(40, size // _CONTROL_SHARE), seed, folder / "control", is_control=True)
    lost, cuts = len(control.broken), control.counts["cuts"]
    tally.counts["control_cuts"], tally.counts["control_lost"] = cuts, lost
    tally.demand(
        lost > _LEAST_LOST_BY_CONTROL * cuts, f"without flushes only {lost} of {cuts} lost anything"
    )
    return tally


def _cut(size: int, seed: int, folder: Path, *, is_control: bool) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    life = _Life(folder / "0", chance, tally, is_control=is_control)
    for run in range(-(-size // _CUTS_A_RUN)):
        if run and run % _RUNS_A_LIFE == 0:
            shutil.rmtree(life.folder)
            life = _Life(folder / str(run), chance, tally, is_control=is_control)
        life.run(min(_CUTS_A_RUN, size - run * _CUTS_A_RUN))
    return tally


class _Life:
    """One till over several runs; every run begins on what a cut of the run before has left."""

    def __init__(
        self, folder: Path, chance: random.Random, tally: Tally, *, is_control: bool
    ) -> None:
        self.folder = folder
        self._chance = chance
        self._tally = tally
        self._is_control = is_control
        self._told: list[EntryId] = []
        self._disk = folder / "disk"
        self._disk.mkdir(parents=True)

    def run(self, cuts: int) -> None:
        """Let the till work, and look at what is left after this many cuts along the way."""
        disk = CutDisk(self._disk)
        steps = trace(self._command(), self._disk, self.folder / "calls")
        self._tally.counts["runs"] += 1
        self._tally.counts["steps"] += len(steps)
        moments = Counter(self._chance.choices(range(len(steps)), k=cuts))
        heir = self._chance.choice(list(moments))
        told = list(self._told)
        for number, step in enumerate(steps):
            disk.live(step)
            if isinstance(step, Say):
                told += told_in(step.text)
            for _ in range(moments[number]):
                self._look(disk, told)
            if number == heir:
                self._cut_into(disk, "heir")
                self._told = list(told)
        shutil.rmtree(self._disk)
        (self.folder / "heir").rename(self._disk)

    def _command(self) -> list[str]:
        seed, customers = self._chance.randrange(2**30), self._chance.randint(*_CUSTOMERS)
        module = [sys.executable, "-m", "tests.storms.machinery.working_till"]
        weakness = ["weak"] if self._is_control else []
        return [*module, str(self._disk / "till"), str(seed), str(customers), *weakness]

    def _look(self, disk: CutDisk, told: list[EntryId]) -> None:
        """One cut, and what the product makes of it."""
        found = self._cut_into(disk, "found")
        counts = self._tally.counts
        counts["cuts"] += 1
        counts["shown_before_cuts"] += len(told)
        try:
            if self._is_control:
                check_told(found / "till", told)
            else:
                recovered = start_and_check(found / "till", told)
                counts["recovered_from_file"] += recovered
        except BrokenPromiseError as broken:
            self._tally.broken.append(str(broken))

    def _cut_into(self, disk: CutDisk, name: str) -> Path:
        target = self.folder / name
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir()
        disk.cut_into(target, self._chance)
        return target


if __name__ == "__main__":
    main("power_cuts", power_cuts, says=__doc__, usual_size=10_000)
