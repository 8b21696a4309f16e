"""A circle with a person's initials: faster to find than a name, and the same tint every day."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.theme import Look
from terminal.ui.tokens import Scheme

TINTS = 6


def initials(name: str) -> str:
    """The first letters of the first and the last word, or of the only one."""
    words = [word for word in name.replace("-", " ").split() if word[0].isalnum()]
    chosen = words if len(words) < 2 else [words[0], words[-1]]
    return "".join(word[0].upper() for word in chosen)


def tint_of(name: str) -> int:
    """1 to 6, the same on every till and after every start."""
    return sum(map(ord, name)) % TINTS + 1


def paint_avatar(painter: QPainter, look: Look, area: QRectF, name: str, tint: int) -> None:
    """A circle of tint 1 to 6 with the initials of `name`."""
    ink = look.colour(f"tint_ink_{tint}")
    edged = look.scheme is Scheme.CONTRAST
    painter.setPen(QPen(ink, look.px(2)) if edged else Qt.PenStyle.NoPen)
    painter.setBrush(look.colour(f"tint_{tint}"))
    inset = look.px(1)
    painter.drawEllipse(area.adjusted(inset, inset, -inset, -inset))
    letters = initials(name)
    font = look.font("title")
    font.setPixelSize(round(area.height() * (0.4 if len(letters) < 2 else 0.36)))
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter, letters)


class Avatar(QWidget):
    """The circle beside a name; it says nothing to a screen reader that the name does not."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look, self._name = look, ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def show_name(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        side = self._look.size("avatar")
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, self._look, QRectF(self.rect()), self._name, tint_of(self._name))
