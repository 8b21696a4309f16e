"""Running one history to its end, on stores in memory or on the product's own in real files."""

from __future__ import annotations

import os
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.simulation.histories import History

if TYPE_CHECKING:
    from collections import Counter

    from tests.simulation.histories import Options

_BUGS = (AssertionError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)

# Where flushes cost nothing; elsewhere real files are only slower.
_RAM = Path("/dev/shm")


def find_violation(
    seed: int, options: Options, *, on_real_storage: bool = False
) -> tuple[str | None, Counter[str]]:
    """Live a history; what was broken in words, or None, and what happened how often."""
    if not on_real_storage:
        return _lived(History(seed, options))
    with TemporaryDirectory(dir=_ram_or_none()) as folder:
        return _lived(History(seed, options, Path(folder)))


def tell_history(seed: int, options: Options) -> list[str]:
    """The same history again, one line an event, and how it ended."""
    history = History(seed, options, is_told=True)
    words, _ = _lived(history)
    return [f"seed {seed}, {options.profile}", *history.told, words or "every promise was kept"]


def _lived(history: History) -> tuple[str | None, Counter[str]]:
    try:
        history.live()
    except _BUGS as bug:
        # A bug that raises is as bad as a promise that breaks: the seed shows both again.
        return f"{type(bug).__name__}: {bug}", history.counts
    return None, history.counts


def _ram_or_none() -> Path | None:
    return _RAM if _RAM.is_dir() and os.access(_RAM, os.W_OK) else None
