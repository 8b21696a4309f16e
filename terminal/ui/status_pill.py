"""Pills: short words about a standing condition, with a dot and a colour that repeat them."""

from __future__ import annotations

import enum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from terminal.ui.formatting import whole
from terminal.ui.header.state import PillKind, PillState
from terminal.ui.theme import Look
from terminal.ui.tokens import Scheme
from terminal.ui.widgets.push_control import Kind, PushControl

_HEIGHT, _PADDING, _DOT, _DOT_GAP = 46, 20, 11, 10


class Mood(enum.Enum):
    """How much a pill asks for attention."""

    CALM = "calm"
    GOOD = "good"
    WAITING = "waiting"
    DANGER = "danger"


class Pill(PushControl):
    """Looks small and quiet, and yet can be hit over the whole height of the header."""

    def __init__(self, look: Look) -> None:
        super().__init__(look, Kind.QUIET, style="strong")
        self._mood, self._compact = Mood.CALM, False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def show_words(self, words: str, mood: Mood = Mood.CALM) -> None:
        self._mood = mood
        self.setText(words)
        self.updateGeometry()
        self.update()

    def wear_compact(self, *, compact: bool) -> None:
        """Take the smallest letters that may be read, where the header is too narrow."""
        if compact != self._compact:
            self._compact = compact
            self.updateGeometry()
            self.update()

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        width = words + self._dot_room() + 2 * self._side()
        least = self.look.size("target")
        return QSize(max(width, least), least)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def text_fits(self) -> bool:
        return self.width() >= self.sizeHint().width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, high = self.look, self._pill_height()
        body = QRectF(0, (self.height() - high) / 2, self.width(), high).adjusted(1, 1, -1, -1)
        self._paint_body(painter, body, high)
        left = self._side()
        if self._mood is not Mood.CALM:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._dot_colour())
            radius = look.px(_DOT) / 2
            painter.drawEllipse(QPointF(left + radius, body.center().y()), radius, radius)
        painter.setFont(self._font())
        painter.setPen(self._ink())
        words = body.adjusted(left + self._dot_room(), 0, 0, 0)
        align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, int(align), self.text())

    def _paint_body(self, painter: QPainter, body: QRectF, high: int) -> None:
        edge = self._edge()
        if self.hasFocus():
            ring = self.look.size("ring")
            painter.setPen(QPen(self.look.colour("ring"), ring))
            body = body.adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        else:
            painter.setPen(edge)
        ground = {Mood.WAITING: "waiting", Mood.DANGER: "danger"}.get(self._mood, "calm")
        painter.setBrush(self.look.colour("pressed" if self.isDown() else ground))
        painter.drawRoundedRect(body, high / 2, high / 2)

    def _edge(self) -> QPen:
        if self.look.scheme is Scheme.CONTRAST:
            return QPen(self._ink(), self.look.px(2))
        lines = {Mood.WAITING: "waiting_line", Mood.DANGER: "danger_line"}
        name = lines.get(self._mood)
        return (
            QPen(self.look.colour(name), self.look.size("line"))
            if name
            else QPen(Qt.PenStyle.NoPen)
        )

    def _ink(self) -> QColor:
        if self.isDown():
            return self.look.colour("ink")
        inks = {Mood.WAITING: "on_waiting", Mood.DANGER: "on_danger"}
        return self.look.colour(inks.get(self._mood, "on_calm"))

    def _dot_colour(self) -> QColor:
        dots = {Mood.GOOD: "dot_good", Mood.WAITING: "dot_warn", Mood.DANGER: "dot_bad"}
        return self.look.colour(dots[self._mood])

    def _dot_room(self) -> int:
        return 0 if self._mood is Mood.CALM else self.look.px(_DOT + _DOT_GAP)

    def _font(self) -> QFont:
        return self.look.smallest_font("strong") if self._compact else self.look.font("strong")

    def _side(self) -> int:
        return self.look.px(_PADDING * 0.6 if self._compact else _PADDING)

    def _pill_height(self) -> int:
        return max(self.look.px(_HEIGHT), round(self._font().pixelSize() * 1.9))


class StatusPill(Pill):
    """How this terminal stands; a tap opens the detail."""

    def show_pill(self, state: PillState) -> None:
        self.show_words(pill_words(state), _MOODS[state.kind])


def pill_words(state: PillState) -> str:
    """The pill's words; the detail page takes them as its title."""
    match state.kind:
        case PillKind.UP_TO_DATE if state.minutes:
            words = QCoreApplication.translate("StatusPill", "Up to date · {minutes} min")
            return words.format(minutes=whole(state.minutes))
        case PillKind.OFFLINE if state.waiting:
            return QCoreApplication.translate(
                "StatusPill", "Offline · %Ln waiting", "", state.waiting
            )
        case PillKind.SYNCING if state.total:
            words = QCoreApplication.translate("StatusPill", "Syncing {done} of {total}")
            return words.format(done=whole(state.done), total=whole(state.total))
        case _:
            return QCoreApplication.translate("StatusPill", str(_WORDS[state.kind]))


_WORDS = {
    PillKind.STARTING: QT_TRANSLATE_NOOP("StatusPill", "Starting"),
    PillKind.UP_TO_DATE: QT_TRANSLATE_NOOP("StatusPill", "Up to date"),
    PillKind.SYNCING: QT_TRANSLATE_NOOP("StatusPill", "Syncing"),
    PillKind.OFFLINE: QT_TRANSLATE_NOOP("StatusPill", "Offline"),
    PillKind.CLOCK_NOT_TRUSTED: QT_TRANSLATE_NOOP("StatusPill", "Clock not trusted"),
    PillKind.REDUCED_PROTECTION: QT_TRANSLATE_NOOP("StatusPill", "Reduced protection"),
    PillKind.DISK_FULL: QT_TRANSLATE_NOOP("StatusPill", "Disk full"),
    PillKind.READ_ONLY: QT_TRANSLATE_NOOP("StatusPill", "Folder is read-only"),
    PillKind.REVOKED: QT_TRANSLATE_NOOP("StatusPill", "Till removed"),
}

_MOODS = {
    PillKind.STARTING: Mood.CALM,
    PillKind.UP_TO_DATE: Mood.GOOD,
    PillKind.SYNCING: Mood.GOOD,
    PillKind.OFFLINE: Mood.WAITING,
    PillKind.CLOCK_NOT_TRUSTED: Mood.WAITING,
    PillKind.REDUCED_PROTECTION: Mood.WAITING,
    PillKind.DISK_FULL: Mood.DANGER,
    PillKind.READ_ONLY: Mood.DANGER,
    PillKind.REVOKED: Mood.DANGER,
}
