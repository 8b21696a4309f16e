"""Numbers, money and times as the language at hand writes them."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QDate, QLocale, QTime

_SYMBOLS = {"EUR": "€", "GBP": "£", "USD": "$"}


def whole(number: int) -> str:
    """A count with the locale's grouping, and a real minus sign."""
    return QLocale().toString(number).replace("-", "\N{MINUS SIGN}")


def signed(number: int) -> str:
    """A change: always with its sign."""
    return f"+{whole(number)}" if number > 0 else whole(number)


def money(cents: int, currency: str) -> str:
    """An amount of an ISO 4217 currency; one without a common symbol keeps its three letters."""
    return QLocale().toCurrencyString(cents / 100, _SYMBOLS.get(currency, currency))


def clock_time(at: datetime) -> str:
    """Hours and minutes of a local time, as in 14:32."""
    return QLocale().toString(QTime(at.hour, at.minute), QLocale.FormatType.ShortFormat)


def day(on: date) -> str:
    return QLocale().toString(QDate(on.year, on.month, on.day), QLocale.FormatType.ShortFormat)


def short_day(on: date) -> str:
    """A day without its year, as in 25 Oct."""
    return QLocale().toString(QDate(on.year, on.month, on.day), "d MMM")


def day_and_time(at: datetime) -> str:
    return f"{day(at.date())} {clock_time(at)}"


def month(on: date) -> str:
    """A month in words, as in March 2025."""
    return f"{QLocale().standaloneMonthName(on.month)} {on.year}"


def countdown(seconds_left: int) -> str:
    """Minutes and seconds, as in 9:42."""
    minutes, seconds = divmod(max(0, seconds_left), 60)
    return f"{minutes}:{seconds:02d}"


def grouped_number(letters: str) -> str:
    """A card number as people read it aloud: KLPR-GHJX-B."""
    return "-".join(part for part in (letters[:4], letters[4:8], letters[8:]) if part)
