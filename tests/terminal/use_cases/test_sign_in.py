"""Signing in: wrong tries are counted before they are checked, and no lock is escaped."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest

from shared_domain.identifiers import StaffId
from shared_domain.journal import Note, NoteKind
from shared_domain.outcomes import (
    ManagerNeeded,
    NotSignedIn,
    PinWrong,
    Refused,
    StaffLocked,
    TerminalLocked,
    TerminalRevoked,
)
from shared_domain.records import StaffChanged
from shared_domain.staff import ManagerAction, Role, StaffMember, TryCount
from terminal.use_cases.counter import Session
from terminal.use_cases.sign_in import StaffChoice, authorise, sign_in, sign_out, staff_board
from tests.builders import ANNA, BERT
from tests.fakes.keys import fast_verifier
from tests.terminal.use_cases.proofs import (
    accepted,
    assert_journal_verifies,
    items_of,
    notes_of,
    reason_of,
)
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, PINS, Shop, Till, member

WRONG = "9876"


def try_wrong(till: Till, times: int, staff_id: StaffId = ANNA) -> None:
    for _ in range(times):
        assert isinstance(sign_in(till.counter, staff_id, WRONG), Refused)


def tries(till: Till, staff_id: StaffId | None) -> TryCount:
    with till.store.begin() as uow:
        return uow.state.tries(staff_id)


def employ(shop: Shop, count: int) -> list[StaffId]:
    """So many more cashiers, all with a PIN of their own."""
    people = [StaffId(UUID(int=1000 + number)) for number in range(count)]
    for number, staff_id in enumerate(people):
        verifier = fast_verifier(staff_id, f"4{number:03}")
        cashier = StaffMember(
            staff_id=staff_id, name=f"Cashier {number}", role=Role.CASHIER, pin_verifier=verifier
        )
        shop.server.publish(StaffChanged(cashier))
    return people


def lock_terminal(shop: Shop, till: Till) -> list[StaffId]:
    """Fifteen wrong tries over four people: nobody is locked, the terminal is."""
    people = employ(shop, 4)
    till.sync()
    for staff_id, times in zip(people, (4, 4, 4, 3), strict=True):
        try_wrong(till, times, staff_id)
    return people


def test_the_right_pin_signs_in_and_is_noted(till: Till) -> None:
    session = accepted(sign_in(till.counter, ANNA, PINS[ANNA]))

    assert session == Session(ANNA, "Anna", Role.CASHIER)
    note = items_of(till)[-1]
    assert isinstance(note, Note)
    assert (note.kind, note.staff_id) == (NoteKind.SIGNED_IN, ANNA)
    assert tries(till, ANNA) == tries(till, None) == TryCount()
    assert_journal_verifies(till)


def test_a_wrong_pin_says_how_many_tries_are_left(till: Till) -> None:
    left = [reason_of(sign_in(till.counter, ANNA, WRONG)) for _ in range(4)]

    assert left == [PinWrong(4), PinWrong(3), PinWrong(2), PinWrong(1)]
    assert notes_of(till) == [NoteKind.PIN_TRIED, NoteKind.PIN_WRONG] * 4
    assert tries(till, ANNA).wrong_tries == tries(till, None).wrong_tries == 4


@pytest.mark.parametrize(
    "pin", ["", "1", "123", "123456789", "abcd", "11 11", "\uff11\uff11\uff11\uff11", "11\0"]
)
def test_what_is_no_pin_counts_as_a_wrong_one_without_being_checked(till: Till, pin: str) -> None:
    assert reason_of(sign_in(till.counter, ANNA, pin)) == PinWrong(4)


def test_somebody_elses_pin_is_wrong(till: Till) -> None:
    assert reason_of(sign_in(till.counter, ANNA, PINS[BERT])) == PinWrong(4)


def test_the_right_pin_forgets_the_persons_wrong_ones(till: Till) -> None:
    try_wrong(till, 4)

    accepted(sign_in(till.counter, ANNA, PINS[ANNA]))

    assert tries(till, ANNA) == TryCount()
    assert tries(till, None).wrong_tries == 4
    assert reason_of(sign_in(till.counter, ANNA, WRONG)) == PinWrong(4)


def test_the_fifth_try_may_still_be_right(till: Till) -> None:
    try_wrong(till, 4)

    accepted(sign_in(till.counter, ANNA, PINS[ANNA]))


def test_five_wrong_tries_lock_the_person_for_five_minutes(till: Till) -> None:
    try_wrong(till, 4)
    locked_at = till.clock.now()

    reason = reason_of(sign_in(till.counter, ANNA, WRONG))

    assert reason == StaffLocked(locked_at + timedelta(minutes=5))
    assert notes_of(till)[-2:] == [NoteKind.PIN_WRONG, NoteKind.STAFF_LOCKED]
    till.wait(minutes=4.9)
    assert reason_of(sign_in(till.counter, ANNA, PINS[ANNA])) == reason
    till.wait(minutes=0.1)
    accepted(sign_in(till.counter, ANNA, PINS[ANNA]))


def test_tries_against_a_lock_are_neither_counted_nor_noted(till: Till) -> None:
    try_wrong(till, 5)
    before, notes = tries(till, ANNA), notes_of(till)

    try_wrong(till, 3)

    assert tries(till, ANNA) == before
    assert notes_of(till) == notes


def test_the_second_lock_is_twice_as_long(till: Till) -> None:
    try_wrong(till, 5)
    till.wait(minutes=5)
    try_wrong(till, 4)
    locked_at = till.clock.now()

    assert reason_of(sign_in(till.counter, ANNA, WRONG)) == StaffLocked(
        locked_at + timedelta(minutes=10)
    )


def test_one_persons_lock_is_nobody_elses(till: Till) -> None:
    try_wrong(till, 5)

    assert accepted(sign_in(till.counter, BERT, PINS[BERT])).is_manager


def test_a_restart_keeps_tries_and_locks(till: Till) -> None:
    try_wrong(till, 4)
    till.restart()
    reason = reason_of(sign_in(till.counter, ANNA, WRONG))
    till.restart()

    assert isinstance(reason, StaffLocked)
    assert reason_of(sign_in(till.counter, ANNA, PINS[ANNA])) == reason


def test_pulling_the_plug_while_a_pin_is_checked_gives_no_free_guess(till: Till) -> None:
    def pulls_the_plug(*_: object, **__: object) -> bool:
        raise PowerCutError

    interrupted = replace(till.counter, pin_check=pulls_the_plug)
    for _ in range(5):
        with pytest.raises(PowerCutError):
            sign_in(interrupted, ANNA, WRONG)
    till.restart()

    assert tries(till, ANNA).wrong_tries == tries(till, None).wrong_tries == 5
    assert isinstance(reason_of(sign_in(till.counter, ANNA, PINS[ANNA])), StaffLocked)


def test_fifteen_wrong_tries_across_people_lock_the_terminal(shop: Shop, till: Till) -> None:
    people = lock_terminal(shop, till)

    assert tries(till, None).wrong_tries == 15
    assert notes_of(till)[-1] is NoteKind.TERMINAL_LOCKED
    assert staff_board(till.counter).terminal_locked
    assert reason_of(sign_in(till.counter, people[0], "4000")) == TerminalLocked()
    assert reason_of(sign_in(till.counter, ANNA, PINS[ANNA])) == TerminalLocked()


def test_the_try_that_locks_the_terminal_is_told_so(shop: Shop, till: Till) -> None:
    people = employ(shop, 4)
    till.sync()
    for staff_id, times in zip(people, (4, 4, 4, 2), strict=True):
        try_wrong(till, times, staff_id)

    assert reason_of(sign_in(till.counter, people[3], WRONG)) == TerminalLocked()


def test_a_locked_terminal_stays_locked_through_a_restart_and_the_night(
    shop: Shop, till: Till
) -> None:
    lock_terminal(shop, till)

    till.wait(minutes=24 * 60)
    till.restart()

    assert reason_of(sign_in(till.counter, ANNA, PINS[ANNA])) == TerminalLocked()


def test_only_a_managers_pin_opens_a_locked_terminal(shop: Shop, till: Till) -> None:
    lock_terminal(shop, till)
    assert reason_of(sign_in(till.counter, BERT, WRONG)) == TerminalLocked()

    accepted(sign_in(till.counter, BERT, PINS[BERT]))

    assert not staff_board(till.counter).terminal_locked
    accepted(sign_in(till.counter, ANNA, PINS[ANNA]))


def test_a_manager_may_open_it_for_the_person_at_the_counter(shop: Shop, till: Till) -> None:
    lock_terminal(shop, till)

    accepted(authorise(till.counter, BERT, PINS[BERT], ManagerAction.UNLOCK_TERMINAL))

    accepted(sign_in(till.counter, ANNA, PINS[ANNA]))


def test_honest_slips_are_forgotten_before_they_add_up(till: Till) -> None:
    for _ in range(8):
        try_wrong(till, 4)
        accepted(sign_in(till.counter, ANNA, PINS[ANNA]))
        till.wait(minutes=13 * 60)

    assert not staff_board(till.counter).terminal_locked


def test_an_authorisation_is_noted_as_an_override_and_says_of_what(till: Till) -> None:
    session = accepted(authorise(till.counter, BERT, PINS[BERT], ManagerAction.UNDO_AFTER_WINDOW))

    assert session == BERT_SIGNED_IN
    note = items_of(till)[-1]
    assert isinstance(note, Note)
    assert (note.kind, note.staff_id) == (NoteKind.OVERRIDE, BERT)
    assert note.text == "undo_after_window"


def test_a_wrong_pin_authorises_nothing_and_is_counted(till: Till) -> None:
    action = ManagerAction.OVERRIDE_RESERVATION

    assert reason_of(authorise(till.counter, BERT, WRONG, action)) == PinWrong(4)
    assert tries(till, BERT).wrong_tries == 1


@pytest.mark.parametrize("who", [ANNA, StaffId(UUID(int=404))])
def test_whoever_is_no_manager_authorises_nothing(till: Till, who: StaffId) -> None:
    action = ManagerAction.OVERRIDE_RESERVATION

    assert reason_of(authorise(till.counter, who, "1111", action)) == ManagerNeeded(action)
    assert tries(till, None) == TryCount()


def test_somebody_who_left_cannot_sign_in(shop: Shop, till: Till) -> None:
    shop.server.publish(StaffChanged(member(Role.CASHIER, is_active=False)))
    till.sync()

    assert reason_of(sign_in(till.counter, ANNA, PINS[ANNA])) == NotSignedIn()
    assert [choice.name for choice in staff_board(till.counter).choices] == ["Bert"]


def test_nobody_signs_in_at_a_revoked_terminal(shop: Shop, till: Till) -> None:
    shop.server.revoke(till.identity.terminal_id)
    till.shake()

    assert reason_of(sign_in(till.counter, BERT, PINS[BERT])) == TerminalRevoked()


def test_the_board_shows_everybody_by_name_with_their_locks(till: Till) -> None:
    try_wrong(till, 5)
    until = till.clock.now() + timedelta(minutes=5)

    assert staff_board(till.counter).choices == (
        StaffChoice(ANNA, "Anna", Role.CASHIER, until),
        StaffChoice(BERT, "Bert", Role.MANAGER, None),
    )
    till.wait(minutes=5)
    assert staff_board(till.counter).choices[0].locked_until is None


def test_signing_out_is_noted(till: Till) -> None:
    sign_out(till.counter, ANNA_SIGNED_IN)

    note = items_of(till)[-1]
    assert isinstance(note, Note)
    assert (note.kind, note.staff_id) == (NoteKind.SIGNED_OUT, ANNA)


def test_no_pin_is_in_any_journal_repr_or_log(till: Till, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        try_wrong(till, 1)
        session = accepted(sign_in(till.counter, BERT, PINS[BERT]))
        board = staff_board(till.counter)
    written = b"".join(sealed.body for sealed in till.journal()).decode()
    shown = repr((session, board, items_of(till), tries(till, BERT), till.counter.identity))

    for pin in (WRONG, PINS[BERT]):
        # Ids and hashes are full of digits; a PIN would stand alone, as a value.
        assert f'"{pin}"' not in written
        assert f"'{pin}'" not in shown
        assert pin not in caplog.text


class PowerCutError(BaseException):
    """Stands for the end of the process."""
