"""What a store can do for its own safety, beside the work and when nobody waits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from terminal.use_cases.store_ports import LostItem


class Checked(Protocol):
    """What a check of a store came to."""

    @property
    def is_clean(self) -> bool: ...

    @property
    def damage(self) -> tuple[str, ...]:
        """What could not be put right in place: the database was made again."""


class Upkeep(Protocol):
    """What a store can do for its own safety."""

    repairs: list[str]
    """What was found damaged and made again, in words, until somebody has reported it."""

    remains: list[LostItem]
    """What is left of items that could not be read; some may be whole in another copy."""

    def back_up(self, at: datetime) -> Checked:
        """Copy everything, and check the copy; unlike the rest this may run on any thread."""

    def stop_copying(self) -> None:
        """The program ends: begin no copy any more, and drop the one that is being made."""

    def verify(self) -> Checked:
        """Check everything, and put right whatever is not; takes seconds, and nobody may wait."""
