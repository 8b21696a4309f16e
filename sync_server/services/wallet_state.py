"""What the server remembers of cards in wallets, and what it tells a wallet about one."""

from __future__ import annotations

import enum
from datetime import datetime

from msgspec import Struct

from shared_domain.amounts import Amounts
from shared_domain.cards import CardState
from shared_domain.identifiers import CardId, VendorId
from shared_domain.programs import LoyaltyProgram, Vendor


class WalletKind(enum.Enum):
    """The wallets on phones."""

    APPLE = "apple"
    GOOGLE = "google"


class PassState(Struct, frozen=True):
    """One card in one wallet, and the news of it that the wallet has yet to hear.

    `wanted` is the position of the last ledger record that changed what the pass shows, `told`
    the one that the wallet heard of; while `due_at` is set there is news to tell. `due_at` moves
    with every change, but not beyond `due_by`, so that a burst is told once. `changed_at` is the
    time that a phone compares, `shown` what its pass said when it was fetched or written last.
    """

    vendor_id: VendorId
    card_id: CardId
    wallet: WalletKind
    object_id: str
    changed_at: datetime
    wanted: int = 0
    announced: int = 0
    told: int = 0
    due_at: datetime | None = None
    due_by: datetime | None = None
    attempts: int = 0
    told_at: datetime | None = None
    fetched_at: datetime | None = None
    shown: Amounts | None = None
    problem: str = ""

    @property
    def is_parked(self) -> bool:
        """Whether there is news that is not tried again before the next change or a person."""
        return self.due_at is None and self.told < self.wanted


class Registration(Struct, frozen=True):
    """An iPhone that wants to hear of a card's changes.

    Several devices may share a push token. `changed` counts changes of passes over the whole
    server; a device asks for those above the number it was given last.
    """

    vendor_id: VendorId
    card_id: CardId
    device: str
    pass_type: str
    push_token: str
    registered_at: datetime
    changed: int


class PassFacts(Struct, frozen=True):
    """All that a pass may show of a card; `code` is its QR with the balance as of now."""

    vendor: Vendor
    program: LoyaltyProgram
    card: CardState
    code: str


class PassUpdate(Struct, frozen=True):
    """News of one card for one wallet, and the devices that asked to hear it."""

    state: PassState
    facts: PassFacts
    devices: tuple[Registration, ...] = ()


class DeliveryKind(enum.Enum):
    """What became of news for a wallet."""

    TOLD = "told"
    TRY_AGAIN = "try_again"
    HOPELESS = "hopeless"


class GoneToken(Struct, frozen=True):
    """A push token that is no more; one registered after `since` is another device's life."""

    push_token: str
    since: datetime | None = None


class Delivery(Struct, frozen=True):
    """What became of one update; `problem` says in words what stood in the way."""

    kind: DeliveryKind
    problem: str = ""
    gone: tuple[GoneToken, ...] = ()
    not_before_s: float = 0
