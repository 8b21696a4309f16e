"""The server's commands, as an operator types them."""

from __future__ import annotations

import json
import subprocess
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.programs import LoyaltyProgram
from sync_server.endpoints.routes import SECTIONS, VENDOR
from tests.sync_server.endpoints.http_calls import Caller, read
from tests.sync_server.serving_command import COMMAND, Serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def run(*arguments: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=env, capture_output=True, text=True, check=False
    )


def printed(*arguments: str, env: dict[str, str]) -> Any:  # noqa: ANN401  (whatever JSON says)
    done = run(*arguments, env=env)
    assert done.returncode == 0, done.stderr
    (line,) = done.stdout.splitlines()
    return json.loads(line)


@pytest.fixture
def demo(environment: dict[str, str]) -> Iterator[Serving]:
    serving = Serving("demo", "--loyalty-type", "hybrid", env=environment)
    yield serving
    serving.process.kill()
    serving.process.communicate()


def test_the_demonstration_announces_a_shop_that_answers(demo: Serving) -> None:
    shop = demo.announced
    assert shop["vendor"] == "Café Knopes"
    assert [one["name"] for one in shop["staff"]] == ["Anouk", "Sofia", "Marc"]
    assert len(shop["cards"]) == 12
    assert {one["name"] for one in shop["cards"]} >= {"Léa M.", "Tom W.", "Nora S.", None}
    assert all(isinstance(parse_code(one["code"]), CardCode) for one in shop["cards"])
    with Caller(shop["url"]) as caller:
        for code in shop["pairing_codes"]:
            caller.paired(code)
        answer = caller.get(VENDOR.prefix + "/program", shop["manager_token"])
        program = read(answer, LoyaltyProgram)
    assert program.stamps_reward_description == "Free coffee"
    assert program.stamps_reward_value_cents == 350
    assert {one.name: one.points_required for one in program.points_rewards} == {
        "Croissant": 500,
        "Breakfast for one": 1200,
        "Brunch for two": 2500,
    }


def test_a_server_ends_when_told_to_and_has_logged_no_secret(demo: Serving) -> None:
    shop = demo.announced
    with Caller(shop["url"]) as caller:
        _, reply = caller.paired(shop["pairing_codes"][0])
        caller.get(VENDOR.prefix + "/cards", "a wrong token")
    log = demo.stop()

    assert "refused" in log
    secrets = [reply.access_token, shop["manager_token"], *shop["pairing_codes"]]
    secrets += [one["code"] for one in shop["cards"]] + ["a wrong token", "9876"]
    assert [secret for secret in secrets if secret in log] == []
    with pytest.raises(httpx.ConnectError):
        httpx.get(shop["url"] + "/health", trust_env=False)


def test_the_same_demonstration_comes_back_with_its_cards(
    demo: Serving, environment: dict[str, str]
) -> None:
    first = demo.announced
    demo.stop()
    again = Serving("demo", env=environment)
    again.stop()

    def numbers(shop: dict[str, Any]) -> list[str]:
        return [one["card_number"] for one in shop["cards"]]

    assert numbers(again.announced) == numbers(first)
    assert again.announced["server_key"] == first["server_key"]
    assert set(again.announced["pairing_codes"]).isdisjoint(first["pairing_codes"])


def test_a_server_is_set_up_by_commands_alone(environment: dict[str, str]) -> None:
    done = run("migrate", env=environment)
    assert (done.returncode, done.stdout) == (0, "")
    vendor = printed("vendor", "create", "Boulangerie", "boulangerie", env=environment)
    assert vendor["slug"] == "boulangerie"
    token = printed("token", "office", "--vendor", "boulangerie", env=environment)["token"]
    operator = printed("token", "root", env=environment)["token"]
    code = printed("pairing-code", "boulangerie", env=environment)["code"]
    serving = Serving("serve", env=environment)
    try:
        with Caller(serving.announced["url"]) as caller:
            caller.paired(code)
            answer = caller.get(VENDOR.prefix + "/program", token)
            assert read(answer, LoyaltyProgram) == LoyaltyProgram(version=1)
            vendors = caller.get("/api/v1/admin/loyalty/vendors", operator).json()["vendors"]
            assert [one["slug"] for one in vendors] == ["boulangerie"]
    finally:
        serving.stop()


