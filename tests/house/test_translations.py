"""Holds the four languages to each other and to the sources: nothing missing, nothing left over."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.house.asked_texts import (
    Key,
    as_calls,
    asked_by_terminal,
    asked_in,
    calls_in,
    terminal_modules,
)
from tests.house.sources import ROOT, tree_of

if TYPE_CHECKING:
    from pathlib import Path

LANGUAGES = ("en", "fr", "de", "lb")
FILES = sorted((ROOT / "translations").glob("terminal_*.ts"))
# In French the singular also counts nothing, so there the number itself must be shown.
SINGULAR_IS_EXACTLY_ONE = {"en", "de", "lb"}
PLACEHOLDER = re.compile(r"%L?\d|%L?n|\{\w*(?::[^}]*)?\}")
THE_NUMBER = {"%n", "%Ln", "{count}", "{n}"}


@dataclass(frozen=True, slots=True)
class Message:
    """One text of a .ts file with its translation, or one translation for each number form."""

    key: Key
    state: str
    translations: tuple[str, ...]
    counts: bool

    def wrong_forms(self, language: str) -> list[str]:
        """Return the translations whose placeholders are not those of the source."""
        wanted = set(PLACEHOLDER.findall(self.key[1]))
        wrong = []
        for number, text in enumerate(self.translations):
            may_say_one = self.counts and number == 0 and language in SINGULAR_IS_EXACTLY_ONE
            found = set(PLACEHOLDER.findall(text))
            if found != wanted and not (may_say_one and found == wanted - THE_NUMBER):
                wrong.append(text)
        return wrong


def language_of(file: Path) -> str:
    """Return the language a .ts file is named after."""
    return file.stem.rpartition("_")[2]


def messages_of(file: Path) -> list[Message]:
    """Read every message of a .ts file."""
    found = []
    for context in ET.parse(file).iter("context"):  # noqa: S314 - a file of this checkout
        for message in context.iter("message"):
            translation = message.find("translation")
            assert translation is not None
            forms = translation.findall("numerusform") or [translation]
            key = (context.findtext("name", ""), message.findtext("source", ""))
            found.append(
                Message(
                    key=(*key, message.findtext("comment", "")),
                    state=translation.get("type", ""),
                    translations=tuple(form.text or "" for form in forms),
                    counts=message.get("numerus") == "yes",
                )
            )
    return found


def put_together(tree: ast.AST) -> list[int]:
    """Return the lines of calls whose text is made while the program runs."""
    made = ast.JoinedStr | ast.IfExp | ast.BinOp
    return [asked.line for asked in calls_in(tree) if isinstance(asked.text, made)]


def test_the_terminal_speaks_all_four_languages_or_none_yet() -> None:
    assert not FILES or {language_of(file) for file in FILES} == set(LANGUAGES)


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_a_language_is_complete(file: Path) -> None:
    messages = messages_of(file)
    unfinished = [m.key for m in messages if m.state or not all(m.translations)]

    assert unfinished == []
    assert len({message.key for message in messages}) == len(messages)


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_a_language_has_exactly_the_texts_the_program_asks_for(file: Path) -> None:
    translated = {message.key for message in messages_of(file)}
    asked_for = asked_by_terminal().keys()

    assert sorted(asked_for - translated) == [], "run: python3 dev.py translate"
    assert sorted(translated - asked_for) == [], "run: python3 dev.py translate"


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_a_translation_keeps_every_placeholder(file: Path) -> None:
    wrong = {m.key: m.wrong_forms(language_of(file)) for m in messages_of(file)}

    assert {key: forms for key, forms in wrong.items() if forms} == {}


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_a_counted_text_has_a_singular_and_a_plural(file: Path) -> None:
    forms = {m.key: len(m.translations) for m in messages_of(file) if m.counts}

    assert {key: count for key, count in forms.items() if count != 2} == {}


@pytest.mark.parametrize("file", FILES, ids=language_of)
def test_a_text_asked_for_with_a_number_has_number_forms(file: Path) -> None:
    has_forms = {message.key for message in messages_of(file) if message.counts}
    counted = {key for key, counts in asked_by_terminal().items() if counts}

    assert sorted(counted ^ has_forms) == [], "run: python3 dev.py translate"


def test_no_text_is_put_together_while_the_program_runs() -> None:
    found = {path: put_together(tree_of(path)) for path in terminal_modules()}

    assert {path: lines for path, lines in found.items() if lines} == {}


@pytest.mark.parametrize(
    "expression",
    ["self.tr(f'{a}')", "translate('C', 'a' if b else 'c')", "translate('C', 'a' + b)"],
)
def test_the_check_itself_finds_a_text_put_together(expression: str) -> None:
    assert put_together(ast.parse(expression)) == [1]


def test_the_check_itself_reads_every_form_of_asking() -> None:
    source = """
class Page:
    def title(self):
        return self.tr("long " "text"), QCoreApplication.translate("Words", "b", "as a verb")
    def amount(self):
        return f"{self.tr('%n stamp(s)', '', abs(self.n))}" + translate("Words", "%n", n=self.n)
TITLES = [QT_TRANSLATE_NOOP("Titles", "c")]
"digits".translate(TABLE)
"""

    assert asked_in(ast.parse(source)) == {
        ("Page", "long text", ""): False,
        ("Words", "b", "as a verb"): False,
        ("Page", "%n stamp(s)", ""): True,
        ("Words", "%n", ""): True,
        ("Titles", "c", ""): False,
    }


def test_texts_are_written_down_as_python_reads_them() -> None:
    asked = {("Page", 'Say "Moien" · {name}', ""): False, ("Words", "%n", "alone"): True}

    assert asked_in(ast.parse(as_calls(asked.items()))) == asked
