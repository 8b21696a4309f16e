"""Every class and object, held to Google's own description and to what it says only in prose."""

from __future__ import annotations

import re

import pytest

from shared_domain.amounts import MAX_SUM, Amounts
from shared_domain.cards import CardStatus
from shared_domain.ledger import Customer
from shared_domain.programs import LANGUAGES, LoyaltyType, PointsReward
from sync_server.wallet.google.objects import (
    LONGEST_ACCOUNT,
    LONGEST_LABEL,
    loyalty_class,
    loyalty_object,
    what_is_missing,
)
from tests.sync_server.wallet.google.samples import ISSUER, VENDOR, a_program, some_facts
from tests.sync_server.wallet.google.schemas import validator_of

PAGE = "https://loyalty.example/card/x/y"
REWARDS = (PointsReward(id="cake", name="Cake", points_required=100),)


@pytest.mark.parametrize("loyalty_type", list(LoyaltyType))
@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"card_name": "Bonus", "terms_text": "x" * 10_000, "privacy_url": "https://example.lu/p"},
        {"hero_image_url": "https://example.lu/hero.png", "google_class_id": "our-class"},
    ],
)
def test_every_class_is_one_by_googles_description(
    loyalty_type: LoyaltyType, fields: dict[str, object]
) -> None:
    program = a_program(loyalty_type=loyalty_type, points_rewards=REWARDS, **fields)

    made = loyalty_class(VENDOR, program)

    validator_of("LoyaltyClass").validate({k: v for k, v in made.items() if v is not None})
    assert all(made[name] for name in ("id", "issuerName", "programName", "programLogo"))
    assert made["reviewStatus"] in {"DRAFT", "UNDER_REVIEW"}
    assert re.fullmatch(r"#[0-9A-Fa-f]{6}", made["hexBackgroundColor"])
    assert re.fullmatch(rf"{ISSUER}\.[A-Za-z0-9._-]+", made["id"])
    assert len(made["textModulesData"]) <= 10


@pytest.mark.parametrize("loyalty_type", list(LoyaltyType))
@pytest.mark.parametrize("status", list(CardStatus))
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "balance", [Amounts(), Amounts(10, 5000), Amounts(-3, -20), Amounts(MAX_SUM, MAX_SUM)]
)
def test_every_object_is_one_by_googles_description(
    loyalty_type: LoyaltyType, status: CardStatus, language: str, balance: Amounts
) -> None:
    customer = Customer(name="Jean-Claude de la Fontaine-Schmit", language=language)
    program = a_program(loyalty_type=loyalty_type)

    made = loyalty_object(
        some_facts(program=program, status=status, balance=balance, customer=customer), PAGE
    )

    validator_of("LoyaltyObject").validate(made)
    assert made["state"] in {"ACTIVE", "COMPLETED", "EXPIRED", "INACTIVE"}
    assert re.fullmatch(rf"{ISSUER}\.[A-Za-z0-9._-]+", made["id"])
    assert len(made["accountName"]) <= LONGEST_ACCOUNT
    assert len(made["accountId"]) <= LONGEST_ACCOUNT
    for points in ("loyaltyPoints", "secondaryLoyaltyPoints"):
        if points in made:
            assert len(made[points]["balance"]) == 1
            words = [one["value"] for one in made[points]["localizedLabel"]["translatedValues"]]
            assert all(len(word) <= LONGEST_LABEL for word in [made[points]["label"], *words])


def test_the_code_is_plain_letters_and_the_number_stands_below() -> None:
    barcode = loyalty_object(some_facts(), PAGE)["barcode"]

    assert barcode["value"].isascii()
    assert re.fullmatch(r"[A-Z]{4}-[A-Z]{4}-[A-Z]", barcode["alternateText"])


def test_a_ready_reward_is_called_ready() -> None:
    headers = [
        loyalty_object(some_facts(balance=Amounts(stamps=n)), PAGE)["textModulesData"][0]["header"]
        for n in (9, 10)
    ]

    assert headers == ["Next reward", "Reward ready"]


def test_a_class_id_may_be_given_with_its_issuer() -> None:
    made = loyalty_class(VENDOR, a_program(google_class_id=f"{ISSUER}.ours"))

    assert made["id"] == f"{ISSUER}.ours"


@pytest.mark.parametrize(
    ("fields", "word"),
    [
        ({"google_issuer_id": None}, "google_issuer_id"),
        ({"logo_url": None}, "logo_url"),
        ({"google_issuer_id": "my shop"}, "digits"),
        ({"google_class_id": "our class"}, "google_class_id"),
    ],
)
def test_what_a_program_lacks_is_said_in_words(fields: dict[str, object], word: str) -> None:
    missing = what_is_missing(a_program(**fields))

    assert missing is not None
    assert word in missing


def test_a_whole_program_lacks_nothing() -> None:
    assert what_is_missing(a_program()) is None


@pytest.mark.parametrize(
    "wrong",
    [
        {"state": "active"},
        {"colour": "red"},
        {"loyaltyPoints": {"balance": {"int": 2**31}}},
        {"loyaltyPoints": {"balance": {"int": "3"}}},
    ],
)
def test_the_description_itself_catches_what_is_wrong(wrong: dict[str, object]) -> None:
    made = loyalty_object(some_facts(), PAGE) | wrong

    assert not validator_of("LoyaltyObject").is_valid(made)
