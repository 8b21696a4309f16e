"""Staff: roles, what each may do, the shape of a PIN and the lock-out schedule.

PINs themselves never come here as anything but text to be checked for shape.
"""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.identifiers import LanguageCode, StaffId

PIN_PATTERN = re.compile(r"[0-9]{4,8}")

# A four-digit PIN has 10,000 values: five tries a window leaves a guesser one in two thousand.
TRIES_BEFORE_LOCK = 5
FIRST_LOCK = timedelta(minutes=5)
LONGEST_LOCK = timedelta(minutes=60)

# Across people: whoever tries one PIN on every tile is stopped too.
TERMINAL_TRIES_BEFORE_LOCK = 15

# Honest slips of a long week must not add up to a locked counter.
TERMINAL_TRIES_FORGOTTEN_AFTER = timedelta(hours=12)


class Role(enum.Enum):
    """What a person is trusted with."""

    CASHIER = "cashier"
    MANAGER = "manager"


class ManagerAction(enum.Enum):
    """What needs a manager, named so that a screen can say what is being authorised."""

    UNDO_OTHERS_ENTRY = "undo_others_entry"
    UNDO_AFTER_WINDOW = "undo_after_window"
    ADJUST = "adjust"
    OVERRIDE_RESERVATION = "override_reservation"
    BLOCK_CARD = "block_card"
    MANAGE_STAFF = "manage_staff"
    CHANGE_SETTINGS = "change_settings"
    EXPORT = "export"
    UNLOCK_TERMINAL = "unlock_terminal"
    SETTLE_CASE = "settle_case"


PersonName = Annotated[str, Meta(min_length=1, max_length=80)]
PinVerifier = Annotated[str, Meta(max_length=80)]


class StaffMember(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A person at the counter. `pin_verifier` is a bcrypt hash over a keyed hash of the PIN."""

    staff_id: StaffId
    name: PersonName
    role: Role
    pin_verifier: PinVerifier
    language: LanguageCode | None = None
    is_active: bool = True


def pin_is_well_formed(pin: str) -> bool:
    """Four to eight ASCII digits; anything else is not worth a slow hash."""
    return PIN_PATTERN.fullmatch(pin) is not None


def pin_message(staff_id: StaffId, pin: str) -> bytes:
    """What the PIN key hashes: bound to the person, so equal PINs have unequal hashes."""
    return b"stempel.pin.v1\0" + staff_id.bytes + pin.encode("ascii")


@dataclass(frozen=True, slots=True)
class TryCount:
    """Wrong tries so far, for one person or for a whole terminal."""

    wrong_tries: int = 0
    last_wrong_at: datetime | None = None
    locked_until: datetime | None = None

    def locked_at(self, now: datetime) -> bool:
        return self.locked_until is not None and now < self.locked_until


def tries_left(count: TryCount) -> int:
    """How many wrong tries remain before the next lock."""
    return TRIES_BEFORE_LOCK - count.wrong_tries % TRIES_BEFORE_LOCK


def after_wrong_try(count: TryCount, now: datetime) -> TryCount:
    """One more wrong try by a person; every fifth locks, each time twice as long."""
    wrong_tries = count.wrong_tries + 1
    locked_until = count.locked_until
    if wrong_tries % TRIES_BEFORE_LOCK == 0:
        locks_before = wrong_tries // TRIES_BEFORE_LOCK - 1
        # The exponent is capped before it is used: a patient guesser must not overflow a date.
        locked_until = now + min(FIRST_LOCK * 2 ** min(locks_before, 10), LONGEST_LOCK)
    return TryCount(wrong_tries, now, locked_until)


def after_wrong_try_on_terminal(count: TryCount, now: datetime) -> TryCount:
    """One more wrong try on the terminal, whoever made it; old slips are forgotten."""
    forgotten = (
        count.last_wrong_at is not None
        and not terminal_is_locked(count)
        and now - count.last_wrong_at > TERMINAL_TRIES_FORGOTTEN_AFTER
    )
    tries = 0 if forgotten else count.wrong_tries
    return replace(count, wrong_tries=tries + 1, last_wrong_at=now)


def terminal_is_locked(count: TryCount) -> bool:
    """Whether only a manager can open the terminal now."""
    return count.wrong_tries >= TERMINAL_TRIES_BEFORE_LOCK
