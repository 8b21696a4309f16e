"""The design tokens as typed values; no Qt here, so that a test can weigh every colour.

The figures themselves stand in resources/tokens/tokens.toml and nowhere else.
"""

from __future__ import annotations

import enum
import tomllib
from dataclasses import dataclass
from pathlib import Path

from terminal.ui.resource_files import RESOURCES

TOKENS_FILE = RESOURCES / "tokens" / "tokens.toml"


class Scheme(enum.Enum):
    """The colour schemes that exist."""

    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


@dataclass(frozen=True, slots=True)
class TextStyle:
    """`size` in pixels at 1280 x 800 and 100 %; `tracking` in thousandths of the size."""

    family: str
    size: int
    weight: int
    tracking: int


@dataclass(frozen=True, slots=True)
class Tokens:
    """Everything tokens.toml says. Colours are `#RRGGBB` by name, the same names in each scheme."""

    sizes: dict[str, int]
    text: dict[str, TextStyle]
    smallest: dict[str, int]
    colours: dict[Scheme, dict[str, str]]
    text_pairs: tuple[tuple[str, str], ...]
    mark_pairs: tuple[tuple[str, str], ...]


def _pairs(written: list[str]) -> tuple[tuple[str, str], ...]:
    return tuple((ink, ground) for ink, _, ground in (pair.partition("/") for pair in written))


def load_tokens(path: Path = TOKENS_FILE) -> Tokens:
    """Read the token file. A missing table or a scheme with other names is our own mistake."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    colours = {scheme: dict(tables[scheme.value]) for scheme in Scheme}
    names = {scheme: frozenset(table) for scheme, table in colours.items()}
    if len(set(names.values())) != 1:
        raise ValueError(f"{path.name}: the schemes do not name the same colours")
    return Tokens(
        sizes=tables["sizes"],
        text={name: TextStyle(**style) for name, style in tables["type"].items()},
        smallest=tables["smallest"],
        colours=colours,
        text_pairs=_pairs(tables["contrast_pairs"]["text"]),
        mark_pairs=_pairs(tables["contrast_pairs"]["marks"]),
    )
