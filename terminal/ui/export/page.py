"""Export: three kinds of file, how far it has come, and where it lies."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QProgressBar, QWidget

from terminal.ui.export.state import ExportPhase, ExportState
from terminal.ui.formatting import whole
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.push_control import PushControl
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.words import CENTRE, FittedWords
from terminal.use_cases.export_history import ExportFormat


class ExportPage(Page[ExportState]):
    """`format_chosen` carries an ExportFormat."""

    format_chosen = Signal(object)
    cancel_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._headline = FittedWords(look, "title", align=CENTRE)
        self._explain = FittedWords(look, "lead", ink="muted", align=CENTRE)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._formats = {
            one: PushControl(look, icon="download", style="title", target="big_target")
            for one in ExportFormat
        }
        self._cancel = PushControl(look, target="big_target")
        frame = card_frame()
        inside = Rows(look, 18, (40, 32, 40, 32), parent=frame)
        inside.addStretch(1)
        inside.addWidget(self._headline)
        inside.addWidget(self._explain)
        inside.addWidget(self._progress)
        inside.addStretch(1)
        buttons = Columns(look, 16)
        for one, button in self._formats.items():
            buttons.addWidget(button, 1)
            button.clicked.connect(lambda _=False, one=one: self.format_chosen.emit(one))
        inside.addLayout(buttons)
        inside.addWidget(self._cancel)
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.cancel_pressed)
        self._cancel.clicked.connect(self.cancel_pressed)

    def show_state(self, state: ExportState) -> None:
        self.setAccessibleName(self.tr("Export the history"))
        self._top.show_title(self.tr("Export the history"))
        self._headline.setText(self._headline_words(state))
        self._explain.setText(self._explanation(state))
        working = state.phase is ExportPhase.WORKING
        self._progress.setVisible(working)
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.setRange(0, max(1, state.rows or 0))
        self._progress.setValue(state.done)
        for one, button in self._formats.items():
            button.setText(self.tr(str(_FORMATS[one])))
            button.setVisible(not working)
            button.setEnabled(bool(state.rows))
        self._cancel.setVisible(working)
        self._cancel.setText(self.tr("Cancel"))

    def _headline_words(self, state: ExportState) -> str:
        match state.phase:
            case ExportPhase.CHOOSING if state.rows is None:
                return self.tr("Reading …")
            case ExportPhase.CHOOSING:
                return self.tr("%Ln row(s) will be exported", "", state.rows or 0)
            case ExportPhase.WORKING:
                words = self.tr("{done} of {all} rows")
                return words.format(done=whole(state.done), all=whole(state.rows or 0))
            case ExportPhase.DONE:
                return self.tr("The file is ready")
            case ExportPhase.FAILED:
                return self.tr("The file could not be written")

    def _explanation(self, state: ExportState) -> str:
        match state.phase:
            case ExportPhase.DONE:
                return state.place
            case ExportPhase.FAILED:
                return self.tr("Make room on this computer, or ask whoever set it up. Try again.")
            case ExportPhase.WORKING:
                return self.tr("The counter goes on meanwhile.")
            case ExportPhase.CHOOSING if state.needs_manager:
                return self.tr("Exactly what the history shows. A manager's PIN will be asked for.")
            case ExportPhase.CHOOSING:
                return self.tr("Exactly what the history shows.")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancel_pressed.emit()
        else:
            super().keyPressEvent(event)


_FORMATS = {
    ExportFormat.CSV: QT_TRANSLATE_NOOP("ExportPage", "CSV"),
    ExportFormat.XLSX: QT_TRANSLATE_NOOP("ExportPage", "Excel (XLSX)"),
    ExportFormat.PDF: QT_TRANSLATE_NOOP("ExportPage", "PDF"),
}
