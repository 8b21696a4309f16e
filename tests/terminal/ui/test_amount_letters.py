"""What is no digit types no amount, and takes nothing from the one that was typed."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from terminal.ui.customer.page import CustomerPage
from terminal.ui.customer.state import CustomerState
from terminal.ui.theme import Look
from terminal.ui.widgets.keyboard import pad_key

pytestmark = pytest.mark.needs_qt


@pytest.mark.parametrize(
    ("scan_code", "modifiers", "meaning"),
    [
        (15, Qt.KeyboardModifier.NoModifier, "6"),  # the French 6 on Linux, and on Windows
        (7, Qt.KeyboardModifier.NoModifier, "6"),
        (20, Qt.KeyboardModifier.NoModifier, None),  # a minus of its own
        (82, Qt.KeyboardModifier.KeypadModifier, None),  # the number block's
    ],
)
def test_only_the_french_six_is_a_minus_that_means_a_digit(
    scan_code: int, modifiers: Qt.KeyboardModifier, meaning: str | None
) -> None:
    press = QKeyEvent.Type.KeyPress
    event = QKeyEvent(press, Qt.Key.Key_Minus, modifiers, scan_code, 0, 0, "-")
    assert pad_key(event) == meaning


def test_letters_type_no_amount(qapp: QApplication) -> None:
    page = CustomerPage(Look(qapp))
    amounts: list[int] = []

    def follow(cents: int) -> None:
        amounts.append(cents)
        page.render(CustomerState(card_number="KLPRGHJXB", amount_cents=cents))

    page.amount_changed.connect(follow)
    page.render(CustomerState(card_number="KLPRGHJXB"))
    page.show()
    QTest.keyClicks(page, "12,abc-e5x0")
    assert amounts[-1] == 1250
    shiboken6.delete(page)
