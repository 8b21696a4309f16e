"""The way up: everything arrives once, and leaves the outbox only against a proven receipt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import Amounts
from shared_domain.identifiers import EpochId, TerminalId, VendorId
from shared_domain.journal import NoteKind, SealedItem, chain_hash
from shared_domain.wire.codec import encode
from shared_domain.wire.push import (
    MAX_PUSH_BYTES,
    MAX_PUSH_ITEMS,
    EpochHeld,
    HandshakeReply,
    PushReply,
    VerdictKind,
)
from shared_domain.wire.signed import LedgerHead, Receipt, open_statement
from terminal.gateway.device_keys import verify_signature
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.ports import (
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
)
from terminal.use_cases.record_items import record_note
from terminal.use_cases.run_push import apply_handshake, apply_push, plan_handshake, plan_push
from terminal.use_cases.sync_steps import Heard, Push, perform
from tests.builders import CARD, EPOCH, TILL_2, a_program, entry_id
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.proofs import accepted, assert_journal_verifies
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, APP_VERSION, Shop, Till


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))


def give(till: Till, times: int = 1) -> None:
    for _ in range(times):
        accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))


def write_notes(till: Till, count: int, text: str = "") -> None:
    with till.store.begin() as uow:
        for _ in range(count):
            moment = till.counter.timekeeper.now()
            record_note(till.counter, uow, NoteKind.OVERRIDE, moment=moment, text=text)
        uow.commit()


def acknowledged(till: Till) -> list[int]:
    """How far each epoch is acknowledged, oldest first."""
    with till.store.begin() as uow:
        return [held.acknowledged for held in uow.journal.epochs()]


def next_push(till: Till) -> Push:
    step = plan_push(till.counter)
    assert step is not None
    return step


def pushed(till: Till, step: Push) -> PushReply:
    """What the server answers to it; nothing is applied yet."""
    reply = perform(till.line, step, till.clock).reply
    assert isinstance(reply, PushReply)
    return reply


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

        apply_handshake(till.counter, heard, altered(heard.reply, epochs=()))

        assert acknowledged(till) == [0]
        till.push()
        assert shop.balance() == Amounts(stamps=2)

    def test_is_never_raised_by_a_mere_handshake(self, till: Till) -> None:
        give(till, 2)
        step = plan_handshake(till.counter, APP_VERSION)
        heard = perform(till.line, step, till.clock)
        assert isinstance(heard.reply, HandshakeReply)
        claimed = (EpochHeld(till.counter.epoch, 99),)

        apply_handshake(till.counter, heard, altered(heard.reply, epochs=claimed))

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


def forged(receipt_of: Callable[[Receipt], Receipt], till: Till, reply: PushReply) -> PushReply:
    """The same reply with a receipt that says something else, signed by the very server."""
    assert reply.receipt is not None
    receipt = open_statement(
        reply.receipt, Receipt, lambda message, signature: bool(message and signature)
    )
    return altered(reply, receipt=till.shop.server.signed(receipt_of(receipt)))


FORGERIES: dict[str, Callable[[Receipt], Receipt]] = {
    "another terminal": lambda receipt: altered(receipt, terminal_id=TerminalId(TILL_2)),
    "another epoch": lambda receipt: altered(receipt, epoch=EpochId(EPOCH)),
    "another chain": lambda receipt: altered(receipt, hash=bytes(32)),
    "more than was pushed": lambda receipt: altered(receipt, sequence=receipt.sequence + 1),
    "less than was pushed": lambda receipt: altered(receipt, sequence=receipt.sequence - 1),
}


@pytest.mark.parametrize("what", FORGERIES)
def test_a_receipt_for_something_else_acknowledges_nothing(till: Till, what: str) -> None:
    give(till, 3)
    step = next_push(till)
    reply = forged(FORGERIES[what], till, pushed(till, step))

    with pytest.raises(ServerUnavailable) as failure:
        apply_push(till.counter, step, reply)

    assert failure.value.trouble is ServerTrouble.NOT_TRUSTED
    assert till.waiting() == 3


def test_a_receipt_that_somebody_else_signed_acknowledges_nothing(shop: Shop, till: Till) -> None:
    give(till)
    shop.server.trouble = Trouble.WRONG_KEY

    with pytest.raises(ServerUnavailable) as failure:
        till.push()

    assert failure.value.trouble is ServerTrouble.NOT_TRUSTED
    assert till.waiting() == 1


def test_the_head_of_a_ledger_is_no_receipt(shop: Shop, till: Till) -> None:
    give(till)
    step = next_push(till)
    reply = altered(pushed(till, step), receipt=shop.server.signed_head())

    with pytest.raises(ServerUnavailable):
        apply_push(till.counter, step, reply)

    assert till.waiting() == 1


def test_a_receipt_is_kept_with_its_exact_bytes(till: Till) -> None:
    give(till)
    step = next_push(till)
    reply = pushed(till, step)
    apply_push(till.counter, step, reply)

    assert reply.receipt is not None
    receipt = open_statement(
        reply.receipt, Receipt, lambda m, s: verify_signature(till.identity.server_key, m, s)
    )
    assert (receipt.sequence, receipt.hash) == (step.last_sequence, step.last_hash)
    assert till.waiting() == 0


def test_an_acknowledgement_that_cannot_be_stored_is_asked_for_again(
    shop: Shop, till: Till
) -> None:
    give(till)
    till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
    with pytest.raises(StorageUnavailable):
        till.push()
    till.store.fail_commit_with = None
    assert till.waiting() == 1

    till.push()

    assert till.waiting() == 0
    assert shop.balance() == Amounts(stamps=1)


class TestWhatTheServerParks:
    """Kept aside for a person to look at, and never in the way of what follows."""

    def test_is_acknowledged_and_noted_with_its_reason(self, shop: Shop, till: Till) -> None:
        shop.server.revoke(till.identity.terminal_id)
        give(till, 2)

        till.push()

        with till.store.begin() as uow:
            parked = uow.journal.parked()
        assert [(one.sequence, one.reason) for one in parked] == [(2, "revoked"), (3, "revoked")]
        assert till.waiting() == 0
        assert shop.balance() == Amounts()

    def test_does_not_block_what_can_be_read(self, shop: Shop, till: Till) -> None:
        give(till)
        last = till.journal()[-1]
        body = b'{"type":"entry","from":"a newer program"}'
        hash_ = chain_hash(last.hash, body)
        with till.store.begin() as uow:
            odd = SealedItem(entry_id(7), last.epoch, last.sequence + 1, body, hash_, bytes(64))
            uow.journal.append(odd)
            uow.commit()
        give(till)

        till.push()

        with till.store.begin() as uow:
            (parked,) = uow.journal.parked()
        assert (parked.epoch, parked.sequence) == (last.epoch, odd.sequence)
        assert parked.reason
        assert till.waiting() == 0
        assert shop.balance() == Amounts(stamps=2)

    def test_is_noted_once_however_often_it_is_pushed(self, shop: Shop, till: Till) -> None:
        shop.server.revoke(till.identity.terminal_id)
        give(till)
        step = next_push(till)
        replies = [pushed(till, step) for _ in range(2)]
        for reply in replies:
            assert [one.kind for one in reply.verdicts] == [VerdictKind.PARKED]
            apply_push(till.counter, step, reply)

        with till.store.begin() as uow:
            assert len(uow.journal.parked()) == 1


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
        assert acknowledged(till) == [3, 1]
        assert shop.balance() == Amounts(stamps=2)

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


def test_a_row_that_is_lost_stops_only_its_own_epoch(shop: Shop, till: Till) -> None:
    give(till)
    last = till.journal()[-1]
    beyond_a_hole = replace(last, entry_id=entry_id(8), sequence=last.sequence + 2)
    with till.store.begin() as uow:
        uow.journal.append(beyond_a_hole)
        uow.commit()
    till.restart()
    give(till)

    till.push()

    assert shop.balance() == Amounts(stamps=2)
    assert till.waiting() == 2


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
            apply_handshake(till.counter, Heard(theirs, 0, 0), theirs)

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
