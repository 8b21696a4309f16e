"""A till that has lived: something stands in every table that a day at a counter fills."""

from __future__ import annotations

from contextlib import closing
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.cases import CaseKind, CaseState
from shared_domain.identifiers import TerminalId
from shared_domain.records import CardKeyPublished, CaseChanged, StaffChanged, TerminalChanged
from shared_domain.staff import Role
from shared_domain.wire.codec import encode_item
from shared_domain.wire.push import TerminalContact, Verdict, VerdictKind
from shared_domain.wire.signed import SignedStatement
from terminal.use_cases.record_items import refold
from terminal.use_cases.set_aside import refold_anew
from terminal.use_cases.store_ports import ClockReading, Cursor, PostedEntry, SyncRecord
from tests.builders import TILL_1, TILL_2, VENDOR
from tests.fakes.journal_writer import JournalWriter
from tests.fakes.keys import device_key
from tests.storms.machinery.working_till import CARDS, Work, open_store, open_till
from tests.terminal.use_cases.shop import member

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.ledger import Entry
    from shared_domain.records import VendorRecord
    from terminal.use_cases.store_ports import UnitOfWork

CUSTOMERS = 60
_A_DAY_AGO = datetime(2026, 11, 22, 9, tzinfo=UTC)


def live_a_day(folder: Path, seed: int) -> None:
    """Customers, what another till did meanwhile, and the server's answers to half of it."""
    with closing(open_store(folder)) as store:
        counter = open_till(store)
        work = Work(counter, seed)
        for _ in range(CUSTOMERS):
            work.serve()
        with store.begin() as uow:
            [held] = uow.journal.epochs()
            _hear_of_the_world(uow)
            _mirror(uow)
            half = held.last_sequence // 2
            uow.journal.acknowledge(held.epoch, half, SignedStatement(b"receipt", bytes(64)))
            parked = Verdict(half, VerdictKind.PARKED, reason="of a schema from the future")
            uow.journal.note_parked(held.epoch, [parked])
            newest = uow.entries.pending()[-1]
            uow.entries.set_aside([newest.entry_id])
            refold_anew(uow, [newest.card_id])
            uow.commit()


def _hear_of_the_world(uow: UnitOfWork) -> None:
    some_entry = uow.entries.of_card(CARDS[0])[0]
    case = CaseChanged(
        VENDOR, CARDS[0], some_entry.entry_id, CaseKind.OVERDRAWN, CaseState.OPEN, None, TILL_1
    )
    told: list[VendorRecord] = [
        StaffChanged(member(Role.CASHIER)),
        StaffChanged(member(Role.MANAGER)),
        CardKeyPublished(3, device_key("card key").public_key),
        TerminalChanged(TILL_1, "Till 1"),
        TerminalChanged(TILL_2, "Till 2", is_revoked=True),
        case,
    ]
    for position, record in enumerate(told, start=3):
        uow.world.apply(record, position)
    uow.world.set_contacts(
        [TerminalContact(TILL_2, _A_DAY_AGO), TerminalContact(TerminalId(UUID(int=9)), None)]
    )
    uow.state.set_setting("sound", "quiet")
    uow.state.set_cursor(Cursor(100, bytes(range(32))))
    uow.state.set_sync_record(SyncRecord("generation 1", _A_DAY_AGO, 100))
    uow.state.set_clock_reading(ClockReading(-1500, _A_DAY_AGO, 80, _A_DAY_AGO))


def _mirror(uow: UnitOfWork) -> None:
    """Half of what was done here, and what the other till did, as the ledger brings it."""
    writer = JournalWriter(TILL_2)
    own = [entry for card_id in CARDS for entry in uow.entries.of_card(card_id)][::2]
    foreign = [writer.entry(card_id=card_id) for card_id in CARDS * 3]
    undone = [writer.reversal(entry) for entry in foreign[:4]]
    page = [_posted(at, entry) for at, entry in enumerate([*own, *foreign, *undone], start=20)]
    refold(uow, uow.entries.confirm(page))


def _posted(position: int, entry: Entry) -> PostedEntry:
    return PostedEntry(position, entry, encode_item(entry))
