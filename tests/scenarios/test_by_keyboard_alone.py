"""A cashier's and a manager's tasks in the real window, without a mouse and without a scanner."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication

from terminal.ui.desk import Screen
from tests.scenarios.counter_driver import CounterDriver
from tests.scenarios.server_process import ServerProcess
from tests.terminal.ui.keyboard import ENTER, ESCAPE, SPACE, TAB, Keyboard

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from terminal.ui.staff.state import StaffState

pytestmark = [pytest.mark.needs_qt, pytest.mark.timeout(180)]

MANAGER = ("Marc", "9876")

# More stops of the Tab key than any screen has.
MOST_STOPS = 80


class Hands:
    """Only ever Tab, space, Enter, Escape, letters and digits."""

    def __init__(self, counter: CounterDriver) -> None:
        self.counter = counter
        self._keyboard = Keyboard()

    def tap(self, key: str) -> None:
        self.counter.focus()
        self._keyboard.tap(key)

    def type(self, text: str) -> None:
        self.counter.focus()
        self._keyboard.type(text, 150)

    def walk_to(self, words: str) -> None:
        """Press Tab until the control that says this has the keyboard."""
        self.counter.until(lambda: self._walk(words), f"{words!r} under the Tab key")

    def go_to(self, words: str) -> None:
        """Walk there, and press it."""
        self.walk_to(words)
        self.tap(SPACE)

    def enter_pin(self, name: str, pin: str) -> None:
        self.counter.until_screen(Screen.SIGN_IN)
        self.go_to(name)
        self.type(pin)
        self.tap(ENTER)

    def go_home(self) -> None:
        """Escape leads back from everywhere."""
        for _ in range(4):
            if self.counter.screen is not Screen.SCAN:
                self.tap(ESCAPE)
        self.counter.until_screen(Screen.SCAN)

    def _walk(self, words: str) -> bool:
        for _ in range(MOST_STOPS):
            if _said().startswith(words):
                return True
            self.tap(TAB)
        return False


def _said() -> str:
    """What a screen reader says of the control that has the keyboard."""
    control = QApplication.focusWidget()
    if isinstance(control, QAbstractButton):
        return control.text() or control.accessibleName()
    return control.accessibleName() if control is not None else ""


def _names(state: StaffState | None) -> list[str]:
    return [person.name for person in state.people] if state is not None else []


@pytest.fixture
def hands(tmp_path: Path, qapp: QApplication) -> Iterator[Hands]:
    """At a paired till of a shop where one scan is one stamp."""
    with ServerProcess(tmp_path / "server", "stamps") as server:
        counter = CounterDriver(qapp, tmp_path / "till", server.pairing_ticket(0))
        try:
            counter.finish_pairing()
            yield Hands(counter)
        finally:
            counter.close()


def test_a_cashiers_day_needs_no_mouse(hands: Hands) -> None:
    counter = hands.counter
    hands.enter_pin("Anouk", "1234")
    counter.until_screen(Screen.SCAN)

    counter.until(lambda: counter.blanks() > 0, "blank cards")
    hands.go_to("New customer")
    counter.until_screen(Screen.ENROL)
    hands.type("Ferdinand")
    hands.tap(ENTER)
    enrol = counter.program.counter_window.enrol_page
    counter.until(lambda: enrol.state is not None and enrol.state.card is not None, "the card")
    hands.tap(ENTER)
    counter.until_screen(Screen.RESULT)
    assert counter.headline() == "1 stamp for Ferdinand"
    hands.go_home()

    hands.go_to("Undo")
    counter.until_screen(Screen.RESULT)
    hands.go_home()

    hands.go_to("Find customer")
    counter.until_screen(Screen.SEARCH)
    hands.type("ferdi")
    search = counter.program.counter_window.search_page
    counter.until(
        lambda: search.state is not None and len(search.state.found or ()) == 1, "Ferdinand"
    )
    hands.tap(ENTER)
    counter.until_screen(Screen.CARD)

    hands.go_to("Block the card")
    hands.go_to("With a manager's PIN")
    hands.enter_pin(*MANAGER)
    counter.until_screen(Screen.RESULT)
    hands.go_home()


def test_a_managers_day_needs_no_mouse(hands: Hands) -> None:
    counter, window = hands.counter, hands.counter.program.counter_window
    hands.enter_pin(*MANAGER)
    counter.until_screen(Screen.SCAN)

    for place, screen in (
        ("History", Screen.HISTORY),
        ("Reports", Screen.REPORTS),
        ("To look at", Screen.INBOX),
        ("Preferences", Screen.PREFERENCES),
        ("Tills", Screen.TERMINALS),
    ):
        hands.go_to("Menu")
        hands.go_to(place)
        counter.until_screen(screen)
        hands.go_home()

    hands.go_to("Menu")
    hands.go_to("Staff")
    staff = window.office.staff_page
    counter.until(lambda: staff.state is not None and bool(staff.state.people), "the people")
    hands.go_to("Add a person")
    hands.type("Carla")
    hands.walk_to("PIN, 4 to 8 digits")
    hands.type("4321")
    hands.tap(ENTER)
    counter.until(lambda: "Carla" in _names(staff.state), "Carla among the people")
    hands.go_home()

    hands.go_to("Lock")
    hands.enter_pin("Carla", "4321")
    counter.until_screen(Screen.SCAN)
