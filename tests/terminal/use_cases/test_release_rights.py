"""A terminal lets go of what another asks for, once, in time, and only of what it holds."""

from __future__ import annotations

from datetime import timedelta

from shared_domain.amounts import Amounts
from shared_domain.ledger import EntryKind
from shared_domain.outcomes import Refused, ReservedElsewhere
from shared_domain.records import ReservationAsked
from shared_domain.reservations import rights_of
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.redeem import RewardChoice, redeem
from terminal.use_cases.release_rights import QUESTION_LASTS
from tests.builders import CARD, a_program
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


def shop_with_stamps_at(stamps: int) -> tuple[Shop, Till, Till]:
    """Two tills; the first has given this many stamps and told the server."""
    shop = Shop(a_program(cooldown_minutes=0, max_daily_stamps=0))
    shop.issue()
    first, second = shop.open_till(), shop.open_till()
    award(first.counter, ANNA_SIGNED_IN, CARD, AwardRequest(stamps))
    first.sync()
    second.sync()
    return shop, first, second


def ask(shop: Shop, till: Till, stamps: int, seconds_ago: float = 0) -> None:
    asked_at = shop.clock.now() - timedelta(seconds=seconds_ago)
    asked = ReservationAsked(CARD, till.identity.terminal_id, Amounts(stamps), asked_at)
    shop.server.publish(asked)


def released_by(till: Till) -> list[Amounts | None]:
    kind = EntryKind.RESERVATION_RELEASED
    return [entry.reserved for entry in till.entries() if entry.kind is kind]


def test_what_is_asked_for_and_held_is_released_and_is_to_be_pushed() -> None:
    shop, first, second = shop_with_stamps_at(10)
    ask(shop, second, 8)
    assert first.pull_once().recorded
    assert released_by(first) == [Amounts(8)]
    assert rights_of(first.entries()).of(first.identity.terminal_id) == Amounts(2)
    assert first.waiting() == 1
    refused = redeem(first.counter, ANNA_SIGNED_IN, CARD, RewardChoice())
    assert isinstance(refused, Refused)
    assert isinstance(refused.reason, ReservedElsewhere)


def test_no_more_is_released_than_is_held() -> None:
    shop, first, second = shop_with_stamps_at(3)
    ask(shop, second, 10)
    first.pull()
    assert released_by(first) == [Amounts(3)]


def test_who_holds_nothing_and_who_asked_release_nothing() -> None:
    shop, first, second = shop_with_stamps_at(10)
    ask(shop, second, 10)
    assert not second.pull_once().recorded
    ask(shop, first, 10)
    first.pull()
    assert released_by(first) == [Amounts(10)]  # for the second till's question, not for its own
    assert released_by(second) == []


def test_what_was_spent_before_the_question_was_read_stays_spent() -> None:
    shop, first, second = shop_with_stamps_at(10)
    redeem(first.counter, ANNA_SIGNED_IN, CARD, RewardChoice())
    ask(shop, second, 10)
    first.pull()
    assert released_by(first) == []


def test_a_question_read_late_is_history() -> None:
    shop, first, second = shop_with_stamps_at(10)
    ask(shop, second, 10, seconds_ago=QUESTION_LASTS.total_seconds() + 1)
    assert not first.pull_once().recorded
    assert released_by(first) == []


def test_two_questions_in_one_page_are_answered_one_after_the_other() -> None:
    shop, first, second = shop_with_stamps_at(10)
    ask(shop, second, 6)
    ask(shop, second, 6)
    first.pull()
    assert released_by(first) == [Amounts(6), Amounts(4)]
    first.sync()
    second.sync()
    assert shop.balance() == first.balance() == second.balance() == Amounts(10)
