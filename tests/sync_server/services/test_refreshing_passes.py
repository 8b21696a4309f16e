"""The outbox of news for passes: what is due, told, tried again, reminded of and given up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.identifiers import VendorId
from shared_domain.ledger import Customer
from sync_server.services.add_pass import PassOrder, note_fetched, order_by_number, order_pass
from sync_server.services.manage_program import change_program
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.pass_facts import pass_facts
from sync_server.services.pass_identity import card_of, pass_token, proven_card, serial_of
from sync_server.services.refresh_pass import LEASE, MOST_ATTEMPTS, MOST_REMINDERS, settle, take_due
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.register_device import (
    DeviceWish,
    PassProof,
    changed_passes,
    proven_order,
    register_device,
    unregister_device,
)
from sync_server.services.touch_passes import MANY
from sync_server.services.wallet_state import (
    Delivery,
    DeliveryKind,
    GoneToken,
    PassState,
    PassUpdate,
    WalletKind,
)
from tests.builders import TILL_1, a_program, a_vendor
from tests.sync_server.services.shop import Shop, granted

if TYPE_CHECKING:
    from shared_domain.identifiers import CardId
    from tests.sync_server.scripted_terminal import ScriptedTerminal

APPLE = WalletKind.APPLE
OTHER = VendorId(UUID(int=0x7F))
WISH = DeviceWish("device", "pass.test", "aa" * 32)
TOLD = Delivery(DeliveryKind.TOLD)
AGAIN = Delivery(DeliveryKind.TRY_AGAIN, "away")


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(max_daily_stamps=0, cooldown_minutes=0))


def order_of(shop: Shop, card_id: CardId) -> PassOrder:
    order = order_pass(shop.uow, shop.tools, shop.vendor_id, card_id)
    assert order is not None
    return order


def proof_of(shop: Shop, card_id: CardId) -> PassProof:
    order = order_of(shop, card_id)
    return PassProof(order.serial, order.token)


def with_phone(shop: Shop, card_id: CardId) -> None:
    """The card was put into Apple Wallet, and its phone registered."""
    note_fetched(shop.uow, shop.tools, order_of(shop, card_id))
    assert register_device(shop.uow, shop.tools, proof_of(shop, card_id), WISH) is True


def stamp(shop: Shop, till: ScriptedTerminal, card_id: CardId, count: int = 1) -> None:
    first = len(till.journal.bodies) + 1
    for _ in range(count):
        till.stamp(card_id)
    shop.push(till, till.push_request(first))


def state_of(shop: Shop, card_id: CardId) -> PassState:
    state = shop.uow.wallets.get(shop.vendor_id, card_id, APPLE)
    assert state is not None
    return state


def due(shop: Shop) -> list[PassUpdate]:
    return take_due(shop.uow, shop.tools, shop.vendor_id, APPLE, 100)


def tell(shop: Shop, delivery: Delivery = TOLD) -> int:
    """Tell what is due, with this outcome; how much that was."""
    updates = due(shop)
    settle(shop.uow, shop.tools, shop.vendor_id, [(one, delivery) for one in updates])
    return len(updates)


def fetch(shop: Shop, card_id: CardId) -> None:
    note_fetched(shop.uow, shop.tools, order_of(shop, card_id))


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


# --- news --------------------------------------------------------------------------------------


def test_a_stamp_is_news_once_it_is_quiet(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    assert due(shop) == []
    shop.let_pass(till, seconds=0.5)
    (update,) = due(shop)
    assert update.facts.card.balance == Amounts(stamps=1)
    assert [device.device for device in update.devices] == ["device"]
    assert update.state.announced == update.state.wanted


def test_many_entries_of_one_card_are_one_piece_of_news_told_a_little_later(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id, MANY)
    shop.let_pass(till, seconds=1)
    assert due(shop) == []
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=0.5)
    (update,) = due(shop)
    assert update.facts.card.balance == Amounts(stamps=MANY + 1)


def test_what_is_reserved_of_a_card_is_no_news_and_a_new_card_neither(shop: Shop) -> None:
    card_id = shop.card()
    fetch(shop, card_id)
    shop.let_pass(minutes=1)
    assert due(shop) == []


@pytest.mark.usefixtures("card_id")
def test_a_changed_program_is_news_for_every_pass(shop: Shop) -> None:
    program = shop.uow.programs.current(shop.vendor_id)
    assert program is not None
    change_program(shop.uow, shop.tools, shop.vendor_id, replace(program, terms_text="New"))
    shop.let_pass(seconds=0.5)
    assert [one.facts.program.terms_text for one in due(shop)] == ["New"]


def test_another_wallets_news_are_not_in_the_way(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    google = PassState(shop.vendor_id, card_id, WalletKind.GOOGLE, "1.x", till.now)
    shop.uow.wallets.save([google])
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    assert tell(shop) == 1
    (update,) = take_due(shop.uow, shop.tools, shop.vendor_id, WalletKind.GOOGLE, 10)
    assert update.devices == ()
    settle(shop.uow, shop.tools, shop.vendor_id, [(update, TOLD)])
    written = shop.uow.wallets.get(shop.vendor_id, card_id, WalletKind.GOOGLE)
    assert written is not None
    assert written.shown == Amounts(stamps=1)
    assert written.due_at is None


# --- killed, late, hopeless --------------------------------------------------------------------


def test_who_is_killed_between_telling_and_writing_tells_again_but_changes_nothing(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    (first,) = due(shop)
    assert due(shop) == []
    shop.let_pass(till, seconds=LEASE.total_seconds())
    (second,) = due(shop)
    assert second.state.changed_at == first.state.changed_at
    assert second.devices == first.devices
    settle(shop.uow, shop.tools, shop.vendor_id, [(second, TOLD)])
    settle(shop.uow, shop.tools, shop.vendor_id, [(first, TOLD)])
    assert state_of(shop, card_id).told == first.state.wanted


def test_what_changes_while_it_is_told_stays_due(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    (update,) = due(shop)
    stamp(shop, till, card_id)
    settle(shop.uow, shop.tools, shop.vendor_id, [(update, TOLD)])
    shop.let_pass(till, seconds=10)
    (later,) = due(shop)
    assert later.facts.card.balance == Amounts(stamps=2)
    assert later.state.changed_at > update.state.changed_at


def test_tries_come_ever_later_and_end(shop: Shop, till: ScriptedTerminal, card_id: CardId) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    waits: list[timedelta] = []
    while tell(shop, AGAIN):
        state = state_of(shop, card_id)
        assert state.problem == "away"
        if state.due_at is None:
            break
        waits.append(state.due_at - shop.tools.clock.now())
        shop.tools.clock.set(state.due_at)
    assert len(waits) == MOST_ATTEMPTS - 1
    assert timedelta(seconds=1) <= waits[0] <= timedelta(seconds=2)
    assert timedelta(minutes=30) <= waits[-1] <= timedelta(hours=1)
    assert state_of(shop, card_id).is_parked
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=30)
    assert tell(shop) == 1
    assert not state_of(shop, card_id).is_parked


def test_a_wallet_that_says_when_to_come_back_is_left_alone_until_then(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop, replace(AGAIN, not_before_s=600))
    due_at = state_of(shop, card_id).due_at
    assert due_at == shop.tools.clock.now() + timedelta(minutes=10)


def test_the_hopeless_is_parked_at_once_with_its_reason(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop, Delivery(DeliveryKind.HOPELESS, "another topic"))
    state = state_of(shop, card_id)
    assert state.is_parked
    assert state.problem == "another topic"


def test_a_phone_that_was_told_and_does_not_come_is_reminded_a_few_times(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop)
    dated = state_of(shop, card_id).changed_at
    reminders = 0
    while (due_at := state_of(shop, card_id).due_at) is not None:
        shop.tools.clock.set(due_at)
        reminders += tell(shop)
    assert reminders == MOST_REMINDERS
    assert state_of(shop, card_id).changed_at == dated


def test_a_phone_that_came_is_not_reminded(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop)
    fetch(shop, card_id)
    shop.let_pass(till, hours=1)
    assert due(shop) == []
    assert state_of(shop, card_id).due_at is None


def test_a_phone_that_fetched_an_older_pass_has_yet_to_come(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    shop.let_pass(till, seconds=5)
    older = order_of(shop, card_id)
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop)
    note_fetched(shop.uow, shop.tools, older)
    shop.let_pass(till, hours=1)
    assert tell(shop) == 1


def test_a_pass_nobody_asked_to_hear_of_is_told_to_nobody(
    shop: Shop, till: ScriptedTerminal
) -> None:
    card_id = shop.card()
    fetch(shop, card_id)
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    (update,) = due(shop)
    assert update.devices == ()
    settle(shop.uow, shop.tools, shop.vendor_id, [(update, TOLD)])
    assert state_of(shop, card_id).due_at is None


def test_a_token_that_is_gone_is_pushed_no_more(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    tell(shop, replace(TOLD, gone=(GoneToken("aa" * 32),)))
    assert shop.uow.wallets.registrations(shop.vendor_id, [card_id]) == []


def test_outcomes_for_a_pass_that_is_no_more_are_forgotten(
    shop: Shop, till: ScriptedTerminal, card_id: CardId
) -> None:
    stamp(shop, till, card_id)
    shop.let_pass(till, seconds=1)
    (update,) = due(shop)
    stranger = replace(update, state=replace(update.state, card_id="ff" * 8))
    settle(shop.uow, shop.tools, shop.vendor_id, [(stranger, TOLD)])
    assert shop.uow.wallets.of_card(shop.vendor_id, "ff" * 8) == []


def test_news_of_a_card_that_is_not_there_wait_without_harm(shop: Shop) -> None:
    lost = PassState(shop.vendor_id, "ff" * 8, APPLE, "serial", shop.tools.clock.now(), wanted=3)
    shop.uow.wallets.save([replace(lost, due_at=lost.changed_at)])
    assert due(shop) == []


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
