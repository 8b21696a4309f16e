"""Today's history: the vendor's business day, newest first, and what may still be undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from shared_domain.amounts import Amounts
from shared_domain.ledger import Entry
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.counter import Session
from terminal.use_cases.reverse_entry import reverse_entry
from terminal.use_cases.review_history import DayHistory, todays_history
from terminal.use_cases.store_ports import EntryState
from tests.builders import ANNA, BERT, CARD, a_program
from tests.terminal.use_cases.proofs import accepted
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop, Till


@pytest.fixture
def shop() -> Shop:
    shop = Shop(a_program(cooldown_minutes=0))
    shop.issue(CARD, name="Léa")
    return shop


def give(till: Till, by: Session = ANNA_SIGNED_IN) -> Entry:
    (entry,) = accepted(award(till.counter, by, CARD, AwardRequest())).entries
    return entry


def history(till: Till, most: int = 100) -> DayHistory:
    found = todays_history(till.counter, ANNA, most)
    assert found is not None
    return found


def test_before_the_first_pull_there_is_no_history(shop: Shop) -> None:
    assert todays_history(Till(shop, "till 1", 1).counter, ANNA) is None


def test_the_newest_comes_first_with_names_and_the_balance_it_left(till: Till) -> None:
    first = give(till)
    till.wait(minutes=1)
    second = give(till)

    day = history(till)

    assert [row.entry for row in day.rows[:2]] == [second, first]
    newest = day.rows[0]
    assert (newest.customer_name, newest.staff_name) == ("Léa", "Anna")
    assert newest.balance_after == Amounts(stamps=2)
    assert newest.state is EntryState.WAITING
    assert (day.vendor.name, day.program.version) == ("Café Kueb", 1)


def test_no_more_rows_are_read_than_wanted(till: Till) -> None:
    for _ in range(3):
        give(till)
        till.wait(minutes=1)

    assert len(history(till, most=2).rows) == 2


def test_the_day_begins_and_ends_at_the_vendors_hour(till: Till) -> None:
    # The shop's day starts at four in Luxembourg, which is three in winter's UTC.
    till.wait(minutes=(16 + 24) * 60 + 59)
    late = give(till)
    till.wait(minutes=1)
    early = give(till)

    shown = [row.entry for row in history(till).rows]

    assert late.occurred_at.hour == 2
    assert early in shown
    assert late not in shown


def test_the_own_last_entry_can_be_undone_for_a_while(till: Till) -> None:
    give(till)
    till.wait(minutes=1)
    last = give(till)
    till.wait(minutes=1)
    give(till, by=BERT_SIGNED_IN)

    day = history(till)

    assert day.undoable is not None
    assert day.undoable.entry == last
    assert day.undo_until == last.occurred_at + timedelta(minutes=10)


def test_after_the_window_there_is_nothing_to_undo(till: Till) -> None:
    give(till)
    till.wait(minutes=10.5)

    day = history(till)

    assert (day.undoable, day.undo_until) == (None, None)
    assert day.rows


def test_what_was_undone_is_marked_and_no_longer_offered(till: Till) -> None:
    stamp = give(till)
    (reversal,) = accepted(reverse_entry(till.counter, ANNA_SIGNED_IN, stamp.entry_id)).entries

    day = history(till)

    assert day.undoable is None
    assert {row.entry.entry_id: row.reversed_by for row in day.rows}[stamp.entry_id] == (
        reversal.entry_id
    )


def test_another_tills_entries_are_shown_but_not_offered_for_undo(shop: Shop, till: Till) -> None:
    other = shop.open_till("bar")
    entry = give(other)
    other.sync()
    till.sync()

    day = history(till)

    assert day.rows[0].entry == entry
    assert day.rows[0].terminal_name == "bar"
    assert day.rows[0].state is EntryState.SYNCED
    assert day.undoable is None


def test_nobody_in_particular_undoes_what_nobody_in_particular_did() -> None:
    till = Shop(a_program(require_staff_pin=False)).open_till()
    (entry,) = accepted(award(till.counter, None, CARD, AwardRequest())).entries

    shared = todays_history(till.counter, None)
    berts = todays_history(till.counter, BERT)

    assert shared is not None
    assert shared.undoable is not None
    assert shared.undoable.entry == entry
    assert berts is not None
    assert berts.undoable is None
