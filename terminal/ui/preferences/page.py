"""Preferences: one row of choices each, in force as soon as it is pressed."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QT_TRANSLATE_NOOP, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from terminal.ui.header.bar import LANGUAGE_NAMES
from terminal.ui.preferences.state import PreferencesState
from terminal.ui.theme import TEXT_PERCENTS, Look, Theme
from terminal.ui.widgets.choice_row import ChoiceRow
from terminal.ui.widgets.layouts import Rows, card_frame
from terminal.ui.widgets.page_top import PageTop
from terminal.ui.widgets.state_view import Page
from terminal.ui.widgets.touch import TallArea
from terminal.ui.widgets.words import FittedWords
from terminal.use_cases.preferences import LOCK_CHOICES_S

_VOLUMES = (0, 30, 70, 100)
_MINUTE_S = 60


class PreferencesPage(Page[PreferencesState]):
    """`chosen` carries the whole Preferences, `language_chosen` a language's code."""

    chosen = Signal(object)
    language_chosen = Signal(object)
    back_pressed = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, parent)
        self._top = PageTop(look)
        self._language: ChoiceRow[str] = ChoiceRow(look, tuple(LANGUAGE_NAMES))
        self._theme: ChoiceRow[str] = ChoiceRow(look, tuple(theme.value for theme in Theme))
        self._text: ChoiceRow[int] = ChoiceRow(look, TEXT_PERCENTS)
        self._volume: ChoiceRow[int] = ChoiceRow(look, _VOLUMES)
        self._motion: ChoiceRow[bool] = ChoiceRow(look, (False, True))
        self._lock: ChoiceRow[int] = ChoiceRow(look, LOCK_CHOICES_S)
        self._labels: list[FittedWords] = []
        content = QWidget()
        listed = Rows(look, 8, (18, 14, 18, 14), parent=content)
        for row in (
            self._language,
            self._theme,
            self._text,
            self._volume,
            self._motion,
            self._lock,
        ):
            label = FittedWords(look, "strong")
            self._labels.append(label)
            listed.addWidget(label)
            listed.addWidget(row)
        listed.addStretch(1)
        frame = card_frame()
        Rows(look, 0, (10, 10, 10, 10), parent=frame).addWidget(TallArea(content))
        rows = Rows(look, 16, (28, 18, 28, 28), parent=self)
        rows.addWidget(self._top)
        rows.addWidget(frame, 1)
        self._top.back_pressed.connect(self.back_pressed)
        self._language.chosen.connect(self.language_chosen)
        self._theme.chosen.connect(lambda value: self._choose(theme=value))
        self._text.chosen.connect(lambda value: self._choose(text_percent=value))
        self._volume.chosen.connect(lambda value: self._choose(volume_percent=value))
        self._motion.chosen.connect(lambda value: self._choose(reduced_motion=value))
        self._lock.chosen.connect(lambda value: self._choose(lock_after_s=value))

    def show_state(self, state: PreferencesState) -> None:
        self.setAccessibleName(self.tr("Preferences"))
        self._top.show_title(self.tr("Preferences"))
        titles = (
            self.tr("Language"),
            self.tr("Colours"),
            self.tr("Size of letters"),
            self.tr("Loudness"),
            self.tr("Motion"),
            self.tr("Lock after so long without a hand on it (a manager's choice)"),
        )
        for label, title in zip(self._labels, titles, strict=True):
            label.setText(title)
        chosen = state.chosen
        self._language.show_choice(dict(LANGUAGE_NAMES), state.language)
        themes = {theme.value: self.tr(str(_THEMES[theme])) for theme in Theme}
        self._theme.show_choice(themes, chosen.theme)
        self._text.show_choice(_percents(TEXT_PERCENTS), chosen.text_percent)
        volumes = _percents(_VOLUMES) | {0: self.tr("Silent")}
        self._volume.show_choice(volumes, chosen.volume_percent)
        motions = {False: self.tr("Moves"), True: self.tr("Stands still")}
        self._motion.show_choice(motions, chosen.reduced_motion)
        self._lock.show_choice(
            {seconds: self._span(seconds) for seconds in LOCK_CHOICES_S}, chosen.lock_after_s
        )

    def _span(self, seconds: int) -> str:
        if seconds < _MINUTE_S:
            return self.tr("%Ln second(s)", "", seconds)
        return self.tr("%Ln minute(s)", "", seconds // _MINUTE_S)

    def _choose(self, **change: Any) -> None:  # noqa: ANN401  (a field of Preferences)
        if self.state is not None:
            self.chosen.emit(replace(self.state.chosen, **change))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back_pressed.emit()
        else:
            super().keyPressEvent(event)


def _percents(values: tuple[int, ...]) -> dict[int, str]:
    return {value: f"{value} %" for value in values}


_THEMES = {
    Theme.AUTOMATIC: QT_TRANSLATE_NOOP("PreferencesPage", "Like the computer"),
    Theme.LIGHT: QT_TRANSLATE_NOOP("PreferencesPage", "Light"),
    Theme.DARK: QT_TRANSLATE_NOOP("PreferencesPage", "Dark"),
    Theme.CONTRAST: QT_TRANSLATE_NOOP("PreferencesPage", "High contrast"),
}
