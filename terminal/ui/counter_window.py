"""Every screen with its presenter, and every press with what it means: who is wired to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from terminal.ui.card.page import CardPage
from terminal.ui.card.presenter import CardPresenter
from terminal.ui.customer.page import CustomerPage
from terminal.ui.customer.presenter import CustomerPresenter
from terminal.ui.customer_display.presenter import DisplayChoices
from terminal.ui.desk import Screen
from terminal.ui.device_screens import DeviceScreens, shown_to_both
from terminal.ui.enrol.page import EnrolPage
from terminal.ui.enrol.presenter import EnrolPresenter
from terminal.ui.export.page import ExportPage
from terminal.ui.export.presenter import ExportPresenter
from terminal.ui.header.presenter import HeaderPresenter
from terminal.ui.history.page import HistoryPage
from terminal.ui.history.presenter import HistoryPresenter
from terminal.ui.inbox.page import InboxPage
from terminal.ui.inbox.presenter import InboxPresenter
from terminal.ui.main_window import MainWindow
from terminal.ui.menu.page import MenuPage
from terminal.ui.menu.presenter import MenuPresenter
from terminal.ui.menu.state import MenuItem
from terminal.ui.office_screens import OfficeScreens
from terminal.ui.pairing.page import PairingPage
from terminal.ui.pairing.presenter import PairingPresenter
from terminal.ui.preferences.page import PreferencesPage
from terminal.ui.preferences.presenter import PreferencesPresenter
from terminal.ui.question.page import QuestionPage
from terminal.ui.question.presenter import QuestionPresenter
from terminal.ui.redeem.page import RedeemPage
from terminal.ui.redeem.presenter import RedeemPresenter
from terminal.ui.reports.page import ReportsPage
from terminal.ui.reports.presenter import ReportsPresenter
from terminal.ui.result.page import ResultPage
from terminal.ui.result.presenter import ResultPresenter
from terminal.ui.scan.page import ScanPage
from terminal.ui.scan.presenter import ScanPresenter
from terminal.ui.search.page import SearchPage
from terminal.ui.search.presenter import SearchPresenter
from terminal.ui.sign_in.page import SignInPage
from terminal.ui.sign_in.presenter import SignInPresenter
from terminal.ui.sync_detail.page import SyncDetailPage
from terminal.ui.type_number.page import TypeNumberPage
from terminal.ui.type_number.presenter import TypeNumberPresenter
from terminal.ui.undo_presenter import UndoPresenter

if TYPE_CHECKING:
    from terminal.ui.desk import Desk
    from terminal.ui.pairing.presenter import PairingPorts
    from terminal.ui.theme import Look
    from terminal.ui.widgets.state_view import Page
    from terminal.use_cases.scanned_text import ScannedText


class CounterWindow:
    """Pages draw, presenters decide what is drawn; here they only get to know each other."""

    def __init__(
        self, look: Look, desk: Desk, display_choices: DisplayChoices | None = None
    ) -> None:
        self.window = MainWindow(look)
        self._desk = desk
        self.scan_page = ScanPage(look)
        self.customer_page = CustomerPage(look)
        self.result_page = ResultPage(look)
        self.redeem_page = RedeemPage(look)
        self.sign_in_page = SignInPage(look)
        self.history_page = HistoryPage(look)
        self.detail_page = SyncDetailPage(look)
        self.number_page = TypeNumberPage(look)
        self.question_page = QuestionPage(look)
        self.enrol_page = EnrolPage(look)
        self.menu_page = MenuPage(look)
        self.search_page = SearchPage(look)
        self.card_page = CardPage(look)
        self.reports_page = ReportsPage(look)
        self.inbox_page = InboxPage(look)
        self.export_page = ExportPage(look)
        self.preferences_page = PreferencesPage(look)
        self.pairing_page = PairingPage(look)
        display_choices = display_choices or DisplayChoices()
        self.devices = DeviceScreens(look, desk, display_choices)
        self.office = OfficeScreens(look)
        self._pages = self._pages_by_screen()
        display = self.devices.display
        self.result = ResultPresenter(
            desk, shown_to_both(self.result_page.render, display.show_result)
        )
        address = display_choices.enrolment_url
        self.printing = self.devices.connect_printing(self.result, address)
        self.scan = ScanPresenter(desk, self.result, self.scan_page.render)
        self.customer = CustomerPresenter(
            desk, self.result, shown_to_both(self.customer_page.render, display.show_customer)
        )
        self.redeem = RedeemPresenter(
            desk, self.result, shown_to_both(self.redeem_page.render, display.show_redeem)
        )
        self.sign_in = SignInPresenter(desk, self.result, self.sign_in_page.render)
        self.office.connect(desk, self.result, self.sign_in)
        self.history = HistoryPresenter(desk, self.history_page.render)
        self.number = TypeNumberPresenter(desk, self.result, self.number_page.render)
        self.question = QuestionPresenter(desk, self.question_page.render)
        self.undo = UndoPresenter(desk, self.result)
        self.enrol = EnrolPresenter(
            desk, self.result, shown_to_both(self.enrol_page.render, display.show_enrol)
        )
        self.search = SearchPresenter(desk, self.result, self.search_page.render)
        self.card = CardPresenter(desk, self.result, self.card_page.render)
        self.reports = ReportsPresenter(desk, self.reports_page.render)
        self.inbox = InboxPresenter(desk, self.result, self.inbox_page.render)
        self.export = ExportPresenter(desk, self.export_page.render)
        self.preferences = PreferencesPresenter(desk, self.preferences_page.render)
        self.menu = MenuPresenter(desk, self.menu_page.render)
        self.header = HeaderPresenter(
            desk,
            self.window.render_header,
            self.window.render_banners,
            self.detail_page.render,
        )
        self.pairing: PairingPresenter | None = None
        self._introduce()
        self._connect_pages()

    @property
    def pages(self) -> tuple[Page[Any], ...]:
        """Every page once, shown already or not."""
        return tuple(dict.fromkeys(self._pages.values()))

    def _pages_by_screen(self) -> dict[Screen, Page[Any]]:
        return {
            Screen.STARTING: self.scan_page,
            Screen.PAIRING: self.pairing_page,
            Screen.SIGN_IN: self.sign_in_page,
            Screen.SCAN: self.scan_page,
            Screen.CUSTOMER: self.customer_page,
            Screen.RESULT: self.result_page,
            Screen.REDEEM: self.redeem_page,
            Screen.HISTORY: self.history_page,
            Screen.SYNC_DETAIL: self.detail_page,
            Screen.TYPE_NUMBER: self.number_page,
            Screen.QUESTION: self.question_page,
            Screen.ENROL: self.enrol_page,
            Screen.MENU: self.menu_page,
            Screen.SEARCH: self.search_page,
            Screen.CARD: self.card_page,
            Screen.REPORTS: self.reports_page,
            Screen.INBOX: self.inbox_page,
            Screen.EXPORT: self.export_page,
            Screen.PREFERENCES: self.preferences_page,
            Screen.SCANNER_TEST: self.devices.test_page,
            Screen.PRINTING: self.devices.printing_page,
            Screen.STAFF: self.office.staff_page,
            Screen.TERMINALS: self.office.terminals_page,
        }

    def show_screen(self, screen: Screen) -> None:
        """Bring a screen to the front, with whatever is newest on it."""
        self.window.show_page(self._pages[screen])
        self.devices.follow(screen)
        match screen:
            case Screen.SCAN:
                self.scan.render()
                self.scan.refresh()
            case Screen.SIGN_IN:
                self.sign_in.refresh()
            case _:
                pass
        self.header.render()

    def scanned(self, scanned: ScannedText) -> None:
        """A scan means something on every screen."""
        if self._desk.screen is Screen.PAIRING:
            if self.pairing is not None:
                self.pairing.scanned(scanned)
        elif self.devices.test.takes_scans:
            self.devices.test.scanned(scanned)
        elif self.enrol.takes_scans:
            self.enrol.scanned(scanned)
        elif self.card.takes_scans:
            self.card.scanned(scanned)
        elif self._desk.is_paired and self._desk.screen is not Screen.QUESTION:
            self.scan.scanned(scanned)

    def refresh(self) -> None:
        """Something was recorded here or arrived from elsewhere: read the names, then the rest."""
        if self._desk.is_paired:
            self._desk.refresh_directory(self._refresh_screens)

    def connect_pairing(self, ports: PairingPorts) -> PairingPresenter:
        """The first run needs more than the desk has."""
        self.pairing = PairingPresenter(self._desk, ports, self.pairing_page.render)
        page = self.pairing_page
        page.language_chosen.connect(self.pairing.language_chosen)
        page.code_entered.connect(self.pairing.code_entered)
        page.reduced_protection_accepted.connect(self.pairing.accept_reduced_protection)
        page.back_pressed.connect(self.pairing.back)
        page.finish_pressed.connect(self.pairing.finish)
        return self.pairing

    def _refresh_screens(self) -> None:
        self.scan.refresh()
        self.history.refresh()
        self.card.refresh()
        self.inbox.refresh()
        self.sign_in.refresh()
        self.office.terminals.refresh()
        self.header.refresh()

    def _introduce(self) -> None:
        self.result.undo = self.undo.undo_recorded
        self.result.reward = self.redeem.ask
        self.scan.open_customer = self.customer.open
        self.scan.undo = self.undo.undo
        self.customer.redeem = self.redeem.ask
        self.redeem.authorise = self.sign_in.authorise
        self.undo.authorise = self.sign_in.authorise
        self.history.undo = self.undo.undo
        self.number.found = self.scan.found
        self.question.undo = self.undo.undo
        self.enrol.serve = self.card.serve = self.scan.found
        self.search.open_found = self.card.open
        self.card.authorise = self.inbox.authorise = self.sign_in.authorise
        self.export.authorise = self.preferences.authorise = self.sign_in.authorise
        self.export.back = self.history.come_back
        self.card.show_new_card = self.enrol.show_replacement
        self.card.show_history = self.history.open_card
        self.menu.places = {
            MenuItem.HISTORY: self.history.open,
            MenuItem.REPORTS: self.reports.open,
            MenuItem.INBOX: self.inbox.open,
            MenuItem.PREFERENCES: self.preferences.open,
            MenuItem.SYNC_DETAIL: self.header.open_detail,
            MenuItem.SCANNER_TEST: self.devices.test.open,
            MenuItem.PRINTING: self.printing.open,
            MenuItem.STAFF: self.office.staff.open,
            MenuItem.TERMINALS: self.office.terminals.open,
        }

    def _connect_pages(self) -> None:
        self._connect_scan()
        self._connect_customer()
        self._connect_staff()
        self._connect_enrol()
        self._connect_cards()
        self.reports_page.period_chosen.connect(self.reports.choose_period)
        self.reports_page.view_chosen.connect(self.reports.choose_view)
        self.reports_page.back_pressed.connect(self.reports.leave)
        self.preferences_page.chosen.connect(self.preferences.choose)
        self.preferences_page.language_chosen.connect(self.preferences.choose_language)
        self.preferences_page.back_pressed.connect(self.preferences.leave)
        self.history_page.export_pressed.connect(self._export_history)
        self.export_page.format_chosen.connect(self.export.choose)
        self.export_page.cancel_pressed.connect(self.export.cancel)
        self.inbox_page.tab_chosen.connect(self.inbox.choose_tab)
        self.inbox_page.case_opened.connect(self.inbox.open_case)
        self.inbox_page.resolution_chosen.connect(self.inbox.settle)
        self.inbox_page.back_pressed.connect(self.inbox.back)
        self.menu_page.item_chosen.connect(self.menu.choose)
        self.menu_page.back_pressed.connect(self.menu.leave)
        self.history_page.row_opened.connect(self.history.open_row)
        self.history_page.story_closed.connect(self.history.close_story)
        self.history_page.undo_requested.connect(self.undo.undo)
        self.history_page.choice_changed.connect(self.history.choose)
        self.history_page.back_pressed.connect(self.history.leave)
        self.detail_page.back_pressed.connect(self.header.leave_detail)
        self.detail_page.sync_pressed.connect(self.header.ask_for_sync)
        self.window.status_pressed.connect(self.header.open_detail)
        self.window.trouble_pressed.connect(lambda: self.devices.look_into(self.header.trouble))

    def _connect_scan(self) -> None:
        self.scan_page.type_number_pressed.connect(self.number.open)
        self.scan_page.search_pressed.connect(self.search.open)
        self.scan_page.enrol_pressed.connect(self.enrol.open)
        self.scan_page.menu_pressed.connect(self.menu.open)
        self.scan_page.lock_pressed.connect(self.sign_in.lock)
        self.scan_page.undo_pressed.connect(self.scan.undo_last)
        self.result_page.action_chosen.connect(self.result.choose)
        self.result_page.dismissed.connect(self.result.dismiss)
        self.number_page.number_changed.connect(self.number.change)
        self.number_page.number_confirmed.connect(self.number.confirm)
        self.number_page.back_pressed.connect(self.number.leave)

    def _connect_customer(self) -> None:
        page = self.customer_page
        page.amount_changed.connect(self.customer.change_amount)
        page.quantity_changed.connect(self.customer.change_quantity)
        page.amount_confirmed.connect(self.customer.give)
        page.stamps_reward_pressed.connect(self.customer.give_stamps_reward)
        page.reward_chosen.connect(self.customer.give_points_reward)
        page.back_pressed.connect(self.customer.leave)
        self.redeem_page.give_pressed.connect(self.redeem.give)
        self.redeem_page.cancel_pressed.connect(self.redeem.cancel)

    def _connect_enrol(self) -> None:
        page = self.enrol_page
        page.form_changed.connect(self.enrol.change)
        page.enrol_pressed.connect(self.enrol.enrol)
        page.give_pressed.connect(self.enrol.give_first)
        page.back_pressed.connect(self.enrol.leave)

    def _connect_cards(self) -> None:
        found, page = self.search_page, self.card_page
        found.text_changed.connect(self.search.change)
        found.card_chosen.connect(self.search.choose)
        found.enter_pressed.connect(self.search.choose_only)
        found.type_number_pressed.connect(self.number.open)
        found.back_pressed.connect(self.search.leave)
        page.serve_pressed.connect(self.card.serve_customer)
        page.history_pressed.connect(self.card.open_history)
        page.step_chosen.connect(self.card.begin)
        page.form_changed.connect(self.card.change)
        page.confirm_pressed.connect(self.card.confirm)
        page.back_pressed.connect(self.card.back)

    def _connect_staff(self) -> None:
        self.sign_in_page.staff_chosen.connect(self.sign_in.choose)
        self.sign_in_page.pin_entered.connect(self.sign_in.enter)
        self.sign_in_page.cancel_pressed.connect(self.sign_in.cancel)
        self.window.staff_pressed.connect(self._switch_staff)
        self.question_page.yes_pressed.connect(self.question.handed_out)
        self.question_page.undo_pressed.connect(self.question.take_back)

    def _export_history(self) -> None:
        self.export.open(self.history.question)

    def _switch_staff(self) -> None:
        """One tap and a PIN: whoever is signed in leaves the moment somebody else wants in."""
        if self._desk.is_paired and self._desk.screen not in {Screen.PAIRING, Screen.QUESTION}:
            self.sign_in.lock()
