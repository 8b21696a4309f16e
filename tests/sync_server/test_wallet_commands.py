"""The wallet commands, as an operator types them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sync_server.wallet.apple.self_made import ROOT_FILE
from tests.sync_server.serving_command import Serving
from tests.sync_server.test_commands import printed, run
from tests.sync_server.wallet.strict_pass import content_faults, package_faults, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def demo(environment: dict[str, str]) -> Iterator[Serving]:
    serving = Serving("demo", env=environment)
    yield serving
    serving.process.kill()
    serving.process.communicate()


def test_a_demonstration_makes_passes_by_itself(
    demo: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "lea.pkpass"
    number = demo.announced["cards"][0]["card_number"]
    made = printed("pass", number, "--out", str(out), env=environment)
    assert made == {"file": str(out), "stamps": 0, "points": 0}
    files = unpacked(out.read_bytes())
    assert [*package_faults(files), *content_faults(files["pass.json"])] == []
    assert (tmp_path / "data" / "apple" / ROOT_FILE).exists()


def test_a_pass_that_cannot_be_made_is_said_in_a_sentence(
    demo: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    out = str(tmp_path / "x.pkpass")
    number = demo.announced["cards"][0]["card_number"]
    bare = environment | {"STEMPEL_APPLE": str(tmp_path / "nowhere")}
    for arguments, env, words in (
        (("pass", "BBBB-BBBB-C", "--out", out), environment, "is not a card number"),
        (("pass", "BBBB-BBBB-B", "--out", out), environment, "no card with the number"),
        (("pass", number, "--out", out), bare, "There is no folder"),
        (("pass", number, "--out", str(tmp_path)), environment, "cannot be written"),
    ):
        done = run(*arguments, env=env)
        assert done.returncode == 1
        assert words in done.stderr
        assert "Traceback" not in done.stderr


def test_the_check_tells_an_operator_what_to_do(
    demo: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    assert demo.announced["vendor"]
    done = run("wallet", "check", env=environment)
    assert done.returncode == 1
    assert "ok: Apple: passes are signed as pass.example.stempel.demo" in done.stdout
    assert "PROBLEM: STEMPEL_PUBLIC_URL is not set" in done.stdout
    fresh = environment | {"STEMPEL_DATA": str(tmp_path / "fresh")}
    assert "There is no folder" in run("wallet", "check", env=fresh).stdout


def test_the_outbox_can_be_worked_through_without_serving(
    environment: dict[str, str],
) -> None:
    assert run("migrate", env=environment).returncode == 0
    working = Serving("work", env=environment)
    assert working.announced == {"working": True}
    second = run("work", env=environment)
    assert second.returncode == 1
    working.process.terminate()
    working.process.communicate(timeout=10)
