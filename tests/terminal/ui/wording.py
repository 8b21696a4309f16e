"""Two stand-ins for a translation: plain English plurals, and words as long as German ones.

The stretched one also marks what it touched, so a test can find words that were never translated.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTranslator

OPEN, CLOSE = "⟦", "⟧"
_PLURAL = re.compile(r"\(s\)")


def plain_plural(text: str, number: int) -> str:
    """English with its plural chosen and %n filled in, as the shipped English file does it."""
    text = _PLURAL.sub("" if number == 1 else "s", text)
    return text.replace("%Ln", f"{number:,}").replace("%n", str(number))


class PlainEnglish(QTranslator):
    """The source words, with plurals resolved."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def translate(
        self, _context: str, text: str, _disambiguation: str | None = None, n: int = -1
    ) -> str:
        return plain_plural(text, n) if n >= 0 else text

    def isEmpty(self) -> bool:
        return False


class Stretched(PlainEnglish):
    """Every text longer and marked, as a language with long compounds would make it."""

    def translate(
        self, context: str, text: str, disambiguation: str | None = None, n: int = -1
    ) -> str:
        words = super().translate(context, text, disambiguation, n).split(" ")
        # The longest words grow most, as compounds do; placeholders must survive.
        grown = [
            word if "{" in word or not word.isalpha() else word + "en" * (len(word) // 5)
            for word in words
        ]
        more = " mehr" if len(words) > 2 else ""
        return f"{OPEN}{' '.join(grown)}{more}{CLOSE}"
