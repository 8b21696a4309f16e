"""The terminal's process is killed in the middle of its work, again and again, on one disk.

It is the product's store and use cases in a process of its own, ended by a signal that no
program can answer. Whatever it had said before stands in both copies after the next start.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from tests.scenarios.server_process import ROOT
from tests.storms.machinery.opened_books import BrokenPromiseError, start_and_check
from tests.storms.machinery.tally import Tally, main
from tests.storms.machinery.working_till import told_in

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.identifiers import EntryId

# A till that has been killed this often goes out of business, so that checks stay quick.
_KILLS_A_LIFE = 25
_SERVING_ONE_S = 0.01
_MORE_THAN_ENOUGH = "1000000"


def terminal_kills(size: int, seed: int, folder: Path) -> Tally:
    tally, chance = Tally(), random.Random(seed)
    told: list[EntryId] = []
    for number in range(size):
        if number % _KILLS_A_LIFE == 0:
            shutil.rmtree(folder / "till", ignore_errors=True)
            told = []
        told += _told_before_a_kill(folder / "till", chance)
        tally.counts["kills"] += 1
        tally.counts["shown_before_kills"] += len(told)
        try:
            tally.counts["recovered_from_file"] += start_and_check(folder / "till", told)
        except BrokenPromiseError as broken:
            tally.broken.append(f"kill {number}: {broken}")
    return tally


def _told_before_a_kill(folder: Path, chance: random.Random) -> list[EntryId]:
    """Let it serve a few customers, and kill it while it serves the next."""
    module = [sys.executable, "-m", "tests.storms.machinery.working_till"]
    command = [*module, str(folder), str(chance.randrange(2**30)), _MORE_THAN_ENOUGH]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise RuntimeError("the till has no line to speak on")
        said = [process.stdout.readline() for _ in range(chance.randint(0, 30))]
        with suppress(subprocess.TimeoutExpired):
            # Right after a line it is always at the same work; a little later it may be anywhere.
            process.wait(chance.random() * _SERVING_ONE_S)
        process.kill()
        said += process.stdout.readlines()
    return told_in("".join(said))


if __name__ == "__main__":
    main("terminal_kills", terminal_kills, says=__doc__, usual_size=500)
