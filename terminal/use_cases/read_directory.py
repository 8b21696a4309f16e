"""The names behind the ids: people, terminals, vendor and program, for whoever must say them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from shared_domain.identifiers import StaffId, TerminalId
    from shared_domain.programs import LoyaltyProgram, Vendor
    from terminal.use_cases.counter import Counter


@dataclass(frozen=True, slots=True)
class Directory:
    """Everything is missing until the first pull has brought it."""

    vendor: Vendor | None = None
    program: LoyaltyProgram | None = None
    staff_names: Mapping[StaffId, str] = field(default_factory=dict)
    terminal_names: Mapping[TerminalId, str] = field(default_factory=dict)
    own_terminal: TerminalId | None = None
    own_name: str = ""


def read_directory(counter: Counter) -> Directory:
    """As of the mirror's cursor."""
    with counter.store.begin() as uow:
        return Directory(
            vendor=uow.world.vendor(),
            program=uow.world.program(),
            staff_names={member.staff_id: member.name for member in uow.world.staff()},
            terminal_names=uow.world.terminal_names(),
            own_terminal=counter.identity.terminal_id,
            own_name=counter.identity.name,
        )
