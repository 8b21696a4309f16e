"""The vendor's tills as this one knows them: who was heard from when, and how it stands here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from terminal.use_cases.counter import Counter


@dataclass(frozen=True, slots=True)
class TerminalStanding:
    """Another till: when the server last heard from it, as far as it told this one."""

    name: str
    last_contact_at: datetime | None


@dataclass(frozen=True, slots=True)
class OwnStanding:
    """This till: what waits here, and what its clock is off by (None while never measured)."""

    name: str
    waiting: int
    last_sync_at: datetime | None
    clock_offset_ms: int | None
    clock_is_trusted: bool


@dataclass(frozen=True, slots=True)
class Fleet:
    own: OwnStanding
    others: tuple[TerminalStanding, ...]


def review_terminals(counter: Counter) -> Fleet:
    """The others by name; a till that was removed is told of no more."""
    with counter.store.begin() as uow:
        names, reading = uow.world.terminal_names(), uow.state.clock_reading()
        others = [
            TerminalStanding(names.get(contact.terminal_id, ""), contact.last_contact_at)
            for contact in uow.world.contacts()
            if contact.terminal_id != counter.identity.terminal_id
        ]
        own = OwnStanding(
            name=counter.identity.name,
            waiting=uow.journal.waiting(),
            last_sync_at=uow.state.sync_record().last_sync_at,
            clock_offset_ms=reading.offset_ms if reading.measured_at is not None else None,
            clock_is_trusted=counter.timekeeper.is_trusted,
        )
        return Fleet(own, tuple(sorted(others, key=lambda each: each.name)))
