"""What terminals sent, place by place and set aside, in every kind of store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from shared_domain.identifiers import EntryId, EpochId
from shared_domain.journal import Place
from shared_domain.wire.push import VerdictKind
from sync_server.services.state import ChildEpoch, HeldEpoch, JournalItem, ParkedItem
from tests.builders import VENDOR
from tests.contracts.server_stores import samples
from tests.contracts.server_stores.samples import EPOCH, LATER, NOW, OTHER_VENDOR

if TYPE_CHECKING:
    from tests.contracts.server_stores.conftest import Begin

TILL = samples.terminal(1)
CHILD = HeldEpoch(
    EpochId(UUID(int=0xE2)), 4, b"4" * 32, Place(EPOCH, 3, b"3" * 32), EntryId(UUID(int=9))
)


def test_an_epoch_is_kept_as_far_as_it_was_saved_last(begin: Begin) -> None:
    with begin() as uow:
        uow.journal.save_epoch(TILL, samples.epoch(1))
        uow.journal.save_epoch(TILL, samples.epoch(3))
        uow.journal.save_epoch(TILL, CHILD)
        uow.journal.save_epoch(samples.terminal(2), samples.epoch(2))
    with begin() as uow:
        assert uow.journal.epoch(TILL, EPOCH) == samples.epoch(3)
        assert uow.journal.epoch(TILL, EpochId(UUID(int=0xE9))) is None
        assert uow.journal.epochs(TILL) == [samples.epoch(3), CHILD]
        child = ChildEpoch(CHILD.epoch, 3, EntryId(UUID(int=9)))
        assert uow.journal.children_of(TILL, EPOCH, 3, 3) == [child]
        assert uow.journal.children_of(TILL, EPOCH, 1, 9) == [child]
        assert uow.journal.children_of(TILL, EPOCH, 4, 9) == []
        assert uow.journal.children_of(TILL, CHILD.epoch, 1, 9) == []
        assert uow.journal.epochs(samples.terminal(1, OTHER_VENDOR)) == []


def test_items_are_kept_by_their_place(begin: Begin) -> None:
    entry_id = EntryId(UUID(int=5))
    recorded = JournalItem(1, b"1" * 32, VerdictKind.RECORDED, entry_id=entry_id, position=7)
    note = JournalItem(2, b"2" * 32, VerdictKind.RECORDED, entry_id=entry_id, body=b"{}")
    unsigned = JournalItem(3, b"3" * 32, VerdictKind.PARKED, "unsigned", is_verified=False)
    with begin() as uow:
        uow.journal.save_items(TILL, EPOCH, [recorded, unsigned], NOW)
        uow.journal.save_items(TILL, EPOCH, [note, replace(unsigned, reason="still")], LATER)
        uow.journal.save_items(TILL, EPOCH, [], LATER)
    with begin() as uow:
        assert uow.journal.items(TILL, EPOCH, 1, 2) == [recorded, note]
        assert uow.journal.items(TILL, EPOCH, 3, 99) == [replace(unsigned, reason="still")]
        assert uow.journal.items(TILL, CHILD.epoch, 1, 99) == []
        assert uow.journal.items(samples.terminal(2), EPOCH, 1, 99) == []


def test_what_is_parked_twice_is_kept_once_with_its_first_reason(begin: Begin) -> None:
    poison = ParkedItem(EPOCH, 2, b"2" * 32, b"\x00\xff", "not UTF-8")
    fork = ParkedItem(EPOCH, 2, b"F" * 32, b"{}", "occupied")
    with begin() as uow:
        uow.journal.park(TILL, [poison], NOW)
        uow.journal.park(TILL, [replace(poison, reason="again"), fork], LATER)
        uow.journal.park(TILL, [], LATER)
    with begin() as uow:
        assert uow.journal.parked(TILL, EPOCH, 2) == [poison, fork]
        assert uow.journal.parked(TILL, EPOCH, 1) == []
        assert uow.journal.parked(samples.terminal(2), EPOCH, 2) == []


def test_what_was_set_aside_is_read_page_by_page_and_seen_once(begin: Begin) -> None:
    first = ParkedItem(EPOCH, 2, b"2" * 32, b"\x00\xff", "not UTF-8")
    fork = ParkedItem(EPOCH, 2, b"F" * 32, b"{}", "occupied")
    other_till = samples.terminal(2)
    with begin() as uow:
        uow.journal.park(TILL, [fork, first], NOW)
        uow.journal.park(other_till, [first], LATER)
        uow.journal.park(samples.terminal(1, OTHER_VENDOR), [first], NOW)
    with begin() as uow:
        pages = uow.journal.parked_page(VENDOR, None, 9)
        assert [(one.terminal_id, one.item) for one in pages] == [
            (TILL.terminal_id, first),
            (TILL.terminal_id, fork),
            (other_till.terminal_id, first),
        ]
        assert (pages[0].received_at, pages[0].seen_at, pages[0].seen_by) == (NOW, None, "")
        assert uow.journal.parked_page(VENDOR, pages[0].key, 1) == [pages[1]]
        assert uow.journal.parked_of(TILL, 9) == pages[:2]
        uow.journal.mark_seen(VENDOR, [pages[1].key], NOW, "Zoé")
        uow.journal.mark_seen(VENDOR, [pages[1].key], LATER, "Luc")
        uow.journal.mark_seen(OTHER_VENDOR, [pages[2].key], NOW, "Eve")
    with begin() as uow:
        seen = uow.journal.parked_page(VENDOR, None, 9)[1]
        assert (seen.seen_at, seen.seen_by) == (NOW, "Zoé")
        unseen = uow.journal.parked_page(VENDOR, None, 9, only_unseen=True)
        assert unseen == [pages[0], pages[2]]
        uow.journal.unpark(TILL, fork)
    with begin() as uow:
        assert uow.journal.parked_page(VENDOR, None, 9) == unseen
        assert uow.journal.parked(TILL, EPOCH, 2) == [first]
