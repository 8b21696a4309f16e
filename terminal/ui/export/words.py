"""The words of an exported table, in the language at hand."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from shared_domain.ledger import EntryKind
from terminal.use_cases.store_ports import EntryState, HistoryRow

_TITLES = (
    QT_TRANSLATE_NOOP("ExportWords", "Time"),
    QT_TRANSLATE_NOOP("ExportWords", "Customer"),
    QT_TRANSLATE_NOOP("ExportWords", "Card"),
    QT_TRANSLATE_NOOP("ExportWords", "What"),
    QT_TRANSLATE_NOOP("ExportWords", "Stamps"),
    QT_TRANSLATE_NOOP("ExportWords", "Points"),
    QT_TRANSLATE_NOOP("ExportWords", "Stamps after"),
    QT_TRANSLATE_NOOP("ExportWords", "Points after"),
    QT_TRANSLATE_NOOP("ExportWords", "Reward"),
    QT_TRANSLATE_NOOP("ExportWords", "Staff"),
    QT_TRANSLATE_NOOP("ExportWords", "Till"),
    QT_TRANSLATE_NOOP("ExportWords", "State"),
    QT_TRANSLATE_NOOP("ExportWords", "Reason"),
)
_KINDS = {
    EntryKind.CARD_ISSUED: QT_TRANSLATE_NOOP("ExportWords", "New card"),
    EntryKind.STAMPS_EARNED: QT_TRANSLATE_NOOP("ExportWords", "Stamps given"),
    EntryKind.POINTS_EARNED: QT_TRANSLATE_NOOP("ExportWords", "Points given"),
    EntryKind.STAMPS_REDEEMED: QT_TRANSLATE_NOOP("ExportWords", "Reward for stamps"),
    EntryKind.POINTS_REDEEMED: QT_TRANSLATE_NOOP("ExportWords", "Reward for points"),
    EntryKind.REVERSED: QT_TRANSLATE_NOOP("ExportWords", "Undone"),
    EntryKind.ADJUSTED: QT_TRANSLATE_NOOP("ExportWords", "Corrected"),
    EntryKind.OPENING_BALANCE: QT_TRANSLATE_NOOP("ExportWords", "Opening balance"),
    EntryKind.CARD_BLOCKED: QT_TRANSLATE_NOOP("ExportWords", "Card blocked"),
    EntryKind.CARD_UNBLOCKED: QT_TRANSLATE_NOOP("ExportWords", "Card unblocked"),
    EntryKind.CARD_REPLACED: QT_TRANSLATE_NOOP("ExportWords", "Card replaced"),
    EntryKind.RESERVATION_GRANTED: QT_TRANSLATE_NOOP("ExportWords", "Reservation"),
    EntryKind.RESERVATION_RELEASED: QT_TRANSLATE_NOOP("ExportWords", "Reservation released"),
}
_STATES = {
    EntryState.WAITING: QT_TRANSLATE_NOOP("ExportWords", "waiting"),
    EntryState.SYNCED: QT_TRANSLATE_NOOP("ExportWords", "synced"),
    EntryState.SET_ASIDE: QT_TRANSLATE_NOOP("ExportWords", "set aside"),
}


def column_titles() -> tuple[str, ...]:
    """One for each cell of a row."""
    return tuple(QCoreApplication.translate("ExportWords", str(title)) for title in _TITLES)


def kind_words(kind: EntryKind) -> str:
    return QCoreApplication.translate("ExportWords", str(_KINDS[kind]))


def state_words(row: HistoryRow) -> str:
    """How far the entry came, and whether something undid it."""
    if row.reversed_by is not None:
        return QCoreApplication.translate("ExportWords", "undone")
    return QCoreApplication.translate("ExportWords", str(_STATES[row.state]))
