"""One scan, one result: find the card, and where a stamp is all there is to give, give it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.outcomes import Refused
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.scan_card import scan_card

if TYPE_CHECKING:
    from terminal.use_cases.carry_out import Recorded
    from terminal.use_cases.counter import Counter, Session
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.scanned_text import ScannedText


@dataclass(frozen=True, slots=True)
class NotServed:
    """Why the scan gave nothing, and the card if one was recognised."""

    refusal: Refused
    card: CardView | None = None


def serve_scan(
    counter: Counter, session: Session | None, scanned: ScannedText
) -> CardView | Recorded | NotServed:
    """A stamp for a program of stamps only; the opened card where an amount is asked for."""
    found = scan_card(counter, session, scanned)
    return NotServed(found) if isinstance(found, Refused) else serve_card(counter, session, found)


def serve_card(
    counter: Counter, session: Session | None, card: CardView
) -> CardView | Recorded | NotServed:
    """The same for a card that was found in another way."""
    if card.program.is_points_enabled:
        return card
    result = award(counter, session, card.card_id, AwardRequest(stamps=1), card.snapshot)
    return NotServed(result, card) if isinstance(result, Refused) else result
