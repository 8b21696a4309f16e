"""Losses over HTTP: what they can come to, and a terminal that an operator gives up for lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import NOTHING, Amounts
from shared_domain.ledger import EntryKind
from sync_server.endpoints.losses_api import LostTerminal, WorstCaseShown
from sync_server.endpoints.messages import TerminalList, VendorList
from sync_server.endpoints.routes import ADMIN, VENDOR
from sync_server.services import declare_lost
from tests.postgres_cluster import on_both_databases
from tests.sync_server.endpoints.http_calls import problem_in, read

if TYPE_CHECKING:
    from sync_server.demo import Demo
    from tests.sync_server.endpoints.http_calls import Caller
    from tests.sync_server.scripted_terminal import ScriptedTerminal

WORST = VENDOR.prefix + "/worst-case"
CARDS = [f"{number:016x}" for number in (0xA1, 0xA2, 0xA3)]


@pytest.fixture
def till(caller: Caller, shop: Demo) -> ScriptedTerminal:
    """A till that holds ten stamps of each card, beside another."""
    till, reply = caller.paired(shop.pairing_codes[0])
    caller.paired(shop.pairing_codes[1])
    till.open_epoch()
    for card_id in CARDS:
        till.entry(EntryKind.OPENING_BALANCE, card_id, stamps_delta=10)
    caller.push(till.push_request(), reply.access_token)
    return till


@pytest.fixture
def vendor(caller: Caller, shop: Demo, operator_token: str) -> str:
    """The operator's address of the shop."""
    del shop
    (found,) = read(caller.get(ADMIN.prefix + "/vendors", operator_token), VendorList).vendors
    return f"{ADMIN.prefix}/vendors/{found.vendor_id}"


@on_both_databases
def test_an_operator_gives_a_terminal_up_and_all_may_see_what_that_can_cost(
    caller: Caller,
    shop: Demo,
    till: ScriptedTerminal,
    vendor: str,
    operator_token: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(declare_lost, "PAGE_CARDS", 2)
    before = read(caller.get(WORST, shop.manager_token), WorstCaseShown)
    assert (before.cards, before.exposed, before.cents) == (0, NOTHING, 0)
    lost = f"{vendor}/terminals/{till.terminal_id}/lost"

    answer = read(caller.post(lost, token=operator_token), LostTerminal)

    assert answer == LostTerminal(till.terminal_id, Amounts(30))
    after = read(caller.get(WORST, shop.manager_token), WorstCaseShown)
    assert (after.cards, after.exposed) == (3, Amounts(30))
    assert read(caller.get(f"{vendor}/worst-case", operator_token), WorstCaseShown) == after
    terminals = read(caller.get(VENDOR.prefix + "/terminals", shop.manager_token), TerminalList)
    revoked = {one.terminal_id for one in terminals.terminals if one.revoked_at is not None}
    assert revoked == {till.terminal_id}
    again = read(caller.post(lost, token=operator_token), LostTerminal)
    assert again.freed == NOTHING


def test_a_manager_gives_no_terminal_up(
    caller: Caller, shop: Demo, till: ScriptedTerminal, vendor: str
) -> None:
    lost = f"{vendor}/terminals/{till.terminal_id}/lost"

    assert problem_in(caller.post(lost, token=shop.manager_token)).status == 401
    assert problem_in(caller.get(f"{vendor}/worst-case", shop.manager_token)).status == 401


@pytest.mark.parametrize("which", ["nobody", "0198f3a0-0000-7000-8000-0000000000ff"])
def test_a_terminal_that_is_not_there_cannot_be_lost(
    caller: Caller, vendor: str, operator_token: str, which: str
) -> None:
    problem = problem_in(caller.post(f"{vendor}/terminals/{which}/lost", token=operator_token))

    assert (problem.status, problem.type) == (404, "not-found")
