"""One scan gives one stamp where that is all there is to give, and opens the card elsewhere."""

from __future__ import annotations

from shared_domain.amounts import Amounts
from shared_domain.outcomes import CooldownActive, NotALoyaltyCard
from terminal.use_cases.carry_out import Recorded
from terminal.use_cases.read_card import CardView
from terminal.use_cases.scanned_text import ScannedText
from terminal.use_cases.serve_scan import NotServed, serve_card, serve_scan
from tests.builders import CARD, a_hybrid_program, a_points_program
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


def serve(till: Till, text: str) -> CardView | Recorded | NotServed:
    return serve_scan(till.counter, ANNA_SIGNED_IN, ScannedText(text, None, "wedge"))


def test_a_scan_under_a_stamp_program_gives_one_stamp(shop: Shop, till: Till) -> None:
    served = serve(till, shop.code(CARD))

    assert isinstance(served, Recorded)
    assert till.balance() == Amounts(stamps=1)


def test_a_stamp_on_a_card_never_seen_here_is_shown_on_top_of_what_its_code_says(
    shop: Shop, till: Till
) -> None:
    served = serve(till, shop.code(CARD, stamps=6))

    assert isinstance(served, Recorded)
    assert served.card.shown_balance == Amounts(stamps=7)


def test_where_points_are_given_the_scan_opens_the_card_and_gives_nothing() -> None:
    for program in (a_points_program(), a_hybrid_program()):
        shop = Shop(program)
        till = shop.open_till()

        assert isinstance(serve(till, shop.code(CARD)), CardView)
        assert till.entries() == ()


def test_a_second_scan_within_the_cooldown_is_refused_with_the_card_at_hand(
    shop: Shop, till: Till
) -> None:
    serve(till, shop.code(CARD))

    served = serve(till, shop.code(CARD))

    assert isinstance(served, NotServed)
    assert isinstance(served.refusal.reason, CooldownActive)
    assert served.card is not None
    assert served.card.card_id == CARD


def test_what_is_no_card_is_refused_without_one(till: Till) -> None:
    served = serve(till, "https://example.com")

    assert isinstance(served, NotServed)
    assert served.refusal.reason == NotALoyaltyCard()
    assert served.card is None


def test_a_card_found_by_hand_is_served_the_same_way(shop: Shop, till: Till) -> None:
    shop.issue(CARD)
    till.sync()
    with till.store.begin() as uow:
        vendor, program, state = uow.world.vendor(), uow.world.program(), uow.cards.get(CARD)
    assert vendor is not None
    assert program is not None
    assert state is not None

    served = serve_card(till.counter, ANNA_SIGNED_IN, CardView(state, program, vendor))

    assert isinstance(served, Recorded)
