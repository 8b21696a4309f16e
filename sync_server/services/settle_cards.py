"""What new entries do to their cards: folded state, cases, and grants to an only terminal."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from shared_domain.business_day import calendar_of
from shared_domain.cards import CardState, fold
from shared_domain.reservations import rights_of
from sync_server.services.grants import grants_to_only_terminal
from sync_server.services.judge_cases import case_record, changed_cases, findings_about
from sync_server.services.state import HeldCard, ReceivedEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from shared_domain.identifiers import CardId
    from shared_domain.ledger import Entry
    from sync_server.services.ports import Instruments, UnitOfWork
    from sync_server.services.posting import Posting


def settle_cards(uow: UnitOfWork, instruments: Instruments, posting: Posting) -> None:
    """Bring every card that the posting touches up to date, and post what follows from it."""
    entries = _by_card(posting.entries)
    if not entries:
        return
    cards = _folded(uow.cards.get(posting.vendor_id, entries.keys()), entries)
    _judge(uow, posting, entries)
    grants = grants_to_only_terminal(uow, instruments, posting, cards.values())
    uow.cards.save(posting.vendor_id, _folded(cards, _by_card(grants)).values())


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
        unreserved = card.unreserved + rights_of(new).unreserved
        folded[card_id] = HeldCard(fold(card.state, new), unreserved)
    return folded


def _judge(uow: UnitOfWork, posting: Posting, entries: Mapping[CardId, Sequence[Entry]]) -> None:
    vendor_id, now = posting.vendor_id, posting.now
    vendor = uow.vendors.get(vendor_id)
    if vendor is None:
        message = f"vendor {vendor_id} has a ledger but does not exist"
        raise LookupError(message)
    programs, calendar = uow.programs.history(vendor_id), calendar_of(vendor)
    earlier = uow.ledger.entries_of(vendor_id, entries.keys())
    findings = {
        card_id: findings_about(
            [*earlier.get(card_id, ()), *(ReceivedEntry(entry, now) for entry in new)],
            programs,
            calendar,
        )
        for card_id, new in entries.items()
    }
    changed = changed_cases(uow.cases.of_cards(vendor_id, entries.keys()), findings, now)
    for case in changed:
        posting.change(case_record(vendor_id, case))
    uow.cases.save(vendor_id, changed)
