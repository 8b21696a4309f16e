"""What the server told about the vendor, in the in-memory local store."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.cases import CaseState
from shared_domain.records import (
    CardKeyPublished,
    CaseChanged,
    ProgramPublished,
    ReservationAsked,
    StaffChanged,
    TerminalChanged,
    VendorChanged,
)
from shared_domain.wire.push import TerminalContact
from terminal.use_cases.store_ports import KnownCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from shared_domain.cases import CaseKind
    from shared_domain.identifiers import EntryId, TerminalId
    from shared_domain.programs import LoyaltyProgram, Vendor
    from shared_domain.records import VendorRecord
    from shared_domain.staff import StaffMember
    from tests.fakes.memory_stores import Contents


class MemoryWorld:
    def __init__(self, contents: Contents) -> None:
        self._held = contents

    def apply(self, record: VendorRecord, position: int) -> None:
        match record:
            case VendorChanged():
                self._held.vendors = {"": record.vendor}
            case ProgramPublished():
                self._told("programs", record.program.version, record.program)
            case StaffChanged():
                self._told("staff", record.staff.staff_id, record.staff)
            case TerminalChanged():
                self._told("terminals", record.terminal_id, record.name)
            case CardKeyPublished():
                self._told("card_keys", record.key_id, record.public_key)
            case CaseChanged():
                self._told("cases", (record.kind, record.entry_id), (position, _known(record)))
            case ReservationAsked():
                pass  # a question of the moment: it changes nothing that is known

    def vendor(self) -> Vendor | None:
        return self._held.vendors.get("")

    def program(self) -> LoyaltyProgram | None:
        programs = self._held.programs
        return programs[max(programs)] if programs else None

    def staff(self) -> tuple[StaffMember, ...]:
        people = self._held.staff.values()
        return tuple(sorted(people, key=lambda each: (each.name, each.staff_id.bytes)))

    def terminal_names(self) -> Mapping[TerminalId, str]:
        return dict(self._held.terminals)

    def card_keys(self) -> Mapping[int, bytes]:
        return dict(self._held.card_keys)

    def contacts(self) -> tuple[TerminalContact, ...]:
        contacts = self._held.contacts.values()
        return tuple(sorted(contacts, key=lambda contact: contact.terminal_id.bytes))

    def set_contacts(self, contacts: Iterable[TerminalContact]) -> None:
        self._held.contacts = {contact.terminal_id: contact for contact in contacts}

    def open_cases(self) -> int:
        return sum(case.state is CaseState.OPEN for _, case in self._held.cases.values())

    def cases_to_settle(self, most: int) -> tuple[KnownCase, ...]:
        still_open = [
            (-position, case.kind.value, case.entry_id.bytes, case)
            for position, case in self._held.cases.values()
            if case.state is CaseState.OPEN
        ]
        return tuple(each[-1] for each in sorted(still_open, key=lambda one: one[:-1])[:most])

    def case(self, kind: CaseKind, entry_id: EntryId) -> KnownCase | None:
        known = self._held.cases.get((kind, entry_id))
        return known[1] if known else None

    def note_settled(self, settled: KnownCase) -> None:
        key = (settled.kind, settled.entry_id)
        if key in self._held.cases:
            self._held.cases[key] = (self._held.cases[key][0], settled)

    def doubt(self) -> None:
        kinds = ("programs", "staff", "terminals", "card_keys", "cases")
        self._held.doubted = {(kind, key): None for kind in kinds for key in self._of(kind)}

    def forget_doubted(self) -> None:
        for kind, key in self._held.doubted:
            del self._of(kind)[key]
        self._held.doubted = {}

    def _told(self, kind: str, key: object, value: object) -> None:
        self._of(kind)[key] = value
        self._held.doubted.pop((kind, key), None)

    def _of(self, kind: str) -> dict[object, object]:
        held: dict[object, object] = getattr(self._held, kind)
        return held


def _known(record: CaseChanged) -> KnownCase:
    return KnownCase(
        kind=record.kind,
        entry_id=record.entry_id,
        against=record.against,
        card_id=record.card_id,
        terminal_id=record.terminal_id,
        state=record.state,
        changed_at=record.changed_at,
        settled_by=record.settled_by,
        note=record.note,
    )
