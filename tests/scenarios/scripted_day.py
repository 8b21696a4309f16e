"""A scripted day at a counter, driven by real key events through the real window, offscreen."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from shared_domain.card_codes import CardCode, parse_code
from terminal.ui.desk import Screen
from tests.scenarios.card_pictures import save_cards
from tests.scenarios.counter_driver import CounterDriver
from tests.scenarios.server_process import ServerProcess
from tests.scenarios.wallet_pass import make_pass

if TYPE_CHECKING:
    from pathlib import Path

    from sync_server.demo import Demo


def run_scripted_day(folder: Path, *, pause: bool = False) -> int:
    """Two shops, one after the other: stamps with a cut network, then points and rewards."""
    shutil.rmtree(folder, ignore_errors=True)
    pictures = folder / "screenshots"
    pictures.mkdir(parents=True)
    application = QApplication.instance() or QApplication([])
    if not isinstance(application, QApplication):
        message = "a window needs a QApplication"
        raise TypeError(message)
    for loyalty_type, chapter in (("stamps", _stamps_day), ("hybrid", _points_day)):
        with ServerProcess(folder / loyalty_type / "server", loyalty_type) as server:
            demo = server.start() if server.demo is None else server.demo
            save_cards(demo, folder / loyalty_type / "cards")
            counter = CounterDriver(
                application, folder / loyalty_type / "terminal", server.pairing_ticket()
            )
            try:
                chapter(_Teller(counter, pictures, loyalty_type), demo, server)
            finally:
                counter.close()
    _say(f"screenshots: {pictures}")
    if pause:
        input("press Enter to end ")
    return 0


class _Teller:
    """Does a thing, says what happened, and keeps a picture of it."""

    def __init__(self, counter: CounterDriver, pictures: Path, chapter: str) -> None:
        self.counter = counter
        self._pictures = pictures
        self._chapter = chapter
        self._number = 0

    def keep(self, name: str) -> None:
        self._number += 1
        self.counter.picture(self._pictures / f"{self._chapter}-{self._number:02}-{name}.png")

    def say(self, line: str) -> None:
        _say(f"{self._chapter}: {line}")

    def scan(self, code: str, who: str, picture: str) -> None:
        self.counter.scan(code)
        self.say(f"{who} scanned: {self.counter.headline()}")
        self.keep(picture)
        self.counter.dismiss()

    def open_shop(self, vendor: str) -> None:
        self.counter.finish_pairing()
        self.say(f"paired with {vendor}")
        self.keep("sign-in")
        self.counter.sign_in("Anouk", "1234")
        self.say("Anouk signed in")
        self.keep("idle")


def _stamps_day(tell: _Teller, demo: Demo, server: ServerProcess) -> None:
    tell.open_shop(demo.vendor)
    cards = demo.cards
    tell.scan(cards[0].code, "Léa", "one-stamp")
    tell.scan("https://example.com/menu", "a web address", "foreign-code")
    tell.scan(cards[0].code, "Léa, again too soon", "too-soon")
    server.stop()
    tell.counter.until(lambda: not tell.counter.is_online, "the pill to say offline")
    for card in cards[1:4]:
        tell.scan(card.code, f"{card.name}, offline", "offline-stamp")
    tell.say(f"offline with {tell.counter.waiting()} items waiting")
    tell.counter.until_screen(Screen.SCAN)
    tell.keep("offline-idle")
    tell.counter.press("Undo")
    tell.counter.until_screen(Screen.RESULT)
    tell.say(f"undone: {tell.counter.headline()}")
    tell.keep("undone")
    tell.counter.dismiss()
    server.start()
    _sync(tell)
    _compare(tell, demo)
    tell.say(make_pass(server, demo.cards[0].card_number))


def _points_day(tell: _Teller, demo: Demo, server: ServerProcess) -> None:
    tell.open_shop(demo.vendor)
    lea = demo.cards[0]
    tell.counter.scan(lea.code)
    tell.counter.type_text("18,40")
    tell.keep("amount")
    tell.counter.press("Give")
    tell.counter.until_screen(Screen.RESULT)
    tell.say(f"18.40 paid: {tell.counter.headline()}")
    tell.keep("points")
    tell.counter.dismiss()
    tell.counter.scan(lea.code)
    tell.counter.type_text("60,00")
    tell.counter.press("Give")
    tell.counter.until_screen(Screen.RESULT)
    tell.say(f"60.00 paid: {tell.counter.headline()}")
    tell.counter.dismiss()
    server.stop()
    tell.counter.until(lambda: not tell.counter.is_online, "the pill to say offline")
    tell.counter.scan(lea.code)
    tell.counter.press("Croissant")
    tell.counter.until_screen(Screen.REDEEM)
    tell.keep("redeem")
    tell.counter.press("Give")
    tell.counter.until_screen(Screen.RESULT)
    tell.say(f"redeemed offline: {tell.counter.headline()}")
    tell.keep("redeemed")
    tell.counter.dismiss()
    server.start()
    _sync(tell)
    tell.counter.press("Menu")
    tell.counter.press("History")
    tell.counter.until_screen(Screen.HISTORY)
    tell.keep("history")
    _compare(tell, demo)


def _sync(tell: _Teller) -> None:
    tell.counter.program.sync_loop.sync_now()
    tell.counter.until(lambda: tell.counter.is_online, "the server to be back")
    tell.counter.until(lambda: tell.counter.waiting() == 0, "every item to be with the server")
    tell.say("back online, nothing waits")


def _compare(tell: _Teller, demo: Demo) -> None:
    card_ids = []
    for card in demo.cards:
        code = parse_code(card.code)
        if isinstance(code, CardCode):
            card_ids.append(code.card_id)
    books = tell.counter.books(card_ids)
    for card, amounts in zip(demo.cards, books.values(), strict=True):
        if amounts.stamps or amounts.points:
            tell.say(
                f"{card.name or card.card_number}: {amounts.stamps} stamps, {amounts.points} points"
            )


def _say(line: str) -> None:
    print(line, flush=True)