def test_serving_an_empty_folder_prepares_it(environment: dict[str, str]) -> None:
    serving = Serving("serve", env=environment)
    answer = httpx.get(serving.announced["url"] + "/health", trust_env=False)
    serving.stop()

    assert answer.status_code == 200


def test_the_openapi_document_names_every_address(environment: dict[str, str]) -> None:
    document = printed("openapi", env=environment)

    assert document["openapi"] == "3.1.0"
    operations = {
        (method.upper(), path) for path, item in document["paths"].items() for method in item
    }
    assert operations == {
        (route.method, (section.prefix + route.path).replace(":str", ""))
        for section in SECTIONS
        for route in section.routes
    }
    push = document["paths"]["/api/v1/terminal/v1/push"]["post"]
    assert push["summary"] == "Send a run of journal items."
    assert push["security"] == [{"bearer": []}]
    schemas = document["components"]["schemas"]
    assert schemas["PushRequest"]["additionalProperties"] is False
    assert schemas["LoyaltyProgram"]["properties"]["stamps_target"]["maximum"] == 100
    references = {
        text.split('"')[0] for text in json.dumps(document).split("#/components/schemas/")[1:]
    }
    assert references <= set(schemas)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("pairing-code", "nobody"), "There is no vendor named 'nobody'."),
        (("token", "office", "--vendor", "nobody"), "There is no vendor named 'nobody'."),
        (("vendor", "create", "X", "x", "--timezone", "Mars"), "not an IANA time zone"),
        (("vendor", "create", "X", "Not A Slug"), "slug"),
    ],
)
def test_what_cannot_be_done_ends_with_a_sentence(
    environment: dict[str, str], arguments: tuple[str, ...], sentence: str
) -> None:
    run("migrate", env=environment)
    done = run(*arguments, env=environment)

    assert done.returncode == 1
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_commands_on_an_unprepared_folder_say_what_to_do(environment: dict[str, str]) -> None:
    done = run("pairing-code", "x", env=environment)

    assert done.returncode == 1
    assert "migrate" in done.stderr
    assert "Traceback" not in done.stderr


def test_settings_that_cannot_be_used_end_with_a_sentence(environment: dict[str, str]) -> None:
    done = run("serve", env=environment | {"STEMPEL_PORT": "http"})

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.strip() == "STEMPEL_PORT is 'http'; it must be a number from 0 to 65535."


def test_a_port_that_is_taken_ends_with_a_sentence(
    demo: Serving, environment: dict[str, str], tmp_path: Path
) -> None:
    port = demo.announced["url"].rpartition(":")[2]
    elsewhere = environment | {"STEMPEL_DATA": str(tmp_path / "other"), "STEMPEL_PORT": port}

    done = run("serve", env=elsewhere)

    assert done.returncode == 1
    assert f"Port {port} of 127.0.0.1 cannot be used" in done.stderr


def test_a_lost_master_key_is_not_replaced_in_silence(
    environment: dict[str, str], tmp_path: Path
) -> None:
    run("migrate", env=environment)
    (tmp_path / "data" / "master.key").unlink()
    done = run("serve", env=environment)

    assert done.returncode == 1
    assert "master.key cannot be read" in done.stderr


def test_another_servers_master_key_is_noticed(environment: dict[str, str], tmp_path: Path) -> None:
    run("migrate", env=environment)
    run("vendor", "create", "X", "x", env=environment)
    (tmp_path / "data" / "master.key").write_bytes(bytes(32))
    done = run("serve", env=environment)

    assert done.returncode == 1
    assert "is not the key" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_cannot_be_written_to_is_said_in_a_sentence(
    environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "data").write_text("a file stands here")
    done = run("serve", env=environment)

    assert done.returncode == 1
    assert "cannot be written to" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_database_that_is_none_is_said_in_a_sentence(
    environment: dict[str, str], tmp_path: Path
) -> None:
    run("migrate", env=environment)
    (tmp_path / "data" / "server.sqlite3").write_bytes(b"no database at all, but long enough" * 99)
    for command in ("serve", "migrate"):
        done = run(command, env=environment)
        assert done.returncode == 1
        assert "file is not a database" in done.stderr
        assert "Traceback" not in done.stderr


def test_a_database_put_back_by_hand_is_declared(environment: dict[str, str]) -> None:
    assert run("migrate", env=environment).returncode == 0

    first = printed("declare-restored", env=environment)
    second = printed("declare-restored", env=environment)

    assert len(first["generation"]) == len(second["generation"]) == 32
    assert first != second
