"""What a person decides about a case is done once, told to everybody, and stays decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import Amounts
from shared_domain.cards import CardStatus
from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.identifiers import EntryId
from shared_domain.journal import CaseSettled
from shared_domain.ledger import EntryKind
from shared_domain.staff import Role, StaffMember
from shared_domain.wire.push import VerdictKind
from sync_server.services.admit_entry import REVOKED
from sync_server.services.manage_staff import save_member
from sync_server.services.refusals import Refusal, RefusalKind
from sync_server.services.settle_cases import Settlement, settle_case
from sync_server.services.show_evidence import Evidence, show_evidence
from tests.builders import ANNA, BERT, entry_id
from tests.postgres_cluster import in_memory_and_on_postgres
from tests.sync_server.services.shop import Shop, granted

if TYPE_CHECKING:
    from sync_server.services.state import Case
    from tests.sync_server.scripted_terminal import ScriptedTerminal

CARD = "00000000000000aa"


def a_stamp_too_soon(shop: Shop) -> tuple[ScriptedTerminal, Case]:
    """A card with two stamps, the second within the cooldown, and the case about it."""
    till = shop.till()
    till.stamp(CARD)
    shop.let_pass(till, minutes=5)
    till.stamp(CARD)
    shop.push(till)
    (case,) = shop.cases()
    return till, case


def decide(shop: Shop, case: Case, resolution: Resolution, by: str = "Zoé") -> Case | Refusal:
    finding = case.finding
    settlement = Settlement(finding.kind, finding.entry_id, resolution, by, note="Talked to her")
    return settle_case(shop.uow, shop.tools, shop.vendor_id, settlement)


def hire(shop: Shop, role: Role) -> StaffMember:
    """A person at the counter."""
    staff_id, name = (BERT, "Bert") if role is Role.MANAGER else (ANNA, "Anna")
    member = StaffMember(staff_id=staff_id, name=name, role=role, pin_verifier="x")
    return save_member(shop.uow, shop.tools, shop.vendor_id, member)


def decide_at_the_counter(
    till: ScriptedTerminal, case: Case, resolution: Resolution, **fields: object
) -> None:
    finding = case.finding
    till.record(
        CaseSettled,
        **{
            "staff_id": BERT,
            "kind": finding.kind,
            "about": finding.entry_id,
            "resolution": resolution,
            "note": "Regular customer",
        }
        | fields,
    )


@in_memory_and_on_postgres
def test_clawing_back_takes_the_stamp_and_says_why(shop: Shop) -> None:
    _, case = a_stamp_too_soon(shop)
    shop.let_pass(minutes=3)

    settled = granted(decide(shop, case, Resolution.CLAW_BACK))

    assert settled == shop.cases()[0]
    assert (settled.state, settled.settled_by) == (CaseState.CLAWED_BACK, "Zoé")
    assert (settled.note, settled.changed_at) == ("Talked to her", shop.tools.clock.now())
    last = next(one for one in reversed(shop.entries()) if one.kind is EntryKind.ADJUSTED)
    assert (last.stamps_delta, last.terminal_id) == (-1, None)
    assert last.reason == "claw_back: cooldown_broken; Talked to her"
    assert shop.held(CARD).state.balance == Amounts(stamps=1)
    told = shop.case_records()[-1]
    assert (told.state, told.settled_by, told.note) == (
        CaseState.CLAWED_BACK,
        "Zoé",
        "Talked to her",
    )


@in_memory_and_on_postgres
def test_forgiving_changes_nothing_but_the_case(shop: Shop) -> None:
    _, case = a_stamp_too_soon(shop)
    before = shop.entries()

    granted(decide(shop, case, Resolution.FORGIVE))

    assert shop.entries() == before
    assert shop.case_records()[-1].state is CaseState.FORGIVEN


@in_memory_and_on_postgres
def test_forgiving_an_overdraft_makes_the_card_worth_nothing_again(shop: Shop) -> None:
    till = shop.till()
    till.entry(EntryKind.STAMPS_REDEEMED, CARD, stamps_delta=-10)
    shop.push(till)
    (case,) = shop.cases()

    granted(decide(shop, case, Resolution.FORGIVE))

    assert shop.held(CARD).state.balance == Amounts()
    assert [one.state for one in shop.cases()] == [CaseState.FORGIVEN]


@in_memory_and_on_postgres
def test_blocking_closes_the_card_and_only_once(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    granted(decide(shop, case, Resolution.BLOCK_CARD))
    assert shop.held(CARD).state.status is CardStatus.BLOCKED

    till.stamp(CARD)
    shop.push(till)
    for another in shop.cases():
        if another.state is CaseState.OPEN:
            granted(decide(shop, another, Resolution.BLOCK_CARD))

    kinds = [entry.kind for entry in shop.entries()]
    assert kinds.count(EntryKind.CARD_BLOCKED) == 1


@in_memory_and_on_postgres
def test_deciding_the_same_again_changes_nothing_and_another_decision_comes_too_late(
    shop: Shop,
) -> None:
    _, case = a_stamp_too_soon(shop)
    first = granted(decide(shop, case, Resolution.CLAW_BACK))
    head = shop.uow.ledger.head(shop.vendor_id)

    assert decide(shop, case, Resolution.CLAW_BACK, by="Luc") == first
    late = decide(shop, case, Resolution.FORGIVE, by="Luc")

    assert isinstance(late, Refusal)
    assert late.kind is RefusalKind.OUTDATED
    assert shop.uow.ledger.head(shop.vendor_id) == head


@in_memory_and_on_postgres
def test_what_was_decided_is_not_opened_again_by_what_comes_later(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    granted(decide(shop, case, Resolution.FORGIVE))
    other = shop.till("Till 2")
    other.now -= shop.tools.clock.now() - case.opened_at
    other.entry(EntryKind.OPENING_BALANCE, CARD, stamps_delta=3)
    shop.push(other)
    shop.let_pass(till, minutes=60)
    till.stamp(CARD)
    shop.push(till)

    assert [one.state for one in shop.cases()] == [CaseState.FORGIVEN]


@in_memory_and_on_postgres
def test_a_case_that_is_not_there_is_not_found(shop: Shop) -> None:
    nothing = Settlement(CaseKind.OVERDRAWN, entry_id(9), Resolution.FORGIVE, "Zoé")

    refused = settle_case(shop.uow, shop.tools, shop.vendor_id, nothing)

    assert isinstance(refused, Refusal)
    assert refused.kind is RefusalKind.NOT_FOUND
    unknown = show_evidence(shop.uow, shop.tools, shop.vendor_id, CaseKind.OVERDRAWN, entry_id(9))
    assert isinstance(unknown, Refusal)


@in_memory_and_on_postgres
def test_nothing_can_be_taken_back_from_an_empty_card(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    till.entry(EntryKind.STAMPS_REDEEMED, CARD, stamps_delta=-2)
    shop.push(till)

    refused = decide(shop, case, Resolution.CLAW_BACK)

    assert isinstance(refused, Refusal)
    assert refused.kind is RefusalKind.INVALID
    assert shop.cases()[-1].state is CaseState.OPEN


@in_memory_and_on_postgres
def test_a_case_about_a_terminal_can_only_be_forgiven(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)
    till.stamp(CARD)
    shop.push(till)
    (case,) = shop.cases()
    assert case.finding.kind is CaseKind.REVOKED_TERMINAL

    assert isinstance(decide(shop, case, Resolution.CLAW_BACK), Refusal)
    assert isinstance(decide(shop, case, Resolution.BLOCK_CARD), Refusal)
    assert granted(decide(shop, case, Resolution.FORGIVE)).state is CaseState.FORGIVEN
    evidence = granted(
        show_evidence(
            shop.uow, shop.tools, shop.vendor_id, case.finding.kind, case.finding.entry_id
        )
    )
    assert (evidence.row, evidence.against) == (None, None)


@in_memory_and_on_postgres
def test_both_rows_of_evidence_are_shown_in_full(shop: Shop) -> None:
    hire(shop, Role.CASHIER)
    till = shop.till("Bar")
    first = till.stamp(CARD, staff_id=ANNA)
    shop.let_pass(till, minutes=5)
    second = till.stamp(CARD)
    reply = shop.push(till)
    (case,) = shop.cases()

    evidence = granted(
        show_evidence(
            shop.uow, shop.tools, shop.vendor_id, case.finding.kind, case.finding.entry_id
        )
    )

    assert isinstance(evidence, Evidence)
    assert evidence.row is not None
    assert evidence.against is not None
    assert (evidence.row.entry, evidence.against.entry) == (second, first)
    assert evidence.row.position == reply.verdicts[-1].position
    assert (evidence.against.terminal_name, evidence.against.staff_name) == ("Bar", "Anna")
    assert (evidence.row.terminal_name, evidence.row.staff_name) == ("Bar", None)
    assert evidence.row.received_at == shop.tools.clock.now()


# --- decided at a counter ----------------------------------------------------------------------


@in_memory_and_on_postgres
def test_a_manager_decides_at_a_counter_and_the_push_does_it(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    hire(shop, Role.MANAGER)
    decide_at_the_counter(till, case, Resolution.CLAW_BACK)

    reply = shop.push(till)
    again = shop.push(till)

    assert reply.verdicts[-1].kind is VerdictKind.RECORDED
    assert again.verdicts[-1].kind is VerdictKind.ALREADY_RECORDED
    (settled,) = shop.cases()
    assert (settled.state, settled.settled_by, settled.staff_id) == (
        CaseState.CLAWED_BACK,
        "Bert",
        BERT,
    )
    assert shop.held(CARD).state.balance == Amounts(stamps=1)
    receipt = shop.receipt(reply)
    assert receipt.ledger_position == shop.uow.ledger.head(shop.vendor_id).position


@in_memory_and_on_postgres
@pytest.mark.parametrize("staff_id", [ANNA, entry_id(77), None])
def test_nobody_but_a_manager_settles_a_case(shop: Shop, staff_id: object) -> None:
    till, case = a_stamp_too_soon(shop)
    hire(shop, Role.CASHIER)
    decide_at_the_counter(till, case, Resolution.FORGIVE, staff_id=staff_id)

    shop.push(till)

    assert [one.state for one in shop.cases()] == [CaseState.OPEN]
    # The terminal that believed otherwise is told how it stands.
    assert [one.state for one in shop.case_records()] == [CaseState.OPEN, CaseState.OPEN]


@in_memory_and_on_postgres
def test_a_decision_that_comes_second_is_told_the_first(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    hire(shop, Role.MANAGER)
    granted(decide(shop, case, Resolution.CLAW_BACK))
    decide_at_the_counter(till, case, Resolution.FORGIVE)

    shop.push(till)

    assert shop.case_records()[-1].state is CaseState.CLAWED_BACK


@in_memory_and_on_postgres
def test_a_decision_about_a_case_that_nobody_knows_changes_nothing(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    hire(shop, Role.MANAGER)
    decide_at_the_counter(till, case, Resolution.FORGIVE, about=EntryId(entry_id(5)))

    reply = shop.push(till)

    assert reply.verdicts[-1].kind is VerdictKind.RECORDED
    assert [one.state for one in shop.case_records()] == [CaseState.OPEN]


@in_memory_and_on_postgres
def test_what_a_revoked_terminal_decides_is_set_aside(shop: Shop) -> None:
    till, case = a_stamp_too_soon(shop)
    hire(shop, Role.MANAGER)
    shop.revoke(till)
    decide_at_the_counter(till, case, Resolution.FORGIVE)

    reply = shop.push(till)

    assert reply.verdicts[-1].reason == REVOKED
    assert CaseState.FORGIVEN not in [one.state for one in shop.cases()]
