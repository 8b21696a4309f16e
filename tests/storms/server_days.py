"""Days of a server, invented by Hypothesis: whatever tills push, in whatever pieces and order.

After every step the chain is whole, no entry stands in the ledger twice, every stored balance is
a fold, and what tills hold and what nobody holds sums to the balance.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import seed as seeded
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from shared_domain.cards import CardState, fold
from shared_domain.digests import digest_of
from shared_domain.reservations import rights_of
from shared_domain.wire.codec import encode_item
from tests.storms.machinery.many_days import live_days
from tests.storms.machinery.tally import Tally, main
from tests.sync_server.services.shop import Shop
from tests.sync_server.services.test_whatever_is_pushed import (
    CARDS,
    MOST_TILLS,
    Morning,
    assert_the_chain_is_whole,
)

if TYPE_CHECKING:
    from pathlib import Path

_RECORDED = st.sampled_from(["earn", "earn", "redeem", "undo", "release", "poison"])
_OTHERWISE = st.sampled_from(["restart", "reserve", "revoke"])
_tills = st.integers(0, MOST_TILLS - 1)
_cards = st.sampled_from(CARDS)
_numbers = st.integers(1, 12)


def server_days(size: int, seed: int, _folder: Path) -> Tally:
    counts: Counter[str] = Counter()

    @seeded(seed)
    class ServerDay(RuleBasedStateMachine):
        """One shop of several tills, from its opening to a time when everything was pushed."""

        @initialize(till_count=st.integers(1, MOST_TILLS))
        def open_shop(self, till_count: int) -> None:
            self.shop = Shop()
            self.morning = Morning(
                self.shop, [self.shop.till(f"Till {at}") for at in range(till_count)]
            )

        @rule(at=_tills, what=_RECORDED, card_id=_cards, number=_numbers)
        def record(self, at: int, what: str, card_id: str, number: int) -> None:
            self.morning.act(at % len(self.morning.tills), what, card_id, number)

        @rule(at=_tills, what=_OTHERWISE, card_id=_cards, number=_numbers)
        def do_something_else(self, at: int, what: str, card_id: str, number: int) -> None:
            self.morning.act(at % len(self.morning.tills), what, card_id, number)

        @rule(at=_tills, first=st.integers(1, 60))
        def push_from(self, at: int, first: int) -> None:
            """As after a lost reply, or after a backup was put back."""
            self.morning.push(self.morning.tills[at % len(self.morning.tills)], first)

        @rule(at=_tills)
        def push_everything(self, at: int) -> None:
            self.push_from(at, 1)

        @invariant()
        def the_books_add_up(self) -> None:
            counts["steps"] += 1
            _assert_the_books_add_up(self.shop)

        def teardown(self) -> None:
            if not hasattr(self, "morning"):
                return
            for till in self.morning.tills:
                self.morning.push(till, 1)
                self.morning.push(till, 1)
            _assert_the_books_add_up(self.shop)
            counts["days"] += 1
            counts["entries"] += len(self.shop.entries())
            counts["cases"] += len(self.shop.cases())

    return live_days(ServerDay, counts, size)


def _assert_the_books_add_up(shop: Shop) -> None:
    assert_the_chain_is_whole(shop)
    entries = shop.entries()
    assert len({entry.entry_id for entry in entries}) == len(entries)
    known = shop.uow.cards.get(shop.vendor_id, CARDS)
    for card_id in CARDS:
        of_card = [entry for entry in entries if entry.card_id == card_id]
        held = known.get(card_id)
        if held is None:
            assert of_card == []
            continue
        assert held.state == fold(CardState(card_id=card_id), of_card)
        rights = rights_of(of_card)
        assert held.unreserved == rights.unreserved
        assert sum(rights.held.values(), rights.unreserved) == held.state.balance
    head = shop.uow.ledger.head(shop.vendor_id)
    assert head.digest == digest_of((encode_item(entry), entry.amounts) for entry in entries)


if __name__ == "__main__":
    main("server_days", server_days, says=__doc__, usual_size=2_000)
