"""Checks that every word of the glossary is there in all four languages."""

from __future__ import annotations

import re

from tests.house.sources import ROOT

GLOSSARY = ROOT / "docs" / "glossary.md"
LANGUAGES = ("en", "fr", "de", "lb")


def rows() -> list[dict[str, str]]:
    """Return the glossary's table rows, each cell under its column's name."""
    lines = GLOSSARY.read_text(encoding="utf-8").splitlines() if GLOSSARY.exists() else []
    found: list[dict[str, str]] = []
    header: list[str] = []
    for line in lines:
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if not line.lstrip().startswith("|"):
            header = []
        elif not header:
            header = [cell.lower() for cell in cells]
        elif set(LANGUAGES) <= set(header) and not re.fullmatch(r"[-: ]+", "".join(cells)):
            found.append(dict(zip(header, cells, strict=True)))
    return found


def test_the_glossary_has_a_table_with_the_four_languages() -> None:
    assert rows() or not GLOSSARY.exists()


def test_every_word_is_there_in_every_language() -> None:
    assert [row for row in rows() if not all(row[language] for language in LANGUAGES)] == []
