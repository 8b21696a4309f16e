"""Every field of a program and a vendor: its default and both its bounds."""

from __future__ import annotations

from datetime import UTC, datetime

import msgspec
import pytest

from shared_domain.programs import (
    LANGUAGES,
    LoyaltyProgram,
    LoyaltyType,
    OfflineRedemption,
    PointsReward,
    Vendor,
    activated,
    checked_program,
    deactivated,
)
from tests.builders import CAKE, COFFEE, NOON, a_points_program, a_program, a_vendor, at

BOUNDS = {
    "version": (1, 2_000_000_000),
    "stamps_target": (1, 100),
    "stamps_reward_value_cents": (0, 100_000_000),
    "points_per_euro": (1, 10_000),
    "cooldown_minutes": (0, 525_600),
    "max_daily_stamps": (0, 100),
    "undo_minutes": (0, 1_440),
    "max_daily_rewards": (1, 100),
    "max_daily_terminal_rewards": (1, 10_000),
}
TEXTS = {
    "stamps_reward_description": (1, 255),
    "card_name": (0, 255),
    "google_issuer_id": (0, 255),
    "google_class_id": (0, 255),
    "apple_pass_type_id": (0, 255),
    "terms_text": (0, 10_000),
}
COLOURS = ("card_color", "card_secondary_color")
URLS = ("logo_url", "hero_image_url", "privacy_url")


def is_taken(**changes: object) -> bool:
    try:
        checked_program(a_program(**changes))
    except msgspec.ValidationError:
        return False
    return True


def test_a_new_program_has_the_defaults_that_integrators_know() -> None:
    program = LoyaltyProgram(version=1)

    assert program.loyalty_type is LoyaltyType.STAMPS
    assert (program.stamps_target, program.stamps_reward_description) == (10, "Free item")
    assert (program.stamps_reward_value_cents, program.points_rewards) == (None, ())
    assert (program.points_per_euro, program.cooldown_minutes) == (10, 15)
    assert (program.max_daily_stamps, program.undo_minutes) == (5, 10)
    assert (program.max_daily_rewards, program.max_daily_terminal_rewards) == (2, 50)
    assert program.require_staff_pin
    assert program.offline_redemption is OfflineRedemption.RESERVED
    assert (program.card_color, program.card_name) == ("#4F46E5", None)
    assert not program.is_active
    assert program.activated_at is None


@pytest.mark.parametrize("field", BOUNDS)
def test_a_number_is_taken_up_to_its_bounds_and_no_further(field: str) -> None:
    least, most = BOUNDS[field]

    assert is_taken(**{field: least})
    assert is_taken(**{field: most})
    assert not is_taken(**{field: least - 1})
    assert not is_taken(**{field: most + 1})
    assert not is_taken(**{field: str(least)})
    assert not is_taken(**{field: float(least)})


@pytest.mark.parametrize("field", TEXTS)
def test_a_text_is_taken_up_to_its_bounds_and_no_further(field: str) -> None:
    shortest, longest = TEXTS[field]

    assert is_taken(**{field: "ü" * shortest})
    assert is_taken(**{field: "ü" * longest})
    assert not is_taken(**{field: "ü" * (longest + 1)})
    assert shortest == 0 or not is_taken(**{field: ""})


@pytest.mark.parametrize("field", COLOURS)
def test_a_colour_is_a_hash_and_six_digits(field: str) -> None:
    assert is_taken(**{field: "#0aF9B3"})
    for wrong in ("0aF9B3", "#0aF9B", "#0aF9B33", "#0aF9BG", "red", "#0aF9B3\n", ""):
        assert not is_taken(**{field: wrong})


@pytest.mark.parametrize("field", URLS)
def test_an_address_is_https_and_one_line(field: str) -> None:
    start = "https://example.lu/"

    assert is_taken(**{field: start + "ü" * (2_000 - len(start))})
    for wrong in (
        start + "ü" * (2_001 - len(start)),
        "http://example.lu",
        "https://",
        "https://a b",
        "javascript:alert(1)",
        "https://example.lu\n",
        "x https://example.lu",
    ):
        assert not is_taken(**{field: wrong})


def test_every_field_of_a_program_is_covered_here() -> None:
    others = {
        *("loyalty_type", "points_rewards", "require_staff_pin", "offline_redemption"),
        *("is_active", "activated_at"),
    }

    assert {*BOUNDS, *TEXTS, *COLOURS, *URLS} | others == set(LoyaltyProgram.__struct_fields__)


@pytest.mark.parametrize("value", ["STAMPS", "", None, 1])
def test_a_type_is_one_of_three_words(value: object) -> None:
    fields = msgspec.to_builtins(a_program())

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**fields, "loyalty_type": value}, LoyaltyProgram)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**fields, "offline_redemption": value}, LoyaltyProgram)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**fields, "require_staff_pin": value}, LoyaltyProgram)


