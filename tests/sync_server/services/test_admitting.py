"""Which entries mean anything: what rules write, and nothing that moves value by another name."""

from __future__ import annotations

import pytest

from shared_domain.amounts import MAX_DELTA, Amounts
from shared_domain.ledger import EntryKind
from sync_server.services.admit_entry import meaning_problem
from tests.builders import OTHER_CARD, TILL_2, an_entry, entry_id

K = EntryKind
TARGET = {"reverses": entry_id(9), "reversed_kind": K.STAMPS_EARNED}

MEANT: list[tuple[EntryKind, dict[str, object]]] = [
    (K.CARD_ISSUED, {}),
    (K.STAMPS_EARNED, {"stamps_delta": 1}),
    (K.POINTS_EARNED, {"points_delta": 1}),
    (K.STAMPS_REDEEMED, {"stamps_delta": -10}),
    (K.POINTS_REDEEMED, {"points_delta": -100}),
    (K.REVERSED, {"stamps_delta": -1, **TARGET}),
    (K.ADJUSTED, {"stamps_delta": -1, "points_delta": 5}),
    (K.OPENING_BALANCE, {"stamps_delta": 3, "points_delta": 9}),
    (K.CARD_BLOCKED, {}),
    (K.CARD_UNBLOCKED, {}),
    (K.CARD_REPLACED, {"stamps_delta": -3, "replaced_by": OTHER_CARD}),
    (K.CARD_REPLACED, {"stamps_delta": 3, "replaces": OTHER_CARD}),
    (K.RESERVATION_RELEASED, {"reserved": Amounts(1, MAX_DELTA)}),
]

MEANINGLESS: list[tuple[EntryKind, dict[str, object]]] = [
    (K.CARD_ISSUED, {"stamps_delta": 5}),
    (K.STAMPS_EARNED, {"stamps_delta": 0}),
    (K.STAMPS_EARNED, {"stamps_delta": -1}),
    (K.STAMPS_EARNED, {"stamps_delta": 1, "points_delta": 1}),
    (K.POINTS_EARNED, {"points_delta": 0}),
    (K.POINTS_EARNED, {"points_delta": 1, "stamps_delta": 1}),
    (K.STAMPS_REDEEMED, {"stamps_delta": 10}),
    (K.STAMPS_REDEEMED, {"stamps_delta": -10, "points_delta": 100}),
    (K.POINTS_REDEEMED, {"points_delta": 100}),
    (K.POINTS_REDEEMED, {"points_delta": -100, "stamps_delta": 1}),
    (K.REVERSED, {"stamps_delta": -1}),
    (K.REVERSED, {**TARGET, "reversed_kind": K.REVERSED}),
    (K.REVERSED, {**TARGET, "reversed_kind": None}),
    (K.OPENING_BALANCE, {"stamps_delta": -1}),
    (K.CARD_BLOCKED, {"points_delta": 1}),
    (K.CARD_UNBLOCKED, {"stamps_delta": -1}),
    (K.CARD_REPLACED, {"stamps_delta": 3}),
    (K.CARD_REPLACED, {"replaced_by": OTHER_CARD, "replaces": OTHER_CARD}),
    (K.RESERVATION_RELEASED, {}),
    (K.RESERVATION_RELEASED, {"reserved": Amounts(stamps=1), "stamps_delta": 1}),
    (K.RESERVATION_RELEASED, {"reserved": Amounts(stamps=-1)}),
    (K.RESERVATION_RELEASED, {"reserved": Amounts(points=MAX_DELTA + 1)}),
    (K.RESERVATION_GRANTED, {"reserved_for": TILL_2, "reserved": Amounts(stamps=1)}),
]


@pytest.mark.parametrize(("kind", "fields"), MEANT)
def test_what_a_terminal_writes_is_understood(kind: EntryKind, fields: dict[str, object]) -> None:
    assert meaning_problem(an_entry(1, kind, 0, **fields)) == ""


@pytest.mark.parametrize(("kind", "fields"), MEANINGLESS)
def test_what_no_rule_would_write_is_not(kind: EntryKind, fields: dict[str, object]) -> None:
    assert meaning_problem(an_entry(1, kind, 0, **fields)) != ""


def test_every_kind_is_thought_of() -> None:
    assert {kind for kind, _ in [*MEANT, *MEANINGLESS]} == set(EntryKind)
