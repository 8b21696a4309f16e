"""What the status pill stands for: what waits, what went wrong, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.formatting import clock_time, day_and_time, whole
from terminal.ui.header.state import PillKind
from terminal.ui.status_pill import pill_words
from terminal.ui.sync_detail.state import SyncDetailState, SyncProblem
from terminal.ui.theme import Look
from terminal.ui.widgets.figure_card import FigureCard
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import Words


class SyncDetailPage(Page[SyncDetailState]):
    """Enter syncs now; the counter never has to wait for it."""

    sync_pressed = Signal()
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._waiting, self._parked, self._cases = (FigureCard(look) for _ in range(3))
        self._last = Words(look, "lead", wraps=True)
        self._server = Words(look, "body", ink="muted", wraps=True)
        self._problem = Words(look, "label", ink="waiting", wraps=True)
        self._next = Words(look, "body", ink="muted", wraps=True)
        self._safe = Words(look, "body", ink="muted", wraps=True)
        self._protection = Words(look, "strong", ink="waiting", wraps=True)
        self._sync = PushControl(look, Kind.MAIN, icon="refresh-cw", style="title")
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        figures = Columns(look, 16)
        for figure in (self._waiting, self._parked, self._cases):
            figures.addWidget(figure, 1)
        rows.addLayout(figures)
        rows.addWidget(self._told(), 1)
        rows.addWidget(self._sync)
        self._top.back_pressed.connect(self.back_pressed)
        self._sync.clicked.connect(self.sync_pressed)

    def _told(self) -> QWidget:
        frame, content = card_frame(), QWidget()
        Rows(self.look, 0, (4, 4, 4, 4), parent=frame).addWidget(TallArea(content))
        inside = Rows(self.look, 10, (28, 20, 28, 20), parent=content)
        inside.addWidget(self._last)
        inside.addWidget(self._problem)
        inside.addWidget(self._next)
        inside.addWidget(self._protection)
        inside.addStretch(1)
        inside.addWidget(self._safe)
        inside.addWidget(self._server)
        return frame

    def show_state(self, state: SyncDetailState) -> None:
        self.setAccessibleName(self.tr("Sync"))
        self._top.show_title(pill_words(state.pill))
        self._waiting.show_figure(self.tr("Waiting here"), whole(state.waiting))
        self._parked.show_figure(self.tr("Set aside by the server"), whole(state.parked))
        self._cases.show_figure(self.tr("For a manager to check"), whole(state.cases))
        self._last.setText(self._last_words(state))
        self._problem.say(self._problem_words(state))
        self._next.say(self._next_words(state))
        self._safe.say(self._safe_words(state))
        self._server.say(
            self.tr("Server: {name}").format(name=state.server_name) if state.server_name else ""
        )
        self._protection.say(
            self.tr(
                "This computer has no key store. The keys lie in a file only this user may read."
            )
            if state.reduced_protection
            else ""
        )
        syncing = state.pill.kind is PillKind.SYNCING
        self._sync.setText(self.tr("Syncing …") if syncing else self.tr("Sync now"))
        self._sync.setEnabled(state.can_sync and not syncing)

    def _last_words(self, state: SyncDetailState) -> str:
        if state.last_sync_at is None:
            return self.tr("Never synced yet")
        return self.tr("Last synced {when}").format(when=day_and_time(state.last_sync_at))

    def _problem_words(self, state: SyncDetailState) -> str:
        if state.problem is None:
            return ""
        sentence = self.tr(str(_SENTENCES[state.problem]))
        if state.problem_at is None:
            return sentence
        return f"{clock_time(state.problem_at)} · {sentence}"

    def _next_words(self, state: SyncDetailState) -> str:
        if state.next_try_s is None:
            return ""
        return self.tr("Next try in %n second(s)", "", state.next_try_s)

    def _safe_words(self, state: SyncDetailState) -> str:
        if not state.waiting:
            return ""
        words = self.tr(
            "What waits is safe on this till and goes out as soon as the server answers."
        )
        if state.oldest_waiting_at is None:
            return words
        oldest = self.tr("The oldest is from {when}.")
        return f"{words} {oldest.format(when=day_and_time(state.oldest_waiting_at))}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._sync.click()
        elif event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)


_SENTENCES = {
    SyncProblem.UNREACHABLE: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The server cannot be reached. Is the network plugged in?"
    ),
    SyncProblem.TOO_SLOW: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The server took too long to answer."
    ),
    SyncProblem.CUT_OFF: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The connection was cut in the middle of an answer."
    ),
    SyncProblem.NOT_OUR_SERVER: QT_TRANSLATE_NOOP(
        "SyncDetailPage",
        "Something else answered in place of the server: perhaps the Wi-Fi asks for a sign-in.",
    ),
    SyncProblem.SERVER_TROUBLE: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The server has a problem of its own."
    ),
    SyncProblem.SIGN_IN_REFUSED: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The server does not accept this till. Please call your manager."
    ),
    SyncProblem.TERMINAL_TOO_OLD: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "This version of Stempel is too old for the server. Please update it."
    ),
    SyncProblem.UNTRUSTED_ANSWER: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The answer was not signed by our server. Please call your manager."
    ),
    SyncProblem.DISK: QT_TRANSLATE_NOOP(
        "SyncDetailPage", "The answer could not be stored: is the disk full?"
    ),
}
