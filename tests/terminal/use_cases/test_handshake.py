"""Shaking hands: who is there, what each side holds, and what time it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace as altered

from shared_domain.identifiers import EpochId, VendorId
from shared_domain.wire.push import EpochHeld, HandshakeReply
from shared_domain.wire.signed import LedgerHead
from terminal.use_cases.ports import ServerTrouble, ServerUnavailable
from terminal.use_cases.run_push import apply_handshake, plan_handshake
from terminal.use_cases.sync_steps import Heard, perform
from tests.builders import CARD, a_program
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.exchanges import acknowledged, give
from tests.terminal.use_cases.shop import APP_VERSION, Shop, Till


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))


class TestAHandshake:
    """Who is there, what each side holds, and what time it is."""

    def test_says_what_this_terminal_holds(self, till: Till) -> None:
        first = till.counter.epoch
        give(till, 2)
        till.restart()
        give(till)

        request = plan_handshake(till.counter, APP_VERSION).request

        assert request.epochs == (EpochHeld(first, 3), EpochHeld(till.counter.epoch, 2))
        assert request.unsynced == 4
        assert request.generation == "generation 1"
        assert request.device_clock == till.clock.now()
        assert request.app_version == APP_VERSION

    def test_leaves_behind_what_the_server_said(self, shop: Shop, till: Till) -> None:
        shop.issue(CARD)
        other = shop.open_till("bar")
        shop.clock.advance(timedelta(seconds=42))

        till.shake()

        with till.store.begin() as uow:
            record, reading = uow.state.sync_record(), uow.state.clock_reading()
            contacts = {one.terminal_id for one in uow.world.contacts()}
        assert record.generation == "generation 1"
        assert record.ledger_head == shop.server.ledger.head
        assert not record.is_revoked
        assert reading.offset_ms == 42_000
        assert contacts == {till.identity.terminal_id, other.identity.terminal_id}

    def test_tells_a_terminal_that_it_was_revoked_and_that_it_is_back(
        self, shop: Shop, till: Till
    ) -> None:
        me = till.identity.terminal_id
        shop.server.revoke(me)
        till.shake()
        with till.store.begin() as uow:
            assert uow.state.sync_record().is_revoked

        shop.server.held.terminals[me] = replace(shop.server.held.terminals[me], is_revoked=False)
        till.shake()
        with till.store.begin() as uow:
            assert not uow.state.sync_record().is_revoked

    def test_is_not_believed_under_another_key(self, shop: Shop, till: Till) -> None:
        give(till, 4)
        till.push()
        shop.server.trouble = Trouble.WRONG_KEY

        with pytest.raises(ServerUnavailable) as failure:
            till.shake()

        assert failure.value.trouble is ServerTrouble.NOT_TRUSTED
        assert acknowledged(till) == [5]

    def test_is_not_believed_about_another_vendor(self, shop: Shop, till: Till) -> None:
        step = plan_handshake(till.counter, APP_VERSION)
        heard = perform(till.line, step, till.clock)
        assert isinstance(heard.reply, HandshakeReply)
        head = LedgerHead(
            vendor_id=VendorId(UUID(int=0xBAD)),
            position=0,
            hash=bytes(32),
            server_time=shop.clock.now(),
            generation="generation 1",
        )
        theirs = altered(heard.reply, head=shop.server.signed(head))

        with pytest.raises(ServerUnavailable) as failure:
            apply_handshake(till.counter, step, Heard(theirs, 0, 0), theirs)

        assert failure.value.trouble is ServerTrouble.NOT_TRUSTED

    def test_names_no_more_epochs_than_it_may(self, till: Till) -> None:
        start = till.journal()[0]
        with till.store.begin() as uow:
            for number in range(1, 5001):
                epoch = EpochId(UUID(int=number))
                uow.contents.journal[epoch, 1] = replace(start, epoch=epoch)
                uow.contents.acknowledged[epoch] = 0
            uow.commit()

        request = plan_handshake(till.counter, APP_VERSION).request

        assert len(request.epochs) == 5000
        assert request.epochs[-1] == EpochHeld(EpochId(UUID(int=5000)), 1)
