"""One reading of how this terminal stands to the server, and of the names it knows."""

from __future__ import annotations

from datetime import timedelta

from shared_domain.cases import CaseKind, CaseState
from shared_domain.records import CaseChanged
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.read_directory import Directory, read_directory
from terminal.use_cases.sign_in import sign_out
from terminal.use_cases.sync_status import count_cards, read_status
from tests.builders import ANNA, BERT, CARD, OTHER_CARD, VENDOR
from tests.terminal.use_cases.proofs import accepted
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


def test_in_step_with_the_server_nothing_waits(shop: Shop, till: Till) -> None:
    status = read_status(till.counter)

    assert status.identity == till.identity
    assert status.vendor is not None
    assert status.program is not None
    assert (status.waiting, status.oldest_waiting_at, status.parked) == (0, None, 0)
    assert status.position == status.ledger_head == shop.server.ledger.head
    assert status.last_sync_at == status.now == till.clock.now()
    assert status.clock_is_trusted
    assert not status.is_revoked


def test_what_waits_is_counted_from_the_oldest(till: Till) -> None:
    (first,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    till.wait(minutes=20)
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    sign_out(till.counter, ANNA_SIGNED_IN)

    status = read_status(till.counter)

    assert (status.waiting, status.oldest_waiting_at) == (3, first.occurred_at)
    assert status.now - first.occurred_at == timedelta(minutes=20)


def test_before_the_first_pull_there_is_neither_vendor_nor_program(shop: Shop) -> None:
    till = Till(shop, "till 1", 1)
    status = read_status(till.counter)

    assert (status.vendor, status.program, status.last_sync_at) == (None, None, None)
    assert (status.position, status.waiting) == (0, 1)
    assert read_directory(till.counter) == Directory(
        own_terminal=till.identity.terminal_id, own_name="till 1"
    )


def test_cases_parked_items_and_a_doubtful_clock_are_shown(shop: Shop, till: Till) -> None:
    (entry,) = accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())).entries
    shop.server.publish(
        CaseChanged(VENDOR, CARD, entry.entry_id, CaseKind.OVERDRAWN, CaseState.OPEN)
    )
    till.pull()
    shop.server.revoke(till.identity.terminal_id)
    till.push()
    till.shake()
    till.clock.jump(timedelta(hours=1))

    status = read_status(till.counter)

    assert (status.open_cases, status.parked) == (1, 1)
    assert status.is_revoked
    assert not status.clock_is_trusted


def test_the_directory_names_people_and_terminals(shop: Shop, till: Till) -> None:
    other = shop.open_till("bar")
    till.sync()

    directory = read_directory(till.counter)

    assert directory.vendor is not None
    assert directory.program is not None
    assert directory.staff_names == {ANNA: "Anna", BERT: "Bert"}
    assert directory.terminal_names == {
        till.identity.terminal_id: "till 1",
        other.identity.terminal_id: "bar",
    }
    assert (directory.own_terminal, directory.own_name) == (till.identity.terminal_id, "till 1")


def test_the_cards_known_here_are_counted(shop: Shop, till: Till) -> None:
    before = count_cards(till.counter)
    shop.issue(CARD)
    shop.issue(OTHER_CARD)
    till.sync()

    assert (before, count_cards(till.counter)) == (0, 2)
