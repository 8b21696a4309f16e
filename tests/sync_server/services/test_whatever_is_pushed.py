"""Whatever terminals push, in whatever pieces and however often: the ledger adds up."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState, fold
from shared_domain.digests import digest_of
from shared_domain.ledger import Entry, EntryKind
from shared_domain.records import LEDGER_START, ledger_hash
from shared_domain.reservations import rights_of
from shared_domain.wire.codec import encode_item
from shared_domain.wire.pull import ReservationRequest
from shared_domain.wire.push import VerdictKind
from sync_server.services.check_books import CheckedBooks, check_books
from sync_server.services.grant_reservations import grant_reservation
from tests.sync_server.services.shop import Shop

if TYPE_CHECKING:
    from tests.sync_server.scripted_terminal import ScriptedTerminal

CARDS = ["00000000000000aa", "00000000000000bb"]
MOST_TILLS = 3

# What one till does: which till, what, on which card, and a number that the act may use.
ACTS = st.lists(
    st.tuples(
        st.integers(0, MOST_TILLS - 1),
        st.sampled_from(
            ["earn", "redeem", "undo", "release", "poison", "restart", "push", "reserve", "revoke"]
        ),
        st.sampled_from(CARDS),
        st.integers(1, 12),
    ),
    max_size=40,
)


class Morning:
    """Tills that act as they are told."""

    def __init__(self, shop: Shop, tills: list[ScriptedTerminal]) -> None:
        self.shop, self.tills = shop, tills
        self.earned: dict[int, list[Entry]] = {at: [] for at in range(len(tills))}

    def act(self, at: int, what: str, card_id: str, number: int) -> None:
        till = self.tills[at]
        till.now += timedelta(minutes=number * 7 - 20)
        match what:
            case "earn":
                self.earned[at].append(till.stamp(card_id, number))
            case "redeem":
                till.entry(EntryKind.STAMPS_REDEEMED, card_id, stamps_delta=-number)
            case "undo" if self.earned[at]:
                self._undo(till, self.earned[at][number % len(self.earned[at])])
            case "release":
                amounts = Amounts(stamps=number)
                till.entry(EntryKind.RESERVATION_RELEASED, card_id, reserved=amounts)
            case "poison":
                till.journal.append(b"\xff" * number)
            case "restart":
                self.push(till, 1)
                till.open_epoch(parent=till.journal.end)
            case "push":
                self.push(till, number)
            case "reserve":
                request = ReservationRequest(card_id=card_id, wanted=Amounts(stamps=number))
                known = self.shop.known(till)
                grant_reservation(self.shop.uow, self.shop.tools, known, request)
            case "revoke" if number == 1:
                self.shop.revoke(till)

    def push(self, till: ScriptedTerminal, first: int) -> None:
        """Push from somewhere on, as after a lost reply or a restored backup."""
        first = min(first, till.journal.next_sequence - 1)
        reply = self.shop.push(till, till.push_request(first))
        if reply.receipt is not None:
            receipt = self.shop.receipt(reply)
            assert receipt.hash == till.journal.hashes[receipt.sequence - 1]
            assert len(reply.verdicts) == receipt.sequence - first + 1

    @staticmethod
    def _undo(till: ScriptedTerminal, target: Entry) -> None:
        till.entry(
            EntryKind.REVERSED,
            target.card_id,
            stamps_delta=-target.stamps_delta,
            reverses=target.entry_id,
            reversed_kind=target.kind,
        )


@given(st.integers(1, MOST_TILLS), ACTS)
def test_the_ledger_adds_up(till_count: int, acts: list[tuple[int, str, str, int]]) -> None:
    shop = Shop()
    morning = Morning(shop, [shop.till(f"Till {at}") for at in range(till_count)])
    for at, what, card_id, number in acts:
        morning.act(at % till_count, what, card_id, number)
    for till in morning.tills:
        morning.push(till, 1)
        morning.push(till, 1)

    entries = shop.entries()
    assert_the_chain_is_whole(shop)
    assert len({entry.entry_id for entry in entries}) == len(entries)
    for card_id in CARDS:
        of_card = [entry for entry in entries if entry.card_id == card_id]
        held = shop.uow.cards.get(shop.vendor_id, [card_id]).get(card_id)
        if held is None:
            assert of_card == []
            continue
        assert held.state == fold(CardState(card_id=card_id), of_card)
        rights = rights_of(of_card)
        assert held.unreserved == rights.unreserved
        total = sum(rights.held.values(), rights.unreserved)
        assert total == held.state.balance
    head = shop.uow.ledger.head(shop.vendor_id)
    bodies = ((encode_item(entry), entry.amounts) for entry in entries)
    assert head.digest == digest_of(bodies)
    assert check_books(shop.uow) == CheckedBooks({shop.vendor_id: head.position}, ())


def assert_the_chain_is_whole(shop: Shop) -> None:
    hash_ = LEDGER_START
    for expected, record in enumerate(shop.records(), start=1):
        assert record.position == expected
        hash_ = ledger_hash(hash_, record.position, record.body)
    assert shop.uow.ledger.head(shop.vendor_id).hash == hash_


@given(ACTS)
def test_every_item_of_a_trusted_till_is_recorded_or_parked_once(
    acts: list[tuple[int, str, str, int]],
) -> None:
    """Nothing that was sent is missing: each place holds the item or says why it does not."""
    shop = Shop()
    till = shop.till()
    morning = Morning(shop, [till])
    for _, what, card_id, number in acts:
        if what not in {"restart", "revoke"}:
            morning.act(0, what, card_id, number)
    morning.push(till, 1)

    places = shop.uow.journal.items(shop.known(till), till.journal.epoch, 1, 10_000)
    assert [item.hash for item in places] == till.journal.hashes
    positions = [one.position for one in places if one.position is not None]
    assert positions == sorted(set(positions))
    for item, body in zip(places, till.journal.bodies, strict=True):
        parked = shop.uow.journal.parked(shop.known(till), till.journal.epoch, item.sequence)
        if item.verdict is VerdictKind.PARKED:
            assert [one.body for one in parked] == [body]
        elif item.position is None:
            assert item.body == body
        else:
            assert shop.records()[item.position - 1].body == body
