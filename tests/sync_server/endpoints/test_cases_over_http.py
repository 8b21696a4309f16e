"""Cases and what was set aside, over HTTP: listed, read with their evidence, and settled."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.identifiers import TerminalId
from shared_domain.wire import protocol
from shared_domain.wire.push import HandshakeReply, HandshakeRequest
from sync_server.endpoints import cases_api
from sync_server.endpoints.case_messages import (
    CaseDecision,
    CaseInFull,
    CaseList,
    CaseShown,
    ParkedList,
    ParkedRetried,
    ParkedRetry,
    ParkedSeen,
)
from sync_server.endpoints.messages import TerminalList, VendorList
from sync_server.endpoints.routes import ADMIN, VENDOR
from sync_server.services.state import ParkedKey
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import problem_in, read
from tests.sync_server.scripted_terminal import NOON, new_id

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from tests.sync_server.endpoints.http_calls import Caller
    from tests.sync_server.scripted_terminal import ScriptedTerminal

pytestmark = on_both_databases

CASES, PARKED = VENDOR.prefix + "/cases", VENDOR.prefix + "/parked"
CARD = "00000000000000aa"


@pytest.fixture
def till(caller: Caller, shop: Demo) -> ScriptedTerminal:
    """A till whose second stamp came too soon, and whose third item nobody can read."""
    till, reply = caller.paired(shop.pairing_codes[0])
    till.open_epoch()
    till.stamp(CARD)
    till.stamp(CARD)
    till.journal.append("{\u202e}".encode())
    caller.push(till.push_request(), reply.access_token)
    return till


def test_cases_are_listed_by_what_is_wanted_a_page_at_a_time(
    caller: Caller, shop: Demo, till: ScriptedTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    del till
    (case,) = read(caller.get(CASES, shop.manager_token), CaseList).cases
    assert case.kind is CaseKind.COOLDOWN_BROKEN
    assert case.against is not None

    def listed(query: str) -> CaseList:
        return read(caller.get(CASES + query, shop.manager_token), CaseList)

    assert listed("?state=open&kind=cooldown_broken").cases == (case,)
    assert listed("?state=forgiven").cases == ()
    monkeypatch.setattr(cases_api, "PAGE_CASES", 1)
    first = listed("")
    assert first == CaseList(cases=(case,), next_after=f"cooldown_broken.{case.entry_id}")
    assert listed(f"?after={first.next_after}") == CaseList(cases=())


@pytest.mark.parametrize("query", ["state=great", "kind=", "after=x", "after=overdrawn.7"])
def test_a_question_that_means_nothing_is_refused_in_words(
    caller: Caller, shop: Demo, query: str
) -> None:
    problem = problem_in(caller.get(f"{CASES}?{query}", shop.manager_token))

    assert (problem.status, problem.type) == (400, "invalid")
    parked = problem_in(caller.get(f"{PARKED}?after=a.b", shop.manager_token))
    assert parked.type == "invalid"


def test_a_manager_reads_the_evidence_and_settles(
    caller: Caller, shop: Demo, till: ScriptedTerminal
) -> None:
    (case,) = read(caller.get(CASES, shop.manager_token), CaseList).cases
    address = f"{CASES}/{case.kind.value}/{case.entry_id}"

    shown = read(caller.get(address, shop.manager_token), CaseInFull)
    assert shown.case == case
    assert shown.evidence is not None
    assert shown.evidence_against is not None
    assert shown.evidence.entry.entry_id == case.entry_id
    assert shown.evidence_against.entry.entry_id == case.against
    assert shown.evidence.entry.terminal_id == till.terminal_id

    decision = CaseDecision(Resolution.CLAW_BACK, "A slip")
    settled = read(caller.post(address + "/settle", decision, shop.manager_token), CaseShown)
    assert (settled.state, settled.note) == (CaseState.CLAWED_BACK, "A slip")
    assert settled.settled_by
    again = caller.post(address + "/settle", decision, shop.manager_token)
    assert read(again, CaseShown) == settled
    other = caller.post(address + "/settle", CaseDecision(Resolution.FORGIVE), shop.manager_token)
    assert problem_in(other).type == "outdated"


def test_an_operator_settles_for_a_vendor(
    caller: Caller, shop: Demo, till: ScriptedTerminal, operator_token: str
) -> None:
    del till
    (case,) = read(caller.get(CASES, shop.manager_token), CaseList).cases
    (vendor,) = read(caller.get(ADMIN.prefix + "/vendors", operator_token), VendorList).vendors
    where = f"{ADMIN.prefix}/vendors/{{}}/cases/{case.kind.value}/{case.entry_id}/settle"
    forgive = CaseDecision(Resolution.FORGIVE)

    nobody = caller.post(where.format(new_id()), forgive, operator_token)
    assert problem_in(nobody).type == "not-found"
    settled = caller.post(where.format(vendor.vendor_id), forgive, operator_token)
    assert read(settled, CaseShown).state is CaseState.FORGIVEN


@pytest.mark.parametrize("case", ["great/{id}", "overdrawn/{id}", "overdrawn/seven"])
def test_a_case_that_is_not_there_is_not_found(caller: Caller, shop: Demo, case: str) -> None:
    address = f"{CASES}/{case.format(id=new_id())}"

    assert problem_in(caller.get(address, shop.manager_token)).type == "not-found"
    decision = CaseDecision(Resolution.FORGIVE)
    refused = caller.post(address + "/settle", decision, shop.manager_token)
    assert problem_in(refused).type == "not-found"


def test_what_was_set_aside_is_seen_and_tried_again(
    caller: Caller, shop: Demo, till: ScriptedTerminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    (item,) = read(caller.get(PARKED, shop.manager_token), ParkedList).parked
    assert (item.terminal_id, item.sequence) == (till.terminal_id, 4)
    assert item.text == "{\\u202e}"
    assert item.reason

    key = ParkedKey(item.terminal_id, item.epoch, item.sequence, item.hash)
    unseen = read(caller.get(PARKED + "?unseen=yes", shop.manager_token), ParkedList)
    assert unseen.parked == (item,)
    seen = ParkedSeen((key,))
    left = read(caller.post(PARKED + "/seen", seen, shop.manager_token), ParkedList)
    assert left == ParkedList(parked=())
    (item,) = read(caller.get(PARKED, shop.manager_token), ParkedList).parked
    assert item.seen_at is not None
    assert item.seen_by

    again = caller.post(PARKED + "/retry", ParkedRetry(till.terminal_id), shop.manager_token)
    assert read(again, ParkedRetried) == ParkedRetried(recorded=0, still_parked=1)
    nobody = ParkedRetry(TerminalId(new_id()))
    unknown = caller.post(PARKED + "/retry", nobody, shop.manager_token)
    assert problem_in(unknown).type == "not-found"
    monkeypatch.setattr(cases_api, "PAGE_PARKED", 1)
    page = read(caller.get(PARKED, shop.manager_token), ParkedList)
    assert page.next_after is not None
    rest = caller.get(f"{PARKED}?after={page.next_after}", shop.manager_token)
    assert read(rest, ParkedList) == ParkedList(parked=())


def test_a_clock_that_is_far_off_shows_among_the_terminals(caller: Caller, shop: Demo) -> None:
    till, reply = caller.paired(shop.pairing_codes[0])

    def is_off() -> bool:
        address = VENDOR.prefix + "/terminals"
        (listed,) = read(caller.get(address, shop.manager_token), TerminalList).terminals
        assert listed.terminal_id == till.terminal_id
        return listed.clock_is_off

    assert not is_off()
    greeting = HandshakeRequest(generation="", epochs=(), device_clock=NOON.replace(year=2030))
    caller.ask(protocol.HANDSHAKE, greeting, HandshakeReply, reply.access_token)
    assert is_off()
