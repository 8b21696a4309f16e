"""A paired terminal as its use cases see it, and who stands at it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from shared_domain.staff import Role

if TYPE_CHECKING:
    from shared_domain.identifiers import EpochId, StaffId
    from terminal.use_cases.ports import (
        DeviceKey,
        IdSource,
        PinCheck,
        PinMaker,
        SignatureCheck,
        TerminalIdentity,
    )
    from terminal.use_cases.store_ports import LocalStore
    from terminal.use_cases.tell_time import Timekeeper


@dataclass(frozen=True, slots=True)
class Counter:
    """Everything a use case at the counter works with; used on the local worker only."""

    identity: TerminalIdentity
    epoch: EpochId
    store: LocalStore
    timekeeper: Timekeeper
    ids: IdSource
    device_key: DeviceKey
    verify: SignatureCheck
    pin_check: PinCheck
    make_verifier: PinMaker
    app_version: str


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in. Without PINs a vendor works under one shared identity: no person."""

    staff_id: StaffId | None
    name: str
    role: Role
    language: str | None = None

    @property
    def is_manager(self) -> bool:
        return self.role is Role.MANAGER


SHARED_SESSION = Session(None, "", Role.CASHIER)
