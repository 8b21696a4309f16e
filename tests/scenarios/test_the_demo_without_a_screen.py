"""The scripted day that `python3 dev.py demo` runs where there is no screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(240)]


def test_the_scripted_day_comes_to_its_end(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.scenarios.scripted_day import run_scripted_day  # noqa: PLC0415  (needs Qt)

    assert run_scripted_day(tmp_path) == 0

    said = capsys.readouterr().out
    assert said.count("back online, nothing waits") == 2
    assert len(list((tmp_path / "screenshots").glob("*.png"))) >= 10
