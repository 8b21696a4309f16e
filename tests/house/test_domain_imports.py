"""Holds the shared domain to the few modules that give values only."""

from __future__ import annotations

import ast

from tests.house.sources import product_modules, tree_of

# Values and pure functions: nothing here reads a clock, a file, a network or chance itself.
ALLOWED = {
    *("__future__", "abc", "collections", "copy", "dataclasses", "enum", "functools", "itertools"),
    *("bisect", "operator", "re", "string", "types", "typing", "typing_extensions", "unicodedata"),
    *("base64", "binascii", "hashlib", "hmac", "json", "struct", "uuid"),
    *("datetime", "zoneinfo", "decimal", "fractions", "math"),
    *("msgspec", "shared_domain"),
}


def imported_packages(tree: ast.Module) -> set[str]:
    """Return the first name of everything a module imports."""
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_the_domain_imports_values_only() -> None:
    domain = [path for path in product_modules() if path.parts[0] == "shared_domain"]
    foreign = {path: imported_packages(tree_of(path)) - ALLOWED for path in domain}

    assert {path: names for path, names in foreign.items() if names} == {}


def test_the_check_itself_sees_every_form_of_import() -> None:
    source = "import os.path\nfrom random import choice\ndef f():\n    import time as t"

    assert imported_packages(ast.parse(source)) == {"os", "random", "time"}
