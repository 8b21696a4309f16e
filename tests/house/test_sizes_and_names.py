"""Holds every module to the house's sizes and names, so that each can be read in one sitting."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.house.sources import ROOT, all_modules, product_modules, tree_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_FILE = 400
LONGEST_FUNCTION = 70
MOST_PUBLIC_METHODS = 14
# Names that say nothing about what is inside; as the last word of a file's or a class's name.
EMPTY_WORDS = {
    *("base", "common", "data", "handler", "helper", "helpers", "info", "manager", "misc"),
    *("util", "utils"),
}
# The two outermost places where a bug must not take the whole program with it.
MAY_CATCH_EVERYTHING = re.compile(
    r"terminal/background/tasks\.py|sync_server/(app|endpoints/\w+)\.py"
)

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    """Yield every function of a file, methods and nested ones too."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, Function))


def classes(path: Path) -> Iterator[ast.ClassDef]:
    """Yield every class of a file, nested ones too."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef))


def length(node: Function) -> int:
    """Return how many lines a function takes, its docstring included."""
    return (node.end_lineno or node.lineno) - node.lineno + 1


def is_offered(node: ast.stmt) -> bool:
    """Tell whether a class offers this to callers; Qt calls its own overrides (paintEvent)."""
    if not isinstance(node, Function) or node.name.startswith("_"):
        return False
    is_qt_override = re.fullmatch(r"[a-z]+[A-Z]\w*", node.name) is not None
    is_value = any(isinstance(d, ast.Name) and d.id == "property" for d in node.decorator_list)
    return not is_qt_override and not is_value


def is_empty(name: str) -> bool:
    """Tell whether the last word of a snake_case or CamelCase name is an empty one."""
    words = re.findall(r"[A-Z]?[a-z0-9]+|[A-Z]+", name)
    return bool(words) and words[-1].lower() in EMPTY_WORDS


def is_broad(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler catches everything, bugs of our own included."""
    caught = ast.unparse(handler.type) if handler.type else "BaseException"
    return re.search(r"\b(Base)?Exception\b", caught) is not None


def test_every_module_opens_by_saying_what_it_is_for() -> None:
    assert [path for path in all_modules() if not ast.get_docstring(tree_of(path))] == []


def test_every_file_can_be_read_in_one_sitting() -> None:
    lengths = {path: (ROOT / path).read_bytes().count(b"\n") for path in all_modules()}

    assert {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_every_function_fits_on_a_screen() -> None:
    lengths = {
        f"{path}:{node.lineno} {node.name}": length(node)
        for path in all_modules()
        for node in functions(path)
    }

    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FUNCTION} == {}


def test_every_class_offers_few_methods() -> None:
    offers = {
        f"{path}:{node.lineno} {node.name}": sum(map(is_offered, node.body))
        for path in product_modules()
        for node in classes(path)
    }

    assert {name: count for name, count in offers.items() if count > MOST_PUBLIC_METHODS} == {}


def test_every_name_says_what_is_inside() -> None:
    names = {part for path in all_modules() for part in path.with_suffix("").parts}
    names |= {node.name for path in all_modules() for node in classes(path)}

    assert sorted(filter(is_empty, names)) == []


def test_only_the_two_outermost_places_catch_everything() -> None:
    places = [
        path.as_posix()
        for path in product_modules()
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.ExceptHandler) and is_broad(node)
    ]

    assert len(places) <= 2, places
    assert [place for place in places if not MAY_CATCH_EVERYTHING.fullmatch(place)] == []


@pytest.mark.parametrize(
    ("source", "broad"),
    [
        ("try: pass\nexcept: pass", True),
        ("try: pass\nexcept Exception: pass", True),
        ("try: pass\nexcept (OSError, BaseException): pass", True),
        ("try: pass\nexcept OSError: pass", False),
        ("try: pass\nexcept BaseExceptionGroup: pass", False),
    ],
)
def test_the_check_itself_knows_a_broad_except(source: str, *, broad: bool) -> None:
    handlers = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ExceptHandler)]

    assert [is_broad(handler) for handler in handlers] == [broad]


@pytest.mark.parametrize(
    ("name", "empty"),
    [
        ("utils", True),
        ("text_helpers", True),
        ("CardManager", True),
        ("PageBase", True),
        ("Base", True),
        ("database", False),
        ("Metadata", False),
        ("base_page", False),
        ("is_manager_needed", False),
    ],
)
def test_the_check_itself_knows_an_empty_name(name: str, *, empty: bool) -> None:
    assert is_empty(name) is empty
