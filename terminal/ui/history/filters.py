"""What of the history is asked for: when, what, who, where, and what needs a person."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QT_TRANSLATE_NOOP, Signal

from shared_domain.identifiers import StaffId, TerminalId
from terminal.ui.history.state import Attention, EntryGroup, HistoryState
from terminal.ui.period_words import period_choices
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.pick_list import PickList
from terminal.ui.widgets.state_view import StateView
from terminal.use_cases.review_history import Period


class HistoryFilters(StateView[HistoryState]):
    """`choice_changed` carries the whole HistoryChoice."""

    choice_changed = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._period: PickList[Period] = PickList(look)
        self._group: PickList[EntryGroup] = PickList(look)
        self._attention: PickList[Attention] = PickList(look)
        self._staff: PickList[StaffId | None] = PickList(look)
        self._till: PickList[TerminalId | None] = PickList(look)
        row = Columns(look, 10, parent=self)
        for name, part in (
            ("period", self._period),
            ("group", self._group),
            ("staff_id", self._staff),
            ("terminal_id", self._till),
            ("attention", self._attention),
        ):
            row.addWidget(part, 1)
            part.picked.connect(lambda value, name=name: self._changed({name: value}))

    def show_state(self, state: HistoryState) -> None:
        choice = state.choice
        self._period.show_choices(self.tr("Period"), period_choices(), choice.period)
        groups = tuple((group, self.tr(str(_GROUPS[group]))) for group in EntryGroup)
        self._group.show_choices(self.tr("Kind"), groups, choice.group)
        attention = tuple((one, self.tr(str(_ATTENTION[one]))) for one in Attention)
        self._attention.show_choices(self.tr("State"), attention, choice.attention)
        everybody: tuple[StaffId | None, str] = (None, self.tr("Everybody"))
        self._staff.show_choices(self.tr("Staff"), (everybody, *state.staff), choice.staff_id)
        everywhere: tuple[TerminalId | None, str] = (None, self.tr("All tills"))
        self._till.show_choices(self.tr("Till"), (everywhere, *state.tills), choice.terminal_id)

    def _changed(self, changes: dict[str, Any]) -> None:
        if self.state is not None:
            self.choice_changed.emit(replace(self.state.choice, **changes))


_GROUPS = {
    EntryGroup.ALL: QT_TRANSLATE_NOOP("HistoryFilters", "Everything"),
    EntryGroup.GIVEN: QT_TRANSLATE_NOOP("HistoryFilters", "Given"),
    EntryGroup.REWARDS: QT_TRANSLATE_NOOP("HistoryFilters", "Rewards"),
    EntryGroup.UNDONE: QT_TRANSLATE_NOOP("HistoryFilters", "Undone"),
    EntryGroup.CORRECTED: QT_TRANSLATE_NOOP("HistoryFilters", "Corrected"),
    EntryGroup.CARDS: QT_TRANSLATE_NOOP("HistoryFilters", "Cards"),
}
_ATTENTION = {
    Attention.ALL: QT_TRANSLATE_NOOP("HistoryFilters", "Any state"),
    Attention.WAITING: QT_TRANSLATE_NOOP("HistoryFilters", "Waiting"),
    Attention.CASES: QT_TRANSLATE_NOOP("HistoryFilters", "With a case"),
}
