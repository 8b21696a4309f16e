"""Short ways to put entries into a store under contract, each committed at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.wire.codec import encode_item
from terminal.use_cases.store_ports import PostedEntry

if TYPE_CHECKING:
    from shared_domain.ledger import Entry
    from terminal.use_cases.store_ports import LocalStore
    from tests.fakes.journal_writer import JournalWriter


def record(store: LocalStore, till: JournalWriter, *entries: Entry) -> None:
    """Record these entries as the till's own."""
    with store.begin() as uow:
        for entry in entries:
            till.record(uow, entry)
        uow.commit()


def confirm(store: LocalStore, *entries: Entry, first_position: int = 1) -> tuple[Entry, ...]:
    """Mirror these entries at consecutive positions; returns those that were new here."""
    with store.begin() as uow:
        new = uow.entries.confirm(
            [
                PostedEntry(position, entry, encode_item(entry))
                for position, entry in enumerate(entries, first_position)
            ]
        )
        uow.commit()
    return new
