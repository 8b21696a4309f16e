"""A manager adds, changes, unlocks and lets go of people at the counter, offline too."""

from __future__ import annotations

from dataclasses import replace

import msgspec
import pytest

from shared_domain.journal import Note, NoteKind, StaffDecided
from shared_domain.outcomes import (
    ManagerNeeded,
    NoManagerLeft,
    NotSignedIn,
    Refused,
    StaffLocked,
    TerminalRevoked,
)
from shared_domain.records import StaffChanged
from shared_domain.staff import TRIES_BEFORE_LOCK, ManagerAction, Role, StaffMember
from shared_domain.wire.codec import decode_item
from terminal.use_cases.counter import Session
from terminal.use_cases.manage_staff import (
    StaffField,
    StaffForm,
    colleagues,
    let_work,
    save_colleague,
    unlock_colleague,
    wrong_fields,
)
from terminal.use_cases.sign_in import sign_in
from tests.builders import ANNA, BERT
from tests.terminal.use_cases.proofs import assert_journal_verifies
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, PINS, Shop, Till

NEEDED = Refused(ManagerNeeded(ManagerAction.MANAGE_STAFF))
CARLA = StaffForm("  Carla ", Role.CASHIER, "4321")


@pytest.fixture
def till() -> Till:
    return Shop().open_till("Bar")


def known(till: Till, name: str) -> StaffMember:
    return next(each.member for each in colleagues(till.counter) if each.member.name == name)


def hired(till: Till, form: StaffForm = CARLA) -> StaffMember:
    member = save_colleague(till.counter, BERT_SIGNED_IN, None, form)
    assert isinstance(member, StaffMember)
    return member


def test_somebody_new_signs_in_at_once_and_without_a_network(till: Till) -> None:
    carla = hired(till)

    session = sign_in(till.counter, carla.staff_id, "4321")

    assert isinstance(session, Session)
    assert (session.name, session.role) == ("Carla", Role.CASHIER)
    assert isinstance(sign_in(till.counter, carla.staff_id, "4322"), Refused)


def test_the_decision_is_journalled_under_the_managers_name_and_without_the_pin(
    till: Till,
) -> None:
    carla = hired(till)

    body = till.journal()[-1].body
    item = decode_item(body)
    assert isinstance(item, StaffDecided)
    assert (item.staff_id, item.about, item.name) == (BERT, carla.staff_id, "Carla")
    assert b"4321" not in body
    assert "4321" not in repr(CARLA)
    till.push()
    assert till.waiting() == 0
    assert_journal_verifies(till)


def test_only_what_is_different_is_recorded(till: Till) -> None:
    anna = known(till, "Anna")
    form = StaffForm("Anna", Role.MANAGER, "")

    after = save_colleague(till.counter, BERT_SIGNED_IN, anna, form)

    assert isinstance(after, StaffMember)
    assert (after.role, after.pin_verifier) == (Role.MANAGER, anna.pin_verifier)
    item = decode_item(till.journal()[-1].body)
    assert isinstance(item, StaffDecided)
    assert (item.name, item.role, item.pin_verifier) == (None, Role.MANAGER, None)


def test_a_new_name_is_recorded_as_one(till: Till) -> None:
    anna = known(till, "Anna")
    save_colleague(till.counter, BERT_SIGNED_IN, anna, StaffForm("Änni", anna.role, ""))
    assert known(till, "Änni").staff_id == ANNA


def test_a_new_pin_opens_what_wrong_ones_had_locked(till: Till) -> None:
    lock(till)
    anna = known(till, "Anna")

    save_colleague(till.counter, BERT_SIGNED_IN, anna, StaffForm("Anna", anna.role, "98765"))

    assert isinstance(sign_in(till.counter, ANNA, "98765"), Session)
    assert isinstance(sign_in(till.counter, ANNA, PINS[ANNA]), Refused)


