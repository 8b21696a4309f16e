"""The pages about customers and reports by real keys and presses: what each of them says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from shared_domain.cases import Resolution
from terminal.ui.card.page import CardPage
from terminal.ui.card.state import CareForm, CareStep
from terminal.ui.enrol.page import EnrolPage
from terminal.ui.enrol.state import EnrolState
from terminal.ui.export.page import ExportPage
from terminal.ui.export.state import ExportPhase
from terminal.ui.history.page import HistoryPage
from terminal.ui.inbox.page import InboxPage
from terminal.ui.inbox.state import InboxTab
from terminal.ui.menu.page import MenuPage
from terminal.ui.menu.state import MenuItem
from terminal.ui.preferences.page import PreferencesPage
from terminal.ui.reports.page import ReportsPage
from terminal.ui.reports.state import ReportView
from terminal.ui.search.page import SearchPage
from terminal.ui.widgets.pick_list import PickList
from terminal.use_cases.customer_form import CustomerForm
from terminal.use_cases.export_history import ExportFormat
from terminal.use_cases.preferences import Preferences
from terminal.use_cases.review_history import Period
from tests.terminal.ui.gallery import Stage
from tests.terminal.ui.test_pages import button, change, heard, press, shown

Enter, Escape = Qt.Key.Key_Return, Qt.Key.Key_Escape


def field(page: QWidget, name: str) -> QLineEdit:
    """The visible field with this accessible name."""
    for found in page.findChildren(QLineEdit):
        if found.isVisible() and found.accessibleName() == name:
            return found
    raise LookupError(name)


def test_a_form_is_filled_in_by_keyboard_alone_and_sent_with_enter(stage: Stage) -> None:
    page = shown(stage, "enrol", EnrolPage)
    page.render(EnrolState())
    forms, sent = heard(page.form_changed), heard(page.enrol_pressed)
    assert page.first_focus().focusProxy() is field(page, "Name")
    QTest.keyClicks(field(page, "Name"), "L")
    assert forms == [(CustomerForm(name="L"),)]
    change(page, form=CustomerForm(name="L"))
    QTest.keyClicks(field(page, "E-mail"), "x")
    assert forms[-1] == (CustomerForm(name="L", email="x"),)
    QTest.keyClick(field(page, "Phone"), Enter)
    press(page, "Make the card")
    assert sent == [(), ()]


def test_a_language_is_chosen_for_the_card(stage: Stage) -> None:
    page = shown(stage, "enrol", EnrolPage)
    forms = heard(page.form_changed)
    press(page, "Deutsch")
    assert forms[-1][0].language == "de"  # type: ignore[attr-defined]  # a CustomerForm


def test_what_is_wrong_is_said_in_place_and_to_a_screen_reader(stage: Stage) -> None:
    page = shown(stage, "enrol_wrong", EnrolPage)
    assert field(page, "E-mail").accessibleDescription() == "This is no e-mail address"


def test_enter_on_the_new_card_gives_the_first_stamp(stage: Stage) -> None:
    page = shown(stage, "enrol_done", EnrolPage)
    given, left = heard(page.give_pressed), heard(page.back_pressed)
    QTest.keyClick(page, Enter)
    press(page, "Give the first stamp")
    press(page, "Done")
    QTest.keyClick(page, Escape)
    assert (given, left) == ([(), ()], [(), ()])


def test_a_replacement_gives_nothing_and_enter_is_done(stage: Stage) -> None:
    page = shown(stage, "enrol_replaced", EnrolPage)
    given, left = heard(page.give_pressed), heard(page.back_pressed)
    QTest.keyClick(page, Enter)
    assert (given, left) == ([], [()])


def test_escape_leaves_a_form_from_within_a_field(stage: Stage) -> None:
    page = shown(stage, "enrol", EnrolPage)
    left = heard(page.back_pressed)
    QTest.keyClick(field(page, "Name"), Escape)
    assert left == [()]


def test_the_menu_says_where_to_go(stage: Stage) -> None:
    page = shown(stage, "menu", MenuPage)
    chosen, left = heard(page.item_chosen), heard(page.back_pressed)
    press(page, "Reports")
    QTest.keyClick(button(page, "History · 3"), Enter)
    QTest.keyClick(page, Escape)
    assert chosen == [(MenuItem.REPORTS,), (MenuItem.HISTORY,)]
    assert left == [()]


def test_searching_types_walks_and_opens_without_a_mouse(stage: Stage) -> None:
    page = shown(stage, "search", SearchPage)
    typed, entered = heard(page.text_changed), heard(page.enter_pressed)
    chosen, left = heard(page.card_chosen), heard(page.back_pressed)
    line = field(page, "Name, phone, e-mail or card number")
    line.setFocus()
    QTest.keyClicks(line, "l")
    QTest.keyClick(line, Enter)
    assert (typed, entered) == ([("mull",)], [()])
    first = next(
        found
        for found in page.findChildren(type(button(page, "Léa Muller")))
        if found.text() == "Léa Muller"
    )
    QTest.keyClick(first, Enter)
    QTest.mouseClick(first, Qt.MouseButton.LeftButton)
    QTest.keyClick(page, Escape)
    assert chosen == [("00000000000000aa",)] * 2
    assert left == [()]


def test_the_search_leads_to_the_pad_of_letters(stage: Stage) -> None:
    page = shown(stage, "search_empty", SearchPage)
    said = heard(page.type_number_pressed)
    press(page, "Type number")
    assert said == [()]


def test_enter_serves_the_opened_card_and_escape_leaves_it(stage: Stage) -> None:
    page = shown(stage, "card", CardPage)
    served, left, asked = (
        heard(page.serve_pressed),
        heard(page.back_pressed),
        heard(page.history_pressed),
    )
    steps = heard(page.step_chosen)
    QTest.keyClick(page, Enter)
    QTest.keyClick(page, Escape)
    for words in ("Serve this customer", "History of this card", "Block the card"):
        press(page, words)
    assert (served, left, asked) == ([(), ()], [()], [()])
    assert steps == [(CareStep.BLOCKING,)]


def test_a_correction_is_typed_and_confirmed_by_keyboard(stage: Stage) -> None:
    page = shown(stage, "card", CardPage)
    change(page, step=CareStep.ADJUSTING)
    forms, confirmed = heard(page.form_changed), heard(page.confirm_pressed)
    QTest.keyClicks(field(page, "Stamps, like 3 or -1"), "2")
    QTest.keyClick(field(page, "Reason"), Enter)
    press(page, "Do it")
    assert forms == [(CareForm("2", "", ""),)]
    assert confirmed == [(), ()]


def test_a_blocked_card_offers_to_be_unblocked(stage: Stage) -> None:
    page = shown(stage, "card_blocked", CardPage)
    confirmed, left = heard(page.confirm_pressed), heard(page.back_pressed)
    QTest.keyClick(page, Enter)
    press(page, "Cancel")
    assert (confirmed, left) == ([()], [()])


def test_a_filter_of_the_history_is_chosen_from_its_list(stage: Stage) -> None:
    page = shown(stage, "history_filtered", HistoryPage)
    chosen = heard(page.choice_changed)
    period = next(found for found in page.findChildren(PickList) if found.text() == "30 days")
    assert period.accessibleName() == "Period: 30 days"
    menu = period.menu_of_choices()
    menu.actions()[2].trigger()
    assert page.state is not None
    assert chosen == [(replace(page.state.choice, period=Period.WEEK),)]


def test_a_list_of_choices_opens_by_keyboard_and_closes_without_a_trace(stage: Stage) -> None:
    page = shown(stage, "reports", ReportsPage)
    period = page.findChildren(PickList)[0]
    QTest.keyClick(period, Enter)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    QTest.keyClick(menu, Escape)
    assert QApplication.activePopupWidget() is None


def test_reports_are_taken_apart_by_a_press(stage: Stage) -> None:
    page = shown(stage, "reports", ReportsPage)
    views, periods, left = (
        heard(page.view_chosen),
        heard(page.period_chosen),
        heard(page.back_pressed),
    )
    press(page, "Staff")
    page.findChildren(PickList)[0].menu_of_choices().actions()[3].trigger()
    QTest.keyClick(page, Escape)
    assert (views, periods, left) == ([(ReportView.STAFF,)], [(Period.MONTH,)], [()])


def test_a_case_is_opened_and_decided(stage: Stage) -> None:
    page = shown(stage, "inbox", InboxPage)
    opened, tabs, left = heard(page.case_opened), heard(page.tab_chosen), heard(page.back_pressed)
    press(page, "Set aside · 3")
    press(page, "Undone after it was spent")
    assert (opened, tabs) == ([(0,)], [(InboxTab.SET_ASIDE,)])
    change(page, opened=0)
    decided = heard(page.resolution_chosen)
    press(page, "Take back")
    QTest.keyClick(page, Escape)
    assert (decided, left) == ([(Resolution.CLAW_BACK,)], [()])


@pytest.mark.parametrize("name", ["inbox_aside", "inbox_empty"])
def test_what_is_set_aside_cannot_be_opened(stage: Stage, name: str) -> None:
    page = shown(stage, name, InboxPage)
    opened = heard(page.case_opened)
    if name == "inbox_aside":
        press(page, "A note")
    assert opened == []


def test_each_preference_is_one_press(stage: Stage) -> None:
    page = shown(stage, "preferences", PreferencesPage)
    chosen, languages = heard(page.chosen), heard(page.language_chosen)
    for words in ("Dark", "150 %", "Silent", "Stands still", "5 minutes", "Deutsch"):
        press(page, words)
    QTest.keyClick(button(page, "High contrast"), Enter)
    usual = Preferences()
    assert chosen == [
        (structs.replace(usual, theme="dark"),),
        (structs.replace(usual, text_percent=150),),
        (structs.replace(usual, volume_percent=0),),
        (structs.replace(usual, reduced_motion=True),),
        (structs.replace(usual, lock_after_s=300),),
        (structs.replace(usual, theme="contrast"),),
    ]
    assert languages == [("de",)]


def test_an_export_is_chosen_and_stopped(stage: Stage) -> None:
    page = shown(stage, "export", ExportPage)
    formats, stopped = heard(page.format_chosen), heard(page.cancel_pressed)
    press(page, "Excel (XLSX)")
    QTest.keyClick(page, Escape)
    change(page, phase=ExportPhase.WORKING)
    press(page, "Cancel")
    assert formats == [(ExportFormat.XLSX,)]
    assert stopped == [(), ()]
