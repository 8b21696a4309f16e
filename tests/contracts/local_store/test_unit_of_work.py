"""A unit of work commits once or not at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.journal import Place
from tests.fakes.journal_writer import CARD

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import LocalStore
    from tests.fakes.journal_writer import JournalWriter


def test_what_is_not_committed_never_happened(store: LocalStore, till: JournalWriter) -> None:
    with store.begin() as uow:
        till.record(uow, till.entry())
        uow.state.set_setting("sound", "off")

    with store.begin() as uow:
        assert uow.journal.last_place() is None
        assert uow.entries.of_card(CARD) == ()
        assert uow.cards.get(CARD) is None
        assert uow.state.setting("sound") is None


def test_an_error_inside_takes_everything_back(store: LocalStore, till: JournalWriter) -> None:
    def record_and_fail() -> None:
        with store.begin() as uow:
            till.record(uow, till.entry())
            raise LookupError

    with pytest.raises(LookupError):
        record_and_fail()

    with store.begin() as uow:
        assert uow.journal.last_place() is None


def test_a_unit_of_work_sees_its_own_writing(store: LocalStore, till: JournalWriter) -> None:
    with store.begin() as uow:
        entry = till.entry()
        sealed = till.record(uow, entry)

        assert uow.journal.last_place() == Place(sealed.epoch, 1, sealed.hash)
        assert uow.entries.of_card(CARD) == (entry,)


def test_nothing_can_be_done_in_a_unit_of_work_that_has_ended(store: LocalStore) -> None:
    with store.begin() as uow:
        uow.state.set_setting("sound", "off")
        uow.commit()

        with pytest.raises(RuntimeError, match="ended"):
            _ = uow.state
        with pytest.raises(RuntimeError, match="ended"):
            uow.commit()


def test_units_of_work_do_not_nest(store: LocalStore) -> None:
    with store.begin(), pytest.raises(RuntimeError, match="already open"), store.begin():
        pass

    with store.begin() as uow:
        assert uow.journal.last_place() is None
