"""Cards in wallets: the outbox coalesces, numbers never come twice, devices come and go."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec.structs import replace

from shared_domain.amounts import Amounts
from sync_server.services.wallet_state import GoneToken, PassState, Registration, WalletKind
from tests.builders import VENDOR
from tests.contracts.server_stores.samples import CARD, LATER, NOW, OTHER_VENDOR

if TYPE_CHECKING:
    from tests.contracts.server_stores.conftest import Begin

QUIET, LONGEST = timedelta(seconds=1), timedelta(seconds=5)
APPLE = WalletKind.APPLE
OTHER_CARD = "00000000000000bb"
PASS = PassState(VENDOR, CARD, WalletKind.APPLE, "serial", NOW)
FULL = PassState(
    vendor_id=VENDOR,
    card_id=CARD,
    wallet=WalletKind.GOOGLE,
    object_id="issuer.object",
    changed_at=NOW,
    wanted=2**40,
    announced=2**39,
    told=2**38,
    due_at=NOW,
    due_by=LATER,
    attempts=7,
    told_at=NOW,
    fetched_at=LATER,
    shown=Amounts(-3, 2**40),
    problem="Google said no: é",
)
PHONE = Registration(VENDOR, CARD, "device-1", "pass.test", "aa" * 32, NOW, 5)


def touch(begin: Begin, position: int, at_s: float, card_ids: list[str] | None = None) -> None:
    now = NOW + timedelta(seconds=at_s)
    with begin() as uow:
        uow.wallets.touch(VENDOR, card_ids, position, now + QUIET, now + LONGEST)


def the_pass(begin: Begin, card_id: str = CARD) -> PassState:
    with begin() as uow:
        found = uow.wallets.get(VENDOR, card_id, WalletKind.APPLE)
    assert found is not None
    return found


def test_a_pass_is_kept_as_it_was_saved_last(begin: Begin) -> None:
    with begin() as uow:
        uow.wallets.save([])
        uow.wallets.save([replace(FULL, problem="", shown=None), PASS])
        uow.wallets.save([FULL, replace(PASS, vendor_id=OTHER_VENDOR)])
    with begin() as uow:
        assert uow.wallets.of_card(VENDOR, CARD) == [PASS, FULL]
        assert uow.wallets.get(VENDOR, CARD, WalletKind.GOOGLE) == FULL
        assert uow.wallets.get(OTHER_VENDOR, CARD, WalletKind.GOOGLE) is None
        assert uow.wallets.get(VENDOR, OTHER_CARD, WalletKind.APPLE) is None


def test_news_concern_only_the_cards_they_are_of_and_only_those_in_a_wallet(begin: Begin) -> None:
    other = replace(PASS, card_id=OTHER_CARD)
    foreign = replace(PASS, vendor_id=OTHER_VENDOR)
    with begin() as uow:
        uow.wallets.save([PASS, other, foreign])
    touch(begin, 9, 0, [CARD, "00000000000000ff"])
    with begin() as uow:
        assert uow.wallets.due(VENDOR, APPLE, LATER, 10) == [
            replace(PASS, wanted=9, due_at=NOW + QUIET, due_by=NOW + LONGEST)
        ]
        assert uow.wallets.due(OTHER_VENDOR, APPLE, LATER, 10) == []
        assert uow.wallets.of_card(VENDOR, OTHER_CARD) == [other]


def test_news_of_a_whole_vendor_reach_all_its_cards(begin: Begin) -> None:
    with begin() as uow:
        uow.wallets.save([PASS, replace(PASS, card_id=OTHER_CARD)])
    touch(begin, 3, 0)
    assert [the_pass(begin, card).wanted for card in (CARD, OTHER_CARD)] == [3, 3]


def test_every_touch_is_news_even_at_the_same_position(begin: Begin) -> None:
    with begin() as uow:
        uow.wallets.save([PASS])
    touch(begin, 3, 0)
    touch(begin, 3, 1)
    assert the_pass(begin).wanted == 4


def test_a_burst_moves_the_news_but_not_beyond_its_bound(begin: Begin) -> None:
    with begin() as uow:
        uow.wallets.save([replace(PASS, attempts=4)])
    for at_s, due_s in ((0, 1.0), (0.5, 1.5), (3.9, 4.9), (4.5, 5.0), (8, 5.0)):
        touch(begin, int(at_s * 10) + 1, at_s, [CARD])
        found = the_pass(begin)
        assert found.due_at == NOW + timedelta(seconds=due_s)
        assert found.due_by == NOW + LONGEST
        assert (found.wanted, found.attempts) == (int(at_s * 10) + 1, 0)


def test_news_after_all_was_told_begin_a_burst_of_their_own(begin: Begin) -> None:
    reminding = replace(PASS, wanted=5, told=5, due_at=LATER, due_by=NOW, attempts=2)
    with begin() as uow:
        uow.wallets.save([reminding])
    touch(begin, 6, 60, [CARD])
    then = NOW + timedelta(seconds=60)
    expected = {"wanted": 6, "due_at": then + QUIET, "due_by": then + LONGEST, "attempts": 0}
    assert the_pass(begin) == replace(reminding, **expected)


def test_what_waits_longest_is_told_first(begin: Begin) -> None:
    first = replace(PASS, card_id=OTHER_CARD, due_at=NOW)
    second = replace(PASS, due_at=NOW + QUIET)
    foreign = replace(PASS, vendor_id=OTHER_VENDOR, due_at=NOW - QUIET)
    with begin() as uow:
        assert uow.wallets.next_due_at(APPLE) is None
        assert uow.wallets.vendors_due(APPLE, LATER, 10) == []
        elsewhere = replace(PASS, wallet=WalletKind.GOOGLE, due_at=NOW - 2 * QUIET)
        uow.wallets.save([second, first, foreign, elsewhere])
    with begin() as uow:
        assert uow.wallets.next_due_at(APPLE) == NOW - QUIET
        assert uow.wallets.vendors_due(APPLE, NOW - 2 * QUIET, 10) == []
        assert uow.wallets.vendors_due(APPLE, NOW, 10) == [OTHER_VENDOR, VENDOR]
        assert uow.wallets.vendors_due(APPLE, NOW, 1) == [OTHER_VENDOR]
        assert uow.wallets.due(VENDOR, APPLE, NOW, 10) == [first]
        assert uow.wallets.due(VENDOR, APPLE, LATER, 10) == [first, second]
        assert uow.wallets.due(VENDOR, APPLE, LATER, 1) == [first]


def test_numbers_of_changes_only_rise_and_a_server_put_back_gives_none_twice(begin: Begin) -> None:
    given = []
    for now in (NOW, NOW, NOW - LONGEST, LATER):
        with begin() as uow:
            given.append(uow.wallets.next_change(now))
    assert given == sorted(set(given))
    assert given[0] == int(NOW.timestamp() * 1000)
    assert given[3] == int(LATER.timestamp() * 1000)


def test_a_device_registers_once_and_its_newest_push_token_counts(begin: Begin) -> None:
    with begin() as uow:
        assert uow.wallets.register(PHONE)
    newer = replace(PHONE, push_token="bb" * 32, registered_at=LATER)
    with begin() as uow:
        assert not uow.wallets.register(newer)
    with begin() as uow:
        assert uow.wallets.registrations(VENDOR, [CARD, OTHER_CARD]) == [newer]
        assert uow.wallets.registrations(OTHER_VENDOR, [CARD]) == []


def test_a_devices_registrations_are_found_across_vendors_by_its_id(begin: Begin) -> None:
    foreign = replace(PHONE, vendor_id=OTHER_VENDOR)
    others = replace(PHONE, device="device-2")
    of_another_type = replace(PHONE, card_id=OTHER_CARD, pass_type="pass.other")
    with begin() as uow:
        for one in (PHONE, foreign, others, of_another_type):
            uow.wallets.register(one)
    with begin() as uow:
        uow.wallets.mark_changed(VENDOR, CARD, 8)
        marked = replace(PHONE, changed=8)
        assert uow.wallets.registrations_of_device("device-1", "pass.test") == sorted(
            [marked, foreign], key=lambda one: one.vendor_id.bytes
        )
        assert uow.wallets.registrations_of_device("device-2", "pass.test") == [
            replace(others, changed=8)
        ]
        uow.wallets.unregister(VENDOR, CARD, "device-1")
        uow.wallets.unregister(VENDOR, CARD, "device-1")
        assert uow.wallets.registrations_of_device("device-1", "pass.test") == [foreign]


def test_a_token_that_is_gone_takes_along_what_registered_before_it_went(begin: Begin) -> None:
    twin = replace(PHONE, device="device-2", registered_at=LATER)
    stranger = replace(PHONE, device="device-3", push_token="cc" * 32)
    foreign = replace(PHONE, vendor_id=OTHER_VENDOR)
    with begin() as uow:
        for one in (PHONE, twin, stranger, foreign):
            uow.wallets.register(one)
    with begin() as uow:
        uow.wallets.drop_tokens(VENDOR, [GoneToken("aa" * 32, since=NOW)])
        assert uow.wallets.registrations(VENDOR, [CARD]) == [twin, stranger]
        uow.wallets.drop_tokens(VENDOR, [GoneToken("aa" * 32)])
        assert uow.wallets.registrations(VENDOR, [CARD]) == [stranger]
        assert uow.wallets.registrations(OTHER_VENDOR, [CARD]) == [foreign]
