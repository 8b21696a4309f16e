"""What the camera sees, so that one knows where to hold a card; nothing while none looks."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from terminal.ui.theme import Look

_WIDTH, _HEIGHT = 320, 180


class Preview(QWidget):
    """The newest picture, mirrored: a hand that moves to the left is seen to move to the left."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self._picture = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)
        self.hide()

    def show_picture(self, picture: QImage) -> None:
        """Draw this one; a null picture takes the widget away."""
        self._picture = picture.flipped(Qt.Orientation.Horizontal)
        self.setVisible(not picture.isNull())
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(self._look.px(_WIDTH), self._look.px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._picture.size().scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(0, 0, size.width(), size.height())
        place.moveCenter(self.rect().center())
        painter.drawImage(place, self._picture)
