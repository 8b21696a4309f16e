"""The people and the tills of Café Knopes, as the samples show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from shared_domain.staff import Role
from terminal.ui.staff.state import PersonLine, StaffState
from terminal.ui.terminals.state import TerminalsState, TillLine
from terminal.use_cases.manage_staff import StaffField, StaffForm
from tests.terminal.ui.morning import NOON

STAFF = StaffState(
    people=(
        PersonLine(name="Anouk", is_manager=True),
        PersonLine(name="Jean-Claude Maximilian Oberweis-Schmitt", locked_until=NOON),
        PersonLine(name="Marc", is_manager=True, locked_until=NOON),
        PersonLine(name="Zoé", is_active=False),
    )
)
STAFF_CHANGED = replace(
    STAFF,
    opened=2,
    form=StaffForm("Marc", Role.MANAGER, "12"),
    wrong=tuple(StaffField),
)
TILLS = TerminalsState(
    own_name="Till 1",
    waiting=1_204,
    last_sync_at=NOON,
    clock_off_s=312,
    others=(
        TillLine(name="Bar", last_contact_at=NOON),
        TillLine(name="Terrace and garden", last_contact_at=NOON - timedelta(2), is_silent=True),
        TillLine(name="Till 2", is_silent=True),
    ),
)
