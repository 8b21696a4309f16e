"""The terminal's local store in memory: it commits once or not at all, like the real one."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from tests.fakes.memory_reports import MemoryReports
from tests.fakes.memory_stores import (
    Contents,
    MemoryBlanks,
    MemoryCards,
    MemoryEntries,
    MemoryJournal,
    MemoryState,
)
from tests.fakes.memory_world import MemoryWorld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from terminal.use_cases.ports import StorageUnavailable


class MemoryUnitOfWork:
    """Works on a copy of everything; committing hands the copy over."""

    def __init__(self, contents: Contents, fail_commit_with: StorageUnavailable | None) -> None:
        self.contents = contents
        self.committed = False
        self._fail_commit_with = fail_commit_with

    @property
    def journal(self) -> MemoryJournal:
        return MemoryJournal(self._open())

    @property
    def entries(self) -> MemoryEntries:
        return MemoryEntries(self._open())

    @property
    def cards(self) -> MemoryCards:
        return MemoryCards(self._open())

    @property
    def blanks(self) -> MemoryBlanks:
        return MemoryBlanks(self._open())

    @property
    def reports(self) -> MemoryReports:
        return MemoryReports(self._open())

    @property
    def world(self) -> MemoryWorld:
        return MemoryWorld(self._open())

    @property
    def state(self) -> MemoryState:
        return MemoryState(self._open())

    def commit(self) -> None:
        self._open()
        if self._fail_commit_with is not None:
            raise self._fail_commit_with
        self.committed = True

    def _open(self) -> Contents:
        if self.committed:
            raise RuntimeError("this unit of work has ended")
        return self.contents


@dataclass
class MemoryLocalStore:
    """`fail_commit_with` makes every commit fail like a disk would, until a test clears it."""

    fail_commit_with: StorageUnavailable | None = None
    short_of_space: bool = False
    commits: int = 0
    _contents: Contents = field(default_factory=Contents)
    _in_use: bool = False

    @contextmanager
    def begin(self) -> Iterator[MemoryUnitOfWork]:
        if self._in_use:
            raise RuntimeError("a unit of work is already open")
        self._in_use = True
        uow = MemoryUnitOfWork(self._contents.copied(), self.fail_commit_with)
        try:
            yield uow
        finally:
            self._in_use = False
        if uow.committed:
            self._contents = replace(uow.contents)
            self.commits += 1

    def is_short_of_space(self) -> bool:
        return self.short_of_space

    def close(self) -> None:
        """Nothing is held open in memory."""
