"""What managers and operators send and get, beside the domain's own values."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Meta, Struct

from shared_domain.amounts import Amounts
from shared_domain.cards import CardStatus
from shared_domain.identifiers import CardId, StaffId, TerminalId, VendorId
from shared_domain.ledger import Customer
from shared_domain.programs import RequiredText, Vendor
from shared_domain.staff import Role
from shared_domain.wire.pairing import PairingQr

# Shape only; whether it is four to eight digits is said in words by the service.
Pin = Annotated[str, Meta(pattern="^[0-9]{4,8}$")]
PersonName = Annotated[str, Meta(min_length=1, max_length=80)]
Language = Annotated[str, Meta(pattern="^(en|fr|de|lb)$")]


class Message(Struct, frozen=True, forbid_unknown_fields=True):
    """Strict both ways: a field nobody knows is a mistake, not a hint."""


class Health(Message, frozen=True):
    """The server answers and its database can be read."""

    status: str
    generation: str


class NewVendor(Message, frozen=True):
    """A vendor to open; what is left out takes the defaults."""

    name: RequiredText
    slug: Annotated[str, Meta(pattern="^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$")]
    language: Language = "en"
    timezone: Annotated[str, Meta(min_length=1, max_length=64)] = "Europe/Luxembourg"
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$")] = "EUR"
    day_start_hour: Annotated[int, Meta(ge=0, le=23)] = 4


class VendorList(Message, frozen=True):
    vendors: tuple[Vendor, ...]


class NewToken(Message, frozen=True):
    """A token for a vendor's manager, or without a vendor for an operator."""

    name: PersonName
    vendor_id: VendorId | None = None


class TokenShown(Message, frozen=True):
    """Shown this once; the server keeps only a hash."""

    token: str


class NewStaff(Message, frozen=True):
    name: PersonName
    role: Role
    pin: Pin
    language: Language | None = None


class StaffEdit(Message, frozen=True):
    """What is left out stays as it is."""

    name: PersonName | None = None
    role: Role | None = None
    is_active: bool | None = None


class NewPin(Message, frozen=True):
    pin: Pin


class StaffShown(Message, frozen=True):
    """A person, without what their PIN is checked against."""

    staff_id: StaffId
    name: str
    role: Role
    is_active: bool
    language: str | None = None


class StaffList(Message, frozen=True):
    staff: tuple[StaffShown, ...]


class NewCard(Message, frozen=True):
    customer: Customer = Customer()


class CardShown(Message, frozen=True):
    """A card, its number as printed, and its code as text and as an SVG picture."""

    card_id: CardId
    card_number: str
    status: CardStatus
    balance: Amounts
    lifetime: Amounts
    rewards_redeemed: int
    customer: Customer
    issued_at: datetime | None
    last_earned_at: datetime | None
    last_redeemed_at: datetime | None
    code: str
    qr_svg: str


class CardLine(Message, frozen=True):
    card_id: CardId
    card_number: str
    status: CardStatus
    balance: Amounts
    customer: Customer


class CardList(Message, frozen=True):
    """A page of cards in the order of their ids; `next_after` asks for the next page."""

    cards: tuple[CardLine, ...]
    next_after: CardId | None = None


class TerminalShown(Message, frozen=True):
    """A counter PC; `clock_is_off` when its clock differs by more than five minutes.

    `is_awaited` while the server was restored and this terminal has not come back: until then
    nothing of what nobody holds is granted.
    """

    terminal_id: TerminalId
    name: str
    paired_at: datetime
    last_contact_at: datetime | None
    revoked_at: datetime | None
    app_version: str
    unsynced: int
    clock_offset_ms: int
    clock_is_off: bool
    is_awaited: bool = False


class TerminalList(Message, frozen=True):
    terminals: tuple[TerminalShown, ...]


class PairingCodeShown(Message, frozen=True):
    """A code to type, and what to put into a QR; good for ten minutes and one terminal."""

    code: str
    qr: PairingQr
    qr_svg: str
