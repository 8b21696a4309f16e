"""From what the counter knows to what lists and cards draw; the words come later, on the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.card_numbers import card_number_of
from shared_domain.ledger import EntryKind
from terminal.ui.entry_line import EntryLine
from terminal.ui.refusals.explanation import local_time
from terminal.ui.widgets.stamp_card_state import StampCardState
from terminal.use_cases.store_ports import EntryState

if TYPE_CHECKING:
    from shared_domain.ledger import Entry
    from terminal.use_cases.read_card import CardView
    from terminal.use_cases.read_directory import Directory
    from terminal.use_cases.store_ports import HistoryRow

_TAIL_LETTERS = 5

# Entries that move no balance are the server's book-keeping and say nothing to a cashier.
HIDDEN_KINDS = frozenset({EntryKind.RESERVATION_GRANTED, EntryKind.RESERVATION_RELEASED})


def stamp_card(
    card: CardView, language: str, *, newest: int = 0, waiting: bool = False
) -> StampCardState | None:
    """The drawn stamp card, or None where the program has no stamps."""
    program = card.program
    if not program.is_stamps_enabled:
        return None
    return StampCardState(
        stamps=card.shown_balance.stamps,
        target=program.stamps_target,
        card_name=program.display_name(language),
        card_number=card_number_of(card.card_id),
        newest=newest,
        colour=program.card_color,
        waiting=waiting,
    )


def entry_line(row: HistoryRow, names: Directory) -> EntryLine:
    """One line of a list."""
    return line_of(row.entry, names, row.customer_name, waiting=row.state is EntryState.WAITING)


def line_of(entry: Entry, names: Directory, customer: str | None, *, waiting: bool) -> EntryLine:
    """One line about an entry that was just recorded, or that history found."""
    return EntryLine(
        entry_id=entry.entry_id,
        at=local_time(entry.occurred_at, names),
        kind=entry.kind,
        card_tail=card_number_of(entry.card_id)[-_TAIL_LETTERS:],
        customer=short_name(customer),
        stamps=entry.stamps_delta,
        points=entry.points_delta,
        reward=entry.description or "",
        undoes=entry.reversed_kind,
        waiting=waiting,
    )


def short_name(name: str | None) -> str:
    """A name as it may stand on a screen that others see: "Léa Muller" becomes "Léa M."."""
    words = (name or "").split()
    if len(words) < 2:
        return " ".join(words)
    return f"{words[0]} {words[-1][0]}."


def first_name(name: str | None) -> str:
    """How one would say it across a counter."""
    return (name or "").split(" ", 1)[0]
