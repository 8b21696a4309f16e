"""Pairing at work: what is happening, and how far it has come."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleValueChangeEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar

from terminal.ui.formatting import whole
from terminal.ui.pairing.state import PairingPhase, PairingState
from terminal.ui.pairing.step_frame import StepFrame
from terminal.ui.theme import Look
from terminal.ui.widgets.words import CENTRE, Words

_THICKNESS = 18


class ProgressLine(QProgressBar):
    """A thick rounded line; before the total is known it stays empty rather than pretending."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setTextVisible(False)

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(400), self._look.px(_THICKNESS))

    def show_part(self, done: int, total: int) -> None:
        self.setRange(0, max(1, total))
        self.setValue(done)
        QAccessible.updateAccessibility(QAccessibleValueChangeEvent(self, done))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, area = self._look, QRectF(self.rect())
        radius = area.height() / 2
        painter.setPen(look.colour("control_line"))
        painter.setBrush(look.colour("sunken"))
        painter.drawRoundedRect(area.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        part = self.value() / max(1, self.maximum())
        if part > 0:
            area.setWidth(max(area.height(), area.width() * part))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(look.colour("accent"))
            painter.drawRoundedRect(area, radius, radius)


class WorkingStep(StepFrame):
    """Nothing to press: what was received stays, and a cut line goes on where it stopped."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, "refresh-cw")
        self._progress = ProgressLine(look)
        self._count = Words(look, "lead", align=CENTRE)
        self.own.addWidget(self._progress)
        self.own.addWidget(self._count)

    def show_state(self, state: PairingState) -> None:
        self.title.setText(self.tr("Pairing"))
        self.explanation.setText(self._phase_words(state.phase))
        self._progress.setAccessibleName(self.tr("Progress"))
        self._progress.show_part(state.done, state.total)
        words = self.tr("{done} of {total}")
        self._count.setText(
            words.format(done=whole(state.done), total=whole(state.total)) if state.total else " "
        )

    def _phase_words(self, phase: PairingPhase) -> str:
        match phase:
            case PairingPhase.CONTACTING:
                return self.tr("Asking the server")
            case PairingPhase.RECEIVING:
                return self.tr("Receiving the shop's cards")
            case PairingPhase.STORING:
                return self.tr("Storing them safely")
