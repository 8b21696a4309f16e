"""A terminal that is lost: what it held is free again, and what that may cost is said."""

from __future__ import annotations

from uuid import UUID

import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.identifiers import VendorId
from shared_domain.ledger import EntryKind
from shared_domain.reservations import rights_of
from shared_domain.worst_case import WorstCase
from sync_server.services import declare_lost
from sync_server.services.assess_loss import assess_loss
from sync_server.services.declare_lost import cards_held_by, free_rights
from sync_server.services.refusals import Refusal
from sync_server.services.settle_cases import Settlement, settle_case
from tests.builders import BERT, a_program
from tests.sync_server.scripted_terminal import ScriptedTerminal
from tests.sync_server.services.shop import Shop, granted
from tests.sync_server.services.test_export_ledger import checked, exported

CARDS = [f"{number:016x}" for number in (0xA1, 0xA2, 0xA3)]


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(stamps_reward_value_cents=300, stamps_target=10))


def two_tills(shop: Shop) -> tuple[ScriptedTerminal, ScriptedTerminal]:
    """The first has earned ten stamps on each card, which it alone may spend."""
    first, second = shop.till("Till 1"), shop.till("Till 2")
    for card_id in CARDS:
        first.entry(EntryKind.OPENING_BALANCE, card_id, stamps_delta=10)
    shop.push(first)
    return first, second


def free_all(shop: Shop, till: ScriptedTerminal) -> Amounts:
    held = cards_held_by(shop.uow, shop.vendor_id, till.terminal_id, None)
    return free_rights(shop.uow, shop.tools, shop.vendor_id, till.terminal_id, held.card_ids)


def right(shop: Shop, till: ScriptedTerminal, card_id: str) -> Amounts:
    return rights_of(one for one in shop.entries() if one.card_id == card_id).of(till.terminal_id)


def lost_cases(shop: Shop) -> list[CaseState]:
    return [one.state for one in shop.cases() if one.finding.kind is CaseKind.TERMINAL_LOST]


def worst(shop: Shop) -> WorstCase:
    return granted(assess_loss(shop.uow, shop.tools, shop.vendor_id))


def test_what_a_revoked_terminal_held_is_free_again_and_opens_one_case(shop: Shop) -> None:
    first, second = two_tills(shop)
    third = shop.till("Till 3")
    shop.revoke(first)

    assert free_all(shop, first) == Amounts(30)

    for card_id in CARDS:
        assert right(shop, first, card_id) == NOTHING
        assert shop.held(card_id).unreserved == Amounts(10)
        assert shop.held(card_id).is_at_risk
    (case,) = [one for one in shop.cases() if one.finding.kind is CaseKind.TERMINAL_LOST]
    releases = [one for one in shop.entries() if one.kind is EntryKind.RESERVATION_RELEASED]
    assert case.finding.entry_id == releases[0].entry_id
    assert (case.card_id, case.terminal_id) == (None, first.terminal_id)
    assert [one.kind for one in shop.case_records()] == [CaseKind.TERMINAL_LOST]
    assert {right(shop, till, CARDS[0]) for till in (second, third)} == {NOTHING}


def test_the_only_terminal_that_is_left_is_granted_what_the_lost_one_held(shop: Shop) -> None:
    first, second = two_tills(shop)
    shop.revoke(first)
    free_all(shop, first)

    assert [right(shop, second, card_id) for card_id in CARDS] == [Amounts(10)] * 3
    assert [shop.held(card_id).unreserved for card_id in CARDS] == [NOTHING] * 3


def test_declaring_it_lost_again_frees_nothing_more(shop: Shop) -> None:
    first, _ = two_tills(shop)
    shop.revoke(first)
    free_all(shop, first)
    before = shop.uow.ledger.head(shop.vendor_id)

    assert free_all(shop, first) == NOTHING
    assert free_rights(shop.uow, shop.tools, shop.vendor_id, first.terminal_id, CARDS) == NOTHING
    assert shop.uow.ledger.head(shop.vendor_id) == before


