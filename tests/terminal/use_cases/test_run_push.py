"""The way up: everything arrives once, whatever is repeated, lost, restored or taken back."""

from __future__ import annotations

import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import Amounts
from shared_domain.wire.codec import encode
from shared_domain.wire.push import (
    MAX_PUSH_BYTES,
    MAX_PUSH_ITEMS,
    EpochHeld,
    HandshakeReply,
    PushReply,
)
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.run_push import apply_handshake, apply_push, plan_handshake, plan_push
from terminal.use_cases.sync_steps import perform
from tests.builders import EPOCH, a_program
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.exchanges import acknowledged, give, next_push, pushed, write_notes
from tests.terminal.use_cases.proofs import assert_journal_verifies
from tests.terminal.use_cases.shop import APP_VERSION, Shop, Till


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))


def test_everything_recorded_arrives_once(shop: Shop, till: Till) -> None:
    give(till, 3)

    till.push()

    assert shop.balance() == Amounts(stamps=3)
    assert till.waiting() == 0
    assert plan_push(till.counter) is None
    assert [one.body for one in till.journal()] == [
        one.body
        for one in shop.server.held.journals.epoch(till.identity.terminal_id, till.counter.epoch)
    ]


def test_a_run_that_is_pushed_again_counts_once(shop: Shop, till: Till) -> None:
    give(till, 2)
    step = next_push(till)

    for _ in range(3):
        till.send(step)

    assert shop.balance() == Amounts(stamps=2)
    assert till.waiting() == 0


def test_a_lost_reply_is_asked_for_again_and_counts_once(shop: Shop, till: Till) -> None:
    give(till, 2)
    shop.server.trouble = Trouble.LOST_REPLY
    with pytest.raises(ServerUnavailable):
        till.push()
    assert shop.balance() == Amounts(stamps=2)
    assert till.waiting() == 2
    shop.server.trouble = None

    give(till)
    till.push()

    assert shop.balance() == Amounts(stamps=3)
    assert till.waiting() == 0


def test_a_server_out_of_reach_loses_nothing(shop: Shop, till: Till) -> None:
    give(till, 2)
    shop.server.trouble = Trouble.UNREACHABLE
    for call in (till.push, till.shake):
        with pytest.raises(ServerUnavailable):
            call()

    assert till.waiting() == 2
    assert till.balance() == Amounts(stamps=2)


def test_epochs_are_pushed_oldest_first(shop: Shop, till: Till) -> None:
    give(till)
    first_epoch = till.counter.epoch
    till.restart()
    give(till)

    assert next_push(till).request.epoch == first_epoch
    till.push_once()
    assert next_push(till).request.epoch == till.counter.epoch
    till.push()
    assert shop.balance() == Amounts(stamps=2)


def test_what_is_recorded_while_a_push_is_under_way_goes_with_the_next(
    shop: Shop, till: Till
) -> None:
    give(till)
    step = next_push(till)
    give(till)

    till.send(step)

    assert till.waiting() == 1
    till.push()
    assert shop.balance() == Amounts(stamps=2)


@pytest.mark.parametrize("text", ["", "x", "x" * 255, "é" * 255])
def test_a_run_never_exceeds_what_the_server_takes(shop: Shop, till: Till, text: str) -> None:
    write_notes(till, 1200, text)
    runs = []
    while (step := plan_push(till.counter)) is not None:
        runs.append(len(step.request.items))
        assert runs[-1] <= MAX_PUSH_ITEMS
        assert len(encode(step.request)) <= MAX_PUSH_BYTES
        till.send(step)

    assert sum(runs) == 1200
    assert max(runs) > 400
    assert len(shop.server.held.journals.epoch(till.identity.terminal_id, till.counter.epoch)) > 0


