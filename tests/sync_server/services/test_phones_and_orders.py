"""Phones that register and ask what changed, and passes that are ordered by their number."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.identifiers import VendorId
from shared_domain.ledger import Customer
from sync_server.services.add_pass import PassOrder, order_by_number, order_pass
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.pass_facts import pass_facts
from sync_server.services.pass_identity import card_of, pass_token, proven_card, serial_of
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.register_device import (
    PassProof,
    changed_passes,
    proven_order,
    register_device,
    unregister_device,
)
from tests.builders import TILL_1, a_program, a_vendor
from tests.sync_server.services.shop import Shop, granted
from tests.sync_server.services.shop_with_phones import (
    OTHER,
    WISH,
    due,
    fetch,
    proof_of,
    stamp,
    state_of,
    tell,
    with_phone,
)

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from tests.sync_server.scripted_terminal import ScriptedTerminal


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(max_daily_stamps=0, cooldown_minutes=0))


@pytest.fixture
def till(shop: Shop) -> ScriptedTerminal:
    till = shop.till()
    shop.push(till)
    return till


@pytest.fixture
def card_id(shop: Shop) -> CardId:
    card_id = shop.card("Léa")
    with_phone(shop, card_id)
    return card_id


# --- devices -----------------------------------------------------------------------------------


def test_who_cannot_prove_to_hold_a_pass_does_nothing_with_it(shop: Shop, card_id: CardId) -> None:
    proof = proof_of(shop, card_id)
    for wrong in (
        replace(proof, token="0" * 64),
        replace(proof, token="é"),
        replace(proof, serial="x"),
        PassProof("x", pass_token(shop.tools.vault, "x")),
    ):
        assert register_device(shop.uow, shop.tools, wrong, WISH) is None
        assert unregister_device(shop.uow, shop.tools, wrong, "device") is False
        assert proven_order(shop.uow, shop.tools, wrong) is None
    assert proven_card(shop.tools.vault, proof.serial, proof.token) == card_of(proof.serial)


def test_a_device_that_registers_again_is_known_and_keeps_its_place(
    shop: Shop, card_id: CardId
) -> None:
    before = changed_passes(shop.uow, "device", "pass.test", None)
    assert register_device(shop.uow, shop.tools, proof_of(shop, card_id), WISH) is False
    assert changed_passes(shop.uow, "device", "pass.test", None) == before
    assert unregister_device(shop.uow, shop.tools, proof_of(shop, card_id), "device")
    assert changed_passes(shop.uow, "device", "pass.test", None) is None
    assert register_device(shop.uow, shop.tools, proof_of(shop, card_id), WISH) is True


def test_a_device_hears_of_what_changed_above_its_number(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    first = changed_passes(shop.uow, "device", "pass.test", None)
    assert first is not None
    assert first.serials == (serial_of(shop.vendor_id, card_id),)
    assert changed_passes(shop.uow, "device", "pass.test", first.last_change) is None
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop)
    second = changed_passes(shop.uow, "device", "pass.test", first.last_change)
    assert second is not None
    assert second.last_change > first.last_change


def test_a_pass_made_before_the_server_was_put_back_is_known_again(shop: Shop) -> None:
    card_id = shop.card()
    assert register_device(shop.uow, shop.tools, proof_of(shop, card_id), WISH) is True
    assert state_of(shop, card_id).shown == Amounts()


def test_a_change_before_the_registration_is_told_at_once(
    shop: Shop, till: ScriptedTerminal
) -> None:
    card_id = shop.card()
    fetch(shop, card_id)
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop)
    register_device(shop.uow, shop.tools, proof_of(shop, card_id), WISH)
    (update,) = due(shop)
    assert len(update.devices) == 1


# --- orders ------------------------------------------------------------------------------------


def test_a_pass_is_ordered_by_the_number_that_is_on_the_card(shop: Shop, card_id: CardId) -> None:
    issued = shop.uow.cards.get(shop.vendor_id, [card_id])[card_id]
    assert issued.state.customer == Customer(name="Léa")
    number = formatted(card_number_of(card_id))
    order = order_by_number(shop.uow, shop.tools, number)
    assert isinstance(order, PassOrder)
    assert order.facts.card.card_id == card_id
    wrong = order_by_number(shop.uow, shop.tools, "not a number")
    nobody = order_by_number(shop.uow, shop.tools, formatted(card_number_of("00" * 8)))
    assert isinstance(wrong, Refusal)
    assert wrong.kind is RefusalKind.INVALID
    assert isinstance(nobody, Refusal)
    assert nobody.kind is RefusalKind.NOT_FOUND


def test_a_number_that_two_vendors_gave_out_names_no_pass(shop: Shop, card_id: CardId) -> None:
    other = granted(open_vendor(shop.uow, shop.tools, a_vendor(vendor_id=OTHER, slug="other")))
    held = shop.uow.cards.get(shop.vendor_id, [card_id])[card_id]
    shop.uow.cards.save(other.vendor_id, [held])
    answer = order_by_number(shop.uow, shop.tools, card_number_of(card_id))
    assert isinstance(answer, Refusal)
    assert "Several vendors" in answer.detail


def test_a_vendor_that_is_not_there_has_no_passes(shop: Shop) -> None:
    assert pass_facts(shop.uow, shop.tools, VendorId(TILL_1), ["00" * 8]) == {}
    assert order_pass(shop.uow, shop.tools, shop.vendor_id, "00" * 8) is None
