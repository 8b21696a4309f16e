"""A shop's manager, by the vendor API."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import msgspec

from shared_domain.programs import LoyaltyProgram

if TYPE_CHECKING:
    from sync_server.demo import Demo


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

    def open_cases(self) -> list[str]:
        cases = self._http.get("/cases").raise_for_status().json()["cases"]
        return [case["kind"] for case in cases if case["state"] == "open"]

    def awaited(self) -> list[str]:
        """The tills that a restored server still waits for."""
        terminals = self._http.get("/terminals").raise_for_status().json()["terminals"]
        return [one["name"] for one in terminals if one.get("is_awaited")]

    def close(self) -> None:
        self._http.close()
