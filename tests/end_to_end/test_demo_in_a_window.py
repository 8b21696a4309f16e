"""The demo as a person meets it: a window on a screen, a scanner, and a server behind it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from tests.end_to_end.keyboard_layouts.counter_pc import ROOT, US_KEYS, x_server

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

pytestmark = [pytest.mark.needs_qt, pytest.mark.needs_xvfb, pytest.mark.timeout(180)]

PATIENCE_S = 60


def until(condition: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not condition():
        assert time.monotonic() < deadline, f"gave up waiting for {what}"
        time.sleep(0.1)


class Screen:
    """Hands on a keyboard before a display."""

    def __init__(self, display: str) -> None:
        self.environment = {**os.environ, "DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}

    def xdotool(self, *words: str) -> str:
        done = subprocess.run(
            ["xdotool", *words],
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
            timeout=PATIENCE_S,
        )
        return done.stdout.strip()

    def window(self) -> str:
        return self.xdotool("search", "--onlyvisible", "--name", "^Stempel$").split("\n")[0]


def test_the_demo_opens_a_paired_counter_that_gives_a_stamp_to_a_scanned_card(
    tmp_path: Path,
) -> None:
    said = tmp_path / "said.txt"
    with x_server() as display, said.open("w", encoding="utf-8") as out:
        screen = Screen(display)
        demo = subprocess.Popen(
            [sys.executable, "-m", "tests.scenarios.demo", "--data", str(tmp_path / "demo")],
            cwd=ROOT,
            env=screen.environment,
            stdout=out,
        )
        try:
            token_line = r"token for the vendor API at (\S+): (\S+)"
            until(lambda: re.search(token_line, said.read_text("utf-8")), "the demo's words")
            until(screen.window, "the window")
            found = re.search(token_line, said.read_text("utf-8"))
            assert found is not None
            books = httpx.Client(
                base_url=f"{found[1]}/api/v1/vendor/loyalty",
                headers={"Authorization": f"Bearer {found[2]}"},
            )
            until(lambda: books.get("/terminals").json()["terminals"], "the pairing")
            card = books.get("/cards").json()["cards"][0]
            code = books.get(f"/cards/{card['card_id']}").json()["code"]
            screen.xdotool("windowfocus", "--sync", screen.window())
            sign_in_and_scan(screen, code, books, card["card_id"])
            books.close()
        finally:
            demo.send_signal(signal.SIGINT)
            assert demo.wait(PATIENCE_S) == 0


def sign_in_and_scan(screen: Screen, code: str, books: httpx.Client, card_id: str) -> None:
    """Start, choose a name, type the PIN and scan, all by keyboard, until the stamp is booked."""
    scanned = [*(US_KEYS[letter.lower()] for letter in code), "36"]

    def stamps() -> int:
        screen.xdotool("key", "--delay", "4", *scanned)
        time.sleep(1)
        balance = books.get(f"/cards/{card_id}").json()["balance"]
        given: int = balance.get("stamps", 0)
        return given

    for keys in (["Return"], ["Tab"], ["space"], ["1", "2", "3", "4", "Return"]):
        time.sleep(2)  # a person looks before pressing the next key
        screen.xdotool("key", "--delay", "150", *keys)
    time.sleep(2)
    until(stamps, "the stamp to stand in the server's books")
