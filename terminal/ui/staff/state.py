"""What the staff screen shows: everybody, or the form about one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from terminal.use_cases.manage_staff import StaffField, StaffForm


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonLine:
    """One person; the lock is this till's own, in vendor-local time."""

    name: str
    is_manager: bool = False
    is_active: bool = True
    locked_until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffState:
    """`form` is there while somebody is added, or `opened` (a place in the list) changed."""

    people: tuple[PersonLine, ...] = ()
    form: StaffForm | None = None
    opened: int | None = None
    wrong: tuple[StaffField, ...] = ()
    busy: bool = False

    @property
    def person(self) -> PersonLine | None:
        """Whoever is being changed."""
        return self.people[self.opened] if self.opened is not None else None
