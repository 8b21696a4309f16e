"""Cards in wallets as rows: what each pass says, the news due, and the devices that asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import asdict
from sqlalchemy import case, delete, func, literal, or_, select, update

from shared_domain.amounts import Amounts
from shared_domain.identifiers import VendorId
from sync_server.services.wallet_state import PassState, Registration, WalletKind
from sync_server.storage import tenancy
from sync_server.storage.bulk import upsert
from sync_server.storage.rows import id_of
from sync_server.storage.wallet_tables import (
    apple_device_registrations,
    wallet_changes,
    wallet_passes,
)

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime
    from typing import Any

    from sqlalchemy import ColumnElement, Connection, Row

    from shared_domain.identifiers import CardId
    from sync_server.services.wallet_state import GoneToken

_passes, _devices = wallet_passes.c, apple_device_registrations.c
_UPSERT_PASS = upsert(wallet_passes)
_UPSERT_DEVICE = upsert(apple_device_registrations)
_HAS_NO_NEWS = or_(_passes.due_at.is_(None), _passes.told >= _passes.wanted)


class SqlWalletStore:
    """Every vendor's cards in wallets."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    # --- passes, and the outbox of news for them ---

    def save(self, states: Collection[PassState]) -> None:
        if states:
            self._connection.execute(_UPSERT_PASS, [_pass_row(state) for state in states])

    def get(self, vendor_id: VendorId, card_id: CardId, wallet: WalletKind) -> PassState | None:
        found = self._states(*_card(vendor_id, card_id), _passes.wallet == wallet.value)
        return found[0] if found else None

    def of_card(self, vendor_id: VendorId, card_id: CardId) -> list[PassState]:
        return self._states(*_card(vendor_id, card_id))

    def touch(
        self,
        vendor_id: VendorId,
        card_ids: Collection[CardId] | None,
        position: int,
        due_at: datetime,
        due_by: datetime,
    ) -> None:
        soon = literal(due_at, _passes.due_at.type)
        wanted = update(wallet_passes).where(_passes.vendor_id == vendor_id.bytes)
        if card_ids is not None:
            wanted = wanted.where(_passes.card_id.in_(card_ids))
        self._connection.execute(
            wanted.values(
                wanted=case((_passes.wanted >= position, _passes.wanted + 1), else_=position),
                attempts=0,
                due_at=case(
                    (_HAS_NO_NEWS, soon), (_passes.due_by < soon, _passes.due_by), else_=soon
                ),
                due_by=case((_HAS_NO_NEWS, literal(due_by, soon.type)), else_=_passes.due_by),
            )
        )

    def vendors_due(self, wallet: WalletKind, now: datetime, limit: int) -> list[VendorId]:
        query = (
            select(_passes.vendor_id)
            .where(_passes.wallet == wallet.value, _passes.due_at <= now)
            .group_by(_passes.vendor_id)
            .order_by(func.min(_passes.due_at))
            .limit(limit)
        )
        return [VendorId(id_of(owner)) for owner in self._connection.execute(query).scalars()]

    def next_due_at(self, wallet: WalletKind) -> datetime | None:
        query = (
            select(_passes.due_at)
            .where(_passes.wallet == wallet.value, _passes.due_at.is_not(None))
            .order_by(_passes.due_at)
            .limit(1)
        )
        found: datetime | None = self._connection.execute(query).scalar_one_or_none()
        return found

    def due(
        self, vendor_id: VendorId, wallet: WalletKind, now: datetime, limit: int
    ) -> list[PassState]:
        query = (
            select(wallet_passes)
            .where(
                _passes.vendor_id == vendor_id.bytes,
                _passes.wallet == wallet.value,
                _passes.due_at <= now,
            )
            .order_by(_passes.due_at, _passes.card_id)
            .limit(limit)
        )
        return [_state(row) for row in self._connection.execute(query)]

    def next_change(self, now: datetime) -> int:
        last: int = self._connection.execute(
            select(wallet_changes.c.last).where(wallet_changes.c.number == 0).with_for_update()
        ).scalar_one()
        change = max(last + 1, int(now.timestamp() * 1000))
        self._connection.execute(
            update(wallet_changes).where(wallet_changes.c.number == 0).values(last=change)
        )
        return change

    # --- iPhones ---

    def register(self, registration: Registration) -> bool:
        this = _device(registration.vendor_id, registration.card_id, registration.device)
        is_new = self._connection.execute(select(_devices.changed).where(*this)).first() is None
        self._connection.execute(_UPSERT_DEVICE, _registration_row(registration))
        return is_new

    def unregister(self, vendor_id: VendorId, card_id: CardId, device: str) -> None:
        this = _device(vendor_id, card_id, device)
        self._connection.execute(delete(apple_device_registrations).where(*this))

    def registrations(
        self, vendor_id: VendorId, card_ids: Collection[CardId]
    ) -> list[Registration]:
        return self._registrations(
            _devices.vendor_id == vendor_id.bytes, _devices.card_id.in_(card_ids)
        )

    def registrations_of_device(self, device: str, pass_type: str) -> list[Registration]:
        tenancy.show(self._connection, device)
        return self._registrations(
            _devices.device_library_identifier == device,
            _devices.pass_type_identifier == pass_type,
        )

    def mark_changed(self, vendor_id: VendorId, card_id: CardId, change: int) -> None:
        self._connection.execute(
            update(apple_device_registrations)
            .where(_devices.vendor_id == vendor_id.bytes, _devices.card_id == card_id)
            .values(changed=change)
        )

    def drop_tokens(self, vendor_id: VendorId, gone: Collection[GoneToken]) -> None:
        mine = delete(apple_device_registrations).where(_devices.vendor_id == vendor_id.bytes)
        for token in gone:
            this = mine.where(_devices.push_token == token.push_token)
            if token.since is not None:
                this = this.where(_devices.registered_at <= token.since)
            self._connection.execute(this)

    def _states(self, *conditions: ColumnElement[bool]) -> list[PassState]:
        query = select(wallet_passes).where(*conditions).order_by(_passes.wallet)
        return [_state(row) for row in self._connection.execute(query)]

    def _registrations(self, *conditions: ColumnElement[bool]) -> list[Registration]:
        query = (
            select(apple_device_registrations)
            .where(*conditions)
            .order_by(_devices.vendor_id, _devices.card_id, _devices.device_library_identifier)
        )
        return [_registration(row) for row in self._connection.execute(query)]


