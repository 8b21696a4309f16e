"""A card filled at one till and redeemed at another: at once online, with a manager offline."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.scenarios.cuttable_line import CuttableLine
from tests.scenarios.driven_terminal import DrivenTerminal
from tests.scenarios.managers_desk import ManagersDesk
from tests.scenarios.server_process import ServerProcess

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(240)]


def test_what_one_till_holds_another_gives_while_both_are_online(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "server", "stamps") as server:
        demo = server.demo
        assert demo is not None
        manager = ManagersDesk(demo)
        manager.allow_stamps_without_limits()
        lea, tom = demo.cards[0].code, demo.cards[1].code
        with (
            CuttableLine(server.port) as line,
            DrivenTerminal(tmp_path / "till 1", server.pairing_ticket(0, line.url)) as first,
            DrivenTerminal(tmp_path / "till 2", server.pairing_ticket(1)) as second,
        ):
            for till, name, pin in ((first, "Anouk", "1234"), (second, "Sofia", "2345")):
                till.order("finish_pairing")
                till.order("sign_in", name, pin)
            for _ in range(10):  # the two cards in turn: the same code twice is one scan
                first.order("scan", lea)
                first.order("scan", tom)
            first.order("wait_synced")
            second.order("wait_books", manager.books())
            assert second.order("scan_and_keep", lea) == "1 stamp for Léa"
            assert second.order("redeem") == "Free coffee for Léa"
            line.cut()
            assert second.order("scan_and_keep", tom) == "1 stamp for Tom"
            assert second.order("redeem") == "Reserved at till 1"
            line.join()
            first.order("wait_online", True)
            for till in (first, second):
                till.order("wait_synced")
            assert sorted(manager.books().values()) == [[0, 0]] * 10 + [[1, 0], [11, 0]]
            assert manager.open_cases() == []
        manager.close()
