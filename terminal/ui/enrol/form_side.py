"""The form: what a customer may tell, and the blank that is going to be theirs."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QWidget

from terminal.ui.enrol.state import EnrolState
from terminal.ui.formatting import grouped_number
from terminal.ui.header.bar import LANGUAGE_NAMES
from terminal.ui.theme import Look
from terminal.ui.widgets.choice_row import ChoiceRow
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import FittedWords
from terminal.use_cases.customer_form import CustomerForm, FormField


class FormSide(StateView[EnrolState]):
    """What is typed goes to the presenter and comes back as the state."""

    form_changed = Signal(object)
    enrol_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._fields = {field: Field(look) for field in FormField}
        self._language: ChoiceRow[str] = ChoiceRow(look, tuple(LANGUAGE_NAMES))
        self._language_label = FittedWords(look, "strong")
        self._blank = FittedWords(look, "body", ink="muted")
        self._enrol = PushControl(
            look, Kind.MAIN, icon="user-plus", style="title", target="big_target"
        )
        frame = card_frame()
        outside = Rows(look, 0, (10, 10, 10, 10), parent=frame)
        outside.addWidget(TallArea(self._content()))
        rows = Rows(look, 16, parent=self)
        rows.addWidget(frame, 1)
        rows.addWidget(self._enrol)
        for field, line in self._fields.items():
            line.typed.connect(lambda text, field=field: self._typed(field, text))
            line.entered.connect(self.enrol_pressed)
        self._language.chosen.connect(self._language_chosen)
        self._enrol.clicked.connect(self.enrol_pressed)

    def _content(self) -> QWidget:
        content = QWidget()
        rows = Rows(self.look, 14, (18, 14, 18, 14), parent=content)
        for pair in (
            (FormField.NAME, FormField.PHONE),
            (FormField.EMAIL, FormField.BIRTHDAY),
        ):
            columns = Columns(self.look, 20)
            for field in pair:
                columns.addWidget(self._fields[field], 1)
            rows.addLayout(columns)
        rows.addWidget(self._language_label)
        rows.addWidget(self._language)
        rows.addWidget(self._blank)
        rows.addStretch(1)
        return content

    @property
    def first_field(self) -> Field:
        return self._fields[FormField.NAME]

    def show_state(self, state: EnrolState) -> None:
        form = state.form
        texts = {
            FormField.NAME: (self.tr("Name"), form.name),
            FormField.EMAIL: (self.tr("E-mail"), form.email),
            FormField.PHONE: (self.tr("Phone"), form.phone),
            FormField.BIRTHDAY: (self.tr("Birthday, like 28.2.1990"), form.birthday),
        }
        for field, (label, text) in texts.items():
            problem = self.tr(str(_PROBLEMS[field])) if field in state.wrong else ""
            self._fields[field].show_label(label, problem)
            self._fields[field].show_text(text)
        self._language_label.setText(self.tr("The card speaks"))
        self._language.show_choice(dict(LANGUAGE_NAMES), form.language)
        self._blank.setText(self._blank_words(state))
        self._enrol.setText(self.tr("Make the card"))
        self._enrol.setEnabled(not state.busy)

    def _blank_words(self, state: EnrolState) -> str:
        if state.blank_number:
            words = self.tr("The printed card {number} will be used.")
            return words.format(number=grouped_number(state.blank_number))
        if state.in_stock == 0:
            return self.tr("There are no blank cards left here: scan a printed one.")
        words = self.tr("Everything is optional. To use a printed card, scan it now.")
        if state.in_stock is None:
            return words
        left = self.tr("%Ln blank card(s) in stock.", "", state.in_stock)
        return f"{words} {left}"

    def _typed(self, field: FormField, text: str) -> None:
        if self.state is not None:
            self.form_changed.emit(_with(self.state.form, field, text))

    def _language_chosen(self, language: str) -> None:
        if self.state is not None:
            self.form_changed.emit(replace(self.state.form, language=language))


def _with(form: CustomerForm, field: FormField, text: str) -> CustomerForm:
    match field:
        case FormField.NAME:
            return replace(form, name=text)
        case FormField.EMAIL:
            return replace(form, email=text)
        case FormField.PHONE:
            return replace(form, phone=text)
        case FormField.BIRTHDAY:
            return replace(form, birthday=text)


_PROBLEMS = {
    FormField.NAME: QT_TRANSLATE_NOOP("FormSide", "This name is too long"),
    FormField.EMAIL: QT_TRANSLATE_NOOP("FormSide", "This is no e-mail address"),
    FormField.PHONE: QT_TRANSLATE_NOOP("FormSide", "This is no phone number"),
    FormField.BIRTHDAY: QT_TRANSLATE_NOOP("FormSide", "Please write it like 28.2.1990"),
}
