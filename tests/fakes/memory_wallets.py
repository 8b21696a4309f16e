"""Cards in wallets in memory: the same store, without a database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from sync_server.services.wallet_state import PassState, Registration, WalletKind

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.wallet_state import GoneToken


class MemoryWalletStore:
    def __init__(self) -> None:
        self._passes: dict[tuple[VendorId, CardId, str], PassState] = {}
        self._devices: dict[tuple[VendorId, CardId, str], Registration] = {}
        self._last_change = 0

    def save(self, states: Collection[PassState]) -> None:
        for one in states:
            self._passes[one.vendor_id, one.card_id, one.wallet.value] = one

    def get(self, vendor_id: VendorId, card_id: CardId, wallet: WalletKind) -> PassState | None:
        return self._passes.get((vendor_id, card_id, wallet.value))

    def of_card(self, vendor_id: VendorId, card_id: CardId) -> list[PassState]:
        every = (self.get(vendor_id, card_id, wallet) for wallet in WalletKind)
        return [one for one in every if one is not None]

    def touch(
        self,
        vendor_id: VendorId,
        card_ids: Collection[CardId] | None,
        position: int,
        due_at: datetime,
        due_by: datetime,
    ) -> None:
        for key, one in self._passes.items():
            if one.vendor_id == vendor_id and (card_ids is None or one.card_id in card_ids):
                until = due_by
                if one.due_at is not None and one.due_by is not None and one.told < one.wanted:
                    until = one.due_by
                self._passes[key] = replace(
                    one,
                    wanted=max(position, one.wanted + 1),
                    attempts=0,
                    due_at=min(due_at, until),
                    due_by=until,
                )

    def vendors_due(self, wallet: WalletKind, now: datetime, limit: int) -> list[VendorId]:
        waiting: dict[VendorId, datetime] = {}
        for one in self._passes.values():
            if one.wallet is wallet and one.due_at is not None and one.due_at <= now:
                since = waiting.get(one.vendor_id, one.due_at)
                waiting[one.vendor_id] = min(since, one.due_at)
        return sorted(waiting, key=lambda vendor_id: waiting[vendor_id])[:limit]

    def next_due_at(self, wallet: WalletKind) -> datetime | None:
        mine = [one for one in self._passes.values() if one.wallet is wallet]
        times = [one.due_at for one in mine if one.due_at is not None]
        return min(times, default=None)

    def due(
        self, vendor_id: VendorId, wallet: WalletKind, now: datetime, limit: int
    ) -> list[PassState]:
        mine = [
            (one.due_at, one.card_id, one)
            for one in self._passes.values()
            if (one.vendor_id, one.wallet) == (vendor_id, wallet)
            if one.due_at is not None and one.due_at <= now
        ]
        return [one for *_, one in sorted(mine, key=lambda row: row[:2])][:limit]

    def next_change(self, now: datetime) -> int:
        self._last_change = max(self._last_change + 1, int(now.timestamp() * 1000))
        return self._last_change

    def register(self, registration: Registration) -> bool:
        key = registration.vendor_id, registration.card_id, registration.device
        is_new = key not in self._devices
        self._devices[key] = registration
        return is_new

    def unregister(self, vendor_id: VendorId, card_id: CardId, device: str) -> None:
        self._devices.pop((vendor_id, card_id, device), None)

    def registrations(
        self, vendor_id: VendorId, card_ids: Collection[CardId]
    ) -> list[Registration]:
        return [
            one for one in self._all() if one.vendor_id == vendor_id and one.card_id in card_ids
        ]

    def registrations_of_device(self, device: str, pass_type: str) -> list[Registration]:
        return [one for one in self._all() if (one.device, one.pass_type) == (device, pass_type)]

    def mark_changed(self, vendor_id: VendorId, card_id: CardId, change: int) -> None:
        for key, one in self._devices.items():
            if key[:2] == (vendor_id, card_id):
                self._devices[key] = replace(one, changed=change)

    def drop_tokens(self, vendor_id: VendorId, gone: Collection[GoneToken]) -> None:
        self._devices = {
            key: one
            for key, one in self._devices.items()
            if one.vendor_id != vendor_id or not any(_is_meant(one, token) for token in gone)
        }

    def _all(self) -> list[Registration]:
        return [self._devices[key] for key in sorted(self._devices, key=_by_bytes)]


def _is_meant(registration: Registration, token: GoneToken) -> bool:
    if registration.push_token != token.push_token:
        return False
    return token.since is None or registration.registered_at <= token.since


def _by_bytes(key: tuple[VendorId, CardId, str]) -> tuple[bytes, str, str]:
    return key[0].bytes, key[1], key[2]
