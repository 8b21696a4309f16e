"""What is pressed is in force at once, and still is after a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from terminal.ui.desk import Screen
from terminal.use_cases.preferences import Preferences
from tests.builders import BERT
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in
from tests.terminal.use_cases.shop import PINS

if TYPE_CHECKING:
    from tests.terminal.ui.presenters.stage import CounterStage

pytestmark = pytest.mark.needs_qt


def opened() -> tuple[CounterStage, list[Preferences]]:
    """The screen in front, and everything that was put on."""
    stage = signed_in(counter())
    worn: list[Preferences] = []
    stage.preferences.put_on = worn.append
    stage.preferences.begin(Preferences())
    stage.preferences.open()
    return stage, worn


def test_a_choice_is_put_on_at_once_and_found_again_at_the_next_start() -> None:
    stage, worn = opened()
    dark = replace(Preferences(), theme="dark")
    stage.preferences.choose(dark)
    assert (worn, stage.screen) == ([Preferences(), dark], Screen.PREFERENCES)
    assert stage.shown["preferences"].chosen == dark
    stage.preferences.begin(Preferences())
    assert stage.preferences.in_force == dark


def test_the_time_until_the_lock_is_chosen_with_a_managers_pin() -> None:
    stage, worn = opened()
    stage.preferences.choose(replace(Preferences(), lock_after_s=300))
    assert (stage.screen, len(worn)) == (Screen.SIGN_IN, 1)
    stage.sign_in.choose(BERT)
    stage.sign_in.enter(PINS[BERT])
    assert (stage.screen, worn[-1].lock_after_s) == (Screen.PREFERENCES, 300)


def test_a_language_is_spoken_at_once() -> None:
    stage, _worn = opened()
    spoken = ["en"]
    stage.preferences.speak, stage.preferences.spoken = spoken.append, lambda: spoken[-1]
    stage.preferences.choose_language("lb")
    assert stage.shown["preferences"].language == "lb"
    stage.preferences.leave()
    assert stage.screen is Screen.SCAN
