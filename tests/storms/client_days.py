"""Days of two tills over a bad network, invented by Hypothesis: what the use cases promise.

Beside the promises of the days themselves (balances are folds, the outbox drains, digests agree,
nothing is lost or counted twice) no till ever spends more than it holds the right to, unless a
manager overrode it.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from hypothesis import seed as seeded
from hypothesis.stateful import invariant

from shared_domain.amounts import NOTHING
from shared_domain.reservations import rights_of
from tests.storms.machinery.many_days import live_days
from tests.storms.machinery.tally import Tally, main
from tests.terminal.use_cases.test_two_tills import CARDS, ADay

if TYPE_CHECKING:
    from pathlib import Path

    from tests.terminal.use_cases.shop import Shop, Till


def client_days(size: int, seed: int, _folder: Path) -> Tally:
    counts: Counter[str] = Counter()

    @seeded(seed)
    class WatchedDay(ADay):
        """A day whose tills are watched at every step."""

        @invariant()
        def no_till_spends_what_it_has_no_right_to(self) -> None:
            counts["steps"] += 1
            if not self.reckless:
                _assert_rights_are_kept(self.shop, self.tills)

        def teardown(self) -> None:
            if not hasattr(self, "shop"):
                return
            super().teardown()
            counts["days"] += 1
            counts["reckless_days"] += self.reckless
            for entry in self.shown:
                counts[f"shown_{entry.kind.value}"] += 1

    return live_days(WatchedDay, counts, size)


def _assert_rights_are_kept(shop: Shop, tills: list[Till]) -> None:
    """By everything that anybody knows: one till alone may be just reading its mirror again."""
    for card_id in CARDS:
        known = {entry.entry_id: entry for entry in shop.server.ledger.entries_of(card_id)}
        for till in tills:
            known |= {entry.entry_id: entry for entry in till.entries(card_id)}
        rights = rights_of(known.values())
        for held in (rights.unreserved, *rights.held.values()):
            assert held.covers(NOTHING), f"{held} is held of {card_id}"


if __name__ == "__main__":
    main("client_days", client_days, says=__doc__, usual_size=2_000)
