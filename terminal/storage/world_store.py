"""What the server told about the vendor: policy, people, terminals, keys and cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, assert_never
from uuid import UUID

from sqlalchemy import delete, func, select, update

from shared_domain.cases import CaseKind, CaseState
from shared_domain.identifiers import EntryId, StaffId, TerminalId
from shared_domain.programs import LoyaltyProgram, Vendor
from shared_domain.records import (
    CardKeyPublished,
    CaseChanged,
    ProgramPublished,
    ReservationAsked,
    StaffChanged,
    TerminalChanged,
    VendorChanged,
)
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.codec import decode, encode
from shared_domain.wire.push import TerminalContact
from terminal.storage import tables
from terminal.storage.row_values import id_bytes, instant_or_none, micros_or_none
from terminal.storage.state_values import read_value, write_value
from terminal.storage.statements import upsert
from terminal.use_cases.store_ports import KnownCase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sqlalchemy import ColumnElement, Connection, Row, Table

    from shared_domain.records import VendorRecord

_VENDOR = "vendor"
_NEWEST_PROGRAM = select(tables.programs.c.body).order_by(tables.programs.c.version.desc()).limit(1)
_TOLD = (tables.programs, tables.staff, tables.terminals, tables.card_keys, tables.cases)
# Positions begin at 1: a row at 0 has not been told again yet.
_DOUBT = [update(table).values(position=0) for table in _TOLD]
_FORGET_DOUBTED = [delete(table).where(table.c.position == 0) for table in _TOLD]
_TO_SETTLE = (
    select(tables.cases)
    .where(tables.cases.c.state == CaseState.OPEN.value)
    .order_by(tables.cases.c.position.desc(), tables.cases.c.kind, tables.cases.c.entry_id)
)
_STAFF = select(tables.staff).order_by(tables.staff.c.name, tables.staff.c.staff_id)


class SqliteWorldStore:
    """Implements WorldStore; a record that comes again overwrites what it said before.

    `has_changed` says whether this transaction touched a row.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.has_changed = False

    def apply(self, record: VendorRecord, position: int) -> None:
        match record:
            case VendorChanged():
                write_value(self._connection, _VENDOR, encode(record.vendor))
            case ProgramPublished():
                program = record.program
                self._put(tables.programs, position, version=program.version, body=encode(program))
            case StaffChanged():
                self._put(tables.staff, position, **_staff_columns(record.staff))
            case TerminalChanged():
                self._put(
                    tables.terminals,
                    position,
                    terminal_id=record.terminal_id.bytes,
                    name=record.name,
                    is_revoked=record.is_revoked,
                )
            case CardKeyPublished():
                self._put(
                    tables.card_keys, position, key_id=record.key_id, public_key=record.public_key
                )
            case CaseChanged():
                self._put(tables.cases, position, **_case_columns(record))
            case ReservationAsked():
                pass  # a question of the moment: it changes nothing that is known
            case _:
                assert_never(record)

    def vendor(self) -> Vendor | None:
        value = read_value(self._connection, _VENDOR)
        return decode(value, Vendor) if value is not None else None

    def program(self) -> LoyaltyProgram | None:
        body = self._connection.execute(_NEWEST_PROGRAM).scalar()
        return decode(body, LoyaltyProgram) if body is not None else None

    def staff(self) -> tuple[StaffMember, ...]:
        rows = self._connection.execute(_STAFF)
        return tuple(
            StaffMember(
                staff_id=StaffId(UUID(bytes=row.staff_id)),
                name=row.name,
                role=Role(row.role),
                pin_verifier=row.pin_verifier,
                language=row.language,
                is_active=bool(row.is_active),
            )
            for row in rows
        )

    def terminal_names(self) -> Mapping[TerminalId, str]:
        rows = self._connection.execute(
            select(tables.terminals.c.terminal_id, tables.terminals.c.name)
        )
        return {TerminalId(UUID(bytes=row.terminal_id)): row.name for row in rows}

    def card_keys(self) -> Mapping[int, bytes]:
        rows = self._connection.execute(
            select(tables.card_keys.c.key_id, tables.card_keys.c.public_key)
        )
        return {row.key_id: row.public_key for row in rows}

    def contacts(self) -> tuple[TerminalContact, ...]:
        rows = self._connection.execute(
            select(tables.contacts).order_by(tables.contacts.c.terminal_id)
        )
        return tuple(
            TerminalContact(
                TerminalId(UUID(bytes=row.terminal_id)), instant_or_none(row.last_contact_at)
            )
            for row in rows
        )

    def set_contacts(self, contacts: Iterable[TerminalContact]) -> None:
        self.has_changed = True
        self._connection.execute(delete(tables.contacts))
        for contact in contacts:
            self._upsert(
                tables.contacts,
                terminal_id=contact.terminal_id.bytes,
                last_contact_at=micros_or_none(contact.last_contact_at),
            )

    def open_cases(self) -> int:
        count = select(func.count()).where(tables.cases.c.state == CaseState.OPEN.value)
        return int(self._connection.execute(count).scalar_one())

    def cases_to_settle(self, most: int) -> tuple[KnownCase, ...]:
        rows = self._connection.execute(_TO_SETTLE.limit(most))
        return tuple(_known_case(row) for row in rows)

    def case(self, kind: CaseKind, entry_id: EntryId) -> KnownCase | None:
        row = self._connection.execute(
            select(tables.cases).where(*_is_case(kind, entry_id))
        ).one_or_none()
        return None if row is None else _known_case(row)

    def note_settled(self, settled: KnownCase) -> None:
        this = update(tables.cases).where(*_is_case(settled.kind, settled.entry_id))
        self._connection.execute(
            this.values(
                state=settled.state.value,
                changed_at=micros_or_none(settled.changed_at),
                settled_by=settled.settled_by,
                note=settled.note,
            )
        )

    def doubt(self) -> None:
        self.has_changed = True
        for statement in _DOUBT:
            self._connection.execute(statement)

    def forget_doubted(self) -> None:
        self.has_changed = True
        for statement in _FORGET_DOUBTED:
            self._connection.execute(statement)

    def _put(self, table: Table, position: int, **columns: object) -> None:
        self._upsert(table, position=position, **columns)

    def _upsert(self, table: Table, **columns: object) -> None:
        self.has_changed = True
        self._connection.execute(upsert(table), columns)


