"""The terminal's own state comes back exactly, and starts from nothing."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from shared_domain.staff import TryCount
from terminal.use_cases.ports import TerminalIdentity
from terminal.use_cases.store_ports import ClockReading, Cursor, SyncRecord
from tests.fakes.clock import MONDAY_MORNING
from tests.fakes.journal_writer import ANNA, BEN, TILL_1, VENDOR

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore


IDENTITY = TerminalIdentity(VENDOR, TILL_1, "Till 1", "https://stempel.example", b"k" * 32)


def test_a_new_terminal_is_nobody_and_stands_at_the_start(store: LocalStore) -> None:
    with store.begin() as uow:
        assert uow.state.identity() is None
        assert uow.state.cursor() == Cursor(0, bytes(32))
        assert uow.state.clock_reading() == ClockReading()
        assert uow.state.sync_record() == SyncRecord()
        assert uow.state.tries(ANNA) == TryCount()
        assert uow.state.setting("sound") is None


def test_state_comes_back_as_it_was_set_last(store: LocalStore) -> None:
    reading = ClockReading(-1500, MONDAY_MORNING, 40, MONDAY_MORNING + timedelta(microseconds=1))
    record = SyncRecord("generation", MONDAY_MORNING, 17, is_revoked=True)
    with store.begin() as uow:
        uow.state.set_identity(replace(IDENTITY, name="Bar"))
        uow.state.set_identity(IDENTITY)
        uow.state.set_cursor(Cursor(17, b"h" * 32))
        uow.state.set_clock_reading(reading)
        uow.state.set_sync_record(record)
        uow.state.set_setting("sound", "off")
        uow.commit()

    with store.begin() as uow:
        assert uow.state.identity() == IDENTITY
        assert uow.state.cursor() == Cursor(17, b"h" * 32)
        assert uow.state.clock_reading() == reading
        assert uow.state.sync_record() == record
        assert uow.state.setting("sound") == "off"


def test_wrong_tries_are_counted_for_each_person_and_for_the_terminal(store: LocalStore) -> None:
    locked = TryCount(5, MONDAY_MORNING, MONDAY_MORNING + timedelta(minutes=5))
    with store.begin() as uow:
        uow.state.set_tries(ANNA, locked)
        uow.state.set_tries(None, TryCount(7, MONDAY_MORNING))
        uow.commit()

    with store.begin() as uow:
        assert uow.state.tries(ANNA) == locked
        assert uow.state.tries(None) == TryCount(7, MONDAY_MORNING)
        assert uow.state.tries(BEN) == TryCount()
