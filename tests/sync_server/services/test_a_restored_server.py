"""A server that goes on from a backup: it says so, and grants nothing before everybody is back."""

from __future__ import annotations

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.identifiers import VendorId
from shared_domain.ledger import EntryKind
from shared_domain.records import LEDGER_START
from shared_domain.wire.pull import ReservationReply, ReservationRequest
from shared_domain.wire.push import EpochHeld
from shared_domain.wire.signed import LedgerHead, open_statement, sign_statement
from sync_server.services.generations import (
    awaited_terminals,
    begin_history,
    declare_restored,
    mark_as_copy,
    waive_recovery,
)
from sync_server.services.grant_reservations import grant_reservation
from tests.fakes.server_stores import MemoryLedgerStore
from tests.sync_server.scripted_terminal import ScriptedTerminal
from tests.sync_server.services.shop import Shop, granted

CARD = "00000000000000aa"


def leave_free(shop: Shop, stamps: int) -> None:
    """A balance that nobody holds."""
    gone = shop.till("Old till")
    gone.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=stamps)
    gone.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=stamps))
    another = shop.till("Another")
    shop.push(gone)
    shop.revoke(gone)
    shop.revoke(another)


def reserve(shop: Shop, till: ScriptedTerminal, stamps: int) -> ReservationReply:
    request = ReservationRequest(card_id=CARD, wanted=Amounts(stamps=stamps))
    return granted(grant_reservation(shop.uow, shop.tools, shop.known(till), request))


def put_back(shop: Shop) -> None:
    declare_restored(shop.uow, shop.tools.ids)


def awaited(shop: Shop) -> list[str]:
    return [one.name for one in awaited_terminals(shop.uow, shop.vendor_id)]


def test_a_start_from_the_same_database_goes_on_in_the_same_history(shop: Shop) -> None:
    before = shop.generation

    begin_history(shop.uow, shop.tools.ids)

    assert shop.generation == before
    shop.till()
    assert awaited(shop) == []


def test_a_start_from_a_copy_begins_another_history_once(shop: Shop) -> None:
    shop.till("Till 1")
    before = shop.generation
    mark_as_copy(shop.uow)

    begin_history(shop.uow, shop.tools.ids)
    restored = shop.generation
    begin_history(shop.uow, shop.tools.ids)

    assert restored != before
    assert shop.generation == restored
    assert awaited(shop) == ["Till 1"]


def test_nothing_is_granted_before_everybody_is_back(shop: Shop) -> None:
    leave_free(shop, 10)
    near, far = shop.till("Near"), shop.till("Far")
    put_back(shop)
    shop.shake(near)

    assert reserve(shop, near, 10) == ReservationReply(
        granted=NOTHING,
        held_by=far.terminal_id,
        held=Amounts(stamps=10),
        held_by_last_contact_at=shop.known(far).last_contact_at,
        is_recovering=True,
    )

    shop.shake(far)

    assert reserve(shop, near, 10).granted == Amounts(stamps=10)


def test_a_terminal_that_is_itself_awaited_is_told_of_no_other(shop: Shop) -> None:
    leave_free(shop, 10)
    till = shop.till()
    put_back(shop)

    assert reserve(shop, till, 10) == ReservationReply(granted=NOTHING, is_recovering=True)


def test_an_only_terminal_gets_what_waits_when_it_is_back(shop: Shop) -> None:
    leave_free(shop, 10)
    till = shop.till()
    put_back(shop)

    shop.shake(till, generation="before")
    assert shop.held(CARD).unreserved == Amounts(stamps=10)

    shop.shake(till)
    assert shop.held(CARD).unreserved == NOTHING


