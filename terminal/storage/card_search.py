"""Finding cards by words: ranges of an index, never a scan of all customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import ColumnElement, Select, and_, intersect, or_, select

from terminal.storage.tables import card_words, cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from terminal.use_cases.search_words import Term

# So many matches are put in order; of more than that the first few would be chance anyway.
_MOST_SORTED = 500
# Sorts behind every letter and digit, so that it ends the range of a beginning.
_LAST = "\uffff"


def rows_found(terms: Sequence[Term]) -> Select[*tuple[Any, ...]]:
    """Cards that have a word for every term, in no order."""
    matches = [select(card_words.c.card_id).where(_has(term)) for term in terms]
    together = intersect(*matches) if len(matches) > 1 else matches[0].distinct()
    found = together.limit(_MOST_SORTED).subquery("found")
    return select(cards).join(found, found.c.card_id == cards.c.card_id)


def _has(term: Term) -> ColumnElement[bool]:
    ranges = (
        and_(card_words.c.word >= beginning, card_words.c.word < beginning + _LAST)
        for beginning in term.beginnings
    )
    return or_(*ranges)
