"""The bar above the pages: shop and till on the left; status, person and language on the right."""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from terminal.ui.header.state import DeviceTrouble, HeaderState
from terminal.ui.status_pill import Mood, Pill, StatusPill
from terminal.ui.theme import Look
from terminal.ui.widgets.layouts import Columns
from terminal.ui.widgets.state_view import StateView
from terminal.ui.widgets.words import Words

# A language is always written in itself: who needs it cannot read the others.
LANGUAGE_NAMES = {
    "en": "English",
    "fr": "Français",
    "de": "Deutsch",
    "lb": "Lëtzebuergesch",
}


class HeaderBar(StateView[HeaderState]):
    """`language_chosen` carries a code such as "fr"."""

    status_pressed = Signal()
    trouble_pressed = Signal()
    staff_pressed = Signal()
    language_chosen = Signal(str)

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self.setProperty("ground", "header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._vendor = Words(look, "heading")
        self._terminal = Words(look, "body", ink="muted")
        self._trouble = Pill(look)
        self._status = StatusPill(look)
        self._staff = Pill(look)
        self._language = Pill(look)
        row = Columns(look, 14, (28, 2, 28, 1), parent=self)
        row.addWidget(self._vendor)
        row.addWidget(self._terminal)
        row.addStretch(1)
        for pill in (self._trouble, self._status, self._staff, self._language):
            row.addWidget(pill)
        self._row = row
        self._status.clicked.connect(self.status_pressed)
        self._trouble.clicked.connect(self.trouble_pressed)
        self._staff.clicked.connect(self.staff_pressed)
        self._language.clicked.connect(self._offer_languages)

    def show_state(self, state: HeaderState) -> None:
        self._vendor.say(state.vendor_name)
        self._terminal.setText(state.terminal_name)
        self._status.show_pill(state.pill)
        self._status.setToolTip(self.tr("Open the sync detail"))
        self._show_trouble(state.trouble)
        self._show_staff(state)
        self._language.show_words(state.language.upper())
        self._fit_names()
        self._language.setAccessibleName(
            self.tr("Language: {name}").format(
                name=LANGUAGE_NAMES.get(state.language, state.language)
            )
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_names()

    def _fit_names(self) -> None:
        """Pills come first: where it gets narrow, the names on the left step back one by one."""
        if self.state is None:
            return
        names = [self._terminal, self._vendor]
        for name in names:
            name.setVisible(bool(name.text()))
        self._wear_compact(compact=False)
        for name in names:
            if self._has_room():
                return
            name.hide()
        self._wear_compact(compact=not self._has_room())

    def _has_room(self) -> bool:
        self._row.invalidate()
        return self._row.minimumSize().width() <= self.width()

    def _wear_compact(self, *, compact: bool) -> None:
        for pill in (self._trouble, self._status, self._staff, self._language):
            pill.wear_compact(compact=compact)

    def _show_staff(self, state: HeaderState) -> None:
        self._staff.setVisible(bool(state.staff_name))
        words = self.tr("{name} · manager") if state.is_manager else "{name}"
        self._staff.show_words(words.format(name=state.staff_name), Mood.GOOD)
        self._staff.setToolTip(self.tr("Change the person at the till"))

    def _show_trouble(self, trouble: DeviceTrouble | None) -> None:
        self._trouble.setVisible(trouble is not None)
        if trouble is not None:
            self._trouble.show_words(self.tr(str(_NEXT_STEPS[trouble])), Mood.WAITING)

    def _offer_languages(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code, name in LANGUAGE_NAMES.items():
            action = QAction(name, menu)
            action.triggered.connect(lambda _=False, code=code: self.language_chosen.emit(code))
            menu.addAction(action)
        menu.popup(self._language.mapToGlobal(self._language.rect().bottomLeft()))


_NEXT_STEPS = {
    DeviceTrouble.SCANNER: QT_TRANSLATE_NOOP("HeaderBar", "Scanner: check the cable"),
    DeviceTrouble.CAMERA: QT_TRANSLATE_NOOP("HeaderBar", "Camera: check the cable"),
    DeviceTrouble.SOUND: QT_TRANSLATE_NOOP("HeaderBar", "Sound: check the speaker"),
    DeviceTrouble.PRINTER: QT_TRANSLATE_NOOP("HeaderBar", "Printer: check the paper"),
}