class TestAnAcknowledgement:
    """It is the server's to give, and to take back."""

    def test_that_goes_down_leads_to_pushing_again(self, shop: Shop, till: Till) -> None:
        give(till, 5)
        till.push()
        shop.server.trouble = Trouble.FORGETFUL
        till.shake()
        shop.server.trouble = None

        assert acknowledged(till) == [3]
        assert next_push(till).request.first_sequence == 4
        till.push()

        assert acknowledged(till) == [6]
        assert shop.balance() == Amounts(stamps=5)

    def test_for_an_epoch_the_server_does_not_name_is_nothing(self, shop: Shop, till: Till) -> None:
        give(till, 2)
        till.push()
        step = plan_handshake(till.counter, APP_VERSION)
        heard = perform(till.line, step, till.clock)
        assert isinstance(heard.reply, HandshakeReply)

        apply_handshake(till.counter, step, heard, altered(heard.reply, epochs=()))

        assert acknowledged(till) == [0]
        till.push()
        assert shop.balance() == Amounts(stamps=2)

    def test_is_never_raised_by_a_mere_handshake(self, till: Till) -> None:
        give(till, 2)
        step = plan_handshake(till.counter, APP_VERSION)
        heard = perform(till.line, step, till.clock)
        assert isinstance(heard.reply, HandshakeReply)
        claimed = (EpochHeld(till.counter.epoch, 99),)

        apply_handshake(till.counter, step, heard, altered(heard.reply, epochs=claimed))

        assert till.waiting() == 2

    def test_that_lags_behind_the_server_is_caught_up_without_counting_twice(
        self, shop: Shop, till: Till
    ) -> None:
        give(till, 2)
        pushed(till, next_push(till))  # nobody hears the answer
        give(till)

        till.push()

        assert acknowledged(till) == [4]
        assert shop.balance() == Amounts(stamps=3)


class TestARestoredServer:
    """It lost what came after its backup; everything returns, and nothing counts twice."""

    def test_is_noticed_by_its_receipt_and_gets_everything_back(
        self, shop: Shop, till: Till
    ) -> None:
        give(till, 2)
        till.sync()
        backup = shop.server.backup()
        till.restart()
        give(till, 3)
        till.sync()
        shop.server.restore(backup)
        give(till)
        assert shop.balance() == Amounts(stamps=2)

        # The run begins beyond what the server holds: it goes back, and then hears of the rest.
        first = till.push_once()
        assert first is not None
        assert not first.shake_again
        assert acknowledged(till)[1] == 0
        second = till.push_once()
        assert second is not None
        assert second.shake_again
        till.sync()

        assert till.waiting() == 0
        assert shop.balance() == till.balance() == Amounts(stamps=6)
        assert_journal_verifies(till)

    def test_that_lost_an_older_epoch_gets_it_after_the_handshake(
        self, shop: Shop, till: Till
    ) -> None:
        backup = shop.server.backup()
        give(till, 2)
        till.sync()
        till.restart()
        till.sync()
        shop.server.restore(backup)

        till.shake()

        assert acknowledged(till) == [1, 0]
        till.push()
        # With the note that says under which generation it goes on.
        assert acknowledged(till) == [3, 2]
        assert shop.balance() == Amounts(stamps=2)

    def test_takes_a_run_planned_before_the_handshake_that_said_so(
        self, shop: Shop, till: Till
    ) -> None:
        backup = shop.server.backup()
        give(till, 2)
        till.push_once()
        give(till)
        planned = next_push(till)
        shop.server.restore(backup)
        till.shake()

        assert not till.send(planned).shake_again

        till.push()
        assert till.waiting() == 0
        assert shop.balance() == Amounts(stamps=3)

    def test_is_one_with_another_generation_even_when_it_lost_nothing(
        self, shop: Shop, till: Till
    ) -> None:
        shop.server.restore(shop.server.backup())
        give(till)

        pushed_once = till.push_once()

        assert pushed_once is not None
        assert pushed_once.shake_again
        till.shake()
        give(till)
        again = till.push_once()
        assert again is not None
        assert not again.shake_again


@pytest.mark.parametrize("held", [EpochHeld(EPOCH, 0), None])
def test_a_server_that_takes_nothing_and_misses_nothing_is_broken(
    till: Till, held: EpochHeld | None
) -> None:
    give(till)
    step = next_push(till)
    held = held or EpochHeld(step.request.epoch, step.request.first_sequence - 1)
    reply = PushReply(verdicts=(), receipt=None, held=held, server_time=till.clock.now())

    with pytest.raises(ServerUnavailable) as failure:
        apply_push(till.counter, step, reply)

    assert failure.value.trouble is ServerTrouble.BROKEN
    assert till.waiting() == 1
