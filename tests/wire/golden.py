"""Keeps the golden files: `python -m tests.wire.golden --write` makes them anew.

A protocol version that was released never changes; a change here is a new version in
shared_domain/wire/versions.py, with golden files in a folder of its own.
"""

from __future__ import annotations

import argparse
import inspect
import json
import pkgutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import shared_domain
from shared_domain.cards import CardState
from shared_domain.journal import Item
from shared_domain.ledger import EntryFacts
from shared_domain.wire.versions import CURRENT_PROTOCOL
from shared_domain.witness.exports import Line
from tests.wire import examples
from tests.wire.export_examples import LINES

if TYPE_CHECKING:
    from collections.abc import Sequence

EXAMPLES = {**examples.EXAMPLES, **LINES}
FOLDER = Path(__file__).parent / "golden"
SCHEMA = "schema"
# Values inside one program, which no version of the protocol carries.
NEVER_SENT = {CardState, EntryFacts, Item, Line}


def folder_of(version: int) -> Path:
    return FOLDER / f"v{version}"


def sent_types() -> list[type[msgspec.Struct]]:
    """Every Struct of the shared domain that crosses the network or stands in a file, by name."""
    names = [name for _, name, _ in pkgutil.walk_packages(shared_domain.__path__, "shared_domain.")]
    found = {
        value
        for name in names
        for _, value in inspect.getmembers(import_module(name), inspect.isclass)
        if issubclass(value, msgspec.Struct) and value.__module__ == name
    }
    return sorted(found - NEVER_SENT, key=lambda type_: type_.__name__)


def schema() -> bytes:
    """Every field, type, bound and default of every message, as JSON schema."""
    _, components = msgspec.json.schema_components(sent_types())
    return json.dumps(components, indent=1, sort_keys=True, ensure_ascii=False).encode() + b"\n"


def current_files() -> dict[str, bytes]:
    """What the golden files of the current version should hold, by name."""
    encoded = {name: msgspec.json.encode(example) + b"\n" for name, example in EXAMPLES.items()}
    return {**encoded, SCHEMA: schema()}


def golden_files(version: int = CURRENT_PROTOCOL) -> dict[str, bytes]:
    """What the golden files hold, by name."""
    return {path.stem: path.read_bytes() for path in sorted(folder_of(version).glob("*.json"))}


def write() -> None:
    """Make the golden files of the current version anew."""
    folder = folder_of(CURRENT_PROTOCOL)
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.glob("*.json"):
        path.unlink()
    for name, body in current_files().items():
        (folder / f"{name}.json").write_bytes(body)


def main(words: Sequence[str]) -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(prog="tests.wire.golden", description=__doc__)
    parser.add_argument("--write", action="store_true", required=True)
    parser.parse_args(words)
    write()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
