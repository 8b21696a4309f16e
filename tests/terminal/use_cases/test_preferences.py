"""What somebody chose for this till stays chosen, and the lock is a manager's to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from shared_domain.outcomes import ManagerNeeded, Refused
from shared_domain.staff import ManagerAction
from terminal.use_cases.preferences import Preferences, keep_preferences, read_preferences
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN

if TYPE_CHECKING:
    from tests.terminal.use_cases.shop import Till

USUAL = Preferences(theme="light")
DARK = replace(USUAL, theme="dark", text_percent=150, volume_percent=0, reduced_motion=True)


def test_before_anybody_chose_the_usual_is_in_force(till: Till) -> None:
    assert read_preferences(till.counter, USUAL) == USUAL


def test_what_a_cashier_chose_is_there_after_a_restart(till: Till) -> None:
    assert keep_preferences(till.counter, ANNA_SIGNED_IN, USUAL, DARK) == DARK
    till.restart()
    assert read_preferences(till.counter, USUAL) == DARK


def test_only_a_manager_says_how_soon_the_till_locks(till: Till) -> None:
    longer = replace(USUAL, lock_after_s=900)
    refused = Refused(ManagerNeeded(ManagerAction.CHANGE_SETTINGS))
    assert keep_preferences(till.counter, ANNA_SIGNED_IN, USUAL, longer) == refused
    assert keep_preferences(till.counter, None, USUAL, longer) == refused
    assert read_preferences(till.counter, USUAL) == USUAL
    assert keep_preferences(till.counter, BERT_SIGNED_IN, USUAL, longer) == longer


@pytest.mark.parametrize("kept", ["nonsense", '{"theme":"pink"}', '{"lock_after_s":1}'])
def test_what_cannot_be_read_counts_as_not_chosen(till: Till, kept: str) -> None:
    with till.store.begin() as uow:
        uow.state.set_setting("preferences", kept)
        uow.commit()
    assert read_preferences(till.counter, USUAL) == USUAL
