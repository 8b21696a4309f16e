"""The words for a card's status and balance, the same on every screen."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from shared_domain.cards import CardStatus


def status_words(status: CardStatus) -> str:
    """Nothing is said of a card that is in use."""
    match status:
        case CardStatus.ACTIVE:
            return ""
        case CardStatus.BLOCKED:
            return QCoreApplication.translate("CardWords", "blocked")
        case CardStatus.REPLACED:
            return QCoreApplication.translate("CardWords", "replaced")
        case CardStatus.ERASED:
            return QCoreApplication.translate("CardWords", "erased")


def balance_words(stamps: int | None, points: int | None) -> str:
    """What the card holds of what the program has."""
    parts = []
    if stamps is not None:
        parts.append(QCoreApplication.translate("CardWords", "%Ln stamp(s)", "", stamps))
    if points is not None:
        parts.append(QCoreApplication.translate("CardWords", "%Ln point(s)", "", points))
    return " · ".join(parts)
