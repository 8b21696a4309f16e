"""The words for what a case is about and what may be decided about it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared_domain.cases import CaseKind, Resolution

_KINDS = {
    CaseKind.OVERDRAWN: QT_TRANSLATE_NOOP("CaseWords", "More was taken than was there"),
    CaseKind.COOLDOWN_BROKEN: QT_TRANSLATE_NOOP("CaseWords", "Two stamps too soon"),
    CaseKind.DAILY_LIMIT_BROKEN: QT_TRANSLATE_NOOP("CaseWords", "Too many stamps in a day"),
    CaseKind.REVERSED_AFTER_SPENT: QT_TRANSLATE_NOOP("CaseWords", "Undone after it was spent"),
    CaseKind.REVERSED_TWICE: QT_TRANSLATE_NOOP("CaseWords", "Undone twice"),
    CaseKind.REVERSAL_DOES_NOT_FIT: QT_TRANSLATE_NOOP("CaseWords", "An undo that does not fit"),
    CaseKind.AMOUNTS_DO_NOT_FIT: QT_TRANSLATE_NOOP("CaseWords", "Amounts that do not fit"),
    CaseKind.NOT_IN_PROGRAM: QT_TRANSLATE_NOOP("CaseWords", "Not part of the program"),
    CaseKind.CARD_NOT_ACTIVE: QT_TRANSLATE_NOOP("CaseWords", "The card was not in use"),
    CaseKind.RESERVATION_OVERRIDDEN: QT_TRANSLATE_NOOP("CaseWords", "Given by a manager's PIN"),
    CaseKind.CLOCK_NOT_TRUSTED: QT_TRANSLATE_NOOP("CaseWords", "The clock was not trusted"),
    CaseKind.STALE_PROGRAM_VERSION: QT_TRANSLATE_NOOP("CaseWords", "Under rules long replaced"),
    CaseKind.REVOKED_TERMINAL: QT_TRANSLATE_NOOP("CaseWords", "From a till that was removed"),
    CaseKind.JOURNAL_FORKED: QT_TRANSLATE_NOOP("CaseWords", "A till's record exists twice"),
    CaseKind.TERMINAL_LOST: QT_TRANSLATE_NOOP("CaseWords", "A till was given up for lost"),
}
_RESOLUTIONS = {
    Resolution.FORGIVE: QT_TRANSLATE_NOOP("CaseWords", "Forgive"),
    Resolution.CLAW_BACK: QT_TRANSLATE_NOOP("CaseWords", "Take back"),
    Resolution.BLOCK_CARD: QT_TRANSLATE_NOOP("CaseWords", "Block the card"),
}


def kind_words(kind: CaseKind) -> str:
    """Why a person should look, as short as a headline."""
    return QCoreApplication.translate("CaseWords", str(_KINDS[kind]))


def resolution_words(resolution: Resolution) -> str:
    """What the button says."""
    return QCoreApplication.translate("CaseWords", str(_RESOLUTIONS[resolution]))
