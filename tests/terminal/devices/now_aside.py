"""An aside that does everything at once, for tests in which nobody waits."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from terminal.use_cases.ports import Unavailable

T = TypeVar("T")


def now(
    work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Unavailable], None]
) -> None:
    """Do it here and now."""
    try:
        result = work()
    except Unavailable as trouble:
        failed(trouble)
    else:
        done(result)
