"""Who works at the counters, as one change after the other makes it."""

from __future__ import annotations

import pytest

from shared_domain.outcomes import NoManagerLeft, Refused, StaffUnknown
from shared_domain.rules.staffing import StaffChange, may_manage, staff_after
from shared_domain.staff import Role, StaffMember
from tests.builders import ANNA, BERT

CASHIER = StaffMember(staff_id=ANNA, name="Anna", role=Role.CASHIER, pin_verifier="a")
MANAGER = StaffMember(staff_id=BERT, name="Bert", role=Role.MANAGER, pin_verifier="b")


def test_only_what_is_given_changes() -> None:
    after = staff_after([CASHIER, MANAGER], StaffChange(ANNA, name="Änni"))
    assert after == StaffMember(staff_id=ANNA, name="Änni", role=Role.CASHIER, pin_verifier="a")

    after = staff_after([CASHIER], StaffChange(ANNA, None, Role.MANAGER, "c", is_active=False))
    assert after == StaffMember(
        staff_id=ANNA, name="Anna", role=Role.MANAGER, pin_verifier="c", is_active=False
    )


def test_somebody_new_needs_a_name_a_role_and_a_pin() -> None:
    assert staff_after([], StaffChange(ANNA, "Anna", Role.CASHIER, "a")) == CASHIER
    for lacking in (
        StaffChange(ANNA, None, Role.CASHIER, "a"),
        StaffChange(ANNA, "Anna", None, "a"),
        StaffChange(ANNA, "Anna", Role.CASHIER, None),
    ):
        assert staff_after([MANAGER], lacking) == Refused(StaffUnknown())


@pytest.mark.parametrize(
    "change", [StaffChange(BERT, role=Role.CASHIER), StaffChange(BERT, is_active=False)]
)
def test_the_last_manager_stays_one(change: StaffChange) -> None:
    assert staff_after([CASHIER, MANAGER], change) == Refused(NoManagerLeft())
    another = StaffMember(staff_id=ANNA, name="Anna", role=Role.MANAGER, pin_verifier="a")
    assert not isinstance(staff_after([another, MANAGER], change), Refused)


def test_the_last_manager_may_change_everything_else() -> None:
    assert isinstance(staff_after([MANAGER], StaffChange(BERT, pin_verifier="c")), StaffMember)


def test_only_a_manager_who_is_still_there_manages() -> None:
    gone = StaffMember(
        staff_id=BERT, name="Bert", role=Role.MANAGER, pin_verifier="b", is_active=False
    )
    assert may_manage([CASHIER, MANAGER], BERT)
    assert not may_manage([CASHIER, gone], BERT)
    assert not may_manage([CASHIER, MANAGER], ANNA)
    assert not may_manage([CASHIER, MANAGER], None)
