"""One believable morning at Café Knopes: a state for every screen and every mood of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from shared_domain.identifiers import EntryId, StaffId
from shared_domain.ledger import EntryKind
from shared_domain.staff import ManagerAction
from terminal.ui.customer.page import CustomerPage
from terminal.ui.customer.state import (
    CustomerState,
    GivePreview,
    GiveTrouble,
    RewardLine,
)
from terminal.ui.entry_line import EntryLine
from terminal.ui.header.state import (
    BannerKind,
    DeviceTrouble,
    HeaderState,
    PillKind,
    PillState,
)
from terminal.ui.history.page import HistoryPage
from terminal.ui.history.state import DayTotals, EntryStory, HistoryRow, HistoryState, RowState
from terminal.ui.pairing.page import PairingPage
from terminal.ui.pairing.state import PairingPhase, PairingProblem, PairingState, PairingStep
from terminal.ui.question.page import QuestionPage
from terminal.ui.question.state import QuestionState
from terminal.ui.redeem.page import RedeemPage
from terminal.ui.redeem.state import RedeemState
from terminal.ui.result.page import ResultPage
from terminal.ui.result.state import ResultAction, ResultState, Tone
from terminal.ui.scan.page import ScanPage
from terminal.ui.scan.state import ScanPromise, ScanState, UndoOffer
from terminal.ui.sign_in.page import SignInPage
from terminal.ui.sign_in.state import SignInState, StaffTile
from terminal.ui.sync_detail.page import SyncDetailPage
from terminal.ui.sync_detail.state import SyncDetailState, SyncProblem
from terminal.ui.theme import Look
from terminal.ui.type_number.page import TypeNumberPage
from terminal.ui.type_number.state import NumberProblem, TypeNumberState
from terminal.ui.widgets.stamp_card_state import StampCardState
from terminal.ui.widgets.state_view import Page

NOON = datetime(2026, 11, 23, 12, 40, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page in one state, with what stands around it."""

    page: Callable[[Look], Page[Any]]
    state: object
    header: HeaderState
    banners: tuple[BannerKind, ...] = ()


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