def _staff_columns(person: StaffMember) -> dict[str, object]:
    return {
        "staff_id": person.staff_id.bytes,
        "name": person.name,
        "role": person.role.value,
        "pin_verifier": person.pin_verifier,
        "language": person.language,
        "is_active": person.is_active,
    }


def _case_columns(record: CaseChanged) -> dict[str, object]:
    return {
        "entry_id": record.entry_id.bytes,
        "kind": record.kind.value,
        "state": record.state.value,
        "card_id": bytes.fromhex(record.card_id) if record.card_id else None,
        "against": id_bytes(record.against),
        "terminal_id": id_bytes(record.terminal_id),
        "changed_at": micros_or_none(record.changed_at),
        "settled_by": record.settled_by,
        "staff_id": id_bytes(record.staff_id),
        "note": record.note,
    }


def _is_case(kind: CaseKind, entry_id: EntryId) -> tuple[ColumnElement[bool], ...]:
    return tables.cases.c.entry_id == entry_id.bytes, tables.cases.c.kind == kind.value


def _known_case(row: Row[Any]) -> KnownCase:
    return KnownCase(
        kind=CaseKind(row.kind),
        entry_id=EntryId(UUID(bytes=row.entry_id)),
        against=None if row.against is None else EntryId(UUID(bytes=row.against)),
        card_id=None if row.card_id is None else row.card_id.hex(),
        terminal_id=None if row.terminal_id is None else TerminalId(UUID(bytes=row.terminal_id)),
        state=CaseState(row.state),
        changed_at=instant_or_none(row.changed_at),
        settled_by=row.settled_by,
        note=row.note,
    )
