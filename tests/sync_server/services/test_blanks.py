"""A terminal's stock of blank cards: filled up, sent again after a lost answer, never shared."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.card_codes import CardCode, parse_code
from shared_domain.card_numbers import card_number_of
from shared_domain.ledger import Customer, EntryKind
from shared_domain.wire.blanks import BLANKS_IN_STOCK, MOST_BLANKS, MOST_PRINTED, BlanksRequest
from sync_server.services.allot_blanks import allot_blanks
from sync_server.services.issue_card import issue_card
from sync_server.services.refusals import REVOKED, Refusal
from tests.fakes.server_tools import CountedChance
from tests.sync_server.services.shop import Shop, granted

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from tests.sync_server.scripted_terminal import ScriptedTerminal


def fill(shop: Shop, till: ScriptedTerminal, held: list[CardCode] | None = None) -> list[CardCode]:
    """What the till is sent when it asks, read as a till reads it."""
    request = BlanksRequest(held=tuple(code.card_id for code in held or ()))
    reply = granted(allot_blanks(shop.uow, shop.tools, shop.known(till), request))
    codes = [parse_code(text) for text in reply.codes]
    readable = [code for code in codes if isinstance(code, CardCode)]
    return sorted(readable, key=lambda code: code.card_id)


def test_a_new_terminal_gets_a_whole_stock_of_signed_blanks(shop: Shop) -> None:
    codes = fill(shop, shop.till())

    assert len({code.card_id for code in codes}) == BLANKS_IN_STOCK
    assert {code.snapshot.position for code in codes} == {0}


def test_a_lost_answer_is_sent_again_and_wastes_nothing(shop: Shop) -> None:
    till = shop.till()
    lost = fill(shop, till)

    assert fill(shop, till) == lost
    assert fill(shop, till, held=lost) == []


def test_what_was_issued_is_replaced_by_as_many_new_blanks(shop: Shop) -> None:
    till = shop.till()
    stock = fill(shop, till)
    issued = stock[0].card_id
    till.entry(EntryKind.CARD_ISSUED, issued, customer=Customer(name="Léa"))
    shop.push(till)

    new = fill(shop, till, held=stock[1:])

    assert len(new) == 1
    assert new[0].card_id not in {code.card_id for code in stock}


def test_what_is_on_paper_is_replaced_and_not_sent_again(shop: Shop) -> None:
    till = shop.till()
    stock = [code.card_id for code in fill(shop, till)]
    paper, rest = tuple(stock[:50]), tuple(stock[50:])

    request = BlanksRequest(held=rest, printed=paper)
    reply = granted(allot_blanks(shop.uow, shop.tools, shop.known(till), request))

    codes = [parse_code(text) for text in reply.codes]
    new = {code.card_id for code in codes if isinstance(code, CardCode)}
    assert len(new) == len(paper)
    assert not new & set(stock)


def test_a_terminal_never_has_more_blanks_than_a_message_carries(shop: Shop) -> None:
    till = shop.till()
    printed: tuple[CardId, ...] = ()
    for _ in range(6):
        request = BlanksRequest(printed=printed[:MOST_PRINTED])
        reply = granted(allot_blanks(shop.uow, shop.tools, shop.known(till), request))
        codes = [parse_code(text) for text in reply.codes]
        printed += tuple(code.card_id for code in codes if isinstance(code, CardCode))

    allotted = shop.uow.blanks.of_terminal(shop.known(till), 2 * MOST_BLANKS)
    assert len(allotted) == MOST_BLANKS


def test_no_two_terminals_share_a_blank(shop: Shop) -> None:
    first, second = fill(shop, shop.till()), fill(shop, shop.till("Till 2"))

    assert not {code.card_id for code in first} & {code.card_id for code in second}


def test_a_revoked_terminal_gets_none(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)

    answer = allot_blanks(shop.uow, shop.tools, shop.known(till), BlanksRequest())

    assert answer == REVOKED
    assert isinstance(answer, Refusal)


def test_a_card_issued_later_has_the_number_of_no_blank(shop: Shop) -> None:
    blank = fill(shop, shop.till())[0].card_id
    chance = shop.tools.ids

    class DrawsTheBlankFirst(CountedChance):
        def random_bytes(self, count: int) -> bytes:
            self._count += 1
            return bytes.fromhex(blank) if self._count == 1 else chance.random_bytes(count)

    shop.tools.ids = DrawsTheBlankFirst()
    issued = granted(issue_card(shop.uow, shop.tools, shop.vendor_id, Customer()))

    assert card_number_of(issued.card.state.card_id) != card_number_of(blank)


@pytest.mark.parametrize("same", [1, 5])
def test_a_card_drawn_twice_stands_in_the_stock_once(shop: Shop, same: int) -> None:
    class Stammering(CountedChance):
        def random_bytes(self, count: int) -> bytes:
            self._count += 1
            return max(1, self._count - same).to_bytes(count, "little")

    till = shop.till()
    shop.tools.ids = Stammering()

    assert len({code.card_id for code in fill(shop, till)}) == BLANKS_IN_STOCK
