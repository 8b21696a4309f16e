"""What new entries do to their cards: folded state, cases, and grants to an only terminal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shared_domain.amounts import NOTHING
from shared_domain.cards import CardState, fold
from shared_domain.reservations import rights_of
from sync_server.services.grants import grants_to_only_terminal
from sync_server.services.judge_cases import case_record, judge_cases
from sync_server.services.state import HeldCard

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from shared_domain.identifiers import CardId
    from shared_domain.ledger import Entry
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.posting import Posting


def settle_cards(uow: UnitOfWork, instruments: Instruments, posting: Posting) -> None:
    """Bring every card that the posting touches up to date, and post what follows from it."""
    entries = _by_card(posting.entries)
    if not entries:
        return
    before = uow.cards.get(posting.vendor_id, entries.keys())
    after = _folded(before, entries)
    changed = judge_cases(uow, posting.vendor_id, before, entries, posting.now)
    for case in changed:
        posting.change(case_record(posting.vendor_id, case))
    uow.cases.save(posting.vendor_id, changed)
    grants = grants_to_only_terminal(uow, instruments, posting, after.values())
    uow.cards.save(posting.vendor_id, _folded(after, _by_card(grants)).values())


def _by_card(entries: Iterable[Entry]) -> dict[CardId, list[Entry]]:
    by_card: dict[CardId, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_card[entry.card_id].append(entry)
    return by_card


def _folded(
    cards: Mapping[CardId, HeldCard], entries: Mapping[CardId, Sequence[Entry]]
) -> dict[CardId, HeldCard]:
    folded = dict(cards)
    for card_id, new in entries.items():
        card = folded.get(card_id) or HeldCard(CardState(card_id=card_id))
        folded[card_id] = HeldCard(
            fold(card.state, new),
            card.unreserved + rights_of(new).unreserved,
            _last_moved_at(card, new),
        )
    return folded


def _last_moved_at(card: HeldCard, new: Iterable[Entry]) -> datetime | None:
    times = [entry.occurred_at for entry in new if entry.amounts != NOTHING]
    if card.last_moved_at is not None:
        times.append(card.last_moved_at)
    return max(times, default=None)
