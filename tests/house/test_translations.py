"""Holds the four languages to each other and to the sources: nothing missing, nothing left over."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from tests.house.sources import ROOT, product_modules, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "fr", "de", "lb")
FILES = sorted((ROOT / "translations").glob("terminal_*.ts"))
# In French the singular also counts nothing, so there the number itself must be shown.
SINGULAR_IS_EXACTLY_ONE = {"en", "de", "lb"}
PLACEHOLDER = re.compile(r"%L?\d|%L?n|\{\w*(?::[^}]*)?\}")
THE_NUMBER = {"%n", "%Ln", "{count}", "{n}"}

Key = tuple[str, str, str]


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


def calls(node: ast.AST, enclosing_class: str = "") -> Iterator[tuple[str, ast.Call]]:
    """Yield every call that asks for a translation, with the class it stands in."""
    if isinstance(node, ast.ClassDef):
        enclosing_class = node.name
    if isinstance(node, ast.Call) and text_and_context(node, enclosing_class) is not None:
        yield enclosing_class, node
    for child in ast.iter_child_nodes(node):
        yield from calls(child, enclosing_class)


def text_and_context(
    call: ast.Call, enclosing_class: str
) -> tuple[ast.expr, str, list[ast.expr]] | None:
    """Return a translating call's text, context and what follows; none for any other call."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name == "tr" and call.args:
        return call.args[0], enclosing_class, call.args[1:]
    names_context = name in {"translate", "QT_TRANSLATE_NOOP"} and len(call.args) > 1
    if names_context and isinstance(call.args[0], ast.Constant):
        return call.args[1], str(call.args[0].value), call.args[2:]
    return None


def keys_in(tree: ast.AST) -> set[Key]:
    """Return every text the program asks for, as Qt will look it up."""
    found = set()
    for enclosing_class, call in calls(tree):
        text, context, rest = text_and_context(call, enclosing_class) or (None, "", [])
        comment = rest[0].value if rest and isinstance(rest[0], ast.Constant) else ""
        if isinstance(text, ast.Constant):
            found.add((context, str(text.value), str(comment or "")))
    return found


def hidden_calls(tree: ast.AST) -> list[int]:
    """Return the lines of calls whose text the extraction tool cannot see, or sees half of."""
    in_f_strings = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for inner in ast.walk(node)
    }
    lines = []
    for enclosing_class, call in calls(tree):
        text, _, rest = text_and_context(call, enclosing_class) or (None, "", [])
        is_put_together = isinstance(text, ast.JoinedStr | ast.IfExp | ast.BinOp)
        has_inner_call = any(isinstance(argument, ast.Call) for argument in rest)
        if id(call) in in_f_strings or is_put_together or has_inner_call:
            lines.append(call.lineno)
    return lines


def terminal_modules() -> list[Path]:
    """Return the modules whose texts stand in terminal_*.ts."""
    return [path for path in product_modules() if path.parts[0] == "terminal"]


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
    asked_for = set().union(*(keys_in(tree_of(path)) for path in terminal_modules()))

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


def test_no_text_hides_from_the_extraction_tool() -> None:
    hidden = {path: hidden_calls(tree_of(path)) for path in terminal_modules()}

    assert {path: lines for path, lines in hidden.items() if lines} == {}


@pytest.mark.parametrize(
    "expression",
    [
        "f\"{self.tr('a')}\"",
        "self.tr(f'{a}')",
        "translate('C', 'a' if b else 'c')",
        "translate('C', '%n stamp(s)', '', abs(n))",
    ],
)
def test_the_check_itself_finds_a_hidden_text(expression: str) -> None:
    assert hidden_calls(ast.parse(expression)) == [1]


def test_the_check_itself_reads_every_form_of_asking() -> None:
    source = """
class Page:
    def title(self):
        return self.tr("long " "text"), QCoreApplication.translate("Words", "b", "as a verb")
TITLES = [QT_TRANSLATE_NOOP("Titles", "c")]
"digits".translate(TABLE)
"""

    assert keys_in(ast.parse(source)) == {
        ("Page", "long text", ""),
        ("Words", "b", "as a verb"),
        ("Titles", "c", ""),
    }
