"""The disk fails: reads, writes and flushes are refused now and then, or it is full for a while.

The kernel's own answers to the product's process are changed by strace, so every layer above it
is the real one. Whatever fails, nothing that was shown is lost, and work goes on afterwards.
"""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests.scenarios.server_process import ROOT
from tests.storms.machinery.opened_books import BrokenPromiseError, start_and_check
from tests.storms.machinery.tally import Tally, main
from tests.storms.machinery.working_till import REFUSED, TOLD, told_in

if TYPE_CHECKING:
    from pathlib import Path

_COMMITS_A_RUN = 250
# A start alone is not what this is about: a till that cannot open says so and serves nobody.
_CALLS_OF_A_START = 150
_EVERY = 33
_FILES = ("terminal.sqlite3", "terminal.sqlite3-wal", "journal/items.journal")
_SPORADIC = ("pread64", "pwrite64", "read", "write", "fsync", "fdatasync", "ftruncate")
_WRITING = ("pwrite64", "write")


def io_errors(size: int, seed: int, folder: Path) -> Tally:
    """About `size` commits; every third run has a full disk, the others failing calls."""
    tally, chance = Tally(), random.Random(seed)
    for run in range(-(-size // _COMMITS_A_RUN)):
        commits = min(_COMMITS_A_RUN, size - run * _COMMITS_A_RUN)
        faults = _full_disk(chance) if run % 3 == 2 else _failing_calls(chance)
        output = _work(folder / "till", commits, chance, faults)
        words = [line.split()[0] for line in output.splitlines()]
        tally.counts["commits"] += words.count(TOLD)
        tally.counts["refused_by_rules"] += words.count(REFUSED)
        for trouble in set(words) - {TOLD, REFUSED}:
            tally.counts[f"trouble_{trouble}"] += words.count(trouble)
        _check(folder / "till", output, f"run {run}, {' '.join(faults)}", tally)
        shutil.rmtree(folder / "till")
    return tally


def _failing_calls(chance: random.Random) -> list[str]:
    """About three in a hundred of every kind of call fail, each kind in its own rhythm."""
    faults = []
    for call in _SPORADIC:
        first, step = _CALLS_OF_A_START + chance.randrange(_EVERY), chance.randint(25, 45)
        error = chance.choice(("EIO", "ENOSPC")) if call in _WRITING else "EIO"
        faults.append(f"{call}:error={error}:when={first}+{step}")
    return faults


def _full_disk(chance: random.Random) -> list[str]:
    """From some moment on nothing can be written, for a while; or no file may grow."""
    error = chance.choice(("ENOSPC", "EDQUOT", "EFBIG"))
    first = _CALLS_OF_A_START + chance.randrange(300)
    last = first + chance.randint(5, 120)
    return [f"{call}:error={error}:when={first}..{last}" for call in _WRITING]


def _work(till: Path, commits: int, chance: random.Random, faults: list[str]) -> str:
    """What the till said while its disk failed."""
    tracer = ["strace", "-qq", "-o", "/dev/null", "-e", f"trace={','.join(_SPORADIC)}"]
    for name in _FILES:
        tracer += ["-P", str(till / name)]
    for fault in faults:
        tracer += ["-e", f"inject={fault}"]
    module = [sys.executable, "-m", "tests.storms.machinery.working_till"]
    command = [*module, str(till), str(chance.randrange(2**30)), str(commits)]
    finished = subprocess.run(
        [*tracer, *command], cwd=ROOT, check=False, capture_output=True, text=True
    )
    if finished.returncode:
        raise RuntimeError(finished.stderr)
    return finished.stdout


def _check(till: Path, output: str, name: str, tally: Tally) -> None:
    tally.counts["runs"] += 1
    try:
        tally.counts["recovered_from_file"] += start_and_check(till, told_in(output))
    except BrokenPromiseError as broken:
        tally.broken.append(f"{name}: {broken}")


if __name__ == "__main__":
    main("io_errors", io_errors, says=__doc__, usual_size=10_000)
