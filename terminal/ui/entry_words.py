"""The words for one entry line, the same in every list and question."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared_domain.ledger import EntryKind
from terminal.ui.entry_line import EntryLine
from terminal.ui.formatting import signed


def who_words(line: EntryLine) -> str:
    """The customer, or the end of the card's number where there is no name."""
    return line.customer or f"·· {line.card_tail}"


def what_words(line: EntryLine) -> str:
    """What happened, as short as a till slip: "+1 stamp", "+184 points", "Free coffee"."""
    if line.kind is EntryKind.REVERSED:
        words = QCoreApplication.translate("EntryWords", "Undo: {what}")
        what = line.reward or moved_words(line.undoes, -line.stamps, -line.points)
        return words.format(what=what)
    return line.reward or moved_words(line.kind, line.stamps, line.points)


def moved_words(kind: EntryKind | None, stamps: int, points: int) -> str:
    """What an entry of this kind moved; its kind in words where it moved nothing."""
    parts = []
    many_stamps, many_points = abs(stamps), abs(points)
    if stamps:
        words = QCoreApplication.translate("EntryWords", "{count} stamp(s)", "", many_stamps)
        parts.append(words.format(count=signed(stamps)))
    if points:
        words = QCoreApplication.translate("EntryWords", "{count} point(s)", "", many_points)
        parts.append(words.format(count=signed(points)))
    return " · ".join(parts) or _unmoved(kind)


def _unmoved(kind: EntryKind | None) -> str:
    match kind:
        case EntryKind.CARD_ISSUED:
            return QCoreApplication.translate("EntryWords", "New card")
        case EntryKind.CARD_BLOCKED:
            return QCoreApplication.translate("EntryWords", "Card blocked")
        case EntryKind.CARD_UNBLOCKED:
            return QCoreApplication.translate("EntryWords", "Card unblocked")
        case EntryKind.CARD_REPLACED:
            return QCoreApplication.translate("EntryWords", "Card replaced")
        case EntryKind.RESERVATION_GRANTED | EntryKind.RESERVATION_RELEASED:
            return QCoreApplication.translate("EntryWords", "Reservation")
        case EntryKind.ADJUSTED:
            return QCoreApplication.translate("EntryWords", "Adjusted")
        case EntryKind.OPENING_BALANCE:
            return QCoreApplication.translate("EntryWords", "Opening balance")
        case _:
            return "±0"
