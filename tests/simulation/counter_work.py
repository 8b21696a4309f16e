"""What people do at a counter: give, redeem, ask for the right to, override, undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.ledger import Entry, EntryKind
from shared_domain.outcomes import (
    ClockNotTrusted,
    Refused,
    ReservedElsewhere,
    RewardCapReached,
)
from shared_domain.programs import LoyaltyType
from shared_domain.wire.codec import decode_item
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.redeem import RewardChoice, redeem, reservation_for
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.review_cases import cases_to_settle
from terminal.use_cases.run_pull import plan_pull
from terminal.use_cases.settle_case import settle_case
from terminal.use_cases.start_up import confirm_handed_out
from tests.simulation.network import Wish
from tests.simulation.shops import ANNA, BERT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from shared_domain.identifiers import CardId
    from shared_domain.journal import SealedItem
    from shared_domain.wire.pull import ReservationReply
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.sync_steps import Heard
    from tests.simulation.histories import History
    from tests.simulation.network import Leg
    from tests.simulation.tills import Till

_CAPPED = (RewardCapReached, ClockNotTrusted)
_MANAGERS_MAY_RISK = (ReservedElsewhere, *_CAPPED)
_GIVE, _REDEEM, _UNDO, _SETTLE = "give", "redeem", "undo", "settle"


class CounterWork:
    """For one history."""

    def __init__(self, history: History) -> None:
        self._history = history
        war = history.is_war
        self._weights = (5, 6, 1, 1) if war else (6, 3, 1, 1)
        self._patience = history.chance.choice((0.0, 0.1, 0.4))

    def serve(self, till: Till) -> None:
        """One customer."""
        chance = self._history.chance
        card_id = chance.choice(self._history.shop.cards)
        [what] = chance.choices((_GIVE, _REDEEM, _UNDO, _SETTLE), self._weights)
        if what == _GIVE:
            self._give(till, card_id)
        elif what == _REDEEM:
            self._redeem(till, card_id)
        elif what == _UNDO:
            self._undo(till, card_id)
        else:
            self._settle(till)

    def ask_about(self, till: Till, recovered: Iterable[SealedItem]) -> None:
        """The screen asks about the last action that nobody saw succeed: handed out, or not."""
        entries = [item for item in map(_item_of, recovered) if isinstance(item, Entry)]
        if not entries:
            return
        self._history.counts["asked_handed_out"] += 1
        if self._history.chance.random() < 0.5:
            confirm_handed_out(till.up, entries[-1].entry_id)
        else:
            self._show(till, reverse_entry(till.up, ANNA, entries[-1].entry_id, BERT), "undoes")

    def heard_reservation(self, leg: Leg, reply: ReservationReply) -> None:
        """The server granted or did not; now the page that holds the grant is read."""
        counts = self._history.counts
        counts["reservations_answered"] += 1
        counts["reservations_granted"] += reply.granted.stamps > 0 or reply.granted.points > 0
        wish = leg.wish
        assert wish is not None
        answered = Wish(wish.card_id, wish.choice, wish.after, reply)
        self._history.post.send(leg.till, wish.after, answered)

    def heard_page(self, leg: Leg, heard: Heard) -> None:
        """The rules decide again; if they still refuse, a manager may override."""
        wish, till = leg.wish, leg.till
        assert wish is not None
        assert wish.said is not None
        till.apply_grant(wish.said, wish.after, heard)
        result = redeem(till.up, ANNA, wish.card_id, wish.choice, freshly_granted=True)
        self._show(till, result, "redeems with a reservation")
        if isinstance(result, Refused):
            self._perhaps_override(till, wish.card_id, wish.choice, result)

    def _give(self, till: Till, card_id: CardId) -> None:
        chance, counts = self._history.chance, self._history.counts
        amount = None
        if self._history.shop.plan.loyalty_type is LoyaltyType.HYBRID:
            amount = chance.choice((None, 150, 990))
        stamps = chance.choice((1, 1, 2)) if amount is None else chance.choice((0, 1))
        counts["awards"] += 1
        self._show(till, award(till.up, ANNA, card_id, AwardRequest(stamps, amount)), "gives")

    def _redeem(self, till: Till, card_id: CardId) -> None:
        choice = self._choice()
        result = redeem(till.up, ANNA, card_id, choice)
        self._show(till, result, "redeems")
        if not isinstance(result, Refused):
            return
        if isinstance(result.reason, _CAPPED):
            self._history.counts["caps_reached"] += 1
            self._perhaps_override(till, card_id, choice, result)
        if not isinstance(result.reason, ReservedElsewhere):
            return
        if self._history.chance.random() < 0.7:
            with till.up.store.begin() as uow:
                program = uow.world.program()
            assert program is not None
            after = plan_pull(till.up, 0)
            request = reservation_for(program, card_id, choice)
            self._history.counts["reservations_asked"] += 1
            self._history.post.send(till, request, Wish(card_id, choice, after))
        else:
            self._perhaps_override(till, card_id, choice, result)

    def _perhaps_override(
        self, till: Till, card_id: CardId, choice: RewardChoice, refused: Refused
    ) -> None:
        if not isinstance(refused.reason, _MANAGERS_MAY_RISK):
            return
        if self._history.chance.random() < self._patience:
            result = redeem(till.up, ANNA, card_id, choice, overridden_by=BERT)
            self._history.counts["overrides"] += not isinstance(result, Refused)
            self._show(till, result, "overrides and redeems")

    def _undo(self, till: Till, card_id: CardId) -> None:
        undone = [
            entry
            for entry in till.entries_of(card_id)
            if entry.kind not in {EntryKind.CARD_ISSUED, EntryKind.RESERVATION_GRANTED}
        ]
        if undone:
            entry = self._history.chance.choice(undone[-3:])
            manager = self._history.chance.choice((None, BERT))
            self._show(till, reverse_entry(till.up, ANNA, entry.entry_id, manager), "undoes")

    def _settle(self, till: Till) -> None:
        """A manager decides about a case that this till has heard of."""
        chance, history = self._history.chance, self._history
        shown = cases_to_settle(till.up)
        if shown:
            one = chance.choice(shown)
            resolution = chance.choice(one.resolutions)
            settle_case(till.up, BERT, one.case.kind, one.case.entry_id, resolution)
            history.counts["settled"] += 1
            history.tell(f"{till.name} settles {one.case.kind.value}: {resolution.value}")

    def _choice(self) -> RewardChoice:
        if self._history.shop.plan.loyalty_type is LoyaltyType.HYBRID:
            return RewardChoice(self._history.chance.choice((None, "coffee")))
        return RewardChoice()

    def _show(self, till: Till, result: Recorded | Refused, verb: str) -> None:
        """From here on somebody has seen it."""
        history = self._history
        if isinstance(result, Refused):
            history.counts["refusals"] += 1
            history.tell(f"{till.name} {verb}: no, {type(result.reason).__name__}")
            return
        history.witness.saw(till, result.entries)
        for entry in result.entries:
            history.counts[_COUNTED.get(entry.kind, "other_entries")] += 1
            history.tell(
                f"{till.name} {verb}: {entry.stamps_delta:+} stamps {entry.points_delta:+} points"
                f" on {entry.card_id[:4]} ({str(entry.entry_id)[-6:]})"
            )


_COUNTED = {
    EntryKind.STAMPS_EARNED: "stamps_earned",
    EntryKind.POINTS_EARNED: "points_earned",
    EntryKind.STAMPS_REDEEMED: "redemptions",
    EntryKind.POINTS_REDEEMED: "redemptions",
    EntryKind.REVERSED: "reversals",
}


def _item_of(sealed: SealedItem) -> object:
    return decode_item(sealed.body)
