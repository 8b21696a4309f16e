"""What the sign-in screen shows; a PIN is never part of a state."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from shared_domain.identifiers import StaffId
from shared_domain.staff import ManagerAction


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffTile:
    """One person to choose; `locked_until` is the vendor's local time."""

    staff_id: StaffId
    name: str
    is_manager: bool = False
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInState:
    """Who may sign in, who was chosen, and what the last PIN came to.

    `tries_left` is set after a wrong PIN. `authorising` turns the screen into a manager's
    approval of that action. `digit_order` is the pad's keys in reading order, 0 last.
    `terminal_locked` means only a manager opens this terminal again.
    """

    tiles: tuple[StaffTile, ...] = ()
    chosen: StaffId | None = None
    tries_left: int | None = None
    checking: bool = False
    terminal_locked: bool = False
    authorising: ManagerAction | None = None
    can_cancel: bool = False
    digit_order: tuple[int, ...] = (1, 2, 3, 4, 5, 6, 7, 8, 9, 0)
