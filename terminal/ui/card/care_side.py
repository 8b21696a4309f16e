"""The right of the card screen: what can be done, and the one form for what was begun."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal
from PySide6.QtWidgets import QWidget

from shared_domain.cards import CardStatus
from terminal.ui.card.state import CardCareState, CareField, CareForm, CareStep
from terminal.ui.formatting import grouped_number
from terminal.ui.theme import Look
from terminal.ui.widgets.field import Field
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import Words

_STEPS = (CareStep.ADJUSTING, CareStep.OPENING, CareStep.BLOCKING, CareStep.REPLACING)
_ICONS = {
    CareStep.ADJUSTING: "plus",
    CareStep.OPENING: "inbox",
    CareStep.BLOCKING: "ban",
    CareStep.REPLACING: "copy-x",
}
_FORMS = {CareStep.ADJUSTING, CareStep.OPENING}


class CareSide(StateView[CardCareState]):
    """`step_chosen` carries a CareStep, `form_changed` the whole CareForm."""

    serve_pressed = Signal()
    history_pressed = Signal()
    step_chosen = Signal(object)
    form_changed = Signal(object)
    confirm_pressed = Signal()
    cancel_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._serve = PushControl(look, Kind.GIVE, icon="stamp", style="title", target="big_target")
        self._history = PushControl(look, icon="history")
        self._steps = {step: PushControl(look, icon=_ICONS[step]) for step in _STEPS}
        self._title = Words(look, "title", wraps=True)
        self._explain = Words(look, "body", ink="muted", wraps=True)
        self._fields = {field: Field(look) for field in CareField}
        self._cancel = PushControl(look)
        self._confirm = PushControl(look, Kind.MAIN, style="title", target="big_target")
        rows = Rows(look, 12, parent=self)
        content = QWidget()
        listed = Rows(look, 10, (0, 0, 8, 0), parent=content)
        for part in (self._serve, self._history, *self._steps.values(), self._title, self._explain):
            listed.addWidget(part)
        for field in self._fields.values():
            listed.addWidget(field)
        listed.addStretch(1)
        rows.addWidget(TallArea(content), 1)
        buttons = Columns(look, 12)
        buttons.addWidget(self._cancel, 1)
        buttons.addWidget(self._confirm, 2)
        rows.addLayout(buttons)
        self._connect()

    def _connect(self) -> None:
        self._serve.clicked.connect(self.serve_pressed)
        self._history.clicked.connect(self.history_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)
        self._confirm.clicked.connect(self.confirm_pressed)
        for step, button in self._steps.items():
            button.clicked.connect(lambda _=False, step=step: self.step_chosen.emit(step))
        for field in self._fields.values():
            field.typed.connect(lambda _text: self.form_changed.emit(self._typed()))
            field.entered.connect(self.confirm_pressed)

    def first_field(self) -> Field | None:
        """Where typing begins in the step at hand."""
        return next((field for field in self._fields.values() if field.isVisible()), None)

    def show_state(self, state: CardCareState) -> None:
        choosing = state.step is CareStep.CHOOSING
        in_use = state.status is CardStatus.ACTIVE
        can_correct = state.status in {CardStatus.ACTIVE, CardStatus.BLOCKED}
        self._serve.setVisible(choosing and in_use)
        self._serve.setText(self.tr("Serve this customer"))
        self._history.setVisible(choosing)
        self._history.setText(self.tr("History of this card"))
        for step, button in self._steps.items():
            button.setVisible(choosing and can_correct)
            button.setText(self._step_words(step, state))
        self._title.say("" if choosing else self._step_words(state.step, state))
        self._explain.say("" if choosing else self._explanation(state))
        self._show_fields(state)
        self._cancel.setVisible(not choosing)
        self._cancel.setText(self.tr("Cancel"))
        self._confirm.setVisible(not choosing)
        self._confirm.setEnabled(not state.busy)
        self._confirm.setText(
            self.tr("With a manager's PIN") if state.needs_manager else self.tr("Do it")
        )

    def _step_words(self, step: CareStep, state: CardCareState) -> str:
        if step is CareStep.BLOCKING and state.status is CardStatus.BLOCKED:
            return self.tr("Unblock the card")
        return self.tr(str(_TITLES[step]))

    def _explanation(self, state: CardCareState) -> str:
        if state.step is CareStep.BLOCKING and state.status is CardStatus.BLOCKED:
            return self.tr("The card can be used again at once.")
        if state.step is CareStep.REPLACING and state.blank_number:
            words = self.tr("Everything moves to the printed card {number}.")
            return words.format(number=grouped_number(state.blank_number))
        return self.tr(str(_EXPLANATIONS[state.step]))

    def _show_fields(self, state: CardCareState) -> None:
        has = {
            CareField.STAMPS: state.stamps is not None,
            CareField.POINTS: state.points is not None,
            CareField.REASON: True,
        }
        form = state.form
        texts = {
            CareField.STAMPS: form.stamps,
            CareField.POINTS: form.points,
            CareField.REASON: form.reason,
        }
        for field, line in self._fields.items():
            line.setVisible(state.step in _FORMS and has[field])
            problem = self.tr(str(_PROBLEMS[field])) if field in state.wrong else ""
            line.show_label(self._label(field, state.step), problem)
            line.show_text(texts[field])

    def _label(self, field: CareField, step: CareStep) -> str:
        match field:
            case CareField.STAMPS:
                return self.tr("Stamps, like 3 or -1")
            case CareField.POINTS:
                return self.tr("Points, like 50 or -20")
            case CareField.REASON if step is CareStep.OPENING:
                return self.tr("Where from (optional)")
            case CareField.REASON:
                return self.tr("Reason")

    def _typed(self) -> CareForm:
        texts = {field: line.text() for field, line in self._fields.items()}
        return CareForm(texts[CareField.STAMPS], texts[CareField.POINTS], texts[CareField.REASON])


_TITLES = {
    CareStep.ADJUSTING: QT_TRANSLATE_NOOP("CareSide", "Correct the balance"),
    CareStep.OPENING: QT_TRANSLATE_NOOP("CareSide", "Opening balance"),
    CareStep.BLOCKING: QT_TRANSLATE_NOOP("CareSide", "Block the card"),
    CareStep.REPLACING: QT_TRANSLATE_NOOP("CareSide", "Replace the card"),
}
_EXPLANATIONS = {
    CareStep.ADJUSTING: QT_TRANSLATE_NOOP(
        "CareSide", "What is added or taken away stands in the history with its reason."
    ),
    CareStep.OPENING: QT_TRANSLATE_NOOP(
        "CareSide", "What the customer brings from a paper card or another program."
    ),
    CareStep.BLOCKING: QT_TRANSLATE_NOOP(
        "CareSide", "Nothing is given or redeemed until it is unblocked. The balance stays."
    ),
    CareStep.REPLACING: QT_TRANSLATE_NOOP(
        "CareSide", "Everything moves to a new card. To use a printed one, scan it now."
    ),
}
_PROBLEMS = {
    CareField.STAMPS: QT_TRANSLATE_NOOP("CareSide", "Please type a number, like 3"),
    CareField.POINTS: QT_TRANSLATE_NOOP("CareSide", "Please type a number, like 50"),
    CareField.REASON: QT_TRANSLATE_NOOP("CareSide", "Please say why"),
}
