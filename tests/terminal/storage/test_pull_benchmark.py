"""The benchmark of a pull measures a pull: every entry is mirrored, and both sides wrote alike."""

from __future__ import annotations

from tests.benchmarks.pull import measure


def test_the_benchmark_of_a_pull_compares_two_rates() -> None:
    found = measure(entries=450, cards=40, rounds=1)

    assert found["entries"] == 450
    assert isinstance(found["ratio"], float)
    assert found["ratio"] > 0
