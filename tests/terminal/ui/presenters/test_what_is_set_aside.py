"""What the server set aside stands in the history, in no total, and cannot be undone there."""

from __future__ import annotations

import pytest

from terminal.ui.history.state import RowState
from tests.builders import a_program
from tests.terminal.ui.presenters.test_a_visit import counter, signed_in

pytestmark = pytest.mark.needs_qt


def test_it_is_shown_as_set_aside_counted_nowhere_and_not_offered_to_be_undone() -> None:
    stage = signed_in(counter(a_program(cooldown_minutes=0)))
    stage.shop.server.revoke(stage.till.identity.terminal_id)
    stage.read(stage.shop.code())
    stage.history.open()
    waiting = stage.shown["history"]
    assert (waiting.totals.stamps, waiting.totals.waiting) == (1, 1)

    stage.till.push()
    stage.history.refresh()
    row = stage.shown["history"].rows[0]
    stage.history.open_row(row.line.entry_id)

    shown = stage.shown["history"]
    assert row.state is RowState.PARKED
    assert (shown.totals.stamps, shown.totals.waiting) == (0, 0)
    assert shown.opened is not None
    assert not shown.opened.can_undo
