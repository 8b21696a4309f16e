"""From what a cashier typed about a customer to a customer, or to what has to be looked at again.

Everything is optional: a card without a name is a card all the same.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass
from datetime import date

from shared_domain.ledger import Customer


class FormField(enum.Enum):
    """What is asked of a customer."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    BIRTHDAY = "birthday"


@dataclass(frozen=True, slots=True, repr=False)
class CustomerForm:
    """The fields as typed; a person's data appears in no `repr`."""

    name: str = ""
    email: str = ""
    phone: str = ""
    birthday: str = ""
    language: str | None = None


_LONGEST = 255
_LONGEST_PHONE = 40
_LEAST_DIGITS = 6
# What is surely no address; whether there is such a mailbox only a mail can tell.
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_PHONE = re.compile(r"\+?[\d\s()./-]+")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*[./\s-]\s*(\d{1,2})\s*[./\s-]\s*(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_OLDEST_YEAR = 1900


def read_form(form: CustomerForm, today: date) -> Customer | tuple[FormField, ...]:
    """The customer, or the fields that cannot be meant, in their order on the screen."""
    name, email, phone = (_tidy(text) for text in (form.name, form.email, form.phone))
    born = _birthday(form.birthday)
    wrong = {
        FormField.NAME: len(name) > _LONGEST,
        FormField.EMAIL: bool(email) and not _is_email(email),
        FormField.PHONE: bool(phone) and not _is_phone(phone),
        FormField.BIRTHDAY: bool(form.birthday.strip()) and not _is_past(born, today),
    }
    if any(wrong.values()):
        return tuple(field for field, is_wrong in wrong.items() if is_wrong)
    return Customer(
        name=name or None,
        email=email or None,
        phone=phone or None,
        birthday=born,
        language=form.language,
    )


def _tidy(text: str) -> str:
    """One line without control characters, each gap one space."""
    printable = "".join(char if char.isprintable() else " " for char in text)
    return " ".join(printable.split())


def _is_email(text: str) -> bool:
    return len(text) <= _LONGEST and _EMAIL.fullmatch(text) is not None


def _is_phone(text: str) -> bool:
    digits = sum(char.isdigit() for char in text)
    fits = len(text) <= _LONGEST_PHONE and digits >= _LEAST_DIGITS
    return fits and text.isascii() and _PHONE.fullmatch(text) is not None


def _birthday(text: str) -> date | None:
    """Day first as people here write it, or year first as computers do."""
    text = text.strip()
    day_first, year_first = _DAY_FIRST.fullmatch(text), _YEAR_FIRST.fullmatch(text)
    if day_first is not None:
        day, month, year = map(int, day_first.groups())
    elif year_first is not None:
        year, month, day = map(int, year_first.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _is_past(born: date | None, today: date) -> bool:
    return born is not None and born.year >= _OLDEST_YEAR and born < today
