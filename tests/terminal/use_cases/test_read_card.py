"""What a decision rests on: the card as known here, and the terminals nobody has heard from."""

from __future__ import annotations

from datetime import datetime, timedelta

from shared_domain.outcomes import CooldownActive, ProgramInactive, Refused, SilentTerminal
from shared_domain.records import ProgramPublished
from shared_domain.wire.push import TerminalContact
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.read_card import silent_terminals, situation_of, view_of
from terminal.use_cases.store_ports import SyncRecord
from tests.builders import CARD, TILL_2, a_program
from tests.fakes.clock import MONDAY_MORNING
from tests.terminal.use_cases.proofs import accepted, reason_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, Shop, Till


def on_monday(minutes: float) -> datetime:
    return MONDAY_MORNING + timedelta(minutes=minutes)


def silent_at(
    till: Till, now: datetime, heard_at: datetime | None, last_sync_at: datetime | None
) -> tuple[SilentTerminal, ...]:
    """Who is silent when the server heard till 2 then, and this till heard the server then."""
    with till.store.begin() as uow:
        uow.world.set_contacts([TerminalContact(TILL_2, heard_at)])
        uow.state.set_sync_record(SyncRecord(last_sync_at=last_sync_at))
        return silent_terminals(till.counter, uow, now)


def test_a_terminal_that_was_in_touch_with_the_last_sync_is_not_silent(till: Till) -> None:
    assert silent_at(till, on_monday(1), on_monday(0), on_monday(0)) == ()
    assert silent_at(till, on_monday(3), on_monday(0), on_monday(2)) == ()


def test_a_terminal_is_silent_two_minutes_after_it_was_last_heard_of(till: Till) -> None:
    assert silent_at(till, on_monday(2), on_monday(0), on_monday(0)) == ()
    (two,) = silent_at(till, on_monday(2.1), on_monday(0), on_monday(0))

    assert two == SilentTerminal(TILL_2, "", on_monday(0))


def test_what_this_till_has_not_heard_of_the_server_counts_as_silence_of_all(till: Till) -> None:
    (two,) = silent_at(till, on_monday(30), on_monday(0), on_monday(1))

    assert two.last_heard_at == on_monday(1)


def test_a_terminal_the_server_lost_long_before_is_silent_from_then_on(till: Till) -> None:
    (two,) = silent_at(till, on_monday(30), on_monday(0), on_monday(30))

    assert two.last_heard_at == on_monday(0)


def test_a_terminal_nobody_ever_heard_from_is_silent(till: Till) -> None:
    assert silent_at(till, on_monday(0), None, on_monday(0))[0].last_heard_at is None
    assert silent_at(till, on_monday(0), None, None)[0].last_heard_at is None


def test_a_till_that_never_synced_believes_what_it_was_told(till: Till) -> None:
    (two,) = silent_at(till, on_monday(9), on_monday(5), None)

    assert two.last_heard_at == on_monday(5)


def test_a_refusal_names_the_silent_terminals_but_never_its_own(shop: Shop, till: Till) -> None:
    other = shop.open_till("bar")
    till.sync()
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    till.wait(minutes=10)

    refused = award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest())

    assert isinstance(refused, Refused)
    assert isinstance(refused.reason, CooldownActive)
    assert [(one.terminal_id, one.name) for one in refused.rests_on] == [
        (other.identity.terminal_id, "bar")
    ]


def test_without_the_vendors_particulars_there_is_nothing_to_show(shop: Shop) -> None:
    till = Till(shop, "till 1", 1)
    with till.store.begin() as uow:
        uow.world.apply(ProgramPublished(a_program()), 1)

        moment = till.counter.timekeeper.now()
        assert reason_of(view_of(uow, CARD)) == ProgramInactive()
        assert reason_of(situation_of(till.counter, uow, CARD, moment)) == ProgramInactive()
