"""A running server with the demonstration's shop, and a visitor without JavaScript."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import httpx
import pytest

from sync_server.app import Outside
from sync_server.demo import prepare_demo
from sync_server.keys.pins import BcryptPins
from sync_server.running import RunningServer
from sync_server.settings import Settings
from tests.fakes.clock import SettableClock
from tests.sync_server.pages.visitor import Visitor

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shared_domain.programs import LoyaltyType


@pytest.fixture
def clock() -> SettableClock:
    return SettableClock()


@pytest.fixture
def running(tmp_path: Path, clock: SettableClock) -> Iterator[RunningServer]:
    settings = Settings(data=tmp_path / "server", port=0)
    with RunningServer(settings, Outside(clock=clock, pins=BcryptPins(cost=4))) as server:
        yield server


@pytest.fixture
def loyalty_type(request: pytest.FixtureRequest) -> LoyaltyType | None:
    kind: LoyaltyType | None = getattr(request, "param", None)
    return kind


@pytest.fixture
def shop(running: RunningServer, loyalty_type: LoyaltyType | None) -> str:
    """The slug of a shop that is open."""
    office = running.server.office
    kind = () if loyalty_type is None else (loyalty_type,)
    work = office.database.write(lambda uow: prepare_demo(uow, office.instruments, *kind))
    # On a thread of its own: a browser that is driven keeps a loop running on this one.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, work).result()
    return "cafe-knopes"


@pytest.fixture
def visitor(running: RunningServer, shop: str, clock: SettableClock) -> Iterator[Visitor]:
    with httpx.Client(base_url=running.url, trust_env=False, timeout=30) as http:
        yield Visitor(http, shop, clock)
