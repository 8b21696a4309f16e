"""A day of two tills: forty scans, the network cut for half of them, and one truth at the end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import httpx
import pytest

from shared_domain.card_codes import CardCode, parse_code
from tests.scenarios.cuttable_line import CuttableLine
from tests.scenarios.driven_terminal import DrivenTerminal
from tests.scenarios.managers_desk import ManagersDesk
from tests.scenarios.server_process import ServerProcess

if TYPE_CHECKING:
    from pathlib import Path


pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(240)]

SCANS = 40
CUT_FROM, CUT_UNTIL = 10, 30


def card_id_of(code: str) -> str:
    parsed = parse_code(code)
    assert isinstance(parsed, CardCode)
    return parsed.card_id


def test_forty_scans_on_two_tills_with_a_cut_network_end_in_equal_books(tmp_path: Path) -> None:
    with ServerProcess(tmp_path / "server", "stamps") as server:
        demo = server.demo
        assert demo is not None
        manager = ManagersDesk(demo)
        manager.allow_stamps_without_limits()
        card_ids = [card_id_of(card.code) for card in demo.cards]
        given: Counter[str] = Counter()
        with (
            CuttableLine(server.port) as line,
            DrivenTerminal(tmp_path / "till 1", server.pairing_ticket(0)) as first,
            DrivenTerminal(tmp_path / "till 2", server.pairing_ticket(1, line.url)) as second,
        ):
            tills = (first, second)
            for till, (name, pin) in zip(
                tills, (("Anouk", "1234"), ("Sofia", "2345")), strict=True
            ):
                till.order("finish_pairing")
                till.order("sign_in", name, pin)
            for number in range(SCANS):
                if number == CUT_FROM:
                    line.cut()
                    second.order("wait_online", False)
                if number == CUT_UNTIL:
                    line.join()
                    second.order("wait_online", True)
                card = demo.cards[number % len(demo.cards)]
                headline = tills[number % 2].order("scan", card.code)
                assert "stamp" in headline, headline
                given[card_id_of(card.code)] += 1
            for till in tills:
                till.order("wait_synced")
            ends = httpx.get(f"{demo.url}/health").raise_for_status()
            assert ends.status_code == httpx.codes.OK
            wanted = {card_id: [given[card_id], 0] for card_id in card_ids}
            assert manager.books() == wanted
            for till in tills:
                till.order("wait_books", wanted)
                assert till.order("books", card_ids) == wanted
        manager.close()
