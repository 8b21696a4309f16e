"""The four languages: which one is spoken, and how numbers and dates follow it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QTranslator

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

TRANSLATIONS = Path(__file__).resolve().parents[2] / "translations"

# Qt's own en_LU falls back to American dates, so English is written as in Britain.
LOCALES = {"en": "en_GB", "fr": "fr_LU", "de": "de_LU", "lb": "lb_LU"}


class Languages:
    """Switches the whole program while it runs; widgets hear of it as a LanguageChange."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self._translator: QTranslator | None = None
        self.spoken = ""

    def speak(self, language: str) -> None:
        """Speak this language from now on; one that is not ours is answered in English."""
        language = language if language in LOCALES else "en"
        if language == self.spoken:
            return
        QLocale.setDefault(QLocale(LOCALES[language]))
        translator = QTranslator()
        # English is loaded too: its file holds the plurals, so that nobody reads "1 stamp(s)".
        translator.load(str(TRANSLATIONS / f"terminal_{language}.qm"))
        self.fall_silent()
        self._translator = translator
        self.spoken = language
        self._application.installTranslator(translator)

    def fall_silent(self) -> None:
        """Take back what this object installed; texts are then as the sources have them."""
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator, self.spoken = None, ""


def language_of_desktop() -> str:
    """The language the computer is set to, if it is one of ours."""
    code = QLocale.system().name().split("_")[0]
    return code if code in LOCALES else "en"
