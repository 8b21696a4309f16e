"""Whether a terminal may take so much off a card without asking, and who holds the rest."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.amounts import Amounts
from shared_domain.outcomes import ReservedElsewhere
from shared_domain.programs import OfflineRedemption

if TYPE_CHECKING:
    from shared_domain.rules.situation import Situation


def lacks_right(situation: Situation, cost: Amounts) -> bool:
    """Whether taking this would spend what another terminal may be spending just now."""
    if situation.program.offline_redemption is OfflineRedemption.ALWAYS:
        return False
    if situation.terminal_id is None:
        # The server itself spends what nobody has reserved.
        return not situation.rights.unreserved.covers(cost)
    return not situation.rights.of(situation.terminal_id).covers(cost)


def reserved_elsewhere(situation: Situation, cost: Amounts) -> ReservedElsewhere:
    """Who holds most of what is lacking, and since when they have not been heard from."""
    own = situation.terminal_id
    rights = situation.rights
    holder = rights.holder_of_most(own, cost) if own is not None else None
    held = rights.of(holder) if holder is not None else Amounts()
    heard = {silent.terminal_id: silent.last_heard_at for silent in situation.silent_terminals}
    return ReservedElsewhere(holder, held, heard.get(holder) if holder is not None else None)
