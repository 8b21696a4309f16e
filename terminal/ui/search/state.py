"""What the search screen shows."""

from __future__ import annotations

from dataclasses import dataclass

from shared_domain.cards import CardStatus
from shared_domain.identifiers import CardId


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundLine:
    """One customer. What the program does not have is missing."""

    card_id: CardId
    card_number: str
    customer_name: str = ""
    contact: str = ""
    stamps: int | None = None
    points: int | None = None
    status: CardStatus = CardStatus.ACTIVE


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchState:
    """`found` is None while there is nothing to search by yet."""

    text: str = ""
    found: tuple[FoundLine, ...] | None = None
