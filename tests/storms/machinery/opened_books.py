"""Starts a till on whatever a storm left of its folder, and says which promise does not hold."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from shared_domain.cards import CardState, fold
from shared_domain.journal import CHAIN_START, chain_over, head_message
from shared_domain.ledger import Entry
from shared_domain.outcomes import Refused
from shared_domain.wire.codec import decode_item
from terminal.gateway.device_keys import verify_signature
from terminal.storage.engine import driver_connection
from terminal.use_cases.ports import StorageUnavailable
from tests.builders import TILL_1
from tests.storms.machinery.working_till import CARDS, Work, open_store, open_till
from tests.terminal.storage.writing import file_of, journal_of

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from shared_domain.identifiers import EntryId
    from shared_domain.journal import SealedItem
    from terminal.storage.local_store import SqliteLocalStore
    from terminal.use_cases.counter import Counter


class BrokenPromiseError(AssertionError):
    """In words, what should have held."""


def start_and_check(folder: Path, told: Collection[EntryId]) -> int:
    """Start, compare everything with everything, serve one more customer, and leave.

    Returns how many items a crash had left in the journal file only; raises BrokenPromiseError.
    """
    try:
        with closing(open_store(folder)) as store:
            recovered = len(store.recovered)
            counter = open_till(store)
            _serve_one(counter)
            journal = journal_of(store)
            _check_told(journal, told)
            _check_chain(journal, counter)
            _check_cards(store, journal)
            _check_pages(store)
    except StorageUnavailable as failure:
        raise BrokenPromiseError(f"it does not go on: {failure}") from failure
    _demand(set(file_of(folder)) >= set(journal), "the journal file lacks what the database has")
    return recovered


def check_told(folder: Path, told: Collection[EntryId]) -> None:
    """Only whether anything that was shown is missing after a start."""
    try:
        with closing(open_store(folder)) as store:
            _check_told(journal_of(store), told)
    except StorageUnavailable as failure:
        raise BrokenPromiseError(f"it does not start: {failure}") from failure


def _serve_one(counter: Counter) -> None:
    work = Work(counter, seed=1)
    _demand(
        any(not isinstance(work.serve(), Refused) for _ in range(4)), "no customer can be served"
    )


def _check_told(journal: list[SealedItem], told: Collection[EntryId]) -> None:
    lost = set(told) - {item.entry_id for item in journal}
    _demand(not lost, f"{len(lost)} of {len(told)} entries were shown and are lost")


def _check_chain(journal: list[SealedItem], counter: Counter) -> None:
    epochs = dict.fromkeys(item.epoch for item in journal)
    for epoch in epochs:
        items = [item for item in journal if item.epoch == epoch]
        places = [item.sequence for item in items]
        _demand(places == list(range(1, len(items) + 1)), f"an epoch has the places {places}")
        hashes = chain_over(CHAIN_START, (item.body for item in items))
        _demand([item.hash for item in items] == hashes, "the chain breaks")
        message = head_message(TILL_1, epoch, len(items), hashes[-1])
        signed = verify_signature(counter.device_key.public_key, message, items[-1].signature)
        _demand(signed, "the till did not sign what it holds")


def _check_cards(store: SqliteLocalStore, journal: list[SealedItem]) -> None:
    decoded = [decode_item(item.body) for item in journal]
    entries = [item for item in decoded if isinstance(item, Entry)]
    purchases = [entry.purchase_id for entry in entries if entry.purchase_id is not None]
    _demand(len(purchases) == 2 * len(set(purchases)), "half a purchase was kept")
    with store.begin() as uow:
        for card_id in CARDS:
            known = uow.entries.of_card(card_id)
            recorded = {entry.entry_id for entry in entries if entry.card_id == card_id}
            _demand({entry.entry_id for entry in known} == recorded, "journal and entries differ")
            state = uow.cards.get(card_id) or CardState(card_id=card_id)
            _demand(state == fold(CardState(card_id=card_id), known), "a balance is not its fold")


def _check_pages(store: SqliteLocalStore) -> None:
    connection = driver_connection(store._connection)  # noqa: SLF001  (SQLite's own opinion)
    [opinion] = connection.execute("PRAGMA integrity_check(1)").fetchone()
    _demand(opinion == "ok", f"SQLite says: {opinion}")


def _demand(holds: bool, words: str) -> None:  # noqa: FBT001  (the condition is the sentence)
    if not holds:
        raise BrokenPromiseError(words)
