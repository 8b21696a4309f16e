"""Copies are made and checked beside the work, and what was repaired stands in the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from shared_domain.journal import Note, NoteKind
from terminal.use_cases.keep_safe import copy_safely, put_right, report_repairs
from tests.terminal.use_cases.proofs import assert_journal_verifies, items_of

if TYPE_CHECKING:
    from datetime import datetime

    from tests.terminal.use_cases.shop import Till


@dataclass(frozen=True)
class FakeCheck:
    is_clean: bool = True
    damage: tuple[str, ...] = ()


@dataclass
class FakeUpkeep:
    """Checks come out as they are lined up, and well when nothing is."""

    checks: list[FakeCheck] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    copies: list[datetime] = field(default_factory=list)

    def back_up(self, at: datetime) -> FakeCheck:
        self.copies.append(at)
        return self.verify()

    def stop_copying(self) -> None:
        self.checks.clear()

    def verify(self) -> FakeCheck:
        return self.checks.pop(0) if self.checks else FakeCheck()


BROKEN = FakeCheck(is_clean=False, damage=("a page is gone",))
FOLDED_AGAIN = FakeCheck(is_clean=False)


def test_a_copy_that_is_right_is_made_once(till: Till) -> None:
    upkeep = FakeUpkeep()

    assert copy_safely(till.store, upkeep, till.clock)
    assert upkeep.copies == [till.clock.now()]


def test_only_what_is_wrong_twice_is_wrong(till: Till) -> None:
    assert copy_safely(till.store, FakeUpkeep([BROKEN]), till.clock)
    assert not copy_safely(till.store, FakeUpkeep([BROKEN, BROKEN]), till.clock)


def test_while_space_is_short_there_is_no_copy(till: Till) -> None:
    till.store.short_of_space = True
    upkeep = FakeUpkeep([BROKEN])

    assert copy_safely(till.store, upkeep, till.clock)
    assert upkeep.copies == []


def test_only_data_that_were_made_again_need_a_new_epoch() -> None:
    assert put_right(FakeUpkeep([BROKEN]))
    assert not put_right(FakeUpkeep([FOLDED_AGAIN]))
    assert not put_right(FakeUpkeep())


def test_what_was_repaired_stands_in_the_journal_once(till: Till) -> None:
    upkeep = FakeUpkeep(repairs=["a page is gone", "x" * 999])
    for _ in range(2):
        report_repairs(till.counter, upkeep)

    notes = [item for item in items_of(till) if isinstance(item, Note)]
    assert [note.text for note in notes] == ["a page is gone", "x" * 255]
    assert {note.kind for note in notes} == {NoteKind.STORE_REPAIRED}
    assert upkeep.repairs == []
    assert_journal_verifies(till)
    till.sync()
    assert till.waiting() == 0
