"""A few histories at every test run: no promise breaks, every mutant is found out."""

from __future__ import annotations

import json
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from tests.simulation.__main__ import main
from tests.simulation.directed import DIRECTED
from tests.simulation.histories import DISK_ROLLBACK, Options
from tests.simulation.mutants import MUTANTS, NOT_YET
from tests.simulation.running import find_violation, tell_history
from tests.simulation.witness import Violation

if TYPE_CHECKING:
    from tests.simulation.mutants import Mutant

# A mutant without a directed history shows within so many random ones.
MOST_TRIES = 150


@pytest.mark.parametrize(
    ("options", "histories"),
    [
        (Options("plain"), 60),
        (Options("war"), 40),
        (Options("always"), 25),
        (Options("plain", frozenset({DISK_ROLLBACK})), 15),
        (Options("war"), 15),
    ],
    ids=["plain", "war", "always", "disk rollback", "server restore"],
)
def test_no_promise_breaks(options: Options, histories: int) -> None:
    happened: Counter[str] = Counter()
    broken = {}
    for seed in range(histories):
        words, counts = find_violation(seed, options)
        happened += counts
        if words is not None:
            broken[seed] = words

    assert broken == {}
    # Otherwise nothing would have been tried.
    for event in ("crashes", "recovered_items", "duplicates_delivered", "redemptions"):
        assert happened[event] >= histories / 2, event


@pytest.mark.parametrize("seed", range(3))
def test_no_promise_breaks_on_the_products_own_storage(seed: int) -> None:
    words, _ = find_violation(seed, Options("war"), on_real_storage=True)

    assert words is None


def test_a_seed_lives_the_same_history_twice() -> None:
    told = tell_history(7, Options())

    assert told == tell_history(7, Options())
    assert told[-1] == "every promise was kept"
    assert len(told) > 50


def is_killed(mutant: Mutant) -> bool:
    directed = DIRECTED.get(mutant.name)
    if directed is not None:
        with mutant.applied():
            try:
                directed()
            except Violation:
                return True
        return False
    for seed in range(MOST_TRIES):
        with mutant.applied():
            words, _ = find_violation(seed, mutant.options)
        if words is not None:
            return True
    return False


@pytest.mark.parametrize("name", MUTANTS)
def test_every_mutant_is_found_out(name: str) -> None:
    assert is_killed(MUTANTS[name])


@pytest.mark.parametrize("name", DIRECTED)
def test_a_directed_history_breaks_nothing_by_itself(name: str) -> None:
    DIRECTED[name]()


def test_the_mutants_are_listed_with_those_that_cannot_be_made_yet(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--list-mutants", "--json"]) == 0

    listed = json.loads(capsys.readouterr().out)
    assert set(listed["mutants"]) == set(MUTANTS)
    assert set(listed["not_yet"]) == set(NOT_YET)


def test_the_command_tells_what_happened_and_fails_when_something_was_found(
    capsys: pytest.CaptureFixture[str],
) -> None:
    few = ["--histories", "3", "--json"]

    assert main(few) == 0
    honest = json.loads(capsys.readouterr().out)
    assert (honest["violations"], honest["on_real_storage"]) == (0, 1)
    # For a mutant it is the other way round: one that survives is a failure.
    assert main([*few, "--mutant", "no_dedupe"]) == 0
    assert json.loads(capsys.readouterr().out)["violations"] > 0
    assert main(["--histories", "0", "--mutant", "no_dedupe", "--json"]) == 1
