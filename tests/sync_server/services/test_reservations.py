"""Reservations: everything to an only terminal, on request to several, never more than there is."""

from __future__ import annotations

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryFacts, EntryKind
from shared_domain.programs import OfflineRedemption
from shared_domain.records import ReservationAsked
from shared_domain.reservations import rights_of
from shared_domain.wire.codec import decode_record
from shared_domain.wire.pull import ReservationReply, ReservationRequest
from sync_server.services.grant_reservations import grant_reservation
from sync_server.services.manage_program import publish
from sync_server.services.own_entries import own_entry
from sync_server.services.posting import Posting
from sync_server.services.refusals import REVOKED
from sync_server.services.settle_cards import settle_cards
from tests.builders import a_program
from tests.postgres_cluster import in_memory_and_on_postgres
from tests.sync_server.scripted_terminal import ScriptedTerminal
from tests.sync_server.services.shop import Shop, granted

CARD = "00000000000000aa"


def rights(shop: Shop, till: ScriptedTerminal) -> Amounts:
    return rights_of(one for one in shop.entries() if one.card_id == CARD).of(till.terminal_id)


def reserve(shop: Shop, till: ScriptedTerminal, **wanted: int) -> ReservationReply:
    request = ReservationRequest(card_id=CARD, wanted=Amounts(**wanted))
    return granted(grant_reservation(shop.uow, shop.tools, shop.known(till), request))


def give(shop: Shop, **amounts: int) -> None:
    """An opening balance that the shop itself gives."""
    facts = EntryFacts(
        kind=EntryKind.OPENING_BALANCE,
        card_id=CARD,
        stamps_delta=amounts.get("stamps", 0),
        points_delta=amounts.get("points", 0),
    )
    posting = Posting(shop.uow, shop.vendor_id, shop.tools.clock.now())
    posting.own_entry(own_entry(facts, shop.vendor_id, 1, posting.now, shop.tools.ids))
    settle_cards(shop.uow, shop.tools, posting)
    posting.write()


def leave_behind(shop: Shop, **amounts: int) -> None:
    """A balance nobody holds: a terminal earned it, and released it."""
    till = shop.till("Old till")
    till.entry(
        EntryKind.OPENING_BALANCE,
        CARD,
        stamps_delta=amounts.get("stamps", 0),
        points_delta=amounts.get("points", 0),
    )
    till.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(**amounts))
    other = shop.till("Another")
    shop.push(till)
    shop.revoke(till)
    shop.revoke(other)


@in_memory_and_on_postgres
def test_an_only_terminal_holds_what_it_earned_without_any_grant(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD, 3)
    shop.push(till)

    assert [one.kind for one in shop.entries()] == [EntryKind.STAMPS_EARNED]
    assert rights(shop, till) == Amounts(stamps=3)


@in_memory_and_on_postgres
def test_an_only_terminal_is_granted_what_it_released(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD, 3)
    till.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=2))
    shop.push(till)

    assert rights(shop, till) == Amounts(stamps=3)
    assert shop.held(CARD).unreserved == NOTHING


@in_memory_and_on_postgres
def test_what_waits_is_granted_to_the_only_terminal_when_it_says_hello(shop: Shop) -> None:
    leave_behind(shop, stamps=10, points=40)
    till = shop.till()
    assert shop.held(CARD).unreserved == Amounts(10, 40)

    shop.shake(till)

    assert rights(shop, till) == Amounts(10, 40)
    assert shop.held(CARD).unreserved == NOTHING
    before = shop.uow.ledger.head(shop.vendor_id)
    shop.shake(till)
    assert shop.uow.ledger.head(shop.vendor_id) == before


@in_memory_and_on_postgres
def test_a_revoked_terminal_is_granted_nothing(shop: Shop) -> None:
    leave_behind(shop, stamps=10)
    till = shop.till()
    shop.revoke(till)

    shop.shake(till)

    assert shop.held(CARD).unreserved == Amounts(stamps=10)


@in_memory_and_on_postgres
def test_what_the_shop_gives_is_at_home_where_the_card_was_last(shop: Shop) -> None:
    first, last, never = shop.till("First"), shop.till("Last"), shop.till("Never")
    for till in (first, last):
        till.stamp(CARD)
        shop.let_pass(first, last, never, minutes=20)
        shop.push(till)

    give(shop, stamps=5)

    assert shop.held(CARD).unreserved == NOTHING
    assert [rights(shop, till) for till in (first, last, never)] == [
        Amounts(stamps=1),
        Amounts(stamps=6),
        NOTHING,
    ]


@in_memory_and_on_postgres
def test_what_the_shop_gives_on_a_card_that_no_terminal_saw_waits(shop: Shop) -> None:
    shop.till("Till 1")
    shop.till("Till 2")
    give(shop, stamps=5)

    assert shop.held(CARD).unreserved == Amounts(stamps=5)


