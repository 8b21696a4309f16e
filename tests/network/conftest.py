"""A real server on a port of this machine, with the demonstration shop in it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest

from sync_server.app import Outside
from sync_server.demo import prepare_demo
from sync_server.keys.pins import BcryptPins
from sync_server.running import RunningServer
from sync_server.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sync_server.demo import Demo


@pytest.fixture
def running(tmp_path: Path) -> Iterator[RunningServer]:
    settings = Settings(data=tmp_path / "server", port=0)
    with RunningServer(settings, Outside(pins=BcryptPins(cost=4))) as server:
        yield server


@pytest.fixture
def shop(running: RunningServer) -> Demo:
    office = running.server.office
    return asyncio.run(office.database.write(lambda uow: prepare_demo(uow, office.instruments)))
