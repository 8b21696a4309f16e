"""What services and jobs ask of wallets: a store in the unit of work, and wallets as such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import datetime

    from shared_domain.identifiers import CardId, VendorId
    from sync_server.services.wallet_state import (
        Delivery,
        GoneToken,
        PassFacts,
        PassState,
        PassUpdate,
        Registration,
        WalletKind,
    )


class WalletStore(Protocol):
    """Cards in wallets, with the outbox of news for them, and the iPhones that asked for it."""

    def save(self, states: Collection[PassState]) -> None: ...
    def get(self, vendor_id: VendorId, card_id: CardId, wallet: WalletKind) -> PassState | None: ...
    def of_card(self, vendor_id: VendorId, card_id: CardId) -> list[PassState]: ...

    def touch(
        self,
        vendor_id: VendorId,
        card_ids: Collection[CardId] | None,
        position: int,
        due_at: datetime,
        due_by: datetime,
    ) -> None:
        """There is news of these cards (None: of all of this vendor) in every wallet that has them.

        Each time they are wanted at a higher position, the one named or the next.
        Their first change sets `due_by`; later ones move `due_at`, but never beyond that.
        """
        ...

    def vendors_due(self, wallet: WalletKind, now: datetime, limit: int) -> list[VendorId]:
        """Whose news for this wallet are due, the longest wait first; the operator's question."""
        ...

    def next_due_at(self, wallet: WalletKind) -> datetime | None:
        """When the next news for this wallet are due; the operator's question."""
        ...

    def due(
        self, vendor_id: VendorId, wallet: WalletKind, now: datetime, limit: int
    ) -> list[PassState]: ...

    def next_change(self, now: datetime) -> int:
        """A number above every one given out before; others wait for it until the commit.

        Never below the milliseconds since 1970, so that a server that was put back does not give
        a number a second time.
        """
        ...

    def register(self, registration: Registration) -> bool:
        """Keep a device's wish, with the push token it names now; whether it is a new one."""
        ...

    def unregister(self, vendor_id: VendorId, card_id: CardId, device: str) -> None: ...

    def registrations(
        self, vendor_id: VendorId, card_ids: Collection[CardId]
    ) -> list[Registration]: ...

    def registrations_of_device(self, device: str, pass_type: str) -> list[Registration]:
        """Across all vendors: whoever shows the device's secret id may see what it registered."""
        ...

    def mark_changed(self, vendor_id: VendorId, card_id: CardId, change: int) -> None: ...
    def drop_tokens(self, vendor_id: VendorId, gone: Collection[GoneToken]) -> None: ...


class Wallet(Protocol):
    """A wallet on phones, as the outbox sees it."""

    @property
    def kind(self) -> WalletKind: ...

    @property
    def lacks(self) -> str:
        """What this server lacks to work with the wallet, in a sentence; empty when nothing."""
        ...

    async def tell(self, updates: Sequence[PassUpdate]) -> list[Delivery]:
        """Tell the wallet of these changes; one answer each, in the same order.

        What the outside does wrong is an answer too, and never raised.
        """
        ...


class PassMaker(Protocol):
    """Makes the file that an Apple Wallet shows."""

    @property
    def pass_type(self) -> str:
        """The pass type identifier that the certificate is for."""
        ...

    def make(self, facts: PassFacts, serial: str, token: str) -> bytes:
        """A signed .pkpass; `serial` and `token` never change for a card."""
        ...