SAMPLES: dict[str, Sample] = {
    "scan": Sample(
        ScanPage,
        ScanState(today=TODAY, undo=UndoOffer(line=TODAY[0], seconds_left=582)),
        OFFLINE,
    ),
    "scan_empty": Sample(ScanPage, ScanState(promise=ScanPromise.OPENS_CARD), HEADER),
    "scan_trouble": Sample(
        ScanPage,
        ScanState(today=TODAY[:3], undo=UndoOffer(line=TODAY[0], seconds_left=9)),
        replace(
            OFFLINE,
            trouble=DeviceTrouble.SCANNER,
            pill=PillState(kind=PillKind.CLOCK_NOT_TRUSTED),
        ),
        (BannerKind.CLOCK_NOT_TRUSTED,),
    ),
    "scan_disk_full": Sample(
        ScanPage,
        ScanState(today=TODAY),
        replace(HEADER, pill=PillState(kind=PillKind.DISK_FULL)),
        (BannerKind.DISK_FULL,),
    ),
    "customer": Sample(CustomerPage, CUSTOMER, HEADER),
    "customer_points": Sample(
        CustomerPage,
        replace(
            CUSTOMER,
            customer_name="",
            stamps=None,
            stamps_reward="",
            quantity_limit=0,
            amount_cents=4,
            preview=GivePreview(trouble=GiveTrouble.AMOUNT_TOO_SMALL),
        ),
        HEADER,
    ),
    "customer_stamps": Sample(
        CustomerPage,
        replace(
            CUSTOMER,
            customer_name="Maximilian Oberweis-Schmitt",
            points=None,
            stamps=replace(CARD, stamps=23, target=40, newest=0, colour="#FDE68A"),
            stamps_reward="",
            rewards=(),
            amount_cents=None,
            quantity=2,
            preview=GivePreview(stamps=2),
            waiting=True,
        ),
        OFFLINE,
    ),
    "customer_hybrid_cooldown": Sample(
        CustomerPage,
        replace(
            CUSTOMER,
            stamps=replace(CARD, stamps=3, newest=0),
            stamps_reward="",
            preview=GivePreview(
                points=184, trouble=GiveTrouble.COOLDOWN, until=NOON + timedelta(minutes=8)
            ),
            waiting=True,
        ),
        OFFLINE,
    ),
    "result_done": Sample(ResultPage, DONE, HEADER),
    "result_again": Sample(ResultPage, AGAIN, HEADER),
    "result_refused": Sample(ResultPage, REFUSED, HEADER),
    "result_long": Sample(ResultPage, LONG, HEADER),
    "redeem": Sample(
        RedeemPage,
        RedeemState(
            reward="Free coffee",
            customer_name="Léa M.",
            card_number="KLPRGHJXB",
            cost_stamps=10,
            remaining=2,
            stamp_card=replace(CARD, stamps=12, newest=0),
        ),
        HEADER,
    ),
    "redeem_points": Sample(
        RedeemPage,
        RedeemState(
            reward="Breakfast for one with a hot drink",
            card_number="KLPRGHJXB",
            cost_points=1200,
            remaining=40,
        ),
        HEADER,
    ),
    "sign_in": Sample(SignInPage, SignInState(tiles=TILES, chosen=staff_id(0)), SIGNED_OUT),
    "sign_in_wrong": Sample(
        SignInPage,
        SignInState(tiles=TILES, chosen=staff_id(3), tries_left=3),
        SIGNED_OUT,
    ),
    "sign_in_locked": Sample(
        SignInPage,
        SignInState(
            tiles=(
                *TILES[:3],
                replace(TILES[3], locked_until=NOON + timedelta(minutes=5)),
                *TILES[4:],
                *(
                    StaffTile(staff_id=staff_id(20 + place), name=name)
                    for place, name in enumerate(("Maximiliane-Theodora", "Al", "Bérengère"))
                ),
            ),
            chosen=staff_id(3),
        ),
        SIGNED_OUT,
    ),
    "sign_in_manager": Sample(
        SignInPage,
        SignInState(
            tiles=TILES[1:2],
            chosen=staff_id(1),
            authorising=ManagerAction.OVERRIDE_RESERVATION,
            can_cancel=True,
        ),
        HEADER,
    ),
    "history": Sample(HistoryPage, HISTORY, MANAGER),
    "history_story": Sample(HistoryPage, replace(HISTORY, opened=STORY), MANAGER),
    "history_empty": Sample(HistoryPage, HistoryState(), MANAGER),
    "type_number": Sample(TypeNumberPage, TypeNumberState(letters="KLPRGH"), HEADER),
    "type_number_wrong": Sample(
        TypeNumberPage,
        TypeNumberState(letters="KLPRGHJXC", problem=NumberProblem.CHECK_LETTER),
        HEADER,
    ),
    "question": Sample(QuestionPage, QuestionState(line=TODAY[2]), OFFLINE),
    "sync_detail": Sample(
        SyncDetailPage,
        SyncDetailState(
            pill=OFFLINE.pill,
            server_name="stempel.cafe-knopes.example",
            waiting=7,
            oldest_waiting_at=NOON - timedelta(minutes=41),
            last_sync_at=NOON - timedelta(minutes=42),
            problem=SyncProblem.NOT_OUR_SERVER,
            problem_at=NOON - timedelta(minutes=1),
            next_try_s=24,
            parked=1,
            cases=2,
            reduced_protection=True,
        ),
        OFFLINE,
    ),
    "sync_detail_good": Sample(
        SyncDetailPage,
        SyncDetailState(
            pill=PillState(kind=PillKind.SYNCING, done=1240, total=10000),
            server_name="stempel.cafe-knopes.example",
            last_sync_at=NOON,
        ),
        replace(HEADER, pill=PillState(kind=PillKind.SYNCING, done=1240, total=10000)),
    ),
    "pairing_language": Sample(PairingPage, PairingState(), HEADER),
    "pairing_code": Sample(PairingPage, PairingState(step=PairingStep.CODE), HEADER),
    "pairing_code_wrong": Sample(
        PairingPage,
        PairingState(
            step=PairingStep.CODE,
            server_url="https://stempel.cafe-knopes.example",
            code="KLPR-GHJX-BCDF",
            problem=PairingProblem.CODE_WRONG,
            tries_left=4,
        ),
        HEADER,
    ),
    "pairing_working": Sample(
        PairingPage,
        PairingState(
            step=PairingStep.WORKING, phase=PairingPhase.RECEIVING, done=41200, total=100000
        ),
        HEADER,
    ),
    "pairing_protection": Sample(PairingPage, PairingState(step=PairingStep.PROTECTION), HEADER),
    "pairing_done": Sample(
        PairingPage,
        PairingState(
            step=PairingStep.DONE,
            vendor_name="Café Knopes",
            terminal_name="Till 2",
            total=100000,
        ),
        HEADER,
    ),
}
