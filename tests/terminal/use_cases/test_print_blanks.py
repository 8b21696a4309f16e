"""Cards on paper are out of the stock for good, and the server does not send them again."""

from __future__ import annotations

import pytest

from shared_domain.ledger import Customer
from shared_domain.outcomes import NoBlankCards, NotSignedIn, Refused
from shared_domain.wire.blanks import BLANKS_IN_STOCK, MOST_PRINTED
from terminal.use_cases.enrol_customer import blanks_in_stock, enrol_customer
from terminal.use_cases.keep_blanks import apply_refill, plan_refill
from terminal.use_cases.print_blanks import (
    CARDS_A_SHEET,
    printed_blanks,
    put_back,
    take_for_sheet,
)
from terminal.use_cases.store_ports import BlankCard
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Till


@pytest.fixture
def stocked(till: Till) -> Till:
    step = plan_refill(till.counter)
    assert step is not None
    apply_refill(till.counter, till.line.blanks(step.request))
    return till


def sheet_of(till: Till) -> tuple[BlankCard, ...]:
    sheet = take_for_sheet(till.counter, ANNA_SIGNED_IN)
    assert not isinstance(sheet, Refused)
    return sheet


def printed_at(till: Till) -> int:
    with till.store.begin() as uow:
        return len(printed_blanks(uow))


def test_a_sheet_has_ten_cards_that_are_no_longer_in_stock(stocked: Till) -> None:
    before = blanks_in_stock(stocked.counter)

    one, other = sheet_of(stocked), sheet_of(stocked)

    assert len({blank.card_id for blank in (*one, *other)}) == 2 * CARDS_A_SHEET
    assert blanks_in_stock(stocked.counter) == before - 2 * CARDS_A_SHEET


def refilled(till: Till) -> None:
    """One sync later the stock is full again, if it was low."""
    step = plan_refill(till.counter)
    if step is not None:
        apply_refill(till.counter, till.line.blanks(step.request))


def test_paper_takes_nothing_from_customers_without_paper(stocked: Till) -> None:
    for _ in range(MOST_PRINTED // CARDS_A_SHEET):
        sheet_of(stocked)
        refilled(stocked)

    assert blanks_in_stock(stocked.counter) >= BLANKS_IN_STOCK // 2
    assert take_for_sheet(stocked.counter, ANNA_SIGNED_IN) == Refused(NoBlankCards())


def test_a_card_on_paper_that_became_somebodys_makes_room_for_another(stocked: Till) -> None:
    sheet = sheet_of(stocked)
    enrol_customer(stocked.counter, ANNA_SIGNED_IN, Customer(name="Léa"), sheet[0])

    assert printed_at(stocked) == CARDS_A_SHEET - 1


def test_what_is_on_paper_is_not_sent_again(stocked: Till) -> None:
    sheets = [sheet_of(stocked) for _ in range(11)]
    refilled(stocked)

    on_paper = {blank.card_id for sheet in sheets for blank in sheet}
    with stocked.store.begin() as uow:
        stock = {blank.card_id for blank in uow.blanks.all()}
    assert len(stock) == BLANKS_IN_STOCK
    assert not on_paper & stock


def test_a_sheet_that_was_not_printed_is_in_stock_again(stocked: Till) -> None:
    before = blanks_in_stock(stocked.counter)
    kept = sheet_of(stocked)
    put_back(stocked.counter, sheet_of(stocked))

    assert blanks_in_stock(stocked.counter) == before - len(kept)
    assert printed_at(stocked) == len(kept)


def test_without_a_stock_or_a_person_there_is_no_sheet(till: Till) -> None:
    assert take_for_sheet(till.counter, ANNA_SIGNED_IN) == Refused(NoBlankCards())
    assert take_for_sheet(till.counter, None) == Refused(NotSignedIn())
