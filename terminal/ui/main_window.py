"""The window: header and banners above, one page below. It decides nothing and knows no page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from terminal.ui.header.banners import Banners
from terminal.ui.header.bar import HeaderBar
from terminal.ui.header.state import BannerKind, HeaderState
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Rows
from terminal.ui.widgets.state_view import Page

SMALLEST_SIZE = (1000, 700)  # a 1024 x 768 screen less the desktop's own bars


class MainWindow(QMainWindow):
    """Pages come by `show_page`; `close_asked` lets a presenter warn before the window closes."""

    status_pressed = Signal()
    trouble_pressed = Signal()
    staff_pressed = Signal()
    language_chosen = Signal(str)
    close_asked = Signal()

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.asks_before_closing = False
        self.setWindowTitle("Stempel")
        self.setMinimumSize(*SMALLEST_SIZE)
        self._header = HeaderBar(look)
        self._banners = Banners(look)
        self._banners.hide()
        self._pages = QStackedWidget()
        body = QWidget()
        rows = Rows(look, 0, parent=body)
        rows.addWidget(self._header)
        rows.addWidget(self._banners)
        rows.addWidget(self._pages, 1)
        self.setCentralWidget(body)
        self._header.status_pressed.connect(self.status_pressed)
        self._header.trouble_pressed.connect(self.trouble_pressed)
        self._header.staff_pressed.connect(self.staff_pressed)
        self._header.language_chosen.connect(self.language_chosen)

    def render_header(self, state: HeaderState) -> None:
        self._header.render(state)

    def render_banners(self, state: tuple[BannerKind, ...]) -> None:
        self._banners.render(state)
        self._banners.setVisible(bool(state) and not self._page_covers())

    def show_page(self, page: Page[Any]) -> None:
        """Bring this page to the front; a page seen for the first time is taken in."""
        if self._pages.indexOf(page) < 0:
            self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        self._header.setVisible(not page.covers_header)
        self._banners.setVisible(bool(self._banners.state) and not page.covers_header)

    @property
    def page(self) -> QWidget | None:
        """The page in front, if there is one yet."""
        return self._pages.currentWidget()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._look.fit_to(event.size())
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F11 hides the desktop around the counter, and brings it back."""
        if event.key() == Qt.Key.Key_F11:
            self.setWindowState(self.windowState() ^ Qt.WindowState.WindowFullScreen)
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.asks_before_closing:
            event.ignore()
            self.close_asked.emit()
        else:
            super().closeEvent(event)

    def _page_covers(self) -> bool:
        page = self._pages.currentWidget()
        return isinstance(page, Page) and page.covers_header
