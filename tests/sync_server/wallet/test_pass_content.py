"""What a pass says of a card: stamps, points, rewards, terms, and all of it in four languages."""

from __future__ import annotations

import pytest

from shared_domain.cards import CardStatus
from shared_domain.programs import LANGUAGES
from sync_server.wallet import wording
from sync_server.wallet.pass_content import Line, StampCard, pass_content
from tests.builders import a_hybrid_program, a_points_program, a_program
from tests.sync_server.wallet.passes import CODE, facts_of


def lines_by_key(lines: tuple[Line, ...]) -> dict[str, Line]:
    return {line.key: line for line in lines}


def test_a_card_on_its_way_shows_what_is_missing() -> None:
    content = pass_content(facts_of(a_program(stamps_target=10), stamps=7))
    front = lines_by_key(content.front)
    assert content.stamps == StampCard(7, 10)
    assert lines_by_key(content.head)["stamps"].value == "7 / 10"
    assert front["reward"].label == wording.NEXT_REWARD
    assert front["missing"].value == 3
    assert front["name"].value == "Zoé"
    assert content.code == CODE
    assert content.number == "BBBB-BBBB-B"


def test_a_full_card_says_that_a_reward_is_ready_and_keeps_the_surplus() -> None:
    content = pass_content(facts_of(a_program(stamps_target=10), stamps=23))
    front = lines_by_key(content.front)
    assert content.stamps == StampCard(10, 10)
    assert lines_by_key(content.head)["stamps"].value == "23 / 10"
    assert front["reward"].label == wording.REWARD_READY
    assert front["ready"].value == 2
    assert front["ready"].changed == wording.READY_CHANGED


def test_one_change_shows_one_banner() -> None:
    for stamps in (0, 9, 10, 25):
        content = pass_content(facts_of(a_program(stamps_target=10), stamps=stamps))
        assert sum(line.changed is not None for line in (*content.head, *content.front)) == 1


def test_an_overdrawn_card_draws_no_stamp_less_than_none() -> None:
    content = pass_content(facts_of(a_program(stamps_target=10), stamps=-2))
    assert content.stamps == StampCard(0, 10)
    assert lines_by_key(content.front)["missing"].value == 12


def test_points_show_the_cheapest_reward_until_one_can_be_had_then_the_dearest() -> None:
    program = a_points_program()
    by_price = sorted(program.points_rewards, key=lambda one: one.points_required)
    poor = pass_content(facts_of(program, points=0))
    rich = pass_content(facts_of(program, points=by_price[-1].points_required))
    assert poor.stamps is None
    assert lines_by_key(poor.front)["reward"].value == by_price[0].name
    assert lines_by_key(poor.front)["missing"].value == by_price[0].points_required
    assert lines_by_key(rich.front)["reward"].value == by_price[-1].name
    assert lines_by_key(rich.front)["reward"].label == wording.REWARD_READY


def test_points_without_a_catalogue_promise_nothing() -> None:
    content = pass_content(facts_of(a_points_program(points_rewards=()), points=9, name=None))
    assert content.front == ()
    assert lines_by_key(content.head)["points"].value == 9


def test_a_hybrid_card_counts_both() -> None:
    content = pass_content(facts_of(a_hybrid_program(), stamps=1, points=250))
    assert list(lines_by_key(content.head)) == ["stamps", "points"]
    assert len(content.front) <= 4


def test_the_back_has_terms_privacy_and_the_number() -> None:
    program = a_program(terms_text="Une carte\npar personne.", privacy_url="https://shop.example/p")
    back = lines_by_key(pass_content(facts_of(program)).back)
    assert back["terms"].value == "Une carte\npar personne."
    assert back["privacy"].value == "https://shop.example/p"
    assert back["card_number"].value == "BBBB-BBBB-B"


def test_a_card_that_cannot_be_used_is_void() -> None:
    states = {status: pass_content(facts_of(status=status)).is_void for status in CardStatus}
    assert states == {status: status is not CardStatus.ACTIVE for status in CardStatus}


def test_the_cards_own_name_and_the_shops_language_count() -> None:
    named = pass_content(facts_of(a_program(card_name="Kaffiskaart")))
    assert dict(named.name) == dict.fromkeys(LANGUAGES, "Kaffiskaart")
    assert pass_content(facts_of(language="lb")).language == "lb"


@pytest.mark.parametrize("name", [name for name in vars(wording) if name.isupper()])
def test_everything_is_said_in_four_languages(name: str) -> None:
    words = getattr(wording, name)
    assert set(words) == set(LANGUAGES)
    assert all(words.values())
    assert ("%@" in words["en"]) == name.endswith("_CHANGED")
    assert len({("%@" in text) for text in words.values()}) == 1
