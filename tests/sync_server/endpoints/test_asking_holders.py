"""A terminal that lacks a right asks; a holder that is online lets go while the asker waits."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind
from shared_domain.records import ReservationAsked
from shared_domain.wire import protocol
from shared_domain.wire.codec import decode_record
from shared_domain.wire.pull import ReservationReply, ReservationRequest
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import Caller
from tests.sync_server.endpoints.test_held_pulls import at_the_end, held_pull

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from sync_server.running import RunningServer

pytestmark = on_both_databases

CARD = "00000000000000aa"
WANTED = ReservationRequest(card_id=CARD, wanted=Amounts(stamps=10))


def test_a_holder_that_listens_is_heard_in_time(
    running: RunningServer, caller: Caller, shop: Demo
) -> None:
    holder, holding = caller.paired(shop.pairing_codes[0], "Till 1")
    _, asking = caller.paired(shop.pairing_codes[1], "Till 2")
    holder.open_epoch()
    holder.stamp(CARD, 10)
    caller.push(holder.push_request(), holding.access_token)

    def ask() -> ReservationReply:
        with Caller(running.url) as asker:
            return asker.ask(protocol.RESERVE, WANTED, ReservationReply, asking.access_token)

    with ThreadPoolExecutor(2) as pool:
        request = at_the_end(caller, holding.access_token)
        listening = held_pull(pool, running, request, holding.access_token)
        asked = pool.submit(ask)
        (question,) = listening.result().records
        assert isinstance(decode_record(question.body), ReservationAsked)
        holder.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=10))
        caller.push(holder.push_request(first=3), holding.access_token)

        assert asked.result() == ReservationReply(granted=Amounts(stamps=10))


def test_a_holder_that_is_away_is_named(caller: Caller, shop: Demo) -> None:
    holder, holding = caller.paired(shop.pairing_codes[0], "Till 1")
    _, asking = caller.paired(shop.pairing_codes[1], "Till 2")
    holder.open_epoch()
    holder.stamp(CARD, 10)
    caller.push(holder.push_request(), holding.access_token)

    reply = caller.ask(protocol.RESERVE, WANTED, ReservationReply, asking.access_token)

    assert (reply.granted, reply.held_by) == (NOTHING, holder.terminal_id)
    assert reply.held == Amounts(stamps=10)
    assert reply.held_by_last_contact_at is not None


def test_what_was_granted_at_once_and_after_waiting_is_one_answer(
    running: RunningServer, caller: Caller, shop: Demo
) -> None:
    holder, holding = caller.paired(shop.pairing_codes[0], "Till 1")
    _, asking = caller.paired(shop.pairing_codes[1], "Till 2")
    holder.open_epoch()
    holder.stamp(CARD, 10)
    holder.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=4))
    caller.push(holder.push_request(), holding.access_token)

    def ask() -> ReservationReply:
        with Caller(running.url) as asker:
            return asker.ask(protocol.RESERVE, WANTED, ReservationReply, asking.access_token)

    with ThreadPoolExecutor(2) as pool:
        request = at_the_end(caller, holding.access_token)
        listening = held_pull(pool, running, request, holding.access_token)
        asked = pool.submit(ask)
        listening.result()
        holder.entry(EntryKind.RESERVATION_RELEASED, CARD, reserved=Amounts(stamps=6))
        caller.push(holder.push_request(first=4), holding.access_token)

        assert asked.result() == ReservationReply(granted=Amounts(stamps=10))
