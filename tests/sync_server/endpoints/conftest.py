"""A real server on a port of this machine, with a shop in it, and ways to call it."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from sync_server.app import Outside
from sync_server.demo import prepare_demo
from sync_server.keys.pins import BcryptPins
from sync_server.running import RunningServer
from sync_server.services.manage_tokens import make_token
from sync_server.services.refusals import Refusal
from sync_server.settings import Settings
from tests.fakes.clock import SettableClock
from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.scripted_terminal import NOON

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync_server.demo import Demo
    from tests.postgres_cluster import PostgresDatabase

# The product's cost takes a fifth of a second a PIN; what is tested is not bcrypt.
FAST_PINS = BcryptPins(cost=4)


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock(NOON)


@pytest.fixture
def kind_of_database(request: pytest.FixtureRequest) -> str:
    """SQLite, unless the test is marked to run on both: see `on_both_databases`."""
    kind: str = getattr(request, "param", "sqlite")
    return kind


@pytest.fixture
def settings(tmp_path: Path, kind_of_database: str, request: pytest.FixtureRequest) -> Settings:
    settings = Settings(data=tmp_path / "server", port=0)
    if kind_of_database == "sqlite":
        return settings
    database: PostgresDatabase = request.getfixturevalue("postgres")
    return replace(settings, database_url=database.url, database_owner_url=database.owner_url)


@pytest.fixture
def running(settings: Settings, clock: SettableClock) -> Iterator[RunningServer]:
    with RunningServer(settings, Outside(clock=clock, pins=FAST_PINS)) as server:
        yield server


@pytest.fixture
def shop(running: RunningServer) -> Demo:
    office = running.server.office
    return asyncio.run(office.database.write(lambda uow: prepare_demo(uow, office.instruments)))


@pytest.fixture
def operator_token(running: RunningServer) -> str:
    office = running.server.office
    token = asyncio.run(
        office.database.write(lambda uow: make_token(uow, office.instruments, None, "operator"))
    )
    assert not isinstance(token, Refusal)
    return token


@pytest.fixture
def caller(running: RunningServer) -> Iterator[Caller]:
    with Caller(running.url) as calls:
        yield calls
