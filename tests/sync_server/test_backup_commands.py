"""Copies and the way back, as an operator types them, beside a server that serves."""

from __future__ import annotations

from pathlib import Path

import httpx
import pytest

from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.serving_command import Serving
from tests.sync_server.test_commands import printed, run


@pytest.fixture
def demo(environment: dict[str, str]) -> Serving:
    """A shop in which a till has given a stamp; the server still serves."""
    serving = Serving("demo", env=environment)
    with Caller(serving.announced["url"]) as caller:
        till, reply = caller.paired(serving.announced["pairing_codes"][0])
        till.open_epoch()
        till.stamp("00000000000000aa")
        caller.push(till.push_request(), reply.access_token)
    return serving


def generation_at(url: str) -> str:
    generation: str = httpx.get(url + "/health", trust_env=False).json()["generation"]
    return generation


def test_a_server_is_copied_while_it_serves_and_started_again_from_the_copy(
    demo: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    before = generation_at(demo.announced["url"])
    copy = printed("backup", env=environment)
    assert copy["vendors"] == 1
    assert copy["records"] > 1
    assert Path(copy["file"]).parent == tmp_path / "data" / "backups"

    refused = run("restore", copy["file"], env=environment)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "Stop it first" in refused.stderr
    demo.stop()
    back = printed("restore", copy["file"], env=environment)

    assert back["records"] == copy["records"]
    assert (tmp_path / "data" / "server.sqlite3.before-restore-1").exists()
    again = Serving("serve", env=environment)
    assert generation_at(again.announced["url"]) != before
    again.stop()


def test_a_copy_goes_wherever_an_operator_says_but_over_nothing(
    demo: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    demo.stop()
    file = tmp_path / "copy.sqlite3"
    assert printed("backup", "--to", str(file), env=environment)["file"] == str(file)
    content = file.read_bytes()

    again = run("backup", "--to", str(file), env=environment)
    assert (again.returncode, again.stdout) == (1, "")
    assert "there already" in again.stderr
    assert file.read_bytes() == content
    elsewhere = environment | {"STEMPEL_BACKUPS": str(tmp_path / "other disk")}
    made = printed("backup", env=elsewhere)
    assert Path(made["file"]).parent == tmp_path / "other disk"


def test_two_servers_do_not_share_a_data_folder(demo: Serving, environment: dict[str, str]) -> None:
    second = run("serve", env=environment)
    demo.stop()

    assert (second.returncode, second.stdout) == (1, "")
    assert "A server is working with" in second.stderr


@pytest.mark.parametrize("command", [("backup",), ("restore", "copy.sqlite3")])
def test_postgresql_is_copied_by_its_own_tools(
    environment: dict[str, str], command: tuple[str, ...]
) -> None:
    there = {"STEMPEL_DATABASE_URL": "postgresql://stempel@127.0.0.1:1/stempel"}
    done = run(*command, env=environment | there)

    assert done.returncode == 1
    assert "pg_dump" in done.stderr
    assert "declare-restored" in done.stderr


def test_what_cannot_be_copied_is_said_in_a_sentence(environment: dict[str, str]) -> None:
    done = run("backup", env=environment)

    assert done.returncode == 1
    assert "migrate" in done.stderr
    assert not Path(environment["STEMPEL_DATA"]).exists()
