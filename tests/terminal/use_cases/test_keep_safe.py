"""Copies are made and checked beside the work, and what was repaired stands in the journal."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pytest

from shared_domain.amounts import Amounts
from shared_domain.journal import Hole, Note, NoteKind, Place
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.keep_safe import copy_safely, put_right, report_repairs
from terminal.use_cases.ports import ServerUnavailable, StorageTrouble, StorageUnavailable
from terminal.use_cases.store_ports import LostItem
from tests.builders import CARD
from tests.terminal.use_cases.proofs import accepted, assert_journal_verifies, items_of
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.journal import SealedItem
    from tests.terminal.use_cases.shop import Shop, Till


@dataclass(frozen=True)
class FakeCheck:
    is_clean: bool = True
    damage: tuple[str, ...] = ()


@dataclass
class FakeUpkeep:
    """Checks come out as they are lined up, and well when nothing is."""

    checks: list[FakeCheck] = field(default_factory=list)
    repairs: list[str] = field(default_factory=list)
    remains: list[LostItem] = field(default_factory=list)
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


def test_while_space_is_short_nothing_is_given_and_syncing_goes_on(till: Till) -> None:
    give(till)
    till.store.short_of_space = True

    with pytest.raises(StorageUnavailable) as failure:
        give(till)

    assert failure.value.trouble is StorageTrouble.DISK_FULL
    till.sync()
    assert till.waiting() == 0
    till.store.short_of_space = False
    give(till)


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


def give(till: Till) -> None:
    accepted(award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest()))
    till.wait(minutes=20)


def a_till_that_lost_an_item(till: Till) -> SealedItem:
    """Four stamps were given, nothing was pushed, and the second is gone from both copies."""
    for _ in range(4):
        give(till)
    lost = till.journal()[-3]
    contents = till.store._contents  # noqa: SLF001  (what damage does)
    del contents.journal[lost.epoch, lost.sequence]
    del contents.entries[lost.entry_id]
    till.restart()
    return lost


def test_what_follows_a_lost_item_still_reaches_the_server(shop: Shop, till: Till) -> None:
    lost = a_till_that_lost_an_item(till)
    remains = LostItem(Place(lost.epoch, lost.sequence, lost.hash), lost.body[:20])
    upkeep = FakeUpkeep(repairs=["a page is gone"], remains=[remains])

    report_repairs(till.counter, upkeep)
    till.push()

    [hole] = [item for item in items_of(till) if isinstance(item, Hole)]
    assert (hole.lost, hole.raw) == (remains.place, lost.body[:20])
    assert till.waiting() == 0
    assert shop.balance() == Amounts(stamps=3)
    assert upkeep.remains == []
    with till.store.begin() as uow:
        assert uow.journal.missing_places() == ()


def test_where_nothing_is_left_of_it_the_next_item_is_kept_for_a_person(
    shop: Shop, till: Till
) -> None:
    lost = a_till_that_lost_an_item(till)
    with till.store.begin() as uow:
        [next_item] = uow.journal.run_after(lost.epoch, lost.sequence, 1, 1)

    report_repairs(till.counter, FakeUpkeep(repairs=["a page is gone"]))
    till.push()

    holes = [item for item in items_of(till) if isinstance(item, Hole)]
    assert [hole.lost for hole in holes] == [
        Place(lost.epoch, lost.sequence, bytes(32)),
        Place(lost.epoch, lost.sequence + 1, next_item.hash),
    ]
    assert holes[1].raw == next_item.body
    assert till.waiting() == 0
    assert shop.balance() == Amounts(stamps=2)


def test_several_places_in_a_row_are_holes_in_a_row(shop: Shop, till: Till) -> None:
    lost = a_till_that_lost_an_item(till)
    contents = till.store._contents  # noqa: SLF001  (what damage does)
    del contents.journal[lost.epoch, lost.sequence + 1]

    report_repairs(till.counter, FakeUpkeep(repairs=["a page is gone"]))
    till.push()

    holes = [item for item in items_of(till) if isinstance(item, Hole)]
    first = lost.sequence
    assert [hole.lost.sequence for hole in holes] == [first, first + 1, first + 2]
    assert till.waiting() == 0
    assert shop.balance() == Amounts(stamps=1)


def test_a_server_that_knows_of_no_hole_is_left_in_peace(shop: Shop, till: Till) -> None:
    a_till_that_lost_an_item(till)

    with pytest.raises(ServerUnavailable):
        till.push()

    assert shop.balance() == Amounts(stamps=1)
