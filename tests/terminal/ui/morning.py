"""The people, cards and entries of one believable morning at Café Knopes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from shared_domain.identifiers import EntryId, StaffId
from shared_domain.ledger import EntryKind
from terminal.ui.customer.state import (
    CustomerState,
    GivePreview,
    RewardLine,
)
from terminal.ui.entry_line import EntryLine
from terminal.ui.header.state import (
    HeaderState,
    PillKind,
    PillState,
)
from terminal.ui.history.state import DayTotals, EntryStory, HistoryRow, HistoryState, RowState
from terminal.ui.result.state import ResultAction, ResultState, Tone
from terminal.ui.sign_in.state import StaffTile
from terminal.ui.widgets.stamp_card_state import StampCardState

NOON = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)


def entry_id(number: int) -> EntryId:
    return EntryId(UUID(int=number))


def staff_id(number: int) -> StaffId:
    return StaffId(UUID(int=number))


def line(number: int, minutes_ago: int, kind: EntryKind, **facts: Any) -> EntryLine:  # noqa: ANN401  (passed on)
    return EntryLine(
        entry_id=entry_id(number),
        at=NOON - timedelta(minutes=minutes_ago),
        kind=kind,
        card_tail=facts.pop("card_tail", "KLPR"),
        **facts,
    )


HEADER = HeaderState(
    vendor_name="Café Knopes",
    terminal_name="Till 2",
    staff_name="Anouk",
    language="en",
    pill=PillState(kind=PillKind.UP_TO_DATE, minutes=2),
)
OFFLINE = replace(HEADER, pill=PillState(kind=PillKind.OFFLINE, waiting=7))
SIGNED_OUT = replace(OFFLINE, staff_name="")
MANAGER = replace(HEADER, staff_name="Marc", is_manager=True)

TODAY = (
    line(1, 0, EntryKind.STAMPS_EARNED, customer="Léa M.", stamps=1, waiting=True),
    line(2, 2, EntryKind.STAMPS_EARNED, stamps=1, waiting=True),
    line(3, 9, EntryKind.STAMPS_REDEEMED, customer="Tom W.", stamps=-10, reward="Free coffee"),
    line(4, 16, EntryKind.POINTS_EARNED, card_tail="BCDF", points=120),
    line(5, 21, EntryKind.STAMPS_EARNED, customer="Nora S.", stamps=2),
    line(6, 33, EntryKind.STAMPS_EARNED, card_tail="GHJX", stamps=1),
    line(
        7,
        41,
        EntryKind.REVERSED,
        customer="Maximilian Oberweis-Schmitt",
        stamps=-1,
        undoes=EntryKind.STAMPS_EARNED,
    ),
)

CARD = StampCardState(
    stamps=7, target=10, newest=1, card_name="Café Knopes Card", card_number="KLPRGHJXB"
)

CUSTOMER = CustomerState(
    card_number="KLPRGHJXB",
    customer_name="Léa M.",
    since=date(2025, 3, 1),
    points=1240,
    stamps=replace(CARD, stamps=10, newest=0),
    stamps_reward="Free coffee",
    rewards=(
        RewardLine(reward_id="1", name="Croissant", points_required=500),
        RewardLine(reward_id="2", name="Breakfast for one", points_required=1200),
        RewardLine(reward_id="3", name="Brunch for two", points_required=2500, to_go=1260),
    ),
    amount_cents=1840,
    quantity_limit=5,
    preview=GivePreview(points=184, stamps=1),
)

PEOPLE = ("Anouk", "Marc", "Sofia", "Jean-Claude", "Lynn", "Pol")
TILES = tuple(
    StaffTile(staff_id=staff_id(place), name=name, is_manager=name == "Marc")
    for place, name in enumerate(PEOPLE)
)


def row(entry: EntryLine, state: RowState, staff: str, till: str, **after: int) -> HistoryRow:
    return HistoryRow(line=entry, state=state, staff_name=staff, terminal_name=till, **after)


ROWS = (
    row(TODAY[0], RowState.WAITING, "Anouk", "Till 2", stamps_after=4, stamps_target=10),
    row(TODAY[1], RowState.WAITING, "Anouk", "Till 2", stamps_after=1, stamps_target=10),
    row(TODAY[2], RowState.PASS_UPDATED, "Anouk", "Till 2", stamps_after=0, stamps_target=10),
    row(TODAY[3], RowState.SYNCED, "Sofia", "Till 1", points_after=1240),
    row(
        TODAY[4],
        RowState.CASE_OPEN,
        "Sofia",
        "Till 3",
        stamps_after=-2,
        stamps_target=10,
        points_after=184,
    ),
    row(TODAY[5], RowState.PARKED, "Jean-Claude", "Till 3", stamps_after=8, stamps_target=10),
    row(TODAY[6], RowState.UNDONE, "Anouk", "Till 2", stamps_after=6, stamps_target=10),
)
HISTORY = HistoryState(rows=ROWS, totals=DayTotals(stamps=148, points=9320, rewards=11, waiting=2))
STORY = EntryStory(
    row=ROWS[3],
    card_number="KLPRGHJXB",
    program_version=3,
    purchase_cents=1200,
    synced_at=NOON - timedelta(minutes=15),
    pass_updated_at=NOON - timedelta(minutes=15),
    note="Second cup, as agreed with the manager",
    can_undo=True,
    needs_manager=True,
)

DONE = ResultState(
    tone=Tone.DONE,
    headline="1 stamp for Léa",
    icon="check",
    lines=("7 of 10 · 3 more to a free coffee",),
    stamp_card=replace(CARD, waiting=True),
    actions=(
        ResultAction(key="undo", label="Undo · 9:58", icon="undo-2"),
        ResultAction(key="more", label="+1 more", icon="plus"),
    ),
    closes_in_ms=4000,
)
AGAIN = ResultState(
    tone=Tone.AGAIN,
    headline="Next stamp at 14:32",
    icon="clock",
    lines=(
        "Last stamp 14:17 at Till 1, by Marc.",
        "This card takes one stamp every 15 minutes.",
    ),
    stamp_card=replace(CARD, stamps=4, newest=0),
    actions=(ResultAction(key="manager", label="Manager", icon="key-round"),),
)
REFUSED = ResultState(
    tone=Tone.REFUSED,
    headline="This is not one of our cards",
    icon="circle-x",
    lines=("The code belongs to another shop, or was copied badly.", "Nothing was given."),
    actions=(ResultAction(key="number", label="Type the number", icon="keyboard"),),
)
LONG = ResultState(
    tone=Tone.ATTENTION,
    headline="Reserviert an der Kasse im Obergeschoss, nicht erreichbar seit 10:42 Uhr",
    icon="triangle-alert",
    lines=(
        "Die Prämie „Frühstück für zwei Personen mit Heißgetränk“ liegt an Kasse 2 bereit.",
        "Diese Auskunft beruht auf unvollständigem Wissen: Kasse 2 war seit 10:42 nicht zu hören.",
    ),
    stamp_card=replace(CARD, stamps=13, target=12, newest=0, card_name="Bonuskaart vum Haus"),
    actions=(
        ResultAction(key="manager", label="Mit Leitungs-PIN freigeben", icon="key-round"),
        ResultAction(key="later", label="Später noch einmal versuchen"),
    ),
)
