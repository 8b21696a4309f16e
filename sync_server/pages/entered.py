"""What a visitor entered, read with goodwill: a customer, or which fields to look at again."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from shared_domain.ledger import Customer

if TYPE_CHECKING:
    from collections.abc import Mapping

LONGEST_NAME = 80
LONGEST_EMAIL = 254
LONGEST_PHONE = 40

# Whether an address exists only a message to it can tell; this catches a slip of the finger.
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"\+?[0-9][0-9 ().\-/]{3,}")
_OLDEST = date(1900, 1, 1)


def read_customer(entered: Mapping[str, str], language: str, today: date) -> Customer | list[str]:
    """The customer, or the names of the fields that cannot be used; every field may be empty."""
    name, email, phone, birthday = (
        " ".join(entered.get(field, "").split()) for field in ("name", "email", "phone", "birthday")
    )
    born = _day(birthday)
    fits = {
        "name": len(name) <= LONGEST_NAME and name.isprintable(),
        "email": not email or bool(_EMAIL.fullmatch(email) and len(email) <= LONGEST_EMAIL),
        "phone": not phone or bool(_PHONE.fullmatch(phone) and len(phone) <= LONGEST_PHONE),
        "birthday": not birthday or (born is not None and _OLDEST <= born <= today),
        "consent": entered.get("consent") == "yes",
    }
    wrong = [field for field, does_fit in fits.items() if not does_fit]
    if wrong:
        return wrong
    return Customer(
        name=name or None,
        email=email or None,
        phone=phone or None,
        birthday=born,
        language=language,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
