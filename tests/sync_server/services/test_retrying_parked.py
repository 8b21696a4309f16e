"""What was set aside is kept, seen by people, and taken once the server understands it."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from shared_domain.amounts import Amounts
from shared_domain.cases import CaseState, Resolution
from shared_domain.staff import Role
from shared_domain.wire import codec
from shared_domain.wire.push import VerdictKind
from sync_server.endpoints.cases_api import printable
from sync_server.services import read_run
from sync_server.services.refusals import Refusal
from sync_server.services.retry_parked import Retried, retry_parked
from tests.builders import TILL_3
from tests.sync_server.services.shop import granted
from tests.sync_server.services.test_settling_cases import decide_at_the_counter, hire

if TYPE_CHECKING:
    from sync_server.services.state import ParkedReceipt
    from tests.sync_server.scripted_terminal import ScriptedTerminal
    from tests.sync_server.services.shop import Shop

CARD = "00000000000000aa"


def retry(shop: Shop, till: ScriptedTerminal) -> Retried:
    return granted(retry_parked(shop.uow, shop.tools, shop.vendor_id, till.terminal_id))


def parked(shop: Shop) -> list[ParkedReceipt]:
    return shop.uow.journal.parked_page(shop.vendor_id, None, 99)


@pytest.fixture
def older_server(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """A server from before the items of today: it reads none of them."""

    def unreadable(_body: bytes) -> codec.AnyItem:
        raise codec.UnreadableMessageError("a newer schema than this server knows")

    monkeypatch.setattr(read_run, "decode_item", unreadable)
    return monkeypatch


def test_after_an_upgrade_what_was_not_understood_is_taken(
    shop: Shop, older_server: pytest.MonkeyPatch
) -> None:
    till = shop.till()
    till.stamp(CARD)
    reply = shop.push(till)
    assert {one.kind for one in reply.verdicts} == {VerdictKind.PARKED}
    assert retry(shop, till) == Retried(recorded=0, still_parked=2)

    older_server.undo()
    shop.let_pass(minutes=1)
    assert retry(shop, till) == Retried(recorded=2, still_parked=0)

    assert parked(shop) == []
    assert shop.held(CARD).state.balance == Amounts(stamps=1)
    # The terminal, if it pushes again, hears where its entry stands.
    again = shop.push(till)
    assert {one.kind for one in again.verdicts} == {VerdictKind.ALREADY_RECORDED}
    assert again.verdicts[1].position is not None
    assert retry(shop, till) == Retried(0, 0)


def test_a_decision_about_a_case_is_done_when_it_is_taken(shop: Shop) -> None:
    till = shop.till()
    till.stamp(CARD)
    shop.let_pass(till, minutes=5)
    till.stamp(CARD)
    shop.push(till)
    (case,) = shop.cases()
    hire(shop, Role.MANAGER)
    shop.revoke(till)
    decide_at_the_counter(till, case, Resolution.FORGIVE)
    shop.push(till)
    shop.uow.terminals.save(replace(shop.known(till), revoked_at=None))

    assert retry(shop, till) == Retried(1, 0)
    assert CaseState.FORGIVEN in [one.state for one in shop.cases()]


def test_what_a_revoked_terminal_sent_stays_parked_while_it_is_revoked(shop: Shop) -> None:
    till = shop.till()
    shop.revoke(till)
    till.stamp(CARD)
    shop.push(till)

    assert retry(shop, till) == Retried(recorded=0, still_parked=1)
    assert len(parked(shop)) == 1


def test_a_forked_or_unsigned_item_never_takes_the_place_of_another(shop: Shop) -> None:
    till = shop.till()
    clone = copy.deepcopy(till)
    till.stamp(CARD)
    clone.stamp(CARD)
    shop.push(till)
    shop.push(clone)
    other = shop.till("Till 2")
    other.stamp(CARD)
    shop.push(other, other.push_request(signature=bytes(64)))

    assert retry(shop, till) == Retried(recorded=0, still_parked=1)
    assert retry(shop, other) == Retried(recorded=0, still_parked=2)
    assert shop.held(CARD).state.balance == Amounts(stamps=1)


def test_an_unknown_terminal_has_nothing_to_retry(shop: Shop) -> None:
    assert isinstance(retry_parked(shop.uow, shop.tools, shop.vendor_id, TILL_3), Refusal)


@given(st.binary(max_size=60))
def test_bytes_are_shown_as_text_that_is_nothing_but_text(body: bytes) -> None:
    assert printable(body).isprintable()


def test_text_that_would_turn_a_line_around_is_spelled_out() -> None:
    assert printable("é\u202eab\x1b[31m".encode()) == "é\\u202eab\\x1b[31m"
    assert printable(b"\xff{}") == "\\xff{}"
