"""The one list of reasons to refuse: each is said somewhere, and carries nothing but values."""

from __future__ import annotations

import ast
import dataclasses
import typing
from pathlib import Path

import pytest

import shared_domain
from shared_domain import outcomes
from shared_domain.outcomes import Reason

DOMAIN = Path(shared_domain.__path__[0])
REASONS = {reason.__name__ for reason in typing.get_args(Reason)}

# What only a program can know: who is signed in, what a clock did, what was typed or looked up.
SAID_BY_PROGRAMS = {
    *("CodeExpired", "CardNumberInvalid", "CardUnknown", "PinWrong", "StaffLocked"),
    *("TerminalLocked", "NotSignedIn", "TerminalRevoked"),
    *("NoBlankCards", "CaseNotOpen", "CaseWithoutCard"),
}


def names_called(path: Path) -> set[str]:
    calls = (node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call))
    return {call.func.id for call in calls if isinstance(call.func, ast.Name)}


def test_every_reason_is_said_by_a_rule_or_left_to_the_programs() -> None:
    said = set[str]().union(*(names_called(path) for path in DOMAIN.rglob("*.py")))

    assert said & REASONS == REASONS - SAID_BY_PROGRAMS


def test_the_list_of_reasons_holds_every_reason_there_is() -> None:
    others = {"SilentTerminal", "Accepted", "Refused"}
    written = {
        name
        for name, value in vars(outcomes).items()
        if dataclasses.is_dataclass(value) and value.__module__ == outcomes.__name__
    }

    assert written == REASONS | others


@pytest.mark.parametrize("reason", typing.get_args(Reason), ids=lambda reason: reason.__name__)
def test_a_reason_is_a_value(reason: type) -> None:
    fields = dataclasses.fields(reason)
    one, other = (reason(*(field.name for field in fields)) for _ in range(2))

    assert one == other
    assert hash(one) == hash(other)
    assert not hasattr(one, "__dict__")
    with pytest.raises((dataclasses.FrozenInstanceError, TypeError, AttributeError)):
        one.anything = 1
