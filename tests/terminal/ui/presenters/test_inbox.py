"""What waits for a person is looked at and settled at the counter."""

from __future__ import annotations

from dataclasses import replace

import pytest

from shared_domain.cases import CaseKind, CaseState, Resolution
from shared_domain.records import CaseChanged
from terminal.ui.desk import Screen
from terminal.ui.inbox.state import InboxState, InboxTab
from tests.builders import BERT, CARD, VENDOR, a_program
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in
from tests.terminal.ui.presenters.test_new_and_found_customers import manager
from tests.terminal.use_cases.shop import PINS

pytestmark = pytest.mark.needs_qt


def shown(stage: CounterStage) -> InboxState:
    state: InboxState = stage.shown["inbox"]
    return state


def with_a_case(stage: CounterStage) -> CounterStage:
    """A stamp of today that the server has a question about."""
    stage.read(stage.shop.code())
    stage.till.sync()
    stamp = stage.till.entries()[-1]
    stage.shop.server.publish(
        CaseChanged(
            VENDOR, CARD, stamp.entry_id, CaseKind.COOLDOWN_BROKEN, CaseState.OPEN, stamp.entry_id
        )
    )
    stage.till.sync()
    stage.refresh()
    return stage


def test_an_empty_inbox_says_so() -> None:
    stage = signed_in(counter())
    stage.inbox.open()
    assert (stage.screen, shown(stage).cases, shown(stage).aside) == (Screen.INBOX, (), ())
    stage.inbox.back()
    assert stage.screen is Screen.SCAN


def test_a_case_shows_both_rows_of_evidence_with_who_and_where() -> None:
    stage = with_a_case(signed_in(counter(a_program(cooldown_minutes=0))))
    stage.inbox.open()
    (case,) = shown(stage).cases
    assert (case.kind, case.about) == (CaseKind.COOLDOWN_BROKEN, "Léa")
    assert case.row is not None
    assert (case.row.staff_name, case.row.terminal_name) == ("Anna", "till 1")
    assert case.against is not None
    assert case.resolutions == tuple(Resolution)


def test_a_manager_settles_a_case_and_it_is_gone() -> None:
    stage = with_a_case(manager(counter(a_program(cooldown_minutes=0))))
    stage.inbox.open()
    stage.inbox.open_case(0)
    assert not shown(stage).needs_manager
    stage.inbox.settle(Resolution.FORGIVE)
    assert (stage.screen, shown(stage).cases) == (Screen.INBOX, ())


def test_a_cashier_settles_a_case_with_a_managers_pin() -> None:
    stage = with_a_case(signed_in(counter(a_program(cooldown_minutes=0))))
    stage.inbox.open()
    stage.inbox.open_case(0)
    assert shown(stage).needs_manager
    stage.inbox.settle(Resolution.FORGIVE)
    assert stage.screen is Screen.SIGN_IN
    stage.sign_in.choose(BERT)
    stage.sign_in.enter(PINS[BERT])
    assert (stage.screen, shown(stage).cases) == (Screen.INBOX, ())


def test_a_case_that_somebody_else_settled_is_said_to_be() -> None:
    stage = with_a_case(manager(counter(a_program(cooldown_minutes=0))))
    stage.inbox.open()
    stage.inbox.open_case(0)
    with stage.till.store.begin() as uow:
        (case,) = uow.world.cases_to_settle(1)
        uow.world.note_settled(replace(case, state=CaseState.FORGIVEN, settled_by="Zoé"))
        uow.commit()
    stage.inbox.settle(Resolution.FORGIVE)
    assert stage.screen is Screen.RESULT
    stage.result.dismiss()
    assert (stage.screen, shown(stage).cases) == (Screen.INBOX, ())


def test_going_back_leaves_the_case_first() -> None:
    stage = with_a_case(manager(counter(a_program(cooldown_minutes=0))))
    stage.inbox.open()
    stage.inbox.open_case(0)
    stage.inbox.back()
    assert (stage.screen, shown(stage).opened) == (Screen.INBOX, None)
    stage.inbox.settle(Resolution.FORGIVE)
    assert len(shown(stage).cases) == 1


def test_what_the_server_set_aside_stands_beside_the_cases() -> None:
    stage = signed_in(counter())
    stage.shop.server.revoke(stage.till.identity.terminal_id)
    stage.read(stage.shop.code())
    stage.till.push()
    stage.inbox.open()
    stage.inbox.choose_tab(InboxTab.SET_ASIDE)
    assert shown(stage).tab is InboxTab.SET_ASIDE
    assert shown(stage).aside[-1].reason
    assert shown(stage).aside[-1].line is not None