@in_memory_and_on_postgres
def test_what_was_let_go_of_waits_for_whoever_asked(shop: Shop) -> None:
    holder, _ = shop.till("Till 1"), shop.till("Till 2")
    holder.stamp(CARD, 5)
    holder.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=5))
    shop.push(holder)

    assert shop.held(CARD).unreserved == Amounts(stamps=5)
    shop.let_pass(holder, minutes=20)
    holder.stamp(CARD)
    shop.push(holder)
    assert rights(shop, holder) == Amounts(stamps=6)


@in_memory_and_on_postgres
def test_several_terminals_are_granted_nothing_unasked(shop: Shop) -> None:
    leave_behind(shop, stamps=10)
    till_1, till_2 = shop.till("Till 1"), shop.till("Till 2")
    shop.shake(till_1)
    shop.shake(till_2)

    assert shop.held(CARD).unreserved == Amounts(stamps=10)


@in_memory_and_on_postgres
def test_a_program_that_never_redeems_offline_grants_nothing_unasked(shop: Shop) -> None:
    never = a_program(version=2, offline_redemption=OfflineRedemption.NEVER)
    publish(shop.uow, shop.tools, shop.vendor_id, never)
    leave_behind(shop, stamps=10)
    till = shop.till()
    shop.shake(till)
    assert shop.held(CARD).unreserved == Amounts(stamps=10)

    assert reserve(shop, till, stamps=10) == ReservationReply(granted=Amounts(stamps=10))


@in_memory_and_on_postgres
def test_what_is_free_is_granted_up_to_what_is_wanted(shop: Shop) -> None:
    leave_behind(shop, stamps=12, points=3)
    till_1, till_2 = shop.till("Till 1"), shop.till("Till 2")

    assert reserve(shop, till_1, stamps=10) == ReservationReply(granted=Amounts(stamps=10))

    assert rights(shop, till_1) == Amounts(stamps=10)
    assert shop.held(CARD).unreserved == Amounts(2, 3)
    second = reserve(shop, till_2, stamps=10)
    assert second.granted == Amounts(stamps=2)
    assert (second.held_by, second.held) == (till_1.terminal_id, Amounts(stamps=10))
    assert second.held_by_last_contact_at == shop.known(till_1).last_contact_at
    assert reserve(shop, till_2, stamps=10).granted == NOTHING


@in_memory_and_on_postgres
def test_a_card_nobody_has_anything_on_has_no_holder(shop: Shop) -> None:
    till = shop.till()

    assert reserve(shop, till, stamps=1) == ReservationReply(granted=NOTHING)


@in_memory_and_on_postgres
def test_wanting_less_than_nothing_takes_nothing(shop: Shop) -> None:
    leave_behind(shop, stamps=5)
    till_1, _ = shop.till("Till 1"), shop.till("Till 2")

    assert reserve(shop, till_1, stamps=-5).granted == NOTHING
    assert shop.held(CARD).unreserved == Amounts(stamps=5)


@in_memory_and_on_postgres
def test_a_revoked_terminal_may_not_reserve(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)
    request = ReservationRequest(card_id=CARD, wanted=Amounts(stamps=1))

    assert grant_reservation(shop.uow, shop.tools, shop.known(till), request) == REVOKED


@in_memory_and_on_postgres
def test_holders_are_asked_once_by_a_record_that_all_terminals_read(shop: Shop) -> None:
    holder, asker = shop.till("Till 1"), shop.till("Till 2")
    holder.stamp(CARD, 10)
    shop.push(holder)
    request = ReservationRequest(card_id=CARD, wanted=Amounts(stamps=10))

    reply = granted(
        grant_reservation(shop.uow, shop.tools, shop.known(asker), request, asks_holders=True)
    )

    assert (reply.granted, reply.held_by) == (NOTHING, holder.terminal_id)
    assert decode_record(shop.records()[-1].body) == ReservationAsked(
        CARD, asker.terminal_id, Amounts(stamps=10), shop.tools.clock.now()
    )
    holder.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=10))
    shop.push(holder)
    assert reserve(shop, asker, stamps=10) == ReservationReply(granted=Amounts(stamps=10))


@in_memory_and_on_postgres
def test_nobody_is_asked_where_everything_was_free(shop: Shop) -> None:
    leave_behind(shop, stamps=10)
    till, _ = shop.till("Till 1"), shop.till("Till 2")
    request = ReservationRequest(card_id=CARD, wanted=Amounts(stamps=10))

    grant_reservation(shop.uow, shop.tools, shop.known(till), request, asks_holders=True)

    assert shop.records()[-1].entry_id is not None