def _card(vendor_id: VendorId, card_id: CardId) -> tuple[ColumnElement[bool], ...]:
    return _passes.vendor_id == vendor_id.bytes, _passes.card_id == card_id


def _device(vendor_id: VendorId, card_id: CardId, device: str) -> tuple[ColumnElement[bool], ...]:
    return (
        _devices.vendor_id == vendor_id.bytes,
        _devices.card_id == card_id,
        _devices.device_library_identifier == device,
    )


def _pass_row(state: PassState) -> dict[str, object]:
    row = asdict(state)
    shown = row.pop("shown")
    return row | {
        "vendor_id": state.vendor_id.bytes,
        "wallet": state.wallet.value,
        "shown_stamps": None if shown is None else shown.stamps,
        "shown_points": None if shown is None else shown.points,
    }


def _state(row: Row[Any]) -> PassState:
    given = row._asdict()
    stamps, points = given.pop("shown_stamps"), given.pop("shown_points")
    given["vendor_id"] = VendorId(id_of(row.vendor_id))
    given["wallet"] = WalletKind(row.wallet)
    return PassState(**given, shown=None if stamps is None else Amounts(stamps, points))


def _registration_row(registration: Registration) -> dict[str, object]:
    return {
        "vendor_id": registration.vendor_id.bytes,
        "card_id": registration.card_id,
        "device_library_identifier": registration.device,
        "pass_type_identifier": registration.pass_type,
        "push_token": registration.push_token,
        "registered_at": registration.registered_at,
        "changed": registration.changed,
    }


def _registration(row: Row[Any]) -> Registration:
    return Registration(
        vendor_id=VendorId(id_of(row.vendor_id)),
        card_id=row.card_id,
        device=row.device_library_identifier,
        pass_type=row.pass_type_identifier,
        push_token=row.push_token,
        registered_at=row.registered_at,
        changed=row.changed,
    )
