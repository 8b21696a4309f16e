"""The left of the card screen: whose card it is, what it holds, and what the customer told."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from terminal.ui.card.state import CardCareState
from terminal.ui.card_words import status_words
from terminal.ui.formatting import day, grouped_number, whole
from terminal.ui.theme import Look
from terminal.ui.widgets.avatar import Avatar
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.stamp_grid import StampGrid
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import FittedWords, Words

_FACTS = 5


class FactsSide(StateView[CardCareState]):
    """Facts as pairs of a question and its answer; what is not known is not listed."""

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._avatar = Avatar(look)
        self._name = FittedWords(look, "title")
        self._number = FittedWords(look, "body", ink="muted")
        self._status = Words(look, "strong", ink="danger", wraps=True)
        self._grid = StampGrid(look, rows_wanted=1)
        self._balance = FittedWords(look, "heading")
        self._facts = [
            (Words(look, "caption", ink="muted", wraps=True), Words(look, "strong", wraps=True))
            for _ in range(_FACTS)
        ]
        frame = card_frame()
        outside = Rows(look, 0, (10, 10, 10, 10), parent=frame)
        outside.addWidget(TallArea(self._content()))
        Rows(look, 0, parent=self).addWidget(frame)

    def _content(self) -> QWidget:
        content = QWidget()
        rows = Rows(self.look, 10, (16, 14, 16, 14), parent=content)
        head = Columns(self.look, 16)
        names = Rows(self.look, 0)
        names.addWidget(self._name)
        names.addWidget(self._number)
        head.addWidget(self._avatar)
        head.addLayout(names, 1)
        rows.addLayout(head)
        for part in (self._status, self._balance, self._grid):
            rows.addWidget(part)
        for question, answer in self._facts:
            pair = Rows(self.look, 0, (0, 0, 0, 4))
            pair.addWidget(question)
            pair.addWidget(answer)
            rows.addLayout(pair)
        rows.addStretch(1)
        return content

    def show_state(self, state: CardCareState) -> None:
        number = grouped_number(state.card_number)
        self._avatar.show_name(state.customer_name)
        self._avatar.setVisible(bool(state.customer_name))
        self._name.setText(state.customer_name or number)
        self._number.setText(number)
        self._number.setVisible(bool(state.customer_name))
        self._status.say(status_words(state.status))
        self._balance.setText(self._balance_words(state))
        self._grid.setVisible(state.stamps is not None)
        if state.stamps is not None:
            self._grid.show_stamps(state.stamps)
        told = (
            (self.tr("Phone"), state.phone),
            (self.tr("E-mail"), state.email),
            (self.tr("Birthday"), day(state.birthday) if state.birthday else ""),
            (self.tr("Customer since"), day(state.since) if state.since else ""),
        )
        listed = [fact for fact in told if fact[1]]
        for place, (question, answer) in enumerate(self._facts):
            question.say(listed[place][0] if place < len(listed) else "")
            answer.say(listed[place][1] if place < len(listed) else "")

    def _balance_words(self, state: CardCareState) -> str:
        parts = []
        if state.stamps is not None:
            words = self.tr("{stamps} of {target} stamps")
            parts.append(
                words.format(stamps=whole(state.stamps.stamps), target=whole(state.stamps.target))
            )
        if state.points is not None:
            parts.append(self.tr("%Ln point(s)", "", state.points))
        return " · ".join(parts)
