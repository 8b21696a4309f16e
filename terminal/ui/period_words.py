"""The words for how far back somebody looks, the same in the history and in reports."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

from terminal.use_cases.review_history import Period

_PERIODS = {
    Period.TODAY: QT_TRANSLATE_NOOP("PeriodWords", "Today"),
    Period.YESTERDAY: QT_TRANSLATE_NOOP("PeriodWords", "Yesterday"),
    Period.WEEK: QT_TRANSLATE_NOOP("PeriodWords", "7 days"),
    Period.MONTH: QT_TRANSLATE_NOOP("PeriodWords", "30 days"),
    Period.ALWAYS: QT_TRANSLATE_NOOP("PeriodWords", "Always"),
}


def period_choices() -> tuple[tuple[Period, str], ...]:
    """Every period in the order they are offered."""
    translate = QCoreApplication.translate
    return tuple((period, translate("PeriodWords", str(_PERIODS[period]))) for period in Period)
