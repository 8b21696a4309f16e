"""Every value of the domain is frozen, and every one that is read from bytes is strict."""

from __future__ import annotations

import dataclasses
import inspect
import pkgutil
from importlib import import_module

import msgspec
import pytest

import shared_domain
from tests.wire.golden import NEVER_SENT, sent_types

MODULES = [
    import_module(name)
    for _, name, _ in pkgutil.walk_packages(shared_domain.__path__, "shared_domain.")
]
CLASSES = sorted(
    {
        value
        for module in MODULES
        for _, value in inspect.getmembers(module, inspect.isclass)
        if value.__module__ == module.__name__
    },
    key=lambda class_: class_.__name__,
)
DATACLASSES = [class_ for class_ in CLASSES if dataclasses.is_dataclass(class_)]
# Newer servers may say more about a problem than an older terminal knows.
OPEN_TO_MORE = {"Problem"}


def test_there_are_values_to_look_at() -> None:
    assert len(DATACLASSES) > 30
    assert len(sent_types()) > 30


@pytest.mark.parametrize("class_", DATACLASSES, ids=lambda class_: class_.__name__)
def test_a_dataclass_is_frozen_and_slotted(class_: type) -> None:
    assert getattr(class_, "__dataclass_params__").frozen  # noqa: B009  (not in the type)
    assert "__slots__" in vars(class_)


@pytest.mark.parametrize(
    "struct", [*sent_types(), *sorted(NEVER_SENT, key=str)], ids=lambda struct: struct.__name__
)
def test_a_struct_is_frozen(struct: type[msgspec.Struct]) -> None:
    assert struct.__struct_config__.frozen


@pytest.mark.parametrize("struct", sent_types(), ids=lambda struct: struct.__name__)
def test_a_message_forbids_unknown_fields(struct: type[msgspec.Struct]) -> None:
    strict = struct.__struct_config__.forbid_unknown_fields

    assert strict is (struct.__name__ not in OPEN_TO_MORE)
