"""A manager looks after the people and the tills of the shop."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared_domain.staff import TRIES_BEFORE_LOCK, Role
from terminal.ui.desk import Screen
from terminal.ui.staff.presenter import StaffPresenter
from terminal.ui.staff.state import StaffState
from terminal.ui.terminals.presenter import TerminalsPresenter
from terminal.ui.terminals.state import TerminalsState
from terminal.use_cases.manage_staff import StaffField, StaffForm
from terminal.use_cases.ports import StorageTrouble, StorageUnavailable
from terminal.use_cases.sign_in import sign_in
from tests.builders import ANNA, BERT
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in
from tests.terminal.ui.presenters.test_new_and_found_customers import manager
from tests.terminal.use_cases.shop import PINS

pytestmark = pytest.mark.needs_qt


class Office:
    """The staff screen over a stage, and what it shows."""

    def __init__(self, stage: CounterStage) -> None:
        self.stage, self.states = stage, [StaffState()]
        self.staff = StaffPresenter(stage.desk, stage.result, self.states.append)
        self.staff.authorise, self.staff.lock = stage.sign_in.authorise, stage.sign_in.lock
        self.staff.open()

    @property
    def shown(self) -> StaffState:
        return self.states[-1]

    def wrong(self) -> tuple[StaffField, ...]:
        return self.shown.wrong

    def names(self) -> list[str]:
        return [person.name for person in self.shown.people]


def test_a_manager_sees_everybody_and_adds_somebody() -> None:
    office = Office(manager(counter()))
    assert (office.stage.screen, office.names()) == (Screen.STAFF, ["Anna", "Bert"])

    office.staff.add()
    office.staff.change(StaffForm("Carla", Role.CASHIER, "4321"))
    office.staff.save()

    assert (office.names(), office.shown.form) == (["Anna", "Bert", "Carla"], None)
    assert office.stage.recordings > 0


def test_a_cashier_needs_a_managers_pin_and_stays_signed_in() -> None:
    office = Office(signed_in(counter()))
    assert not office.names()

    office.stage.sign_in.choose(BERT)
    office.stage.sign_in.enter(PINS[BERT])

    assert (office.stage.screen, office.names()) == (Screen.STAFF, ["Anna", "Bert"])
    session = office.stage.desk.session
    assert session is not None
    assert session.staff_id == ANNA


def test_what_is_missing_is_named_and_the_form_waits() -> None:
    office = Office(manager(counter()))
    office.staff.save()
    office.staff.add()
    office.staff.save()
    assert office.wrong() == (StaffField.NAME, StaffField.PIN)
    office.staff.change(replace(office.shown.form or StaffForm(), name="Carla"))
    assert office.wrong() == ()
    office.staff.back()
    assert (office.shown.form, office.names()) == (None, ["Anna", "Bert"])
    office.staff.back()
    assert office.stage.screen is Screen.SCAN


def test_a_person_who_is_locked_is_unlocked() -> None:
    stage = manager(counter())
    for _ in range(TRIES_BEFORE_LOCK):
        sign_in(stage.till.counter, ANNA, "0000")
    office = Office(stage)
    assert office.shown.people[0].locked_until is not None

    office.staff.open_person(0)
    office.staff.unlock()

    assert office.shown.people[0].locked_until is None


def test_a_person_is_let_go_and_taken_back() -> None:
    office = Office(manager(counter()))
    office.staff.let_go()
    office.staff.unlock()
    office.staff.open_person(0)
    office.staff.let_go()
    assert [(each.name, each.is_active) for each in office.shown.people] == [
        ("Bert", True),
        ("Anna", False),
    ]
    office.staff.open_person(1)
    office.staff.let_go()
    assert all(each.is_active for each in office.shown.people)


def test_the_only_manager_is_told_why_they_stay() -> None:
    office = Office(manager(counter()))
    office.staff.open_person(1)
    office.staff.let_go()
    assert office.stage.told.headline == "The only manager"
    office.stage.result.dismiss()
    assert office.stage.screen is Screen.STAFF
    assert not office.shown.busy


def second_manager(office: Office) -> None:
    office.staff.open_person(0)
    office.staff.change(StaffForm("Anna", Role.MANAGER))
    office.staff.save()


def test_a_manager_who_becomes_a_cashier_is_one_at_once() -> None:
    office = Office(manager(counter()))
    second_manager(office)
    office.staff.open_person(1)
    office.staff.change(StaffForm("Bert", Role.CASHIER))
    office.staff.save()

    session = office.stage.desk.session
    assert session is not None
    assert not session.is_manager
    assert office.stage.screen is Screen.SCAN


def test_a_manager_who_is_renamed_goes_on_under_the_new_name() -> None:
    office = Office(manager(counter()))
    office.staff.open_person(1)
    office.staff.change(StaffForm("Berthe", Role.MANAGER))
    office.staff.save()

    session = office.stage.desk.session
    assert session is not None
    assert session.name == "Berthe"
    assert (office.stage.screen, office.names()) == (Screen.STAFF, ["Anna", "Berthe"])


def test_whoever_lets_themselves_go_leaves_the_counter() -> None:
    office = Office(manager(counter()))
    second_manager(office)
    office.staff.open_person(1)
    office.staff.let_go()
    assert (office.stage.screen, office.stage.desk.session) == (Screen.SIGN_IN, None)


def test_a_disk_in_the_way_leaves_the_form_as_it_was() -> None:
    office = Office(manager(counter()))
    office.staff.open_person(0)
    office.stage.till.store.fail_commit_with = StorageUnavailable(StorageTrouble.DISK_FULL)
    office.staff.let_go()
    assert (office.shown.busy, office.shown.opened) == (False, 0)


def test_the_tills_are_shown_with_when_they_were_last_heard_from() -> None:
    stage = signed_in(counter(tills=2))
    states: list[TerminalsState] = []
    tills = TerminalsPresenter(stage.desk, states.append)
    stage.till.sync()

    tills.open()

    shown = states[-1]
    assert (shown.own_name, shown.clock_is_trusted, shown.clock_off_s) == ("till 1", True, 0)
    assert [till.name for till in shown.others] == ["till 2"]
    assert shown.waiting == stage.till.waiting()

    tills.leave()
    count = len(states)
    tills.refresh()
    assert len(states) == count
