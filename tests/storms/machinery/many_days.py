"""Runs a state machine of Hypothesis as often as a storm wants, from a seed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import hypothesis
from hypothesis import HealthCheck, Phase
from hypothesis.stateful import run_state_machine_as_test

from tests.storms.machinery.tally import Tally

if TYPE_CHECKING:
    from hypothesis.stateful import RuleBasedStateMachine

STEPS = 50


def live_days(machine: type[RuleBasedStateMachine], counts: Counter[str], size: int) -> Tally:
    """`size` days of up to fifty steps; `counts` is what the machine itself adds up.

    A day that breaks a promise is made as short as possible and told step by step.
    """
    settings = hypothesis.settings(
        max_examples=size,
        stateful_step_count=STEPS,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    tally = Tally(counts)
    try:
        run_state_machine_as_test(machine, settings=settings)
    except Exception as error:  # noqa: BLE001  (a bug that raises is as bad as a broken promise)
        tally.broken.append("\n".join([f"{type(error).__name__}: {error}", *error.__notes__]))
    return tally