def test_an_unknown_field_is_refused() -> None:
    fields = msgspec.to_builtins(a_program())

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**fields, "colour": "#000000"}, LoyaltyProgram)


def test_a_catalogue_takes_200_rewards_with_ids_of_their_own() -> None:
    rewards = [PointsReward(id=str(n), name="R", points_required=1) for n in range(201)]

    assert is_taken(points_rewards=tuple(rewards[:200]))
    assert not is_taken(points_rewards=tuple(rewards))
    with pytest.raises(ValueError, match="id of its own"):
        a_program(points_rewards=(COFFEE, COFFEE))


@pytest.mark.parametrize(
    "changes",
    [
        {"id": ""},
        {"id": "x" * 65},
        {"name": ""},
        {"name": "x" * 256},
        {"points_required": 0},
        {"points_required": 1_000_000_001},
        {"description": "x" * 256},
    ],
)
def test_a_reward_has_bounds_too(changes: dict[str, object]) -> None:
    largest = PointsReward(
        id="x" * 64, name="x" * 255, points_required=1_000_000_000, description="x" * 255
    )

    assert is_taken(points_rewards=(largest,))
    assert not is_taken(points_rewards=(msgspec.structs.replace(COFFEE, **changes),))


def test_an_activation_needs_a_time_with_a_zone() -> None:
    naive = datetime(2026, 1, 1, tzinfo=UTC).replace(tzinfo=None)

    with pytest.raises(ValueError, match="time zone"):
        activated(LoyaltyProgram(version=1), naive)


def test_the_first_activation_is_remembered_for_good() -> None:
    first = activated(LoyaltyProgram(version=1), NOON)
    again = activated(deactivated(first), at(60))

    assert (first.version, first.is_active, first.activated_at) == (2, True, NOON)
    assert not deactivated(first).is_active
    assert (again.version, again.is_active, again.activated_at) == (4, True, NOON)


@pytest.mark.parametrize(
    ("loyalty_type", "stamps", "points"),
    [
        (LoyaltyType.STAMPS, True, False),
        (LoyaltyType.POINTS, False, True),
        (LoyaltyType.HYBRID, True, True),
    ],
)
def test_the_type_says_what_is_counted(
    loyalty_type: LoyaltyType, *, stamps: bool, points: bool
) -> None:
    program = a_program(loyalty_type=loyalty_type)

    assert (program.is_stamps_enabled, program.is_points_enabled) == (stamps, points)


def test_without_a_daily_limit_one_request_gives_at_most_twenty() -> None:
    assert a_program(max_daily_stamps=0).most_stamps_at_once == 20
    assert a_program(max_daily_stamps=100).most_stamps_at_once == 100


def test_a_card_is_called_by_its_name_or_by_the_words_of_the_language() -> None:
    assert a_program(card_name="Kueb Kaart").display_name("fr") == "Kueb Kaart"
    names = {a_program().display_name(language) for language in LANGUAGES}
    assert names == {"Loyalty Card", "Carte de fidélité", "Treuekarte", "Treiekaart"}
    assert a_program(card_name="").display_name("pt") == "Loyalty Card"


def test_a_reward_is_found_by_its_id() -> None:
    assert a_points_program().get_points_reward("cake") == CAKE
    assert a_points_program().get_points_reward("tea") is None


@pytest.mark.parametrize(
    "changes",
    [
        {"name": ""},
        {"name": "x" * 256},
        {"slug": ""},
        {"slug": "-a"},
        {"slug": "a-"},
        {"slug": "Café"},
        {"slug": "a" * 64},
        {"slug": "kueb\n"},
        {"language": "it"},
        {"language": "en\n"},
        {"timezone": ""},
        {"timezone": "x" * 65},
        {"currency": "eur"},
        {"currency": "EURO"},
        {"currency": "EUR\n"},
        {"day_start_hour": -1},
        {"day_start_hour": 24},
    ],
)
def test_a_vendor_out_of_bounds_is_refused(changes: dict[str, object]) -> None:
    wrong = msgspec.to_builtins(a_vendor(**changes))

    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(wrong, Vendor)


def test_a_vendor_at_its_bounds_is_taken() -> None:
    for changes in ({"slug": "a" * 63}, {"slug": "1"}, {"day_start_hour": 0, "name": "x" * 255}):
        vendor = a_vendor(**changes)
        assert msgspec.convert(msgspec.to_builtins(vendor), Vendor) == vendor
    assert (a_vendor().currency, a_vendor().language) == ("EUR", "en")
    assert (a_vendor().day_start_hour, a_vendor().timezone) == (4, "Europe/Luxembourg")
