"""The outbox of news for passes: what is due, told, tried again, reminded of and given up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from sync_server.services.add_pass import note_fetched
from sync_server.services.manage_program import change_program
from sync_server.services.refresh_pass import LEASE, MOST_ATTEMPTS, MOST_REMINDERS, settle, take_due
from sync_server.services.touch_passes import MANY
from sync_server.services.wallet_state import (
    Delivery,
    DeliveryKind,
    GoneToken,
    PassState,
    WalletKind,
)
from tests.builders import a_program
from tests.sync_server.services.shop import Shop
from tests.sync_server.services.shop_with_phones import (
    AGAIN,
    APPLE,
    TOLD,
    due,
    fetch,
    order_of,
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
