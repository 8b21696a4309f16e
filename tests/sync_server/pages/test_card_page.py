"""The page of one card: for whoever has its link, and for nobody else."""

from __future__ import annotations

import asyncio
import json
import re
from typing import TYPE_CHECKING

import pytest

from shared_domain.programs import LoyaltyProgram, LoyaltyType, PointsReward
from sync_server.pages.card_pages import next_points_reward
from sync_server.services.card_links import card_link
from sync_server.services.find_shop import find_shop
from sync_server.services.manage_program import deactivate_program

if TYPE_CHECKING:
    from sync_server.running import RunningServer
    from sync_server.services.ports import UnitOfWork
    from tests.sync_server.pages.visitor import Visitor


def without_query(address: str) -> str:
    return address.partition("?")[0]


def test_a_card_can_be_downloaded_with_all_that_is_kept(visitor: Visitor) -> None:
    address = without_query(visitor.card_address(name="Léa", email="lea@example.lu"))

    answer = visitor.see(address + "/data")
    kept = json.loads(answer.content)

    assert "attachment" in answer.headers["content-disposition"]
    assert kept["customer"] == {"name": "Léa", "email": "lea@example.lu", "language": "en"}
    assert [entry["kind"] for entry in kept["entries"]] == ["card_issued"]


def changed_last_letter(address: str) -> str:
    return address[:-1] + ("0" if address[-1] != "0" else "1")


def test_a_link_that_was_changed_opens_nothing(visitor: Visitor) -> None:
    address = without_query(visitor.card_address())
    guesses = [changed_last_letter(address), address[:-1], address.upper(), address + "/../data"]

    assert [visitor.see(guess).status_code for guess in guesses] == [404] * len(guesses)
    assert visitor.see(changed_last_letter(address) + "/data").status_code == 404
    assert visitor.see(address.replace("cafe-knopes", "elsewhere")).status_code == 404


def test_a_link_of_an_unknown_card_opens_nothing(visitor: Visitor, running: RunningServer) -> None:
    office = running.server.office
    found = asyncio.run(office.database.read(lambda uow: find_shop(uow, visitor.shop)))
    assert found is not None
    link = card_link(office.instruments.vault, found.vendor.vendor_id, "00" * 8)

    assert visitor.see(f"/card/{visitor.shop}/{link}").status_code == 404
    assert visitor.see(f"/card/{visitor.shop}/{link}/data").status_code == 404


def test_without_a_wallet_there_is_no_button_and_no_address(visitor: Visitor) -> None:
    address = without_query(visitor.card_address())

    assert "Wallet" not in visitor.see(address).text
    assert visitor.see(address + "/wallet/apple").status_code == 404


@pytest.mark.parametrize("loyalty_type", [LoyaltyType.HYBRID], indirect=True)
def test_a_card_that_counts_points_names_the_next_reward(visitor: Visitor) -> None:
    page = visitor.see(visitor.card_address()).text

    assert "0 points" in page
    assert "Croissant for 500 points" in page


def test_an_address_of_a_card_is_told_to_nobody(visitor: Visitor) -> None:
    headers = visitor.see(visitor.card_address()).headers

    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cache-control"] == "no-store"
    assert "script" not in headers["content-security-policy"]
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "set-cookie" not in headers


def test_the_form_is_closed_while_the_program_is(visitor: Visitor, running: RunningServer) -> None:
    address = visitor.card_address()
    form = visitor.fresh_form() | {"consent": "yes"}
    office = running.server.office

    def close(uow: UnitOfWork) -> None:
        shop = find_shop(uow, visitor.shop)
        assert shop is not None
        deactivate_program(uow, office.instruments, shop.vendor.vendor_id)

    asyncio.run(office.database.write(close))

    assert "No new cards right now" in visitor.see(f"/join/{visitor.shop}").text
    assert "No new cards right now" in visitor.send(form).text
    assert visitor.see(address).status_code == 200


@pytest.mark.parametrize("page", ["join", "terms", "privacy", "lost"])
@pytest.mark.parametrize("language", ["en", "fr", "de", "lb"])
def test_every_notice_is_there_in_every_language(
    visitor: Visitor, page: str, language: str
) -> None:
    answer = visitor.see(f"/{page}/{visitor.shop}?lang={language}")

    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert visitor.see(f"/{page}/nowhere").status_code == 404


def test_the_page_of_no_shop_speaks_every_language(visitor: Visitor) -> None:
    page = visitor.see("/join/nowhere").text

    assert all(f'lang="{language}"' in page for language in ("en", "fr", "de", "lb"))


def test_the_style_is_the_shops(visitor: Visitor) -> None:
    answer = visitor.see(f"/style/{visitor.shop}")

    assert answer.headers["content-type"].startswith("text/css")
    assert "--brand: #4F46E5" in answer.text
    assert visitor.http.post(f"/join/{visitor.shop}nowhere").status_code == 404


def reward(name: str, points: int) -> PointsReward:
    return PointsReward(id=name, name=name, points_required=points)


@pytest.mark.parametrize(
    ("points", "expected"), [(0, "small"), (10, "large"), (19, "large"), (20, "large")]
)
def test_the_next_reward_is_the_cheapest_beyond_reach_else_the_dearest(
    points: int, expected: str
) -> None:
    program = LoyaltyProgram(version=1, points_rewards=(reward("large", 20), reward("small", 10)))

    found = next_points_reward(program, points)

    assert found is not None
    assert found.name == expected


def test_without_rewards_there_is_no_next_one() -> None:
    assert next_points_reward(LoyaltyProgram(version=1), 5) is None


def test_the_number_stands_beside_the_code(visitor: Visitor) -> None:
    page = visitor.see(visitor.card_address()).text

    assert re.search(r"[A-Z]{4}-[A-Z]{4}-[A-Z]", page)
