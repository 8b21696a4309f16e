"""A day of two tills: forty scans, the network cut for half of them, and one truth at the end."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import httpx
import msgspec
import pytest

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.programs import LoyaltyProgram
from tests.scenarios.cuttable_line import CuttableLine
from tests.scenarios.driven_terminal import DrivenTerminal
from tests.scenarios.server_process import ServerProcess

if TYPE_CHECKING:
    from pathlib import Path

    from sync_server.demo import Demo

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(240)]

SCANS = 40
CUT_FROM, CUT_UNTIL = 10, 30


def card_id_of(code: str) -> str:
    parsed = parse_code(code)
    assert isinstance(parsed, CardCode)
    return parsed.card_id


class ManagersDesk:
    """The vendor's manager, by the vendor API."""

    def __init__(self, demo: Demo) -> None:
        self._http = httpx.Client(
            base_url=f"{demo.url}/api/v1/vendor/loyalty",
            headers={"Authorization": f"Bearer {demo.manager_token}"},
            timeout=30,
        )

    def allow_stamps_without_limits(self) -> None:
        current = msgspec.json.decode(self._http.get("/program").content, type=LoyaltyProgram)
        free = msgspec.structs.replace(current, cooldown_minutes=0, max_daily_stamps=0)
        body = msgspec.json.encode(free)
        self._http.put(
            "/program", content=body, headers={"Content-Type": "application/json"}
        ).raise_for_status()

    def books(self) -> dict[str, list[int]]:
        cards = self._http.get("/cards").raise_for_status().json()["cards"]
        return {
            card["card_id"]: [card["balance"].get("stamps", 0), card["balance"].get("points", 0)]
            for card in cards
        }

    def close(self) -> None:
        self._http.close()


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
