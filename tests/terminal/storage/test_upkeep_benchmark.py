"""The benchmark of copies measures copies: stamps are recorded while one is made."""

from __future__ import annotations

from tests.benchmarks.upkeep import measure


def test_the_benchmark_of_copies_records_stamps_meanwhile() -> None:
    found = measure(entries=400, cards=100)

    assert (found["entries"], found["cards"]) == (400, 100)
    assert isinstance(found["busy_longest_ms"], float)