def lock(till: Till) -> None:
    for _ in range(TRIES_BEFORE_LOCK):
        sign_in(till.counter, ANNA, "0000")
    refused = sign_in(till.counter, ANNA, PINS[ANNA])
    assert isinstance(refused, Refused)
    assert isinstance(refused.reason, StaffLocked)


def test_a_manager_unlocks_a_person_and_it_is_noted(till: Till) -> None:
    lock(till)
    assert [each.locked_until is not None for each in colleagues(till.counter)] == [True, False]

    assert unlock_colleague(till.counter, BERT_SIGNED_IN, ANNA) is None

    note = decode_item(till.journal()[-1].body)
    assert isinstance(note, Note)
    assert (note.kind, note.staff_id, note.about) == (NoteKind.OVERRIDE, BERT, ANNA)
    assert isinstance(sign_in(till.counter, ANNA, PINS[ANNA]), Session)


def test_whoever_was_let_go_cannot_sign_in_and_stands_last_in_the_list(till: Till) -> None:
    let_work(till.counter, BERT_SIGNED_IN, ANNA, is_active=False)

    assert sign_in(till.counter, ANNA, PINS[ANNA]) == Refused(NotSignedIn())
    assert [each.member.name for each in colleagues(till.counter)] == ["Bert", "Anna"]
    let_work(till.counter, BERT_SIGNED_IN, ANNA, is_active=True)
    assert isinstance(sign_in(till.counter, ANNA, PINS[ANNA]), Session)


def test_the_only_manager_stays(till: Till) -> None:
    refused = let_work(till.counter, BERT_SIGNED_IN, BERT, is_active=False)
    assert refused == Refused(NoManagerLeft())
    bert = known(till, "Bert")
    form = StaffForm("Bert", Role.CASHIER, "")
    assert save_colleague(till.counter, BERT_SIGNED_IN, bert, form) == Refused(NoManagerLeft())


@pytest.mark.parametrize("by", [None, ANNA_SIGNED_IN, Session(None, "", Role.MANAGER)])
def test_only_a_manager_who_is_known_manages_staff(till: Till, by: Session | None) -> None:
    commits = till.store.commits

    assert save_colleague(till.counter, by, None, CARLA) == NEEDED
    assert unlock_colleague(till.counter, by, ANNA) == NEEDED

    assert till.store.commits == commits


def test_a_manager_who_was_let_go_in_the_meantime_manages_nobody(till: Till) -> None:
    gone = msgspec.structs.replace(known(till, "Bert"), is_active=False)
    till.shop.server.publish(StaffChanged(gone))
    till.sync()
    assert let_work(till.counter, BERT_SIGNED_IN, ANNA, is_active=False) == NEEDED


def test_a_till_that_was_removed_manages_nobody(till: Till) -> None:
    with till.store.begin() as uow:
        uow.state.set_sync_record(replace(uow.state.sync_record(), is_revoked=True))
        uow.commit()
    assert save_colleague(till.counter, BERT_SIGNED_IN, None, CARLA) == Refused(TerminalRevoked())


def test_the_server_has_the_last_word_about_people(till: Till) -> None:
    anna = known(till, "Anna")
    let_work(till.counter, BERT_SIGNED_IN, ANNA, is_active=False)

    till.shop.server.publish(StaffChanged(anna))
    till.sync()

    assert known(till, "Anna") == anna


def test_what_cannot_be_meant_is_named() -> None:
    right = StaffForm("Carla", Role.CASHIER, "1234")
    assert wrong_fields(right, is_new=True) == ()
    assert wrong_fields(replace(right, pin=""), is_new=False) == ()
    assert wrong_fields(replace(right, pin=""), is_new=True) == (StaffField.PIN,)
    assert wrong_fields(replace(right, pin="12"), is_new=False) == (StaffField.PIN,)
    assert wrong_fields(replace(right, name=" "), is_new=True) == (StaffField.NAME,)
    assert wrong_fields(StaffForm("x" * 81), is_new=False) == (StaffField.NAME,)
