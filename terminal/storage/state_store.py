"""This terminal's own state: who it is, where it stands, what it counts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, structs

from shared_domain.staff import TryCount
from shared_domain.wire.codec import UnreadableMessageError, decode, encode
from shared_domain.wire.signed import SignedStatement
from terminal.storage.failures import DamagedDatabase
from terminal.storage.identity_file import KeptIdentity, written_identity
from terminal.storage.state_values import read_value, write_value
from terminal.use_cases.ports import TerminalIdentity
from terminal.use_cases.store_ports import ClockReading, Cursor, SyncRecord

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from shared_domain.identifiers import StaffId

T = TypeVar("T", bound=Struct)

_START_OF_LEDGER = Cursor(0, bytes(32))


class _Cursor(Struct, frozen=True):
    position: int
    hash: bytes


class _ClockReading(Struct, frozen=True):
    offset_ms: int
    measured_at: datetime | None
    round_trip_ms: int | None
    server_time: datetime | None


class _SyncRecord(Struct, frozen=True):
    generation: str
    last_sync_at: datetime | None
    ledger_head: int
    is_revoked: bool
    known_head: SignedStatement | None = None


class _Tries(Struct, frozen=True):
    wrong_tries: int
    last_wrong_at: datetime | None
    locked_until: datetime | None


class _Setting(Struct, frozen=True):
    value: str


class SqliteStateStore:
    """Implements StateStore; `new_identity` is what this transaction made it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.new_identity: TerminalIdentity | None = None

    def identity(self) -> TerminalIdentity | None:
        kept = self._read("identity", KeptIdentity)
        return TerminalIdentity(**structs.asdict(kept)) if kept else None

    def set_identity(self, identity: TerminalIdentity) -> None:
        write_value(self._connection, "identity", written_identity(identity))
        self.new_identity = identity

    def cursor(self) -> Cursor:
        kept = self._read("cursor", _Cursor)
        return Cursor(kept.position, kept.hash) if kept else _START_OF_LEDGER

    def set_cursor(self, cursor: Cursor) -> None:
        self._write("cursor", _Cursor(cursor.position, cursor.hash))

    def clock_reading(self) -> ClockReading:
        kept = self._read("clock_reading", _ClockReading)
        return ClockReading(**structs.asdict(kept)) if kept else ClockReading()

    def set_clock_reading(self, reading: ClockReading) -> None:
        self._write(
            "clock_reading",
            _ClockReading(
                reading.offset_ms, reading.measured_at, reading.round_trip_ms, reading.server_time
            ),
        )

    def sync_record(self) -> SyncRecord:
        kept = self._read("sync_record", _SyncRecord)
        return SyncRecord(**structs.asdict(kept)) if kept else SyncRecord()

    def set_sync_record(self, record: SyncRecord) -> None:
        self._write(
            "sync_record",
            _SyncRecord(
                record.generation,
                record.last_sync_at,
                record.ledger_head,
                record.is_revoked,
                record.known_head,
            ),
        )

    def tries(self, staff_id: StaffId | None) -> TryCount:
        kept = self._read(_tries_key(staff_id), _Tries)
        return TryCount(**structs.asdict(kept)) if kept else TryCount()

    def set_tries(self, staff_id: StaffId | None, count: TryCount) -> None:
        kept = _Tries(count.wrong_tries, count.last_wrong_at, count.locked_until)
        self._write(_tries_key(staff_id), kept)

    def setting(self, name: str) -> str | None:
        kept = self._read(f"setting.{name}", _Setting)
        return kept.value if kept else None

    def set_setting(self, name: str, value: str) -> None:
        self._write(f"setting.{name}", _Setting(value))

    def _read(self, key: str, type_: type[T]) -> T | None:
        value = read_value(self._connection, key)
        if value is None:
            return None
        try:
            return decode(value, type_)
        except UnreadableMessageError as error:
            raise DamagedDatabase(f"{key}: {error}") from error

    def _write(self, key: str, value: Struct) -> None:
        write_value(self._connection, key, encode(value))


def _tries_key(staff_id: StaffId | None) -> str:
    return "tries.terminal" if staff_id is None else f"tries.{staff_id.hex}"
