"""What new entries do to their cards: folded state, cases, and grants where they are at home."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING
from shared_domain.cards import CardState, fold
from shared_domain.reservations import rights_of
from shared_domain.worst_case import puts_at_risk
from sync_server.services.grants import grants_unasked
from sync_server.services.judge_cases import judge_cases, post_cases
from sync_server.services.state import HeldCard, ReceivedEntry
from sync_server.services.touch_passes import touch_passes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from shared_domain.identifiers import CardId
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.posting import Posting


def settle_cards(uow: UnitOfWork, instruments: Instruments, posting: Posting) -> None:
    """Bring every card that the posting touches up to date, and post what follows from it."""
    entries = _by_card(posting.received)
    if not entries:
        return
    before = uow.cards.get(posting.vendor_id, entries.keys())
    after = _folded(before, entries)
    post_cases(uow, posting, judge_cases(uow, posting.vendor_id, before, entries, posting.now))
    grants = grants_unasked(uow, instruments, posting, after.values())
    granted = _by_card(ReceivedEntry(entry, posting.now) for entry in grants)
    uow.cards.save(posting.vendor_id, _folded(after, granted).values())
    touch_passes(uow, posting, _changed(before, after))


def _changed(before: Mapping[CardId, HeldCard], after: Mapping[CardId, HeldCard]) -> list[CardId]:
    """The cards that are not what they were, whatever is reserved of them."""
    return [
        card_id
        for card_id, card in after.items()
        if card_id in before and before[card_id].state != card.state
    ]


def _by_card(received: Iterable[ReceivedEntry]) -> dict[CardId, list[ReceivedEntry]]:
    by_card: dict[CardId, list[ReceivedEntry]] = defaultdict(list)
    for one in received:
        by_card[one.entry.card_id].append(one)
    return by_card


def _folded(
    cards: Mapping[CardId, HeldCard], received: Mapping[CardId, Sequence[ReceivedEntry]]
) -> dict[CardId, HeldCard]:
    """Folded by the times that the entries say, which is all that terminals know of them too."""
    folded = dict(cards)
    for card_id, new in received.items():
        folded[card_id] = card_after(folded.get(card_id) or new_card(card_id), new)
    return folded


def new_card(card_id: CardId) -> HeldCard:
    """A card without any entry."""
    return HeldCard(CardState(card_id=card_id))


def card_after(card: HeldCard, received: Sequence[ReceivedEntry]) -> HeldCard:
    """The card with these entries too, however they are batched."""
    entries = [one.entry for one in received]
    return HeldCard(
        fold(card.state, entries),
        card.unreserved + rights_of(entries).unreserved,
        _last_moved_at(card, received),
        card.is_at_risk or any(map(puts_at_risk, entries)),
    )


def _last_moved_at(card: HeldCard, new: Iterable[ReceivedEntry]) -> datetime | None:
    times = [one.judged.occurred_at for one in new if one.entry.amounts != NOTHING]
    if card.last_moved_at is not None:
        times.append(card.last_moved_at)
    return max(times, default=None)
