"""What enrolment, links and the customer's own export do, without a network."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from msgspec.structs import replace

from shared_domain.card_numbers import card_number_of
from shared_domain.identifiers import VendorId
from shared_domain.ledger import Customer, EntryKind
from sync_server.services.card_links import card_link, linked_card
from sync_server.services.enrol_customer import enrol_customer, enrolment_ticket
from sync_server.services.export_customer import export_customer
from sync_server.services.find_shop import Shop as FoundShop
from sync_server.services.find_shop import find_shop
from sync_server.services.refusals import Refusal
from tests.builders import a_program
from tests.sync_server.services.shop import Shop, granted

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId

LEA = Customer(name="Léa")


@pytest.fixture
def shop() -> Shop:
    return Shop()


def ticket(shop: Shop) -> str:
    made = enrolment_ticket(shop.tools, shop.vendor_id)
    shop.let_pass(seconds=10)
    return made


def enrolled(shop: Shop, with_ticket: str) -> CardId | Refusal:
    return enrol_customer(shop.uow, shop.tools, shop.vendor_id, with_ticket, LEA)


def first_choice(form: str) -> CardId:
    """The card that this form leads to where every number is free."""
    empty = Shop()
    empty.let_pass(seconds=10)
    return granted(enrolled(empty, form))


def test_a_form_becomes_one_card_however_often_it_comes(shop: Shop) -> None:
    form = ticket(shop)

    cards = {granted(enrolled(shop, form)) for _ in range(3)}

    assert len(cards) == 1
    assert shop.held(cards.pop()).state.customer == LEA
    assert [entry.kind for entry in shop.entries()] == [EntryKind.CARD_ISSUED]


def test_a_taken_number_is_passed_over_and_the_form_still_leads_to_one_card(shop: Shop) -> None:
    form = ticket(shop)
    first = first_choice(form)
    till = shop.till()
    shop.uow.blanks.add(shop.known(till), [first], shop.tools.clock.now())

    cards = {granted(enrolled(shop, form)) for _ in range(2)}

    assert len(cards) == 1
    assert first not in cards


def test_a_number_of_another_card_is_passed_over(shop: Shop) -> None:
    form = ticket(shop)
    first = first_choice(form)
    other = shop.held(shop.card())
    twin = first[:8] + "00000000"
    shop.uow.cards.save(shop.vendor_id, [replace(other, state=replace(other.state, card_id=twin))])

    card_id = granted(enrolled(shop, form))

    assert card_number_of(twin) == card_number_of(first)
    assert card_id != first


@pytest.mark.parametrize("wait", [timedelta(0), timedelta(hours=5), timedelta(hours=-1)])
def test_a_form_of_another_time_gives_nothing(shop: Shop, wait: timedelta) -> None:
    form = enrolment_ticket(shop.tools, shop.vendor_id)
    shop.tools.clock.advance(wait)

    assert isinstance(enrolled(shop, form), Refusal)
    assert shop.entries() == []


def test_a_form_that_was_changed_gives_nothing(shop: Shop) -> None:
    form = ticket(shop)
    forged = form[:-1] + ("0" if form[-1] != "0" else "1")

    assert isinstance(enrolled(shop, forged), Refusal)
    assert isinstance(enrolled(shop, "whatever"), Refusal)


def test_a_program_that_is_not_active_gives_nothing() -> None:
    shop = Shop(a_program(is_active=False))

    assert isinstance(enrolled(shop, ticket(shop)), Refusal)


def another_vendor(vendor_id: VendorId) -> VendorId:
    return VendorId(UUID(int=vendor_id.int ^ 1))


def test_a_link_opens_its_own_card_at_its_own_shop(shop: Shop) -> None:
    card_id, vault = shop.card(), shop.tools.vault
    link = card_link(vault, shop.vendor_id, card_id)

    assert linked_card(vault, shop.vendor_id, link) == card_id
    assert linked_card(vault, another_vendor(shop.vendor_id), link) is None
    assert linked_card(vault, shop.vendor_id, "f" * 48) is None
    assert linked_card(vault, shop.vendor_id, link + "\n") is None


def test_a_shop_is_found_by_its_slug(shop: Shop) -> None:
    found = find_shop(shop.uow, shop.vendor.slug)

    assert found is not None
    assert found.vendor == shop.vendor
    assert find_shop(shop.uow, "elsewhere") is None


def test_all_that_happened_to_a_card_is_exported_in_its_order(shop: Shop) -> None:
    till = shop.till()
    card_id = shop.card("Léa")
    till.stamp(card_id)
    shop.push(till)
    found = FoundShop(shop.vendor, a_program())

    kept = export_customer(shop.uow, found, card_id)

    assert kept is not None
    assert kept.customer.name == "Léa"
    assert [entry.kind for entry in kept.entries][:2] == [
        EntryKind.CARD_ISSUED,
        EntryKind.STAMPS_EARNED,
    ]
    assert export_customer(shop.uow, found, "00" * 8) is None
