"""Banners: what is wrong for longer than a moment, what it means, and whom to ask."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.header.state import BannerKind
from terminal.ui.icons import paint_icon
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns, Rows
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import Words

_ICONS = {
    BannerKind.CLOCK_NOT_TRUSTED: "clock",
    BannerKind.DISK_FULL: "hard-drive",
    BannerKind.READ_ONLY: "lock",
    BannerKind.REVOKED: "ban",
    BannerKind.PRACTICE: "info",
}
_SERIOUS = {BannerKind.DISK_FULL, BannerKind.READ_ONLY, BannerKind.REVOKED}


class Banner(QWidget):
    """One strip over the whole width: an icon and one sentence."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._icon, self._serious = look, "info", False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._words = Words(look, "strong", wraps=True)
        Columns(look, 0, (68, 13, 28, 13), parent=self).addWidget(self._words)

    def warn(self, kind: BannerKind, sentence: str) -> None:
        self._icon, self._serious = _ICONS[kind], kind in _SERIOUS
        self._words.wear_ink("danger" if self._serious else "waiting")
        self._words.setText(sentence)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        look, name = self._look, "danger" if self._serious else "waiting"
        painter.fillRect(self.rect(), look.colour(name))
        edge = self.rect().adjusted(0, self.height() - look.size("line"), 0, 0)
        painter.fillRect(edge, look.colour(f"{name}_line"))
        side = look.px(26)
        area = QRectF(look.px(28), (self.height() - side) / 2, side, side)
        paint_icon(painter, self._icon, area, look.colour(f"on_{name}"))


class Banners(StateView[tuple[BannerKind, ...]]):
    """All banners that are due, the most serious first; none takes no room at all."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._rows = Rows(look, 0, parent=self)
        self._strips: list[Banner] = []

    def show_state(self, state: tuple[BannerKind, ...]) -> None:
        while len(self._strips) < len(state):
            strip = Banner(self.look)
            self._strips.append(strip)
            self._rows.addWidget(strip)
        for strip, kind in zip(self._strips, state, strict=False):
            strip.warn(kind, self.tr(str(_SENTENCES[kind])))
        for place, strip in enumerate(self._strips):
            strip.setVisible(place < len(state))
        self.setVisible(bool(state))


_SENTENCES = {
    BannerKind.CLOCK_NOT_TRUSTED: QT_TRANSLATE_NOOP(
        "Banners",
        "The computer's clock jumped. You can go on; stamps are checked later. "
        "Please set the clock.",
    ),
    BannerKind.DISK_FULL: QT_TRANSLATE_NOOP(
        "Banners",
        "The disk is full. Nothing new can be given until there is room again. Nothing is lost.",
    ),
    BannerKind.READ_ONLY: QT_TRANSLATE_NOOP(
        "Banners",
        "Stempel may not write to its folder. Nothing new can be given. Please call your manager.",
    ),
    BannerKind.REVOKED: QT_TRANSLATE_NOOP(
        "Banners",
        "The shop has removed this till. What it recorded is kept. Please call your manager.",
    ),
    BannerKind.PRACTICE: QT_TRANSLATE_NOOP("Banners", "Practice: nothing you do here is recorded."),
}
