"""Noting, with what changes a card, that its passes have news to hear: in the same transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from shared_domain.identifiers import CardId
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.posting import Posting

# Whoever looks at a phone after a stamp has not unlocked it sooner; an undo often comes within.
QUIET = timedelta(seconds=0.5)
# However busy a card is, its pass is not older than this.
LONGEST = timedelta(seconds=5)

# So many entries at once are a till that was offline and has more to send; its day is told once.
MANY = 50
QUIET_AFTER_MANY, LONGEST_AFTER_MANY = timedelta(seconds=3), timedelta(seconds=30)


def touch_passes(uow: UnitOfWork, posting: Posting, card_ids: Collection[CardId] | None) -> None:
    """There is news of these cards, or with None of all the vendor's, as of this posting."""
    if card_ids is not None and not card_ids:
        return
    are_many = len(posting.received) >= MANY
    due_at = posting.now + (QUIET_AFTER_MANY if are_many else QUIET)
    due_by = posting.now + (LONGEST_AFTER_MANY if are_many else LONGEST)
    uow.wallets.touch(posting.vendor_id, card_ids, posting.position, due_at, due_by)
