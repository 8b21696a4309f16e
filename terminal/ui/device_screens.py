"""The screens of what is plugged in: the scanner test, and the customer's side."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtGui import QImage

from terminal.ui.customer_display.page import CustomerDisplay
from terminal.ui.customer_display.presenter import DisplayChoices, DisplayPresenter
from terminal.ui.desk import Screen
from terminal.ui.header.state import DeviceTrouble
from terminal.ui.printing.page import PrintingPage
from terminal.ui.printing.presenter import PrintingPresenter
from terminal.ui.scanner_test.page import ScannerTestPage
from terminal.ui.scanner_test.presenter import ScannerTestPresenter

if TYPE_CHECKING:
    from terminal.ui.desk import Desk
    from terminal.ui.result.presenter import ResultPresenter
    from terminal.ui.theme import Look

S = TypeVar("S")


class DeviceScreens:
    """Pages and presenters that know each other; the counter's window knows this one thing."""

    def __init__(self, look: Look, desk: Desk, choices: DisplayChoices) -> None:
        self._desk = desk
        self.test_page = ScannerTestPage(look)
        self.test = ScannerTestPresenter(desk, self.test_page.render)
        self.test_page.back_pressed.connect(self.test.leave)
        self.printing_page = PrintingPage(look)
        self.display_page = CustomerDisplay(look)
        self.display = DisplayPresenter(desk, choices, self.display_page.render)

    def connect_printing(self, result: ResultPresenter, address: str) -> PrintingPresenter:
        """Paper needs the result screen, which is made later."""
        printing = PrintingPresenter(self._desk, result, address, self.printing_page.render)
        self.printing_page.paper_chosen.connect(printing.make)
        self.printing_page.back_pressed.connect(printing.leave)
        return printing

    def follow(self, screen: Screen) -> None:
        """The counter went to another screen."""
        self.display.follow(screen)
        if screen is not Screen.SCANNER_TEST:
            self.test_page.show_picture(QImage())

    def look_into(self, trouble: DeviceTrouble | None) -> None:
        """The pill of a device was pressed: a scanner is tried out, the rest says it all."""
        if self._desk.is_paired and trouble in {DeviceTrouble.SCANNER, DeviceTrouble.CAMERA}:
            self.test.open()


def shown_to_both(
    cashier: Callable[[S], None], customer: Callable[[S], None]
) -> Callable[[S], None]:
    """The cashier's page shows a state, and the customer's side takes from it what it may."""

    def show(state: S) -> None:
        cashier(state)
        customer(state)

    return show
