"""The left of the customer screen: the person, the balance, the stamps and the rewards."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QWidget

from terminal.ui.customer.reward_row import RewardRow
from terminal.ui.customer.state import CustomerState, RewardLine
from terminal.ui.formatting import grouped_number, month, whole
from terminal.ui.theme import Look
from terminal.ui.widgets.avatar import Avatar
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.stamp_grid import HALO, StampGrid
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.stepper import Stepper
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import RIGHT, FittedWords, Words

_ROOMY_WIDTH = 560


class CardSide(StateView[CustomerState]):
    """Everything about the card that is true before anything is given."""

    stamps_reward_pressed = Signal()
    reward_chosen = Signal(str)
    quantity_changed = Signal(int)
    back_pressed = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__(look)
        self._back = PushControl(look, icon="arrow-left")
        self._avatar = Avatar(look)
        self._name = FittedWords(look, "title")
        self._number = FittedWords(look, "body", ink="muted")
        self._points = FittedWords(look, "figure", align=RIGHT)
        self._unit = Words(look, "body", ink="muted", align=RIGHT)
        self._stamps_title = Words(look, "heading")
        self._stamps_count = Words(look, "heading", ink="muted")
        self._quantity = Stepper(look)
        self._grid = StampGrid(look, rows_wanted=1)
        self._rewards_title = Words(look, "heading")
        self._waiting = Words(look, "strong", ink="waiting", wraps=True)
        self._rewards: list[RewardRow] = []
        self._reward_rows = Rows(look, 2)
        self._stamps_reward = PushControl(
            look, Kind.GIVE, icon="gift", style="title", target="big_target"
        )
        rows = Rows(look, 20, parent=self)
        rows.addWidget(self._head())
        rows.addWidget(self._holdings(), 1)
        rows.addWidget(self._stamps_reward)
        self._back.clicked.connect(self.back_pressed)
        self._quantity.number_chosen.connect(self.quantity_changed)
        self._stamps_reward.clicked.connect(self.stamps_reward_pressed)

    def _head(self) -> QFrame:
        frame = card_frame()
        row = Columns(self.look, 20, (20, 20, 26, 20), parent=frame)
        names = Rows(self.look, 0)
        names.addStretch(1)
        names.addWidget(self._name)
        names.addWidget(self._number)
        names.addStretch(1)
        balance = Rows(self.look, 0)
        balance.addStretch(1)
        balance.addWidget(self._points)
        balance.addWidget(self._unit)
        balance.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self._avatar)
        row.addLayout(names, 1)
        row.addLayout(balance)
        return frame

    def _holdings(self) -> QFrame:
        frame = card_frame()
        # The grid keeps room for a halo around it; the rest is set in by as much, to line up.
        rows = Rows(self.look, 8, (26 - HALO, 22, 26 - HALO, 16), parent=frame)
        top = Columns(self.look, 12, (HALO, 0, HALO, 0))
        words = Rows(self.look, 0)
        words.addWidget(self._stamps_title)
        words.addWidget(self._stamps_count)
        top.addLayout(words, 1)
        top.addWidget(self._quantity)
        rows.addLayout(top)
        rows.addWidget(self._grid)
        below = Rows(self.look, 10, (HALO, 0, HALO, 0))
        below.addWidget(self._waiting)
        below.addWidget(self._rewards_title)
        rows.addLayout(below, 1)
        listed = QWidget()
        inside = Rows(self.look, 0, parent=listed)
        inside.addLayout(self._reward_rows)
        inside.addStretch(1)
        self._scroll = TallArea(listed)
        below.addWidget(self._scroll, 1)
        return frame

    def show_state(self, state: CustomerState) -> None:
        self._back.name(self.tr("Back to scanning"))
        self._avatar.show_name(state.customer_name)
        number = grouped_number(state.card_number)
        self._name.setText(state.customer_name or number)
        self._show_head(state)
        self._points.setText("" if state.points is None else whole(state.points))
        self._points.setVisible(state.points is not None)
        self._unit.say(
            "" if state.points is None else self.tr("point(s)", "the word alone", state.points)
        )
        self._show_stamps(state)
        self._show_rewards(state.rewards, busy=state.busy)
        self._waiting.say(self.tr("The last change is not yet synced.") if state.waiting else "")
        self._stamps_reward.setVisible(bool(state.stamps_reward))
        self._stamps_reward.setEnabled(not state.busy)
        self._stamps_reward.setText(self.tr("Give {reward}").format(reward=state.stamps_reward))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.state is not None:
            self._show_head(self.state)

    def _show_head(self, state: CustomerState) -> None:
        """Name and balance come first; circle and date show where there is room beside them."""
        roomy = self.width() * 100 >= self.look.px(_ROOMY_WIDTH) * self.look.text_percent
        number = grouped_number(state.card_number)
        since = ""
        if state.since is not None and roomy:
            since = self.tr("since {month}").format(month=month(state.since))
        shown = (number if state.customer_name else "", since)
        self._number.setText(" · ".join(part for part in shown if part))
        self._number.setVisible(any(shown))
        self._avatar.setVisible(bool(state.customer_name) and roomy)

    def _show_stamps(self, state: CustomerState) -> None:
        card = state.stamps
        for part in (self._stamps_title, self._stamps_count, self._grid):
            part.setVisible(card is not None)
        steps = state.quantity_limit > 1
        self._quantity.setVisible(steps)
        self._quantity.show_number(state.quantity, state.quantity_limit)
        if card is not None:
            self._stamps_title.setText(self.tr("Stamps"))
            words = self.tr("{stamps} of {target}")
            self._stamps_count.setText(
                words.format(stamps=whole(card.stamps), target=whole(card.target))
            )
            self._grid.show_stamps(card)

    def _show_rewards(self, rewards: tuple[RewardLine, ...], *, busy: bool) -> None:
        self._rewards_title.say(self.tr("Rewards for points") if rewards else "")
        self._scroll.setVisible(bool(rewards))
        while len(self._rewards) < len(rewards):
            row = RewardRow(self.look)
            row.clicked.connect(lambda _=False, row=row: self.reward_chosen.emit(row.reward_id))
            self._reward_rows.addWidget(row)
            self._rewards.append(row)
        for place, row in enumerate(self._rewards):
            row.setVisible(place < len(rewards))
            if place < len(rewards):
                row.show_line(rewards[place])
                row.setEnabled(row.isEnabled() and not busy)