def test_who_has_more_to_push_is_not_back_yet(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    recorded = EpochHeld(till.journal.epoch, 2)
    put_back(shop)

    assert shop.shake(till, epochs=(recorded,)).is_awaited
    shop.push(till)
    assert not shop.shake(till, epochs=(recorded,)).is_awaited

    assert awaited(shop) == []


def test_outside_of_a_recovery_nobody_is_awaited_for_a_backlog(shop: Shop) -> None:
    till = shop.till()

    assert not shop.shake(till, epochs=(EpochHeld(till.journal.epoch, 9),)).is_awaited


def test_revoked_terminals_are_not_waited_for(shop: Shop) -> None:
    till = shop.till()
    put_back(shop)
    shop.revoke(till)

    assert awaited(shop) == []


def test_an_operator_may_go_on_without_them_until_the_next_restore(shop: Shop) -> None:
    leave_free(shop, 10)
    near, _ = shop.till("Near"), shop.till("Far")
    put_back(shop)
    waive_recovery(shop.uow, shop.vendor_id)

    assert reserve(shop, near, 10).granted == Amounts(stamps=10)

    put_back(shop)
    assert awaited(shop) == ["Near", "Far"]


def test_a_head_that_the_server_does_not_hold_any_more_begins_another_history(shop: Shop) -> None:
    till = shop.till()
    backup = shop.uow.ledger.head(shop.vendor_id)
    shop.card()
    forgotten = shop.shake(till).head
    before = shop.generation
    assert isinstance(shop.uow.ledger, MemoryLedgerStore)
    shop.uow.ledger.forget_after(shop.vendor_id, backup)

    reply = shop.shake(till, known_head=forgotten)

    assert reply.generation == shop.generation != before
    assert reply.is_awaited
    # The same head proves nothing new about the history that is told since.
    again = shop.shake(till, known_head=forgotten, generation=reply.generation)
    assert again.generation == reply.generation
    assert not again.is_awaited


def test_a_head_of_a_generation_that_was_forgotten_too_does_so_once(shop: Shop) -> None:
    """Somebody put a file back that knows nothing of the restore after it."""
    till = shop.till()
    statement = open_statement(shop.shake(till).head, LedgerHead, shop.verify)
    later = LedgerHead(
        vendor_id=statement.vendor_id,
        position=0,
        hash=LEDGER_START,
        server_time=statement.server_time,
        generation="f" * 32,
    )
    key = shop.tools.server.private_key
    head = sign_statement(later, lambda message: shop.tools.signatures.sign(key, message))
    before = shop.generation

    first = shop.shake(till, known_head=head)
    second = shop.shake(till, known_head=head, generation=first.generation)

    assert before != first.generation == second.generation


def test_only_the_servers_own_signature_is_evidence(shop: Shop) -> None:
    till, before = shop.till(), shop.generation
    statement = open_statement(shop.shake(till).head, LedgerHead, shop.verify)
    own_key, _ = shop.tools.signatures.new_key()
    forged = sign_statement(
        LedgerHead(
            vendor_id=statement.vendor_id,
            position=10_000,
            hash=bytes(32),
            server_time=statement.server_time,
            generation=statement.generation,
        ),
        lambda message: shop.tools.signatures.sign(own_key, message),
    )

    shop.shake(till, known_head=forged)

    assert shop.generation == before


def test_a_head_of_another_vendor_is_none_of_this_ledger(shop: Shop) -> None:
    till, before = shop.till(), shop.generation
    statement = open_statement(shop.shake(till).head, LedgerHead, shop.verify)
    key = shop.tools.server.private_key
    other = sign_statement(
        LedgerHead(
            vendor_id=VendorId(shop.tools.ids.new_id()),
            position=10_000,
            hash=bytes(32),
            server_time=statement.server_time,
            generation=statement.generation,
        ),
        lambda message: shop.tools.signatures.sign(key, message),
    )

    shop.shake(till, known_head=other)

    assert shop.generation == before


def test_what_was_spent_from_a_forgotten_grant_is_not_granted_again(shop: Shop) -> None:
    leave_free(shop, 10)
    spender, other = shop.till("Spender"), shop.till("Other")
    spender.entry(EntryKind.STAMPS_REDEEMED, CARD, stamps_delta=-10)
    shop.push(spender)

    assert shop.held(CARD).unreserved == NOTHING
    assert reserve(shop, other, 10) == ReservationReply(granted=NOTHING)


def test_what_others_overspent_is_granted_to_nobody_else(shop: Shop) -> None:
    leave_free(shop, 10)
    put_back(shop)
    spender, other = shop.till("Spender"), shop.till("Other")
    shop.shake(spender, generation="before")
    spender.entry(EntryKind.STAMPS_REDEEMED, CARD, stamps_delta=-10)
    declare_restored(shop.uow, shop.tools.ids)
    shop.push(spender)
    for till in (spender, other):
        shop.shake(till)

    assert shop.held(CARD).unreserved == Amounts(stamps=10)
    assert reserve(shop, other, 10) == ReservationReply(granted=NOTHING)
