"""One believable morning at Café Knopes: a state for every screen and every mood of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from shared_domain.cards import CardStatus
from shared_domain.staff import ManagerAction
from terminal.ui.card.page import CardPage
from terminal.ui.card.state import CareField, CareForm, CareStep
from terminal.ui.customer.page import CustomerPage
from terminal.ui.customer.state import (
    GivePreview,
    GiveTrouble,
)
from terminal.ui.enrol.page import EnrolPage
from terminal.ui.export.page import ExportPage
from terminal.ui.export.state import ExportPhase, ExportState
from terminal.ui.header.state import (
    BannerKind,
    DeviceTrouble,
    HeaderState,
    PillKind,
    PillState,
)
from terminal.ui.history.page import HistoryPage
from terminal.ui.history.state import HistoryState
from terminal.ui.inbox.page import InboxPage
from terminal.ui.inbox.state import InboxState, InboxTab
from terminal.ui.menu.page import MenuPage
from terminal.ui.menu.state import MenuItem, MenuState
from terminal.ui.pairing.page import PairingPage
from terminal.ui.pairing.state import PairingPhase, PairingProblem, PairingState, PairingStep
from terminal.ui.preferences.page import PreferencesPage
from terminal.ui.preferences.state import PreferencesState
from terminal.ui.printing.page import PrintingPage
from terminal.ui.question.page import QuestionPage
from terminal.ui.question.state import QuestionState
from terminal.ui.redeem.page import RedeemPage
from terminal.ui.redeem.state import RedeemState
from terminal.ui.reports.page import ReportsPage
from terminal.ui.reports.state import ReportsState
from terminal.ui.result.page import ResultPage
from terminal.ui.scan.page import ScanPage
from terminal.ui.scan.state import ScanPromise, ScanState, UndoOffer
from terminal.ui.scanner_test.page import ScannerTestPage
from terminal.ui.search.page import SearchPage
from terminal.ui.search.state import SearchState
from terminal.ui.sign_in.page import SignInPage
from terminal.ui.sign_in.state import SignInState, StaffTile
from terminal.ui.staff.page import StaffPage
from terminal.ui.sync_detail.page import SyncDetailPage
from terminal.ui.sync_detail.state import SyncDetailState, SyncProblem
from terminal.ui.terminals.page import TerminalsPage
from terminal.ui.terminals.state import TerminalsState
from terminal.ui.theme import Look
from terminal.ui.type_number.page import TypeNumberPage
from terminal.ui.type_number.state import NumberProblem, TypeNumberState
from terminal.ui.widgets.state_view import Page
from terminal.use_cases.customer_form import FormField
from terminal.use_cases.manage_staff import StaffForm
from terminal.use_cases.preferences import Preferences
from tests.terminal.ui.back_office import STAFF, STAFF_CHANGED, TILLS
from tests.terminal.ui.device_samples import (
    PAPER,
    PAPER_SAVED,
    TRIAL,
    TRIAL_GOOD,
    TRIAL_OTHER,
    TRIAL_WRONG,
)
from tests.terminal.ui.morning import (
    AGAIN,
    CARD,
    CUSTOMER,
    DONE,
    HEADER,
    HISTORY,
    LONG,
    MANAGER,
    NOON,
    OFFLINE,
    REFUSED,
    SIGNED_OUT,
    STORY,
    TILES,
    TODAY,
    staff_id,
)
from tests.terminal.ui.regulars import (
    CARE,
    ENROL_FORM,
    FILTERED,
    FOUND,
    INBOX,
    NEW_CARD,
    REPLACEMENT,
    REPORT,
    REPORT_OF_DAYS,
    REPORT_OF_REWARDS,
)


@dataclass(frozen=True, slots=True)
class Sample:
    """A page in one state, with what stands around it."""

    page: Callable[[Look], Page[Any]]
    state: object
    header: HeaderState
    banners: tuple[BannerKind, ...] = ()


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
    "history_filtered": Sample(HistoryPage, FILTERED, MANAGER),
    "enrol": Sample(EnrolPage, ENROL_FORM, HEADER),
    "enrol_wrong": Sample(
        EnrolPage,
        replace(ENROL_FORM, wrong=tuple(FormField), in_stock=0),
        OFFLINE,
    ),
    "enrol_printed": Sample(EnrolPage, replace(ENROL_FORM, blank_number="BCDFGHJKL"), HEADER),
    "enrol_done": Sample(EnrolPage, NEW_CARD, HEADER),
    "enrol_replaced": Sample(EnrolPage, REPLACEMENT, MANAGER),
    "menu": Sample(MenuPage, MenuState(counts=((MenuItem.HISTORY, 3),)), MANAGER),
    "reports": Sample(ReportsPage, REPORT, MANAGER),
    "reports_days": Sample(ReportsPage, REPORT_OF_DAYS, MANAGER),
    "reports_rewards": Sample(ReportsPage, REPORT_OF_REWARDS, MANAGER),
    "reports_empty": Sample(ReportsPage, ReportsState(loading=True), MANAGER),
    "inbox": Sample(InboxPage, INBOX, MANAGER),
    "inbox_aside": Sample(InboxPage, replace(INBOX, tab=InboxTab.SET_ASIDE), MANAGER),
    "inbox_case": Sample(InboxPage, replace(INBOX, opened=0), HEADER),
    "inbox_empty": Sample(InboxPage, InboxState(), MANAGER),
    "export": Sample(ExportPage, ExportState(rows=12_480), HEADER),
    "export_working": Sample(
        ExportPage, ExportState(phase=ExportPhase.WORKING, rows=12_480, done=4_200), MANAGER
    ),
    "export_done": Sample(
        ExportPage,
        ExportState(
            phase=ExportPhase.DONE,
            rows=1,
            done=1,
            place="Documents/Stempel/stempel-2026-11-23-1042.xlsx",
        ),
        MANAGER,
    ),
    "export_failed": Sample(ExportPage, ExportState(phase=ExportPhase.FAILED, rows=3), MANAGER),
    "preferences": Sample(PreferencesPage, PreferencesState(chosen=Preferences()), MANAGER),
    "staff": Sample(StaffPage, STAFF, MANAGER),
    "staff_add": Sample(StaffPage, replace(STAFF, form=StaffForm()), HEADER),
    "staff_change": Sample(StaffPage, STAFF_CHANGED, MANAGER),
    "terminals": Sample(TerminalsPage, TILLS, MANAGER),
    "terminals_alone": Sample(
        TerminalsPage, TerminalsState(own_name="Till 1", clock_is_trusted=False), MANAGER
    ),
    "search_empty": Sample(SearchPage, SearchState(), HEADER),
    "search": Sample(SearchPage, FOUND, HEADER),
    "search_nobody": Sample(SearchPage, SearchState(text="zzz", found=()), HEADER),
    "card": Sample(CardPage, CARE, MANAGER),
    "card_adjust": Sample(
        CardPage,
        replace(
            CARE,
            step=CareStep.ADJUSTING,
            form=CareForm("x", "50", ""),
            wrong=tuple(CareField),
            needs_manager=True,
        ),
        HEADER,
    ),
    "card_opening": Sample(CardPage, replace(CARE, step=CareStep.OPENING), MANAGER),
    "card_blocked": Sample(
        CardPage,
        replace(CARE, status=CardStatus.BLOCKED, step=CareStep.BLOCKING, customer_name=""),
        MANAGER,
    ),
    "card_replace": Sample(
        CardPage, replace(CARE, step=CareStep.REPLACING, blank_number="BCDFGHJKL"), MANAGER
    ),
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
            cards=100000,
        ),
        HEADER,
    ),
    "scanner_test": Sample(ScannerTestPage, TRIAL, MANAGER),
    "scanner_test_good": Sample(ScannerTestPage, TRIAL_GOOD, MANAGER),
    "scanner_test_wrong": Sample(ScannerTestPage, TRIAL_WRONG, MANAGER),
    "scanner_test_other": Sample(ScannerTestPage, TRIAL_OTHER, MANAGER),
    "printing": Sample(PrintingPage, PAPER, MANAGER),
    "printing_saved": Sample(PrintingPage, PAPER_SAVED, MANAGER),
}
