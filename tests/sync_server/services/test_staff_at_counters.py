"""What a manager decides about people at a counter is done by the server, or undone at the till."""

from __future__ import annotations

import pytest

from shared_domain.identifiers import StaffId
from shared_domain.journal import StaffDecided
from shared_domain.records import StaffChanged
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.codec import decode_record
from shared_domain.wire.push import VerdictKind
from sync_server.services.admit_entry import REVOKED
from sync_server.services.manage_staff import save_member
from tests.builders import ANNA, BERT, entry_id
from tests.sync_server.scripted_terminal import ScriptedTerminal
from tests.sync_server.services.shop import Shop

CARLA = StaffId(entry_id(70))
MANAGER = StaffMember(staff_id=BERT, name="Bert", role=Role.MANAGER, pin_verifier="b")
CASHIER = StaffMember(staff_id=ANNA, name="Anna", role=Role.CASHIER, pin_verifier="a")


@pytest.fixture
def till(shop: Shop) -> ScriptedTerminal:
    """A till of a shop with a cashier and one manager."""
    for member in (CASHIER, MANAGER):
        save_member(shop.uow, shop.tools, shop.vendor_id, member)
    return shop.till()


def decide(till: ScriptedTerminal, about: StaffId, by: object = BERT, **change: object) -> None:
    till.record(StaffDecided, staff_id=by, about=about, **change)


def hire_carla(till: ScriptedTerminal, by: object = BERT) -> None:
    decide(till, CARLA, by, name="Carla", role=Role.CASHIER, pin_verifier="c")


def person(shop: Shop, staff_id: StaffId) -> StaffMember | None:
    return shop.uow.staff.get(shop.vendor_id, staff_id)


def told(shop: Shop) -> list[StaffMember]:
    """What all terminals hear of people, in order."""
    records = [decode_record(one.body) for one in shop.records() if one.entry_id is None]
    return [record.staff for record in records if isinstance(record, StaffChanged)]


def test_somebody_added_at_a_counter_is_told_to_all(shop: Shop, till: ScriptedTerminal) -> None:
    hire_carla(till)
    reply = shop.push(till)
    again = shop.push(till)

    carla = StaffMember(staff_id=CARLA, name="Carla", role=Role.CASHIER, pin_verifier="c")
    assert reply.verdicts[-1].kind is VerdictKind.RECORDED
    assert again.verdicts[-1].kind is VerdictKind.ALREADY_RECORDED
    assert person(shop, CARLA) == carla
    assert told(shop) == [CASHIER, MANAGER, carla]
    assert shop.receipt(reply).ledger_position == shop.uow.ledger.head(shop.vendor_id).position


def test_two_managers_decisions_about_one_person_add_up(shop: Shop, till: ScriptedTerminal) -> None:
    decide(till, ANNA, is_active=False)
    shop.push(till)
    other = shop.till("Till 2")
    decide(other, ANNA, pin_verifier="new")
    shop.push(other)

    after = person(shop, ANNA)
    assert after is not None
    assert (after.is_active, after.pin_verifier) == (False, "new")


@pytest.mark.parametrize("by", [ANNA, entry_id(77), None])
def test_nobody_but_a_manager_decides_about_people(
    shop: Shop, till: ScriptedTerminal, by: object
) -> None:
    decide(till, ANNA, by, role=Role.MANAGER)
    hire_carla(till, by)

    shop.push(till)

    assert person(shop, ANNA) == CASHIER
    # The till that believed otherwise is told how it stands: nobody new may sign in.
    assert [(each.name, each.role, each.is_active) for each in told(shop)[2:]] == [
        ("Anna", Role.CASHIER, True),
        ("Carla", Role.CASHIER, False),
    ]


def test_the_last_manager_is_never_let_go_by_two_who_let_each_other_go(
    shop: Shop, till: ScriptedTerminal
) -> None:
    second = StaffMember(staff_id=CARLA, name="Carla", role=Role.MANAGER, pin_verifier="c")
    save_member(shop.uow, shop.tools, shop.vendor_id, second)
    other = shop.till("Till 2")
    decide(till, CARLA, by=BERT, is_active=False)
    decide(other, BERT, by=CARLA, is_active=False)

    shop.push(till)
    shop.push(other)

    assert person(shop, BERT) == MANAGER
    assert told(shop)[-1] == MANAGER


def test_a_change_to_somebody_nobody_knows_changes_nothing(
    shop: Shop, till: ScriptedTerminal
) -> None:
    decide(till, CARLA, is_active=False)

    assert shop.push(till).verdicts[-1].kind is VerdictKind.RECORDED
    assert told(shop) == [CASHIER, MANAGER]


def test_what_a_revoked_terminal_decides_about_people_is_set_aside(
    shop: Shop, till: ScriptedTerminal
) -> None:
    shop.revoke(till)
    hire_carla(till)

    assert shop.push(till).verdicts[-1].reason == REVOKED
    assert person(shop, CARLA) is None
