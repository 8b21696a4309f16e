"""The look the whole window wears: colours, sizes and type, as palette, style sheet and fonts.

Widgets ask the one `Look` they were given; none of them knows a colour or a size of its own.
"""

from __future__ import annotations

import enum
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from terminal.ui.fonts import load_fonts
from terminal.ui.resource_files import RESOURCES
from terminal.ui.tokens import Scheme, Tokens, load_tokens

TEXT_PERCENTS = (100, 125, 150)

# The window the sizes were drawn for; on a larger one everything grows in eighths.
_DRAWN_FOR = QSize(1280, 800)
_STEPS_PER_FACTOR = 8
_LARGEST_FACTOR = 3.0


class Theme(enum.Enum):
    """What a person may choose; AUTOMATIC follows the desktop."""

    AUTOMATIC = "automatic"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True, kw_only=True)
class Appearance:
    """The choices about looks that the settings keep."""

    theme: Theme = Theme.AUTOMATIC
    text_percent: int = 100
    reduced_motion: bool = False


class Look(QObject):
    """The look in force. `changed` is emitted after everything about it is already new."""

    changed = Signal()

    def __init__(self, app: QApplication, tokens: Tokens | None = None) -> None:
        super().__init__(app)
        self._app = app
        self._tokens = tokens or load_tokens()
        self._sheet = Template((RESOURCES / "tokens" / "terminal.qss").read_text(encoding="utf-8"))
        self._appearance = Appearance()
        self._factor = 1.0
        self._fonts: dict[str, QFont] = {}
        load_fonts()
        if app.style().objectName() != "fusion":
            app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._follow_desktop)
        self._apply()

    def wear(self, appearance: Appearance) -> None:
        """Put on another appearance at once, everywhere."""
        if appearance != self._appearance:
            self._appearance = appearance
            self._apply()

    def fit_to(self, size: QSize) -> None:
        """Grow with the window, so that a large screen reads from as far as a small one."""
        room = min(size.width() / _DRAWN_FOR.width(), size.height() / _DRAWN_FOR.height())
        factor = max(1.0, int(room * _STEPS_PER_FACTOR) / _STEPS_PER_FACTOR)
        factor = min(factor, _LARGEST_FACTOR)
        if factor != self._factor:
            self._factor = factor
            self._apply()

    @property
    def scheme(self) -> Scheme:
        match self._appearance.theme:
            case Theme.AUTOMATIC:
                dark = self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark
                return Scheme.DARK if dark else Scheme.LIGHT
            case chosen:
                return Scheme(chosen.value)

    @property
    def moves(self) -> bool:
        """Whether anything may be animated."""
        return not self._appearance.reduced_motion

    @property
    def text_percent(self) -> int:
        return self._appearance.text_percent

    def colour(self, name: str) -> QColor:
        return QColor(self._tokens.colours[self.scheme][name])

    def px(self, drawn: float) -> int:
        """A length drawn for 1280 x 800, in pixels of this window."""
        return round(drawn * self._factor)

    def size(self, name: str) -> int:
        """A named size from the tokens, in pixels of this window."""
        return self.px(self._tokens.sizes[name])

    def font(self, style: str) -> QFont:
        """The font of a text style, for what is painted by hand."""
        if style not in self._fonts:
            self._fonts[style] = self._made_font(style, self._text_px(style))
        return QFont(self._fonts[style])

    def smallest_font(self, style: str) -> QFont:
        """The size below which a text of this style may not shrink to fit."""
        drawn = self._tokens.smallest.get(style, self._tokens.text[style].size)
        return self._made_font(style, self.px(drawn))

    def _made_font(self, style: str, pixels: int) -> QFont:
        drawn = self._tokens.text[style]
        font = QFont(drawn.family)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight(drawn.weight))
        spacing = QFont.SpacingType.PercentageSpacing
        font.setLetterSpacing(spacing, 100 + drawn.tracking / 10)
        # Figures of one width keep countdowns and columns from trembling.
        font.setFeature(QFont.Tag("tnum"), 1)
        return font

    def _text_px(self, style: str) -> int:
        return self.px(self._tokens.text[style].size * self._appearance.text_percent / 100)

    def _follow_desktop(self) -> None:
        if self._appearance.theme is Theme.AUTOMATIC:
            self._apply()

    def _apply(self) -> None:
        self._fonts.clear()
        self._app.setPalette(self._palette())
        self._app.setFont(self.font("body"))
        self._app.setStyleSheet(self._filled_sheet())
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        roles = QPalette.ColorRole
        for role, name in {
            roles.Window: "canvas",
            roles.Base: "surface",
            roles.AlternateBase: "sunken",
            roles.Button: "surface",
            roles.WindowText: "ink",
            roles.Text: "ink",
            roles.ButtonText: "ink",
            roles.PlaceholderText: "muted",
            roles.Mid: "line",
            roles.Highlight: "accent",
            roles.Accent: "accent",
            roles.HighlightedText: "on_accent",
            roles.Link: "accent_ink",
        }.items():
            palette.setColor(role, self.colour(name))
        return palette

    def _filled_sheet(self) -> str:
        sizes = {f"{name}_px": str(self.size(name)) for name in self._tokens.sizes}
        sizes |= {
            "caption_px": str(self._text_px("caption")),
            "field_px": str(self.size("target") - 2 * self.size("line")),
            "field_focused_px": str(self.size("target") - 2 * self.size("ring")),
            "field_font_px": str(self._text_px("label")),
            "menu_font_px": str(self._text_px("label")),
            "scroll_radius_px": str(self.size("gap_small") // 2),
            "menu_padding_px": str(self.px(22)),
        }
        colours = self._tokens.colours[self.scheme]
        return self._sheet.substitute(colours | sizes)
