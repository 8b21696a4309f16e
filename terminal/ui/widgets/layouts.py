"""Layouts whose gaps and insets come from the tokens and grow with the window."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QSpacerItem,
    QVBoxLayout,
    QWidget,
)

from terminal.ui.theme import Look

Inset = tuple[float, float, float, float]
NO_INSET: Inset = (0, 0, 0, 0)


class Rows(QVBoxLayout):
    """One below the other. Lengths are drawn for 1280 x 800."""

    def __init__(
        self, look: Look, gap: float = 16, inset: Inset = NO_INSET, parent: QWidget | None = None
    ) -> None:
        super().__init__()
        self._look, self._gap, self._inset = look, gap, inset
        if parent is not None:
            parent.setLayout(self)
        self._spaces: list[tuple[QSpacerItem, float]] = []
        look.changed.connect(self._fit)
        self._fit()

    def add_space(self, height: float) -> None:
        """Leave room beyond the usual gap; like everything here it grows with the window."""
        space = QSpacerItem(0, 0, QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._spaces.append((space, height))
        self.addSpacerItem(space)
        self._fit()

    def _fit(self) -> None:
        self.setSpacing(self._look.px(self._gap))
        self.setContentsMargins(*(self._look.px(side) for side in self._inset))
        for space, height in self._spaces:
            space.changeSize(
                0, self._look.px(height), QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed
            )


class Columns(QHBoxLayout):
    """One beside the other. Lengths are drawn for 1280 x 800."""

    def __init__(
        self, look: Look, gap: float = 16, inset: Inset = NO_INSET, parent: QWidget | None = None
    ) -> None:
        super().__init__()
        self._look, self._gap, self._inset = look, gap, inset
        if parent is not None:
            parent.setLayout(self)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setSpacing(self._look.px(self._gap))
        self.setContentsMargins(*(self._look.px(side) for side in self._inset))


class Squares(QGridLayout):
    """A grid with one gap in both directions."""

    def __init__(self, look: Look, gap: float = 12, parent: QWidget | None = None) -> None:
        super().__init__()
        self._look, self._gap = look, gap
        if parent is not None:
            parent.setLayout(self)
        look.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.setSpacing(self._look.px(self._gap))
        self.setContentsMargins(0, 0, 0, 0)


def card_frame(parent: QWidget | None = None) -> QFrame:
    """A rounded surface that groups what belongs together."""
    frame = QFrame(parent)
    frame.setProperty("ground", "card")
    return frame
