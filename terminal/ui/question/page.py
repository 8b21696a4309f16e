"""Asks, after a restart in the middle of an action, whether it was handed out."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.entry_words import what_words, who_words
from terminal.ui.formatting import clock_time
from terminal.ui.icons import paint_icon
from terminal.ui.question.state import QuestionState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.push_control import Kind, PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, FittedWords, Words


class QuestionMark(QWidget):
    """The sign of a question, in the colour of the till's accents."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(96), self._look.px(96))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = self._look.colour("accent_ink")
        paint_icon(painter, "circle-question-mark", QRectF(self.rect()), colour)


class QuestionPage(Page[QuestionState]):
    """No key answers by itself here: Enter presses only a button that was walked to."""

    yes_pressed = Signal()
    undo_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._intro = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self._what = FittedWords(look, "headline", align=CENTRE)
        self._when = Words(look, "lead", ink="muted", wraps=True, align=CENTRE)
        self._question = Words(look, "title", wraps=True, align=CENTRE)
        self._undo = PushControl(look, icon="undo-2", style="title", target="big_target")
        self._yes = PushControl(look, Kind.GIVE, icon="check", style="title", target="big_target")
        frame = card_frame()
        inside = Rows(look, 12, (40, 28, 40, 28), parent=frame)
        inside.addStretch(1)
        inside.addWidget(QuestionMark(look), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.add_space(8)
        for part in (self._intro, self._what, self._when):
            inside.addWidget(part)
        inside.add_space(20)
        inside.addWidget(self._question)
        inside.addStretch(1)
        rows = Rows(look, 20, (28, 24, 28, 28), parent=self)
        rows.addWidget(frame, 1)
        buttons = Columns(look, 20)
        buttons.addWidget(self._undo, 1)
        buttons.addWidget(self._yes, 2)
        rows.addLayout(buttons)
        self._yes.clicked.connect(self.yes_pressed)
        self._undo.clicked.connect(self.undo_pressed)

    def show_state(self, state: QuestionState) -> None:
        line = state.line
        self.setAccessibleName(self.tr("Was it handed out?"))
        self._intro.setText(self.tr("Last action before the restart"))
        words = self.tr("{what} for {who}")
        self._what.setText(words.format(what=what_words(line), who=who_words(line)))
        self._when.setText(self.tr("at {time}").format(time=clock_time(line.at)))
        self._question.setText(self.tr("Was it handed out?"))
        self._yes.setText(self.tr("Yes, handed out"))
        self._undo.setText(self.tr("No, undo it"))
        self._yes.setEnabled(not state.busy)
        self._undo.setEnabled(not state.busy)
