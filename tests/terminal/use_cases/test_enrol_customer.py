"""A blank card becomes somebody's: from the stock or from paper, once, and without a network."""

from __future__ import annotations

import pytest

from shared_domain.ledger import Customer, EntryKind
from shared_domain.outcomes import (
    CardOfAnotherVendor,
    CardTaken,
    NoBlankCards,
    NotALoyaltyCard,
    NotSignedIn,
    ProgramInactive,
    Refused,
    TerminalRevoked,
)
from shared_domain.wire.blanks import BLANKS_IN_STOCK
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.enrol_customer import (
    Enrolled,
    blanks_in_stock,
    enrol_customer,
    read_blank,
)
from terminal.use_cases.keep_blanks import apply_refill, plan_refill
from terminal.use_cases.scan_card import scan_card
from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.store_ports import BlankCard
from tests.builders import OTHER_CARD, a_program
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till

LEA = Customer(name="Léa")


def refill(till: Till) -> None:
    step = plan_refill(till.counter)
    assert step is not None
    apply_refill(till.counter, till.line.blanks(step.request))


def enrolled(till: Till, customer: Customer = LEA, blank: BlankCard | None = None) -> Enrolled:
    result = enrol_customer(till.counter, ANNA_SIGNED_IN, customer, blank)
    assert isinstance(result, Enrolled)
    return result


def scanned(text: str) -> ScannedText:
    return ScannedText(text, None, "wedge")


def printed(shop: Shop, till: Till) -> str:
    """The code of a blank that was printed at another till."""
    return next(iter(shop.server.blanks_of(till.identity.terminal_id, 1).values()))


@pytest.fixture
def stocked(till: Till) -> Till:
    refill(till)
    return till


def test_the_stock_is_filled_once_and_then_left_alone(till: Till) -> None:
    assert blanks_in_stock(till.counter) == 0
    refill(till)
    assert blanks_in_stock(till.counter) == BLANKS_IN_STOCK
    assert plan_refill(till.counter) is None


def test_half_an_empty_stock_is_filled_up_with_what_is_missing(stocked: Till) -> None:
    for _ in range(BLANKS_IN_STOCK // 2 + 1):
        enrolled(stocked)
    stocked.sync()
    refill(stocked)
    assert blanks_in_stock(stocked.counter) == BLANKS_IN_STOCK


def test_a_blank_used_here_does_not_come_back_before_the_server_knows(stocked: Till) -> None:
    for _ in range(BLANKS_IN_STOCK // 2 + 1):
        enrolled(stocked)
    refill(stocked)
    assert blanks_in_stock(stocked.counter) == BLANKS_IN_STOCK // 2 - 1


def test_a_customer_is_enrolled_offline_and_gets_the_first_stamp_at_once(
    shop: Shop, stocked: Till
) -> None:
    shop.server.trouble = Trouble.UNREACHABLE
    new = enrolled(stocked)
    card_id = new.recorded.card.card_id
    assert new.recorded.card.state.customer == LEA
    assert new.code not in repr(new)

    stamp = award(stocked.counter, ANNA_SIGNED_IN, card_id, AwardRequest(stamps=1))
    assert isinstance(stamp, Recorded)

    shop.server.trouble = None
    stocked.sync()
    assert shop.balance(card_id).stamps == 1
    kinds = [entry.kind for entry in shop.server.ledger.entries() if entry.card_id == card_id]
    assert kinds == [EntryKind.CARD_ISSUED, EntryKind.STAMPS_EARNED]


def test_the_code_shown_is_the_new_card(stocked: Till) -> None:
    new = enrolled(stocked)
    found = scan_card(stocked.counter, ANNA_SIGNED_IN, scanned(new.code))
    assert found == new.recorded.card or not isinstance(found, Refused)


def test_every_customer_gets_another_card(stocked: Till) -> None:
    cards = {enrolled(stocked).recorded.card.card_id for _ in range(3)}
    assert len(cards) == 3
    assert blanks_in_stock(stocked.counter) == BLANKS_IN_STOCK - 3


def test_without_blanks_nobody_is_enrolled_and_the_reason_is_said(till: Till) -> None:
    result = enrol_customer(till.counter, ANNA_SIGNED_IN, LEA)
    assert result == Refused(NoBlankCards())


def test_a_printed_blank_is_used_without_touching_the_stock(shop: Shop, stocked: Till) -> None:
    paper = printed(shop, shop.open_till())
    blank = read_blank(stocked.counter, ANNA_SIGNED_IN, scanned(paper))
    assert isinstance(blank, BlankCard)
    assert enrolled(stocked, blank=blank).recorded.card.card_id == blank.card_id
    assert blanks_in_stock(stocked.counter) == BLANKS_IN_STOCK
    assert read_blank(stocked.counter, ANNA_SIGNED_IN, scanned(paper)) == Refused(CardTaken())
    again = enrol_customer(stocked.counter, ANNA_SIGNED_IN, LEA, blank)
    assert again == Refused(CardTaken())


def test_a_card_in_use_is_no_blank_even_where_it_was_never_seen(shop: Shop, stocked: Till) -> None:
    code = shop.code(OTHER_CARD)
    assert read_blank(stocked.counter, ANNA_SIGNED_IN, scanned(code)) == Refused(CardTaken())


def test_what_is_no_card_or_not_ours_is_no_blank(shop: Shop, stocked: Till) -> None:
    foreign = shop.code(OTHER_CARD, key="another shop's")
    for text, reason in (("https://example.lu", NotALoyaltyCard), (foreign, CardOfAnotherVendor)):
        refused = read_blank(stocked.counter, ANNA_SIGNED_IN, scanned(text))
        assert isinstance(refused, Refused)
        assert isinstance(refused.reason, reason)


def test_a_blank_that_is_not_genuine_is_passed_over(shop: Shop, stocked: Till) -> None:
    forged = BlankCard(OTHER_CARD, shop.code(OTHER_CARD, key="another shop's"))
    with stocked.store.begin() as uow:
        genuine = uow.blanks.all()[0]
        for blank in uow.blanks.all():
            uow.blanks.use_up(blank.card_id)
        uow.blanks.add([forged, genuine])
        uow.commit()
    assert enrolled(stocked).recorded.card.card_id == genuine.card_id
    assert blanks_in_stock(stocked.counter) == 0


def test_nobody_is_enrolled_by_nobody(stocked: Till) -> None:
    assert enrol_customer(stocked.counter, None, LEA) == Refused(NotSignedIn())
    assert read_blank(stocked.counter, None, scanned("x")) == Refused(NotSignedIn())
    assert blanks_in_stock(stocked.counter) == BLANKS_IN_STOCK


def test_an_inactive_program_enrols_nobody_and_keeps_the_blank() -> None:
    shop = Shop(a_program(is_active=False))
    till = shop.open_till()
    refill(till)
    result = enrol_customer(till.counter, ANNA_SIGNED_IN, LEA)
    assert result == Refused(ProgramInactive())
    assert blanks_in_stock(till.counter) == BLANKS_IN_STOCK


def test_a_till_that_was_removed_enrols_nobody_and_asks_for_no_blanks(
    shop: Shop, till: Till
) -> None:
    shop.server.revoke(till.identity.terminal_id)
    till.shake()
    assert plan_refill(till.counter) is None
    blank = BlankCard(OTHER_CARD, "")
    result = enrol_customer(till.counter, ANNA_SIGNED_IN, LEA, blank)
    assert result == Refused(TerminalRevoked())
