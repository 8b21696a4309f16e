"""A shop to try things out with: Café Knopes, its program, its people and its regulars."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct

from shared_domain.card_numbers import card_number_of, formatted
from shared_domain.identifiers import StaffId, VendorId
from shared_domain.ledger import Customer
from shared_domain.pin_keys import pin_secret
from shared_domain.programs import LoyaltyProgram, LoyaltyType, PointsReward, Vendor
from shared_domain.staff import Role, StaffMember
from sync_server.services.issue_card import coded_cards, issue_card
from sync_server.services.manage_staff import pin_key_of, save_member
from sync_server.services.manage_tokens import make_token
from sync_server.services.manage_vendors import open_vendor
from sync_server.services.pair_terminal import make_pairing_code
from sync_server.services.refusals import Refusal

if TYPE_CHECKING:
    from sync_server.services.ports import Instruments, UnitOfWork

T = TypeVar("T")

VENDOR_NAME, SLUG = "Café Knopes", "cafe-knopes"
PAIRING_CODES = 3
_PEOPLE = (
    ("Anouk", Role.CASHIER, "1234"),
    ("Sofia", Role.CASHIER, "2345"),
    ("Marc", Role.MANAGER, "9876"),
)
_REGULARS = (
    "Léa M.",
    "Tom W.",
    "Nora S.",
    "Jean-Claude B.",
    "Inês F.",
    None,
    "Luc K.",
    "Mia H.",
    None,
    "Pol R.",
    "Zoé D.",
    None,
)
_CATALOGUE = (
    PointsReward(id="croissant", name="Croissant", points_required=500),
    PointsReward(id="breakfast-for-one", name="Breakfast for one", points_required=1200),
    PointsReward(id="brunch-for-two", name="Brunch for two", points_required=2500),
)
# A demonstration that has grown beyond this still shows its first regulars.
_MOST_CARDS = 10_000


class DemoCard(Struct, frozen=True):
    """A card to scan or to type."""

    name: str | None
    card_number: str
    code: str


class DemoStaff(Struct, frozen=True):
    """A person to sign in as. The PINs of a demonstration are no secret."""

    name: str
    role: Role
    pin: str


class Demo(Struct, frozen=True):
    """What whoever tries things out needs to know."""

    url: str
    server_key: bytes
    vendor: str
    pairing_codes: tuple[str, ...]
    cards: tuple[DemoCard, ...]
    staff: tuple[DemoStaff, ...]
    manager_token: str


def prepare_demo(
    uow: UnitOfWork, instruments: Instruments, loyalty_type: LoyaltyType = LoyaltyType.STAMPS
) -> Demo:
    """Open the shop unless it is there; pairing codes and the token are fresh every time."""
    vendor = uow.vendors.by_slug(SLUG) or _open_shop(uow, instruments, loyalty_type)
    uow.act_for(vendor.vendor_id)
    token = make_token(uow, instruments, vendor.vendor_id, "demo")
    return Demo(
        url=instruments.server.url,
        server_key=instruments.server.public_key,
        vendor=vendor.name,
        pairing_codes=tuple(
            make_pairing_code(uow, instruments, vendor.vendor_id).code for _ in range(PAIRING_CODES)
        ),
        cards=_cards(uow, instruments, vendor.vendor_id),
        staff=tuple(DemoStaff(name, role, pin) for name, role, pin in _PEOPLE),
        manager_token=_granted(token),
    )


def _cards(uow: UnitOfWork, instruments: Instruments, vendor_id: VendorId) -> tuple[DemoCard, ...]:
    """The first regulars, in the order they were issued: ids of entries are ordered by time."""
    issued = [card for card in uow.cards.page(vendor_id, None, _MOST_CARDS) if card.state.issued_by]
    issued.sort(key=lambda card: str(card.state.issued_by))
    return tuple(
        DemoCard(
            coded.card.state.customer.name,
            formatted(card_number_of(coded.card.state.card_id)),
            coded.code,
        )
        for coded in coded_cards(uow, instruments, vendor_id, issued[: len(_REGULARS)])
    )


def _open_shop(uow: UnitOfWork, instruments: Instruments, loyalty_type: LoyaltyType) -> Vendor:
    vendor = Vendor(
        vendor_id=VendorId(instruments.ids.new_id()), name=VENDOR_NAME, slug=SLUG, language="fr"
    )
    _granted(open_vendor(uow, instruments, vendor, _program(instruments, loyalty_type)))
    pin_key = pin_key_of(uow, instruments, vendor.vendor_id)
    for person, role, pin in _PEOPLE:
        staff_id = StaffId(instruments.ids.new_id())
        verifier = instruments.pins.verifier(pin_secret(pin_key, staff_id, pin))
        member = StaffMember(staff_id=staff_id, name=person, role=role, pin_verifier=verifier)
        save_member(uow, instruments, vendor.vendor_id, member)
    for name in _REGULARS:
        _granted(issue_card(uow, instruments, vendor.vendor_id, Customer(name=name)))
    return vendor


def _program(instruments: Instruments, loyalty_type: LoyaltyType) -> LoyaltyProgram:
    return LoyaltyProgram(
        version=1,
        loyalty_type=loyalty_type,
        stamps_reward_description="Free coffee",
        stamps_reward_value_cents=350,
        points_rewards=() if loyalty_type is LoyaltyType.STAMPS else _CATALOGUE,
        is_active=True,
        activated_at=instruments.clock.now(),
    )


def _granted(answer: T | Refusal) -> T:
    """What was asked for; in an empty shop nothing is refused."""
    if isinstance(answer, Refusal):
        raise TypeError(answer.detail)
    return answer
