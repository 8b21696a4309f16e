"""Reads every text the terminal asks a translation for; run, it writes them down, one call a line.

Qt's extraction tool takes a counted `translate` for an uncounted one unless the number is a
literal, and passes over some calls altogether, so it is given these lines and not the sources.
"""

from __future__ import annotations

import ast
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tests.house.sources import product_modules, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Key = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Asked:
    """One call for a translation: where Qt looks it up, and whether a number goes with it."""

    line: int
    context: str
    text: ast.expr
    comment: str
    counts: bool

    @property
    def key(self) -> Key | None:
        """Context, text and comment; none where the text is only known when the program runs."""
        if not isinstance(self.text, ast.Constant):
            return None
        return self.context, str(self.text.value), self.comment


def calls_in(node: ast.AST, enclosing_class: str = "") -> Iterator[Asked]:
    """Yield every call for a translation, in the order of the source."""
    if isinstance(node, ast.ClassDef):
        enclosing_class = node.name
    if isinstance(node, ast.Call) and (asked := _read(node, enclosing_class)):
        yield asked
    for child in ast.iter_child_nodes(node):
        yield from calls_in(child, enclosing_class)


def asked_in(tree: ast.AST) -> dict[Key, bool]:
    """Return every text a module asks for, and whether some call gives a number with it."""
    found: dict[Key, bool] = {}
    for asked in calls_in(tree):
        if asked.key is not None:
            found[asked.key] = found.get(asked.key, False) or asked.counts
    return found


def asked_by_terminal() -> dict[Key, bool]:
    """Return every text of the terminal as it stands in terminal_*.ts."""
    found: dict[Key, bool] = {}
    for path in terminal_modules():
        for key, counts in asked_in(tree_of(path)).items():
            found[key] = found.get(key, False) or counts
    return found


def terminal_modules() -> list[Path]:
    """Return the modules whose texts stand in terminal_*.ts."""
    return [path for path in product_modules() if path.parts[0] == "terminal"]


def as_calls(asked: Iterable[tuple[Key, bool]]) -> str:
    """Write texts down in the one form the extraction tool always understands."""
    lines = []
    for key, counts in asked:
        words = ", ".join(json.dumps(word, ensure_ascii=False) for word in key)
        lines.append(f"QCoreApplication.translate({words}{', 1' if counts else ''})\n")
    return "".join(lines)


def _read(call: ast.Call, enclosing_class: str) -> Asked | None:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    named = {word.arg: word.value for word in call.keywords}
    if name == "tr" and call.args:
        context, words = enclosing_class, call.args
    elif name in {"translate", "QT_TRANSLATE_NOOP"} and len(call.args) > 1:
        first, *words = call.args
        if not isinstance(first, ast.Constant):
            return None
        context = str(first.value)
    else:
        return None
    comment = words[1] if len(words) > 1 else named.get("disambiguation")
    remark = comment.value if isinstance(comment, ast.Constant) else ""
    counts = len(words) > 2 or "n" in named
    return Asked(call.lineno, context, words[0], str(remark or ""), counts)


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(as_calls(asked_by_terminal().items()), encoding="utf-8")
