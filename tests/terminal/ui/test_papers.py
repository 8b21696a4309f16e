"""Every code on paper is read again from the drawn page, in any colour a shop may have."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter

from shared_domain.card_codes import ALPHABET, CODE_LETTERS
from terminal.devices.code_reader import read_codes
from terminal.ui.printing.papers import (
    PaperShop,
    card_sheet,
    draw_card_sheet,
    draw_poster,
    poster,
)

A4_AT_300_DOTS = (2480, 3508)
ADDRESS = "https://loyalty.example/cafe-knopes"
SHOP = PaperShop("Café Knopes", "Café Knopes Card", "#0F766E")
CARDS = [
    (f"KLPRGHJX{ALPHABET[place]}", (ALPHABET[place:] + ALPHABET * 8)[:CODE_LETTERS])
    for place in range(10)
]

pytestmark = pytest.mark.usefixtures("english", "look")


def page() -> QImage:
    empty = QImage(*A4_AT_300_DOTS, QImage.Format.Format_RGB32)
    empty.fill("white")
    return empty


def test_ten_cards_are_on_a_sheet_and_each_can_be_scanned() -> None:
    drawn = page()
    painter = QPainter(drawn)
    draw_card_sheet(painter, SHOP, CARDS)
    painter.end()

    assert sorted(read_codes(drawn)) == sorted(code for _, code in CARDS)


@pytest.mark.parametrize("colour", ["#0F766E", "#FDE68A", "#000000", "#FFFFFF"])
def test_the_poster_leads_to_its_address_in_any_colour(colour: str) -> None:
    drawn = page()
    painter = QPainter(drawn)
    draw_poster(painter, PaperShop("Café Knopes", "Card", colour), ADDRESS)
    painter.end()

    assert read_codes(drawn) == (ADDRESS,)


def test_both_come_as_pdf_of_one_page() -> None:
    for written in (card_sheet(SHOP, CARDS), poster(SHOP, ADDRESS)):
        assert written.startswith(b"%PDF")
        assert written.rstrip().endswith(b"%%EOF")
        assert written.count(b"/Type /Page\n") == 1