def test_work_that_was_cut_off_goes_on_under_the_same_case(
    shop: Shop, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(declare_lost, "PAGE_CARDS", 2)
    first, _ = two_tills(shop)
    shop.revoke(first)
    where = shop.vendor_id, first.terminal_id
    page = cards_held_by(shop.uow, *where, None)
    free_rights(shop.uow, shop.tools, *where, page.card_ids[:1])

    page = cards_held_by(shop.uow, *where, None)
    assert (page.card_ids, page.next_after) == ((CARDS[1],), CARDS[1])
    rest = cards_held_by(shop.uow, *where, page.next_after)
    assert (rest.card_ids, rest.next_after) == ((CARDS[2],), None)
    assert free_rights(shop.uow, shop.tools, *where, CARDS) == Amounts(20)
    assert lost_cases(shop) == [CaseState.OPEN]


def test_of_a_terminal_that_is_trusted_nothing_is_freed(shop: Shop) -> None:
    first, _ = two_tills(shop)

    assert free_all(shop, first) == NOTHING
    assert right(shop, first, CARDS[0]) == Amounts(10)
    assert lost_cases(shop) == []


def test_what_the_lost_terminal_still_sends_is_set_aside_and_changes_nothing(shop: Shop) -> None:
    first, second = two_tills(shop)
    shop.revoke(first)
    free_all(shop, first)
    first.entry(EntryKind.STAMPS_REDEEMED, CARDS[0], stamps_delta=-10)
    shop.push(first)

    assert shop.held(CARDS[0]).state.balance == Amounts(10)
    assert right(shop, second, CARDS[0]) == Amounts(10)
    assert worst(shop).exposed == Amounts(30)


def test_a_terminal_frees_its_own_and_nobody_elses(shop: Shop) -> None:
    first, second = two_tills(shop)
    second.entry(
        EntryKind.RESERVATION_RELEASED,
        CARDS[0],
        reserved_for=first.terminal_id,
        reserved=Amounts(10),
    )
    shop.push(second)

    assert right(shop, first, CARDS[0]) == Amounts(10)


def test_books_with_a_lost_terminal_prove_themselves(shop: Shop) -> None:
    first, _ = two_tills(shop)
    shop.revoke(first)
    free_all(shop, first)

    (book,) = checked(shop, exported(shop))
    assert (book.findings, book.remarks) == ([], [])


# --- what it can cost --------------------------------------------------------------------------


def test_a_lost_terminal_can_cost_what_it_held_until_somebody_bears_that(shop: Shop) -> None:
    first, second = two_tills(shop)
    assert worst(shop) == WorstCase(0, NOTHING, 0, 0)
    shop.revoke(first)
    free_all(shop, first)
    assert worst(shop) == WorstCase(3, Amounts(30), 900, 0)
    second.entry(EntryKind.STAMPS_REDEEMED, CARDS[0], stamps_delta=-10)
    shop.push(second)
    assert worst(shop).cents == 900

    (case,) = [one for one in shop.cases() if one.finding.kind is CaseKind.TERMINAL_LOST]
    borne = Settlement(
        case.finding.kind, case.finding.entry_id, Resolution.FORGIVE, settled_by="Operator"
    )
    granted(settle_case(shop.uow, shop.tools, shop.vendor_id, borne))

    assert worst(shop) == WorstCase(0, NOTHING, 0, 0)


def test_an_override_can_cost_what_the_holder_may_still_spend(shop: Shop) -> None:
    _, second = two_tills(shop)
    second.entry(EntryKind.STAMPS_REDEEMED, CARDS[0], stamps_delta=-10, overridden_by=BERT)
    shop.push(second)

    assert worst(shop) == WorstCase(1, Amounts(10), 300, 0)


def test_an_overdrawn_card_costs_what_was_not_there(shop: Shop) -> None:
    till = shop.till()
    till.entry(EntryKind.STAMPS_REDEEMED, CARDS[0], stamps_delta=-10)
    shop.push(till)

    assert worst(shop) == WorstCase(1, Amounts(10), 300, 0)


def test_cards_at_risk_are_read_page_by_page(shop: Shop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sync_server.services.assess_loss._CARDS_AT_ONCE", 2)
    first, _ = two_tills(shop)
    shop.revoke(first)
    free_all(shop, first)

    assert worst(shop).cards == 3


def test_of_a_vendor_that_does_not_exist_nothing_is_said(shop: Shop) -> None:
    nobody = VendorId(UUID(int=1))

    assert isinstance(assess_loss(shop.uow, shop.tools, nobody), Refusal)
