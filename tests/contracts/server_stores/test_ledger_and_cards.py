"""The ledger, the cards folded from it and the cases about them, in every kind of store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.card_numbers import card_number_of
from shared_domain.cases import CaseFinding, CaseKind, CaseState
from shared_domain.records import LedgerRecord
from shared_domain.wire.codec import encode_item
from sync_server.services.state import CasesWanted, Head, KnownEntry, ReceivedEntry
from tests.builders import (
    BERT,
    OTHER_CARD,
    VENDOR,
    at,
    entry_id,
    redeemed,
    reversal_of,
    stamped,
)
from tests.contracts.server_stores import samples
from tests.contracts.server_stores.samples import CARD, LATER, NOW, OTHER_VENDOR

if TYPE_CHECKING:
    from tests.contracts.server_stores.conftest import Begin

STAMP, REWARD = stamped(1), redeemed(2, minutes=5)
UNDONE = reversal_of(STAMP, 3, minutes=-60 * 24 * 90)


def test_a_ledger_begins_empty_and_grows_from_its_head(begin: Begin) -> None:
    made, head = samples.records(STAMP, b'{"type":"other"}', REWARD)
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.open(OTHER_VENDOR)
        assert uow.ledger.locked_head(VENDOR) == Head()
        uow.ledger.append(VENDOR, made, head, NOW)
    with begin() as uow:
        assert uow.ledger.head(VENDOR) == uow.ledger.locked_head(VENDOR) == head
        assert uow.ledger.head(OTHER_VENDOR) == Head()
        assert uow.ledger.hash_at(VENDOR, 2) == made[1].hash
        assert uow.ledger.hash_at(VENDOR, 4) is None
        assert uow.ledger.hash_at(OTHER_VENDOR, 2) is None


def test_pages_follow_each_other_without_a_gap(begin: Begin) -> None:
    made, head = samples.records(STAMP, b'{"type":"other"}', REWARD)
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, made, head, NOW)
    with begin() as uow:
        first = uow.ledger.page(VENDOR, 0, 2)
        assert first == [
            LedgerRecord(1, encode_item(STAMP), STAMP.entry_id),
            LedgerRecord(2, b'{"type":"other"}'),
        ]
        assert uow.ledger.page(VENDOR, 2, 2) == [
            LedgerRecord(3, encode_item(REWARD), REWARD.entry_id)
        ]
        assert uow.ledger.page(VENDOR, 3, 2) == []
        assert uow.ledger.entry_bodies_after(VENDOR, 1) == [encode_item(REWARD)]


def test_an_entry_is_known_by_its_id_to_its_own_vendor_only(begin: Begin) -> None:
    made, head = samples.records(STAMP, REWARD)
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, made, head, NOW)
    with begin() as uow:
        asked = [REWARD.entry_id, UNDONE.entry_id]
        assert uow.ledger.known(VENDOR, asked) == {
            REWARD.entry_id: KnownEntry(2, encode_item(REWARD))
        }
        assert uow.ledger.known(OTHER_VENDOR, asked) == {}
        assert uow.ledger.known(VENDOR, []) == {}


def test_the_entries_of_cards_come_with_the_time_they_arrived(begin: Begin) -> None:
    elsewhere = stamped(4, card_id=OTHER_CARD)
    early, head = samples.records(STAMP, UNDONE)
    late, later_head = samples.records(REWARD, elsewhere, after=head)
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, early, head, NOW)
        uow.ledger.append(VENDOR, late, later_head, LATER)
    with begin() as uow:
        both = uow.ledger.entries_of(VENDOR, [CARD, OTHER_CARD, "0" * 16])
        assert set(both) == {CARD, OTHER_CARD}
        assert both[OTHER_CARD] == [ReceivedEntry(elsewhere, LATER)]
        assert {(one.entry.entry_id, one.received_at) for one in both[CARD]} == {
            (STAMP.entry_id, NOW),
            (UNDONE.entry_id, NOW),
            (REWARD.entry_id, LATER),
        }


def test_since_a_time_come_later_entries_and_reversals_of_any_age(begin: Begin) -> None:
    made, head = samples.records(STAMP, UNDONE, REWARD)
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, made, head, NOW)
    with begin() as uow:
        since = {one.entry for one in uow.ledger.entries_of(VENDOR, [CARD], since=at(1))[CARD]}
        assert since == {UNDONE, REWARD}
        at_once = uow.ledger.entries_of(VENDOR, [CARD], since=STAMP.occurred_at)[CARD]
        assert {one.entry for one in at_once} == {STAMP, UNDONE, REWARD}


def test_a_card_comes_back_with_everything_it_was_saved_with(begin: Begin) -> None:
    card = samples.card(stamps=3, points=-1)
    with begin() as uow:
        uow.cards.save(VENDOR, [replace(card, unreserved=Amounts()), samples.card("f" * 16)])
        uow.cards.save(VENDOR, [card])
        uow.cards.save(VENDOR, [])
    with begin() as uow:
        assert uow.cards.get(VENDOR, [CARD, "0" * 16]) == {CARD: card}
        assert uow.cards.get(OTHER_VENDOR, [CARD]) == {}
        assert uow.cards.by_number(VENDOR, card_number_of(CARD)) == [card]
        assert uow.cards.by_number(VENDOR, "BBBBBBBBX") == []


def test_cards_are_listed_a_page_at_a_time(begin: Begin) -> None:
    cards = [samples.card(f"{number:016x}") for number in range(5)]
    with begin() as uow:
        uow.cards.save(VENDOR, cards[::-1])
    with begin() as uow:
        assert uow.cards.page(VENDOR, None, 2) == cards[:2]
        assert uow.cards.page(VENDOR, cards[1].state.card_id, 9) == cards[2:]


def test_cards_with_something_unreserved_are_found(begin: Begin) -> None:
    stamps = samples.card("1" * 16, stamps=1, points=-1)
    points = samples.card("2" * 16, points=1)
    with begin() as uow:
        uow.cards.save(VENDOR, [samples.card("0" * 16), stamps, points])
    with begin() as uow:
        assert uow.cards.unreserved(VENDOR, 9) == [stamps, points]
        assert uow.cards.unreserved(OTHER_VENDOR, 9) == []
        assert uow.cards.unreserved(VENDOR, 1) == [stamps]


def test_cards_of_which_more_may_be_spent_than_there_is_are_found(begin: Begin) -> None:
    marked = replace(samples.card("1" * 16), is_at_risk=True)
    clawed_back = samples.card("2" * 16, points=-1)
    overdrawn = samples.card("3" * 16)
    overdrawn = replace(overdrawn, state=replace(overdrawn.state, balance=Amounts(-1, 5)))
    at_risk = [marked, clawed_back, overdrawn]
    with begin() as uow:
        uow.cards.save(VENDOR, [samples.card("0" * 16, stamps=1), *at_risk])
    with begin() as uow:
        assert uow.cards.at_risk(VENDOR, None, 9) == at_risk
        assert uow.cards.at_risk(VENDOR, None, 1) == [marked]
        assert uow.cards.at_risk(VENDOR, "1" * 16, 9) == [clawed_back, overdrawn]
        assert uow.cards.at_risk(OTHER_VENDOR, None, 9) == []


def test_a_case_is_found_by_its_card_and_changes_in_place(begin: Begin) -> None:
    case = samples.case(1)
    decided = replace(case, state=CaseState.FORGIVEN, changed_at=LATER)
    about_terminal = samples.case(
        2, card_id=None, terminal_id=samples.terminal().terminal_id, opened_at=LATER
    )
    with begin() as uow:
        uow.cases.save(VENDOR, [case, about_terminal])
        uow.cases.save(VENDOR, [decided])
        uow.cases.save(VENDOR, [])
    with begin() as uow:
        assert uow.cases.of_cards(VENDOR, [CARD]) == [decided]
        assert uow.cases.of_terminal(VENDOR, samples.terminal().terminal_id) == [about_terminal]
        assert uow.cases.all(VENDOR, 9) == [about_terminal, decided]
        assert uow.cases.all(VENDOR, 1) == [about_terminal]
        assert uow.cases.all(OTHER_VENDOR, 9) == []


def test_a_settled_case_keeps_who_settled_it_and_why(begin: Begin) -> None:
    settled = samples.case(
        1, state=CaseState.FORGIVEN, settled_by="Zoé", staff_id=BERT, note="One time only"
    )
    with begin() as uow:
        uow.cases.save(VENDOR, [samples.case(1)])
        uow.cases.save(VENDOR, [settled])
    with begin() as uow:
        assert uow.cases.get(VENDOR, CaseKind.OVERDRAWN, settled.finding.entry_id) == settled
        assert uow.cases.get(VENDOR, CaseKind.REVERSED_TWICE, settled.finding.entry_id) is None
        assert uow.cases.get(OTHER_VENDOR, CaseKind.OVERDRAWN, settled.finding.entry_id) is None


def test_cases_are_read_page_by_page_and_by_what_is_wanted(begin: Begin) -> None:
    newest = samples.case(9, opened_at=LATER)
    twins = [samples.case(number) for number in (1, 2)]
    forked = samples.case(3, finding=CaseFinding(CaseKind.JOURNAL_FORKED, entry_id(3)))
    settled = samples.case(4, state=CaseState.FORGIVEN)
    with begin() as uow:
        uow.cases.save(VENDOR, [settled, *twins, forked, newest])
    with begin() as uow:
        everything = uow.cases.page(VENDOR, CasesWanted(), None, 9)
        assert everything == [newest, forked, *twins, settled]
        for seen in range(1, 6):
            rest = uow.cases.page(VENDOR, CasesWanted(), everything[seen - 1].finding, 2)
            assert rest == everything[seen : seen + 2]
        is_open = CasesWanted(CaseState.OPEN)
        assert uow.cases.page(VENDOR, is_open, newest.finding, 9) == [forked, *twins]
        is_fork = CasesWanted(kind=CaseKind.JOURNAL_FORKED)
        assert uow.cases.page(VENDOR, is_fork, None, 9) == [forked]
        assert uow.cases.page(OTHER_VENDOR, CasesWanted(), None, 9) == []


def test_a_clamped_time_is_kept_beside_the_entry_and_searched_by(begin: Begin) -> None:
    made, head = samples.records(STAMP, REWARD)
    clamped = replace(made[0], clamped_to=at(60))
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, [clamped, made[1]], head, NOW)
    with begin() as uow:
        (first, second) = uow.ledger.entries_of(VENDOR, [CARD])[CARD]
        assert (first.clamped_to, second.clamped_to) == (at(60), None)
        assert first.judged == replace(STAMP, occurred_at=at(60))
        assert second.judged == REWARD
        later = uow.ledger.entries_of(VENDOR, [CARD], since=at(30))[CARD]
        assert later == [first]


class PretendedFaultError(Exception):
    """Something went wrong in the middle of a unit of work."""


def test_a_unit_of_work_that_fails_leaves_nothing_behind(begin: Begin) -> None:
    with begin() as uow:
        uow.ledger.open(VENDOR)
    with pytest.raises(PretendedFaultError):
        _write_and_fail(begin)
    with begin() as uow:
        assert uow.ledger.head(VENDOR) == Head()
        assert uow.ledger.page(VENDOR, 0, 9) == []
        assert uow.cards.get(VENDOR, [CARD]) == {}


def _write_and_fail(begin: Begin) -> None:
    made, head = samples.records(STAMP)
    with begin() as uow:
        uow.ledger.append(VENDOR, made, head, NOW)
        uow.cards.save(VENDOR, [samples.card()])
        raise PretendedFaultError
