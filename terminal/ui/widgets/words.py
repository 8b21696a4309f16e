"""Text on a page: plain words in one of the token file's styles, never markup."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from terminal.ui.theme import Look
from terminal.ui.widgets.fitting import WRAPPED, fits, fitted_font, longest_word, wrapped_size

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class Words(QLabel):
    """A label in a text style and an ink; `wraps` lets it take more lines where it must."""

    def __init__(
        self,
        look: Look,
        style: str,
        *,
        ink: str = "ink",
        wraps: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._style = look, style
        # A customer's name is text from outside: it must never be read as markup.
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("ink", ink)
        self.setWordWrap(wraps)
        self.setAlignment(align)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        look.changed.connect(self._restyle)
        self._restyle()

    def say(self, text: str) -> None:
        """Show these words; without any the label takes no room."""
        self.setText(text)
        self.setVisible(bool(text))

    def wear_ink(self, ink: str) -> None:
        """Change the ink; the style sheet is asked again only when it really is another one."""
        if self.property("ink") != ink:
            self.setProperty("ink", ink)
            self.style().unpolish(self)
            self.style().polish(self)

    def _restyle(self) -> None:
        self.setFont(self._look.font(self._style))


class FittedWords(QLabel):
    """Words that wrap and then shrink, not below the style's smallest size, to fit their room."""

    def __init__(
        self,
        look: Look,
        style: str,
        *,
        ink: str = "ink",
        align: Qt.AlignmentFlag = LEFT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._style, self._ink = look, style, ink
        self._colour = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(align)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        look.changed.connect(self._restyle)

    def wear_ink(self, ink: str) -> None:
        self._ink = ink
        self.update()

    def wear_colour(self, colour: str) -> None:
        """Take a colour that is no token, `#RRGGBB`: what reads on the vendor's own."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        font = self._look.font(self._style)
        if self.width() > longest_word(font, self.text()):
            return wrapped_size(font, self.text(), self.width())
        return wrapped_size(font, self.text(), 100_000)

    def minimumSizeHint(self) -> QSize:
        font = self._look.smallest_font(self._style)
        width = longest_word(font, self.text())
        return QSize(width, wrapped_size(font, self.text(), max(width, self.width())).height())

    def text_fits(self) -> bool:
        """Whether everything is visible at the size it is drawn now."""
        return fits(self.drawn_font(), self.text(), self.contentsRect().size())

    def drawn_font(self) -> QFont:
        """The font in the size the room allows."""
        smallest = self._look.smallest_font(self._style).pixelSize()
        room = self.contentsRect().size()
        return fitted_font(self._look.font(self._style), smallest, self.text(), room)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(self.drawn_font())
        painter.setPen(QColor(self._colour) if self._colour else self._look.colour(self._ink))
        painter.drawText(self.contentsRect(), int(self.alignment()) | WRAPPED, self.text())

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
