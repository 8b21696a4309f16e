"""One line about one entry, as lists and questions show it.

Names and numbers only: the words are chosen by the page that draws it (entry_words.py).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared_domain.identifiers import EntryId
from shared_domain.ledger import EntryKind


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryLine:
    """What happened to whose card, and when.

    `at` is the vendor's local time. `stamps` and `points` are the entry's own signed deltas.
    `customer` may be empty; `card_tail` then tells cards apart (the number's last letters).
    `reward` is the vendor's own wording. `undoes` is the kind of the entry a reversal names.
    """

    entry_id: EntryId
    at: datetime
    kind: EntryKind
    card_tail: str
    customer: str = ""
    stamps: int = 0
    points: int = 0
    reward: str = ""
    undoes: EntryKind | None = None
    waiting: bool = False
