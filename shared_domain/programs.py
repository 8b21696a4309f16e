"""A vendor and its one loyalty program; every change of a program makes a new version."""

from __future__ import annotations

import enum
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from shared_domain.identifiers import LanguageCode, VendorId

# Without a daily limit one request still gives at most this many stamps.
MAX_STAMPS_WITHOUT_LIMIT = 20

LANGUAGES = ("en", "fr", "de", "lb")
FALLBACK_CARD_NAME = {
    "en": "Loyalty Card",
    "fr": "Carte de fidélité",
    "de": "Treuekarte",
    "lb": "Treiekaart",
}

# `$` also matches before a line feed at the end: a length or a look ahead shuts that door.
Colour = Annotated[str, Meta(pattern="^#[0-9A-Fa-f]{6}$", max_length=7)]
HttpsUrl = Annotated[str, Meta(pattern="^https://[^\\s]+$(?!\\n)", max_length=2000)]
ShortText = Annotated[str, Meta(max_length=255)]
RequiredText = Annotated[str, Meta(min_length=1, max_length=255)]
LongText = Annotated[str, Meta(max_length=10_000)]


class LoyaltyType(enum.Enum):
    """What a program counts: stamps, points, or both at once."""

    STAMPS = "stamps"
    POINTS = "points"
    HYBRID = "hybrid"


class OfflineRedemption(enum.Enum):
    """What a terminal may redeem without asking the server."""

    RESERVED = "reserved"
    ALWAYS = "always"
    NEVER = "never"


class Vendor(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A shop business: the tenant.

    `timezone` is an IANA name, `currency` an ISO 4217 code; a business day starts at
    `day_start_hour` local time and is named after the date it starts on.
    """

    vendor_id: VendorId
    name: RequiredText
    slug: Annotated[str, Meta(pattern="^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$(?!\\n)")]
    language: LanguageCode = "en"
    timezone: Annotated[str, Meta(min_length=1, max_length=64)] = "Europe/Luxembourg"
    currency: Annotated[str, Meta(pattern="^[A-Z]{3}$", max_length=3)] = "EUR"
    day_start_hour: Annotated[int, Meta(ge=0, le=23)] = 4


class PointsReward(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One line of the catalogue that points buy from."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    name: RequiredText
    points_required: Annotated[int, Meta(ge=1, le=1_000_000_000)]
    description: ShortText = ""


class LoyaltyProgram(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One immutable version of a vendor's program; fields and bounds as the glossary has them.

    `max_daily_rewards` (a card) and `max_daily_terminal_rewards` (a terminal) bound what a
    business day may cost where rewards are always given offline; nowhere else do they count.
    """

    version: Annotated[int, Meta(ge=1, le=2_000_000_000)]
    loyalty_type: LoyaltyType = LoyaltyType.STAMPS
    stamps_target: Annotated[int, Meta(ge=1, le=100)] = 10
    stamps_reward_description: RequiredText = "Free item"
    stamps_reward_value_cents: Annotated[int, Meta(ge=0, le=100_000_000)] | None = None
    points_per_euro: Annotated[int, Meta(ge=1, le=10_000)] = 10
    points_rewards: Annotated[tuple[PointsReward, ...], Meta(max_length=200)] = ()
    cooldown_minutes: Annotated[int, Meta(ge=0, le=525_600)] = 15
    max_daily_stamps: Annotated[int, Meta(ge=0, le=100)] = 5
    require_staff_pin: bool = True
    offline_redemption: OfflineRedemption = OfflineRedemption.RESERVED
    max_daily_rewards: Annotated[int, Meta(ge=1, le=100)] = 2
    max_daily_terminal_rewards: Annotated[int, Meta(ge=1, le=10_000)] = 50
    undo_minutes: Annotated[int, Meta(ge=0, le=1_440)] = 10
    card_name: ShortText | None = None
    card_color: Colour = "#4F46E5"
    card_secondary_color: Colour | None = None
    logo_url: HttpsUrl | None = None
    hero_image_url: HttpsUrl | None = None
    google_issuer_id: ShortText | None = None
    google_class_id: ShortText | None = None
    apple_pass_type_id: ShortText | None = None
    terms_text: LongText | None = None
    privacy_url: HttpsUrl | None = None
    is_active: bool = False
    activated_at: datetime | None = None

    def __post_init__(self) -> None:
        ids = [reward.id for reward in self.points_rewards]
        if len(set(ids)) != len(ids):
            message = "points_rewards: every reward needs an id of its own"
            raise ValueError(message)
        if self.activated_at is not None and self.activated_at.tzinfo is None:
            message = "activated_at: an instant needs a time zone"
            raise ValueError(message)

    @property
    def is_stamps_enabled(self) -> bool:
        return self.loyalty_type is not LoyaltyType.POINTS

    @property
    def is_points_enabled(self) -> bool:
        return self.loyalty_type is not LoyaltyType.STAMPS

    @property
    def most_stamps_at_once(self) -> int:
        """How many stamps one request may give."""
        return self.max_daily_stamps or MAX_STAMPS_WITHOUT_LIMIT

    def display_name(self, language: str = "en") -> str:
        return self.card_name or FALLBACK_CARD_NAME.get(language, FALLBACK_CARD_NAME["en"])

    def get_points_reward(self, reward_id: str) -> PointsReward | None:
        return next((reward for reward in self.points_rewards if reward.id == reward_id), None)


def checked_program(program: LoyaltyProgram) -> LoyaltyProgram:
    """The same program, once every bound holds; raises `msgspec.ValidationError` in words.

    Decoding checks bounds by itself; this is for programs that code has put together.
    """
    return msgspec.convert(msgspec.to_builtins(program), LoyaltyProgram)


def activated(program: LoyaltyProgram, now: datetime) -> LoyaltyProgram:
    """The next version, active; `activated_at` is set at the first activation only."""
    return msgspec.structs.replace(
        program,
        version=program.version + 1,
        is_active=True,
        activated_at=program.activated_at or now,
    )


def deactivated(program: LoyaltyProgram) -> LoyaltyProgram:
    """The next version, refusing every operation; when it was first activated stays known."""
    return msgspec.structs.replace(program, version=program.version + 1, is_active=False)
