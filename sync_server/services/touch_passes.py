"""Noting, with what changes a card, that its passes have news to hear: in the same transaction."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from shared_domain.identifiers import CardId
    from sync_server.services.ports import UnitOfWork
    from sync_server.services.posting import Posting

# A till that was offline sends its day in runs that follow one another within this time, and
# whoever looks at a phone after a stamp has not unlocked it sooner.
QUIET = timedelta(seconds=0.5)
# However busy a card is, its pass is not older than this.
LONGEST = timedelta(seconds=5)


def touch_passes(uow: UnitOfWork, posting: Posting, card_ids: Collection[CardId] | None) -> None:
    """There is news of these cards, or with None of all the vendor's, as of this posting."""
    if card_ids is not None and not card_ids:
        return
    now = posting.now
    uow.wallets.touch(posting.vendor_id, card_ids, posting.position, now + QUIET, now + LONGEST)
