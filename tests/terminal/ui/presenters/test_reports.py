"""A manager looks at what the shop came to, in several ways."""

from __future__ import annotations

from datetime import date

import pytest

from terminal.ui.desk import Screen
from terminal.ui.reports.state import ReportsState, ReportView
from terminal.use_cases.review_history import Period
from tests.builders import a_points_program, a_program
from tests.terminal.ui.presenters.stage import CounterStage
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in

pytestmark = pytest.mark.needs_qt


def shown(stage: CounterStage) -> ReportsState:
    state: ReportsState = stage.shown["reports"]
    return state


def busy() -> CounterStage:
    stage = signed_in(counter(a_program(cooldown_minutes=0, stamps_reward_value_cents=350)))
    stage.read(stage.shop.code())
    stage.wait(60)
    stage.read(stage.shop.code())
    stage.reports.open()
    return stage


def test_today_is_shown_by_the_hour_between_the_first_and_the_last() -> None:
    stage = busy()
    assert stage.screen is Screen.REPORTS
    state = shown(stage)
    assert (state.view, state.totals.stamps, state.totals.points) == (ReportView.HOURS, 2, None)
    assert [(line.hour, line.stamps) for line in state.lines] == [(11, 1), (12, 1)]
    assert state.totals.liability_cents == 70


def test_more_than_a_day_is_shown_by_the_day_and_back() -> None:
    stage = busy()
    stage.reports.choose_period(Period.WEEK)
    assert shown(stage).view is ReportView.DAYS
    assert [(line.on, line.stamps) for line in shown(stage).lines] == [(date(2026, 11, 23), 2)]
    stage.reports.choose_period(Period.YESTERDAY)
    assert (shown(stage).view, shown(stage).lines) == (ReportView.HOURS, ())


def test_the_same_period_is_taken_apart_by_people_tills_and_rewards() -> None:
    stage = busy()
    stage.reports.choose_view(ReportView.STAFF)
    assert {line.name: line.stamps for line in shown(stage).lines} == {"Anna": 2, "": 0}
    stage.reports.choose_period(Period.MONTH)
    assert shown(stage).view is ReportView.STAFF
    stage.reports.choose_view(ReportView.TILLS)
    assert {line.name for line in shown(stage).lines} == {"till 1", ""}
    stage.reports.choose_view(ReportView.REWARDS)
    assert shown(stage).lines == ()


def test_points_stand_where_a_program_counts_points() -> None:
    stage = signed_in(counter(a_points_program(), points=120))
    stage.reports.open()
    totals = shown(stage).totals
    assert (totals.stamps, totals.points, totals.open_points) == (None, 0, 120)
    stage.reports.leave()
    assert stage.screen is Screen.SCAN
