"""What goes wrong inside: said in a problem document, logged without a secret, and survived."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast

import httpx
import structlog
from structlog.testing import capture_logs

from sync_server.endpoints.bells import Bells
from sync_server.endpoints.callers import Office
from sync_server.endpoints.dispatch import application
from sync_server.endpoints.rate_limits import FailureLimit
from sync_server.endpoints.routes import SECTIONS, VENDOR
from sync_server.pages.desk import Desk
from sync_server.pages.routes import CARD, page_handlers
from sync_server.services.ports import Unavailable
from tests.fakes.server_stores import MemoryUnitOfWork
from tests.fakes.server_tools import server_tools
from tests.sync_server.endpoints.http_calls import bearer, problem_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from litestar.types import ASGIApp

    from sync_server.services.ports import UnitOfWork

T = TypeVar("T")
SECRET = "a-token-nobody-may-read"


@dataclass
class FailingDatabase:
    """Every unit of work ends the same way."""

    failure: Exception

    async def write(self, work: Callable[[UnitOfWork], T]) -> T:
        del work
        raise self.failure

    async def read(self, work: Callable[[UnitOfWork], T]) -> T:
        del work
        raise self.failure

    async def aside(self, work: Callable[[], T]) -> T:
        return work()


def answer_when(
    failure: Exception, path: str = VENDOR.prefix + "/program"
) -> tuple[httpx.Response, list[Any]]:
    """What the server answers and logs while its database fails like this."""
    tools = server_tools(MemoryUnitOfWork())
    office = Office(FailingDatabase(failure), tools, Bells(), FailureLimit())
    pages = page_handlers(Desk(office.database, tools, str))
    app: ASGIApp = application(SECTIONS, office, pages)
    transport = httpx.ASGITransport(app=cast("Any", app))

    async def ask() -> httpx.Response:
        async with httpx.AsyncClient(transport=transport, base_url="http://server") as client:
            return await client.get(path, headers=bearer(SECRET))

    with capture_logs() as logs:
        return asyncio.run(ask()), list(logs)


def test_a_database_that_cannot_be_used_means_try_again() -> None:
    answer, logs = answer_when(Unavailable("disk full"))

    problem = problem_in(answer)
    assert (problem.status, problem.type) == (503, "unavailable")
    assert "disk" not in answer.text
    assert [one["reason"] for one in logs if one["event"] == "unavailable"] == ["disk full"]


def test_a_fault_of_ours_is_logged_and_not_explained_to_the_caller() -> None:
    answer, logs = answer_when(RuntimeError("a bug"))

    problem = problem_in(answer)
    assert (problem.status, problem.type) == (500, "fault")
    assert "bug" not in answer.text
    (fault,) = [one for one in logs if one["event"] == "fault"]
    assert fault["path"] == VENDOR.prefix + "/program"
    assert SECRET not in structlog.processors.JSONRenderer(default=str)(None, "", dict(fault))


def test_the_key_in_the_address_of_a_card_is_in_no_log() -> None:
    for failure in (RuntimeError("a bug"), Unavailable("disk full")):
        answer, logs = answer_when(failure, f"/card/cafe-knopes/{SECRET}")

        assert answer.status_code in {500, 503}
        assert [one["path"] for one in logs if "path" in one] == [CARD]
        for one in logs:
            assert SECRET not in structlog.processors.JSONRenderer(default=str)(None, "", dict(one))
