"""Drives a real terminal window by real key and mouse events, as a cashier with a scanner does.

It waits for what it sees, never for a length of time; a deadline only ends a hopeless wait.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from terminal.app import Program
from terminal.settings import Settings
from terminal.ui.desk import Screen
from terminal.ui.scan.presenter import SAME_SCAN_S
from terminal.use_cases.enrol_customer import blanks_in_stock
from terminal.use_cases.sync_status import read_status
from tests.scenarios.shop_books import terminal_books
from tests.terminal.ui.keyboard import ENTER, Keyboard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from shared_domain.amounts import Amounts
    from terminal.use_cases.ports import Unavailable

T = TypeVar("T")

PATIENCE_S = 30.0
_LOOK_AGAIN_MS = 5

# A scanner's keys follow each other this fast.
_SCANNER_GAP_MS = 4


class CounterDriver:
    """One terminal of its own in this process."""

    def __init__(
        self,
        application: QApplication,
        folder: Path,
        pairing: str | None = None,
        name: str = "Till 1",
        serial_scanner: str = "off",
    ) -> None:
        self.folder = folder
        settings = Settings(
            data_folder=folder,
            terminal_name=name,
            language="en",
            theme="light",
            secrets_in_file=True,
            pairing_ticket=pairing,
            volume_percent=0,
            serial_scanner=serial_scanner,
        )
        self.program = Program(application, settings)
        self._keyboard = Keyboard()
        self._last_code, self._last_scan_s = "", 0.0
        self.program.start()
        # Offscreen there is no screen of any size to fill.
        self.program.window.showNormal()
        self.program.window.resize(1280, 800)

    @property
    def screen(self) -> Screen:
        return self.program.desk.screen

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program work until this holds."""
        deadline = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > deadline:
                message = f"gave up waiting for {what}; the screen shows {self.screen.value}"
                raise TimeoutError(message)
            self._rest()

    def _rest(self) -> None:
        loop = QEventLoop()
        QTimer.singleShot(_LOOK_AGAIN_MS, loop.quit)
        loop.exec()

    def until_screen(self, *screens: Screen) -> None:
        names = " or ".join(screen.value for screen in screens)
        self.until(lambda: self.screen in screens, f"the screen {names}")

    def finish_pairing(self) -> None:
        """From the ticket given at start to the sign-in screen."""
        pairing_page = self.program.counter_window.pairing_page
        self.until_screen(Screen.PAIRING, Screen.SIGN_IN)
        self.until(
            lambda: pairing_page.state is not None and pairing_page.state.step.value == "done",
            "the end of pairing",
        )
        pairing_page.finish_pressed.emit()
        page = self.program.counter_window.sign_in_page
        self.until(lambda: page.state is not None and bool(page.state.tiles), "the names")

    def sign_in(self, name: str, pin: str) -> None:
        """Tap a name and type the PIN on the keyboard."""
        self.until_screen(Screen.SIGN_IN)
        self.press(name)
        self.focus()
        self._keyboard.type(pin, 150)
        self._keyboard.tap(ENTER)
        self.until_screen(Screen.SCAN)

    def scan(self, code: str) -> None:
        """Let a keyboard-wedge scanner type a code, and wait for the result on the screen.

        The same code again is a second scan only once the first has been forgotten.
        """
        if code == self._last_code:
            forgotten_s = self._last_scan_s + SAME_SCAN_S
            self.until(lambda: time.monotonic() > forgotten_s, "the last scan to be forgotten")
        shown = self.program.counter_window.result_page.state
        self.focus()
        self._keyboard.now_ms += 1_000
        self._keyboard.type(code, _SCANNER_GAP_MS)
        self._keyboard.tap(ENTER, _SCANNER_GAP_MS)
        self._last_code, self._last_scan_s = code, time.monotonic()
        result_page = self.program.counter_window.result_page
        self.until(
            lambda: (
                (self.screen is Screen.RESULT and result_page.state is not shown)
                or self.screen is Screen.CUSTOMER
            ),
            "the result of a scan",
        )

    def redeem_offered(self) -> str:
        """Give the reward that the result offers, and read what came of it."""
        self.press("Give")
        self.until_screen(Screen.REDEEM)
        self.press("Give")
        self.until_screen(Screen.RESULT)
        headline = self.headline()
        self.dismiss()
        return headline

    def type_text(self, text: str) -> None:
        """Type as a hand does."""
        self.focus()
        self._keyboard.type(text, 150)

    def press(self, words: str) -> None:
        """Click the visible button that says this, or begins with it."""
        self.until(lambda: self._button(words) is not None, f"a button {words!r}")
        button = self._button(words)
        if button is not None:
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def dismiss(self) -> None:
        """Touch the result away."""
        if self.screen is Screen.RESULT:
            self.program.counter_window.result.dismiss()

    def headline(self) -> str:
        state = self.program.counter_window.result_page.state
        return state.headline if state is not None else ""

    @property
    def is_online(self) -> bool:
        return self.program.sync_loop.connection.is_online

    def waiting(self) -> int:
        """Items that the server does not hold yet."""
        counter = self.program.desk.counter
        return self._ask(lambda: read_status(counter).waiting)

    def blanks(self) -> int:
        """Blank cards in stock here; the server sends them soon after the pairing."""
        counter = self.program.desk.counter
        return self._ask(lambda: blanks_in_stock(counter))

    def books(self, card_ids: list[str]) -> dict[str, Amounts]:
        """What this terminal says the cards are worth, each checked against its fold."""
        counter = self.program.desk.counter
        return self._ask(lambda: terminal_books(counter, card_ids))

    def _ask(self, work: Callable[[], T]) -> T:
        """Have the local worker find out, as every database call is its."""
        answers: list[T] = []
        self.program.desk.local(work, answers.append, _raise_trouble)
        self.until(lambda: bool(answers), "an answer of the local worker")
        return answers[0]

    def picture(self, path: Path) -> None:
        """Save what the window shows, once it has laid itself out."""
        self._rest()
        self.program.window.grab().save(str(path))

    def focus(self) -> None:
        """Make this terminal's window the one that keys go to, as a counter's only window is."""
        window = self.program.window
        if not window.isActiveWindow():
            window.activateWindow()
            self.until(window.isActiveWindow, "the window's focus")

    def close(self) -> None:
        """End the terminal, and take its window and all its pages away at once.

        Left to themselves they would go one by one, some day during another test, and a change
        of language in between would be told to what is half gone.
        """
        self.program.key_filter.stop()
        self.program.close()
        for page in self.program.counter_window.pages:
            if shiboken6.isValid(page) and page.parent() is None:
                shiboken6.delete(page)
        shiboken6.delete(self.program.counter_window.devices.display_page)
        shiboken6.delete(self.program.window)

    def _button(self, words: str) -> QAbstractButton | None:
        for button in self.program.window.findChildren(QAbstractButton):
            said = button.text() or button.accessibleName()
            if button.isVisible() and button.isEnabled() and said.startswith(words):
                return button
        return None


def _raise_trouble(trouble: Unavailable) -> None:
    raise trouble
