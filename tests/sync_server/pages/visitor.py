"""Somebody with a browser that runs no scripts: reads a form, fills it in, sends it, follows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import httpx

    from tests.fakes.clock import SettableClock

READING_TIME = timedelta(seconds=20)


@dataclass
class Visitor:
    """Reads as long as people do, unless told otherwise."""

    http: httpx.Client
    shop: str
    clock: SettableClock
    language: str = "en"

    def see(self, path: str, **headers: str) -> httpx.Response:
        given = {"Accept-Language": self.language} | headers
        return self.http.get(path, headers=given)

    def fresh_form(self) -> dict[str, str]:
        """The hidden and empty fields of a form asked for just now."""
        text = self.see(f"/join/{self.shop}").text
        fields = re.findall(r'<input [^>]*name="([a-z]+)"[^>]*value="([^"]*)"', text)
        return {name: value for name, value in fields if name != "consent"}

    def send(self, form: dict[str, str]) -> httpx.Response:
        return self.http.post(
            f"/join/{self.shop}", data=form, headers={"Accept-Language": self.language}
        )

    def enrol(self, **entered: str) -> httpx.Response:
        """Fill in a fresh form, agree and send it; the answer says where the card is."""
        form = self.fresh_form() | {"consent": "yes"} | entered
        self.clock.advance(READING_TIME)
        return self.send(form)

    def card_address(self, **entered: str) -> str:
        """The page of a card that was just made."""
        answer = self.enrol(**entered)
        assert answer.status_code == 303, answer.text
        address: str = answer.headers["location"]
        return address
