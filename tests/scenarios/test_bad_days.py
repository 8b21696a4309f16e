"""Days on which the server is away, slow, hijacked or cut off: the counter goes on all the same.

Through the real window, the real gateway and the real server: a stamp is given while it lasts,
the detail behind the pill says what is wrong, and afterwards nothing has been lost.
"""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from shared_domain.card_codes import CardCode, parse_code
from terminal.ui.desk import Screen
from terminal.ui.sync_detail.state import SyncProblem
from tests.scenarios.counter_driver import CounterDriver
from tests.scenarios.cuttable_line import CuttableLine
from tests.scenarios.server_process import ServerProcess
from tests.terminal.gateway.loopback import always, answer, then_hang_up

if TYPE_CHECKING:
    import socket
    from collections.abc import Iterator
    from pathlib import Path

    from tests.terminal.gateway.loopback import Script

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(180)]

HTML = b"<html><body>Please accept the terms of our guest network</body></html>"
HALF = answer(b'{"generation":"', content_length="900")


def never(_connection: socket.socket) -> None:
    """Say nothing, for longer than anybody waits."""
    threading.Event().wait(60)


class Day:
    """One till, one server, and a line between them that can go bad."""

    def __init__(self, folder: Path, application: QApplication) -> None:
        self.server = ServerProcess(folder / "server", "stamps")
        demo = self.server.start()
        self.cards = [card.code for card in demo.cards]
        self.line = CuttableLine(self.server.port)
        ticket = self.server.pairing_ticket(0, self.line.url)
        self.counter = CounterDriver(application, folder / "till", ticket)
        self.counter.finish_pairing()
        self.counter.sign_in("Anouk", "1234")

    def await_problem(self, wanted: SyncProblem) -> None:
        """Look at the detail behind the status pill until it says this."""
        self.counter.program.counter_window.header.open_detail()
        page = self.counter.program.counter_window.detail_page
        self.counter.until(
            lambda: page.state is not None and page.state.problem is wanted, wanted.value
        )
        self.counter.program.counter_window.header.leave_detail()

    def close(self) -> None:
        self.counter.close()
        self.line.__exit__(None, None, None)
        self.server.stop()


@pytest.fixture
def day(tmp_path: Path, qapp: QApplication) -> Iterator[Day]:
    day = Day(tmp_path, qapp)
    yield day
    day.close()


@pytest.mark.parametrize(
    ("script", "problem"),
    [
        (None, SyncProblem.UNREACHABLE),
        (always(answer(HTML, content_type="text/html")), SyncProblem.NOT_OUR_SERVER),
        (then_hang_up(HALF), SyncProblem.CUT_OFF),
        (always(answer(b"", "502 Bad Gateway")), SyncProblem.SERVER_TROUBLE),
        (never, SyncProblem.TOO_SLOW),
    ],
    ids=["down", "html", "cut mid-body", "502", "slow"],
)
def test_whatever_the_server_does_a_stamp_is_given_and_nothing_is_lost(
    day: Day, script: Script | None, problem: SyncProblem
) -> None:
    counter = day.counter
    if script is None:
        day.server.stop()
        day.line.cut()
    else:
        day.line.hijack(script)
    counter.program.sync_loop.sync_now()
    counter.scan(day.cards[0])
    assert counter.headline() == "1 stamp for Léa"
    counter.dismiss()
    counter.until(lambda: not counter.is_online, "the pill to say offline")
    day.await_problem(problem)
    assert counter.screen is Screen.SCAN
    assert counter.waiting() > 0
    if script is None:
        day.server.start()
    day.line.join()
    counter.program.sync_loop.sync_now()
    counter.until(lambda: counter.is_online, "the server to be back")
    counter.until(lambda: counter.waiting() == 0, "every item to be with the server")
    code = parse_code(day.cards[0])
    assert isinstance(code, CardCode)
    assert counter.books([code.card_id])[code.card_id].stamps == 1
