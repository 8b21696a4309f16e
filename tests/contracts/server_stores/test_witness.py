"""What proves the books: stored chains and signatures, in every kind of store."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import UUID

from msgspec.structs import replace

from shared_domain.identifiers import EntryId
from shared_domain.journal import Place
from shared_domain.wire.push import VerdictKind
from sync_server.services.state import ChainedRecord, JournalItem, ParkedItem, ProvenItem
from tests.builders import VENDOR, stamped
from tests.contracts.server_stores import samples
from tests.contracts.server_stores.samples import EPOCH, LATER, NOW, OTHER_VENDOR

if TYPE_CHECKING:
    from tests.contracts.server_stores.conftest import Begin

TILL = samples.terminal(1)
ENTRY_ID = EntryId(UUID(int=5))
ENTRY = JournalItem(1, b"1" * 32, VerdictKind.RECORDED, entry_id=ENTRY_ID, position=7)
NOTE = JournalItem(2, b"2" * 32, VerdictKind.RECORDED, entry_id=ENTRY_ID, body=b"{}")
POISON = JournalItem(3, b"3" * 32, VerdictKind.PARKED, "not UTF-8")


def test_records_come_page_by_page_with_the_chain_as_it_was_stored(begin: Begin) -> None:
    made, head = samples.records(stamped(1), b'{"type":"other"}')
    with begin() as uow:
        uow.ledger.open(VENDOR)
        uow.ledger.append(VENDOR, made, head, NOW)
    with begin() as uow:
        first = ChainedRecord(1, made[0].hash, made[0].body, stamped(1).entry_id)
        second = ChainedRecord(2, made[1].hash, made[1].body, None)
        assert uow.witness.records(VENDOR, 0, 9) == [first, second]
        assert uow.witness.records(VENDOR, 0, 1) == [first]
        assert uow.witness.records(VENDOR, 1, 9) == [second]
        assert uow.witness.records(OTHER_VENDOR, 0, 9) == []


def test_a_journal_comes_with_its_bytes_its_reasons_and_its_signatures(begin: Begin) -> None:
    fork = ParkedItem(EPOCH, 2, b"F" * 32, b'{"fork":1}', "occupied")
    with begin() as uow:
        uow.journal.save_items(TILL, EPOCH, [ENTRY, NOTE, POISON], NOW)
        uow.journal.park(TILL, [ParkedItem(EPOCH, 3, b"3" * 32, b"\xff", "not UTF-8"), fork], NOW)
        uow.witness.keep_signature(TILL, Place(EPOCH, 3, b"3" * 32), b"s" * 64)
        uow.witness.keep_signature(TILL, Place(EPOCH, 2, b"F" * 32), b"f" * 64)
        uow.witness.keep_signature(TILL, Place(EPOCH, 3, b"3" * 32), b"t" * 64)
        uow.witness.keep_signature(TILL, Place(EPOCH, 9, b"9" * 32), b"9" * 64)
    with begin() as uow:
        items = [
            ProvenItem(1, b"1" * 32, position=7),
            ProvenItem(2, b"2" * 32, b"{}"),
            ProvenItem(2, b"F" * 32, b'{"fork":1}', signature=b"f" * 64, parked="occupied"),
            ProvenItem(3, b"3" * 32, b"\xff", signature=b"s" * 64, parked="not UTF-8"),
        ]
        assert uow.witness.journal(TILL, EPOCH, 0, 99) == items
        assert uow.witness.journal(TILL, EPOCH, 1, 1) == items[1:3]
        assert uow.witness.journal(TILL, EPOCH, 3, 99) == []
        assert uow.witness.journal(samples.terminal(2), EPOCH, 0, 99) == []


def test_what_was_recorded_after_all_is_parked_no_more(begin: Begin) -> None:
    once = ParkedItem(EPOCH, 1, b"1" * 32, b"{}", "unsigned")
    with begin() as uow:
        uow.journal.save_items(TILL, EPOCH, [replace(ENTRY, position=None, body=b"{}")], NOW)
        uow.journal.park(TILL, [once], NOW)
        uow.journal.save_items(TILL, EPOCH, [ENTRY], LATER)
    with begin() as uow:
        assert uow.witness.journal(TILL, EPOCH, 0, 99) == [ProvenItem(1, b"1" * 32, position=7)]
