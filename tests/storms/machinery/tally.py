"""What a storm came to, and the command line that every storm has."""

from __future__ import annotations

import argparse
import json
import logging
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Storm = Callable[[int, int, Path], "Tally"]

_MOST_TOLD = 10


@dataclass
class Tally:
    """`counts` show that the storm was not empty; `broken` are promises that did not hold."""

    counts: Counter[str] = field(default_factory=Counter)
    broken: list[str] = field(default_factory=list)

    def demand(self, holds: bool, words: str) -> None:  # noqa: FBT001  (the condition is the sentence)
        """Note a broken promise in these words, and go on."""
        if not holds:
            self.broken.append(words)


def main(name: str, storm: Storm, *, says: str, usual_size: int) -> None:
    """Let it loose from the command line; the exit status is 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog=f"storm {name}", description=says)
    parser.add_argument("--size", type=int, default=usual_size, help=f"usually {usual_size}")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true", help="print one JSON object, nothing else")
    options = parser.parse_args()
    # What the product has to say of every broken disk is not what is asked here.
    logging.disable(logging.CRITICAL)
    began = time.monotonic()
    with TemporaryDirectory(prefix="stempel-storm-", dir=_ram_or_none()) as folder:
        tally = storm(options.size, options.seed, Path(folder))
    summary: dict[str, object] = {
        "storm": name,
        "size": options.size,
        "seed": options.seed,
        **dict(sorted(tally.counts.items())),
        "broken": len(tally.broken),
        "first_broken": tally.broken[:_MOST_TOLD],
        "seconds": round(time.monotonic() - began, 1),
    }
    if options.json:
        print(json.dumps(summary))
    else:
        for title, value in summary.items():
            print(f"{title.replace('_', ' '):<28} {value}")
    sys.exit(1 if tally.broken else 0)


def _ram_or_none() -> str | None:
    """Where flushes cost nothing, if there is such a place."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else None
