"""How a device gets slow work done beside the window: it is given the way, and names no thread."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol, TypeVar

from terminal.use_cases.ports import Unavailable

T = TypeVar("T")


class Aside(Protocol):
    """Does the work elsewhere; then exactly one of `done` and `failed` in the window's thread."""

    def __call__(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Callable[[Unavailable], None],
        /,
    ) -> None: ...
