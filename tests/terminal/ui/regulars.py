"""Customers of Café Knopes as the screens about cards show them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

from shared_domain.cards import CardStatus
from shared_domain.cases import CaseKind, Resolution
from shared_domain.identifiers import StaffId, TerminalId
from terminal.ui.card.state import CardCareState
from terminal.ui.enrol.state import EnrolState, NewCard
from terminal.ui.history.state import Attention, EntryGroup, HistoryChoice
from terminal.ui.inbox.state import AsideLine, CaseLine, Evidence, InboxState
from terminal.ui.reports.state import ReportLine, ReportsState, ReportTotals, ReportView
from terminal.ui.search.state import FoundLine, SearchState
from terminal.use_cases.customer_form import CustomerForm
from terminal.use_cases.review_history import Period
from tests.terminal.ui.morning import CARD, HISTORY, NOON, TODAY

_CODE = "BCDEFGHIJKLNOPRSTUVX" * 7 + "BCDEFGHIJKLNOP"
_STAFF = tuple(
    (StaffId(UUID(int=number)), name)
    for number, name in enumerate(("Anouk", "Marc", "Maximiliane-Theodora"), 1)
)
_TILLS = tuple(
    (TerminalId(UUID(int=number)), name) for number, name in enumerate(("Till 1", "Till 2"), 1)
)

ENROL_FORM = EnrolState(
    form=CustomerForm(
        "Maximilian Oberweis-Schmitt",
        "maximilian.oberweis@example.lu",
        "+352 621 000 000",
        "28.2.1990",
        "lb",
    ),
    in_stock=187,
)
NEW_CARD = EnrolState(card=NewCard(customer_name="Maximilian", card_number="KLPRGHJXB", code=_CODE))
REPLACEMENT = EnrolState(
    card=NewCard(customer_name="Léa", card_number="KLPRGHJXB", code=_CODE, is_replacement=True)
)
FOUND = SearchState(
    text="mul",
    found=(
        FoundLine(
            card_id="00000000000000aa",
            card_number="KLPRGHJXB",
            customer_name="Léa Muller",
            contact="+352 621 000 000",
            stamps=7,
            points=1240,
        ),
        FoundLine(
            card_id="00000000000000bb",
            card_number="BCDFGHJKL",
            customer_name="Maximilian Oberweis-Muller",
            contact="maximilian.oberweis-muller@example.lu",
            stamps=1,
        ),
        FoundLine(
            card_id="00000000000000cc",
            card_number="BCDFGHJKN",
            stamps=0,
            status=CardStatus.BLOCKED,
        ),
    ),
)
CARE = CardCareState(
    card_number="KLPRGHJXB",
    customer_name="Léa Muller",
    email="lea.muller@example.lu",
    phone="+352 621 000 000",
    birthday=date(1990, 2, 28),
    since=date(2025, 3, 1),
    points=1240,
    stamps=replace(CARD, stamps=7, newest=0),
    needs_manager=False,
)
FILTERED = replace(
    HISTORY,
    choice=HistoryChoice(
        period=Period.MONTH,
        group=EntryGroup.CORRECTED,
        attention=Attention.CASES,
        staff_id=_STAFF[2][0],
        terminal_id=_TILLS[1][0],
    ),
    staff=_STAFF,
    tills=_TILLS,
    card_number="KLPRGHJXB",
    is_cut=True,
)

_TOTALS = ReportTotals(
    stamps=1480,
    points=93_200,
    rewards=112,
    undone=9,
    cards=4210,
    active_cards=1877,
    new_cards=41,
    open_stamps=17_344,
    open_points=1_204_880,
    liability_cents=607_040,
)
REPORT = ReportsState(
    totals=_TOTALS,
    lines=tuple(
        ReportLine(hour=hour, stamps=hour * 3 % 17, points=hour * 811 % 4000, rewards=2, undone=1)
        for hour in range(7, 19)
    ),
)
REPORT_OF_DAYS = replace(
    REPORT,
    period=Period.MONTH,
    view=ReportView.DAYS,
    totals=replace(_TOTALS, points=None, open_points=None, liability_cents=None),
    lines=tuple(
        ReportLine(on=date(2026, 10, 25) + timedelta(days=day), stamps=day * 37 % 90, undone=0)
        for day in range(30)
    ),
)
REPORT_OF_REWARDS = replace(
    REPORT,
    view=ReportView.REWARDS,
    lines=(
        ReportLine(name="Free coffee", rewards=71, value_cents=24_850),
        ReportLine(name="Breakfast for one with a hot drink", rewards=12, value_cents=0),
        ReportLine(name="", rewards=1, value_cents=350),
    ),
)

INBOX = InboxState(
    cases=(
        CaseLine(
            kind=CaseKind.REVERSED_AFTER_SPENT,
            about="Maximilian Oberweis-Schmitt",
            row=Evidence(line=TODAY[0], staff_name="Anouk", terminal_name="Till 2"),
            against=Evidence(line=TODAY[2], staff_name="Marc", terminal_name="Till 1"),
            resolutions=tuple(Resolution),
        ),
        *(CaseLine(kind=kind, about="KLPR-GHJX-B") for kind in CaseKind),
    ),
    aside=(
        AsideLine(reason="bad signature", line=TODAY[1], at=NOON),
        AsideLine(reason="unknown kind", at=NOON),
        AsideLine(reason="cannot be read"),
    ),
)
