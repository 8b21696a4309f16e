"""An item leaves the outbox only against a receipt for this very run; parked ones leave it too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from msgspec.structs import replace as altered

from shared_domain.amounts import Amounts
from shared_domain.identifiers import EpochId, TerminalId
from shared_domain.journal import SealedItem, chain_hash
from shared_domain.wire.push import PushReply, VerdictKind
from shared_domain.wire.signed import Receipt, open_statement
from terminal.gateway.device_keys import verify_signature
from terminal.use_cases.ports import (
    ServerTrouble,
    ServerUnavailable,
    StorageTrouble,
    StorageUnavailable,
)
from terminal.use_cases.run_push import apply_push
from tests.builders import EPOCH, TILL_2, a_program, entry_id
from tests.fakes.fake_server import Trouble
from tests.terminal.use_cases.exchanges import give, next_push, pushed
from tests.terminal.use_cases.shop import Shop, Till


@pytest.fixture
def shop() -> Shop:
    return Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))


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
