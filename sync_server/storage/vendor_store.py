"""Vendors, their programs and their staff, as rows."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec
from sqlalchemy import delete, insert, select

from shared_domain.identifiers import StaffId, VendorId
from shared_domain.programs import LoyaltyProgram, Vendor
from shared_domain.rules.judging import ProgramHistory
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.codec import decode, encode
from sync_server.storage.rows import id_of
from sync_server.storage.tables import (
    loyalty_programs,
    program_versions,
    staff_pins,
    vendors,
)
from sync_server.storage.tenancy import show

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from typing import Any

    from sqlalchemy import Connection, Row


class SqlVendorStore:
    """Shop businesses."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, vendor: Vendor, created_at: datetime) -> None:
        row = msgspec.structs.asdict(vendor)
        row |= {"vendor_id": vendor.vendor_id.bytes, "created_at": created_at}
        self._connection.execute(insert(vendors), row)

    def get(self, vendor_id: VendorId) -> Vendor | None:
        query = select(vendors).where(vendors.c.vendor_id == vendor_id.bytes)
        return _vendor(self._connection.execute(query).one_or_none())

    def by_slug(self, slug: str) -> Vendor | None:
        show(self._connection, slug)
        query = select(vendors).where(vendors.c.slug == slug)
        return _vendor(self._connection.execute(query).one_or_none())

    def all(self) -> list[Vendor]:
        rows = self._connection.execute(select(vendors).order_by(vendors.c.slug))
        return [vendor for row in rows if (vendor := _vendor(row)) is not None]


def _vendor(row: Row[Any] | None) -> Vendor | None:
    if row is None:
        return None
    return Vendor(
        vendor_id=VendorId(id_of(row.vendor_id)),
        name=row.name,
        slug=row.slug,
        language=row.language,
        timezone=row.timezone,
        currency=row.currency,
        day_start_hour=row.day_start_hour,
    )


class SqlProgramStore:
    """Every version of every program, and the current one column by column."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def publish(self, vendor_id: VendorId, program: LoyaltyProgram, published_at: datetime) -> None:
        self._connection.execute(
            insert(program_versions),
            {
                "vendor_id": vendor_id.bytes,
                "version": program.version,
                "body": encode(program),
                "published_at": published_at,
            },
        )
        own = loyalty_programs.c.vendor_id == vendor_id.bytes
        self._connection.execute(delete(loyalty_programs).where(own))
        self._connection.execute(insert(loyalty_programs), _program_row(vendor_id, program))

    def current(self, vendor_id: VendorId) -> LoyaltyProgram | None:
        query = (
            select(program_versions.c.body)
            .where(program_versions.c.vendor_id == vendor_id.bytes)
            .order_by(program_versions.c.version.desc())
            .limit(1)
        )
        body = self._connection.execute(query).scalar_one_or_none()
        return None if body is None else decode(body, LoyaltyProgram)

    def history(self, vendor_id: VendorId) -> ProgramHistory:
        query = (
            select(program_versions)
            .where(program_versions.c.vendor_id == vendor_id.bytes)
            .order_by(program_versions.c.version)
        )
        rows = self._connection.execute(query).all()
        return ProgramHistory(
            versions={row.version: decode(row.body, LoyaltyProgram) for row in rows},
            replaced_at={row.version: later.published_at for row, later in pairwise(rows)},
        )


def _program_row(vendor_id: VendorId, program: LoyaltyProgram) -> Mapping[str, object]:
    row = msgspec.structs.asdict(program)
    return row | {
        "vendor_id": vendor_id.bytes,
        "loyalty_type": program.loyalty_type.value,
        "offline_redemption": program.offline_redemption.value,
        "points_rewards": msgspec.json.encode(program.points_rewards).decode(),
    }


class SqlStaffStore:
    """The people at a vendor's counters."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def save(self, vendor_id: VendorId, member: StaffMember, changed_at: datetime) -> None:
        mine = staff_pins.c.vendor_id == vendor_id.bytes
        self._connection.execute(
            delete(staff_pins).where(mine, staff_pins.c.staff_id == member.staff_id.bytes)
        )
        row = msgspec.structs.asdict(member) | {
            "vendor_id": vendor_id.bytes,
            "staff_id": member.staff_id.bytes,
            "role": member.role.value,
            "changed_at": changed_at,
        }
        self._connection.execute(insert(staff_pins), row)

    def get(self, vendor_id: VendorId, staff_id: StaffId) -> StaffMember | None:
        query = select(staff_pins).where(
            staff_pins.c.vendor_id == vendor_id.bytes, staff_pins.c.staff_id == staff_id.bytes
        )
        row = self._connection.execute(query).one_or_none()
        return None if row is None else _member(row)

    def all(self, vendor_id: VendorId) -> list[StaffMember]:
        query = (
            select(staff_pins)
            .where(staff_pins.c.vendor_id == vendor_id.bytes)
            .order_by(staff_pins.c.staff_id)
        )
        return [_member(row) for row in self._connection.execute(query)]


def _member(row: Row[Any]) -> StaffMember:
    return StaffMember(
        staff_id=StaffId(id_of(row.staff_id)),
        name=row.name,
        role=Role(row.role),
        pin_verifier=row.pin_verifier,
        language=row.language,
        is_active=row.is_active,
    )
