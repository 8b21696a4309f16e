"""Lives many histories and says what was found.

`python -m tests.simulation --histories N [--seed S] [--profile plain|war|always] [--also EXTRA]
[--steps N] [--real-share M] [--mutant NAME] [--list-mutants] [--json]`; the exit status is 1
when a promise was broken, or when a mutant survived.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.simulation.histories import EXTRAS, PROFILES, Options
from tests.simulation.mutants import MUTANTS, NOT_YET
from tests.simulation.running import find_violation, tell_history

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.simulation.mutants import Mutant

_MOST_TOLD = 10


@dataclass
class Tally:
    """What a run came to; `violations` are (seed, words)."""

    histories: int = 0
    on_real_storage: int = 0
    events: dict[str, int] = field(default_factory=dict)
    violations: list[tuple[int, str]] = field(default_factory=list)
    seconds: float = 0.0

    def summary(self) -> dict[str, object]:
        return {
            "histories": self.histories,
            "on_real_storage": self.on_real_storage,
            "violations": len(self.violations),
            "first_violations": self.violations[:_MOST_TOLD],
            "seconds": round(self.seconds, 1),
            "histories_per_s": round(self.histories / max(self.seconds, 0.001), 1),
            "events": dict(sorted(self.events.items())),
        }


def main(words: Sequence[str]) -> int:
    arguments = _parser().parse_args(words)
    if arguments.list_mutants:
        return _list_mutants(as_json=arguments.json)
    mutant = MUTANTS[arguments.mutant] if arguments.mutant else None
    chosen = Options(arguments.profile, frozenset(arguments.also), arguments.steps)
    options = mutant.options if mutant else chosen
    tally = _live_all(arguments, options, mutant)
    if arguments.json:
        settings = {"profile": options.profile, "also": sorted(options.extras)}
        settings |= {"first_seed": arguments.seed, "mutant": arguments.mutant}
        print(json.dumps({**settings, **tally.summary()}, indent=2))
    else:
        _print_words(tally)
        if tally.violations and mutant is None:
            print(*tell_history(tally.violations[0][0], options), sep="\n")
    was_found = bool(tally.violations)
    return int(was_found == (mutant is None))


def _live_all(arguments: argparse.Namespace, options: Options, mutant: Mutant | None) -> Tally:
    tally, started = Tally(), time.monotonic()
    for seed in range(arguments.seed, arguments.seed + arguments.histories):
        share = arguments.real_share
        is_real = mutant is None and not options.extras and share > 0 and seed % share == 0
        with mutant.applied() if mutant else nullcontext():
            words, counts = find_violation(seed, options, on_real_storage=is_real)
        tally.histories += 1
        tally.on_real_storage += is_real
        for name, count in counts.items():
            tally.events[name] = tally.events.get(name, 0) + count
        if words is not None:
            tally.violations.append((seed, words))
    tally.seconds = time.monotonic() - started
    return tally


def _list_mutants(*, as_json: bool) -> int:
    listed = {mutant.name: mutant.says for mutant in MUTANTS.values()}
    if as_json:
        print(json.dumps({"mutants": listed, "not_yet": NOT_YET}, indent=2))
        return 0
    for name, says in listed.items():
        print(f"{name:<28} {says}")
    for name, why in NOT_YET.items():
        print(f"{name:<28} not yet: {why}")
    return 0


def _print_words(tally: Tally) -> None:
    for name, value in tally.summary().items():
        print(f"{name}: {value}")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="simulate", description=__doc__)
    parser.add_argument("--histories", type=int, default=100)
    parser.add_argument("--seed", type=int, default=0, help="the first of consecutive seeds")
    parser.add_argument("--profile", choices=PROFILES, default=PROFILES[0])
    parser.add_argument(
        "--also",
        action="append",
        choices=EXTRAS,
        default=[],
        help="faults against which not every promise is made yet (docs/limits.md)",
    )
    parser.add_argument("--steps", type=int, default=Options().steps, help="of each history")
    parser.add_argument(
        "--real-share",
        type=int,
        default=50,
        help="every so manieth history runs on SQLite, real files and real keys; 0 for none",
    )
    parser.add_argument("--mutant", choices=sorted(MUTANTS))
    parser.add_argument("--list-mutants", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
