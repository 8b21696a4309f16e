"""Compares everything in a database with what it can be recomputed from. Changes nothing.

Works on the live database and on a copy of it alike; reads every row, so it takes seconds on a
large one and has no place before the first screen.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby, islice
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import func, select, union_all

from shared_domain.cards import CardState, fold
from shared_domain.digests import digest_of
from shared_domain.identifiers import EntryId
from shared_domain.journal import CHAIN_START, chain_hash
from shared_domain.journal_records import record_of
from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal.storage.card_store import SqliteCardStore
from terminal.storage.entry_bodies import entry_in, names_its_place
from terminal.storage.entry_store import entry_columns
from terminal.storage.failures import ALTERED_SCHEMA, DamagedDatabase
from terminal.storage.journal_store import sealed_item
from terminal.storage.mirror_digest import MirrorDigest
from terminal.storage.state_values import opened_value
from terminal.storage.tables import cards, entries, epochs, journal, set_aside, state
from terminal.storage.world_digest import world_is_as_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sqlalchemy import Connection, Row

    from shared_domain.identifiers import CardId
    from shared_domain.journal import SealedItem
    from shared_domain.journal_records import Reading

# Enough to tell a person what is wrong; a broken page breaks everything on it.
_MOST_COMPLAINTS = 10
_CARDS_AT_ONCE = 500

# What reading says of a column that holds another type, length or word than was ever written.
_NOT_WHAT_WAS_WRITTEN = (ValueError, TypeError, AttributeError, LookupError, OverflowError)


@dataclass(frozen=True, slots=True)
class Findings:
    """What is wrong with a database and the journal file beside it.

    `damage` cannot be recomputed: the database has to be made again. `file` says that the journal
    file lacks something. The rest are folds that differ from what they are folded from.
    """

    damage: tuple[str, ...] = ()
    cards: tuple[CardId, ...] = ()
    entries: tuple[EntryId, ...] = ()
    epochs: bool = False
    file: bool = False

    @property
    def is_clean(self) -> bool:
        return self == Findings()


def check_database(connection: Connection, file: Reading | None = None) -> Findings:
    """Everything that is wrong; `file` is what the journal file says at the same time or later."""
    try:
        damage = [*_structure(connection)]
        if damage:
            return Findings(tuple(damage[:_MOST_COMPLAINTS]))
        in_file = {item.entry_id.bytes: item for item in file.items} if file else {}
        damage += _journal(connection, in_file)
        damage += _own_entries(connection)
        damage += _told(connection)
        if damage:
            return Findings(tuple(damage[:_MOST_COMPLAINTS]))
        stale_entries, stale_cards = _folds(connection)
    except (DamagedDatabase, *ALTERED_SCHEMA, *_NOT_WHAT_WAS_WRITTEN) as failure:
        return Findings((str(failure).partition("\n")[0],))
    lacking = file is not None and (bool(file.damage) or _lacks_some(connection, in_file))
    return Findings((), stale_cards, stale_entries, _epochs_differ(connection), lacking)


def _structure(connection: Connection) -> Iterator[str]:
    """What SQLite itself can tell: pages, order, indexes that agree with their tables."""
    for line in connection.exec_driver_sql("PRAGMA integrity_check(10)").scalars():
        if line != "ok":
            yield str(line)


def _journal(connection: Connection, in_file: Mapping[bytes, SealedItem]) -> Iterator[str]:
    """Each row against its own bytes, the chain of its epoch, and the other copy."""
    in_order = select(journal).order_by(journal.c.epoch, journal.c.sequence)
    before: SealedItem | None = None
    for row in connection.execute(in_order):
        item = sealed_item(row)
        place = f"item {item.sequence} of epoch {item.epoch}"
        follows = before is not None and _follows(item, before)
        if follows or item.sequence == 1:
            previous = before.hash if before is not None and follows else CHAIN_START
            if chain_hash(previous, item.body) != item.hash:
                yield f"{place}: the chain does not fit"
        if not names_its_place(item):
            yield f"{place}: stands at a place that it does not name"
        other = in_file.get(item.entry_id.bytes)
        if other is not None and record_of(other) != record_of(item):
            yield f"{place}: the journal file says something else"
        before = item


def _lacks_some(connection: Connection, in_file: Mapping[bytes, SealedItem]) -> bool:
    ids = connection.execute(select(journal.c.entry_id)).scalars()
    return any(entry_id not in in_file for entry_id in ids)


def _follows(item: SealedItem, before: SealedItem) -> bool:
    return (item.epoch, item.sequence) == (before.epoch, before.sequence + 1)


def _own_entries(connection: Connection) -> Iterator[str]:
    """What was recorded here stands among the entries, or set aside, byte for byte."""
    kept = union_all(*(select(table.c.entry_id, table.c.body) for table in (entries, set_aside)))
    known = kept.subquery("known")
    both = select(journal.c.body, known.c.body.label("known")).outerjoin(
        known, known.c.entry_id == journal.c.entry_id
    )
    for row in connection.execute(both.where(known.c.body.is_distinct_from(journal.c.body))):
        if row.known is not None:
            yield "an entry says something else than the journal"
        elif _entry_of(row.body) is not None:
            yield "an entry of the journal is not among the entries"


def _told(connection: Connection) -> Iterator[str]:
    """What only the server could tell again: state, world, and the mirror as a whole."""
    for row in connection.execute(select(state)):
        opened_value(row.key, row.value)
    if connection.exec_driver_sql("SELECT 1 FROM cards WHERE NOT json_valid(words)").first():
        # The triggers that keep the search in step would fail on it, so no row can be mended.
        yield "a card's words are none"
    if not world_is_as_told(connection):
        yield "what the server told is not what was written"
    kept = MirrorDigest(connection).sums()
    mirrored = connection.execute(select(entries.c.body).where(entries.c.position.is_not(None)))
    summed = digest_of(
        (body, entry.amounts) for body in mirrored.scalars() if (entry := _entry_of(body))
    )
    if kept != summed:
        yield "the mirror does not sum to what was mirrored"


def _folds(connection: Connection) -> tuple[tuple[EntryId, ...], tuple[CardId, ...]]:
    """Entries whose columns, and cards whose state, are not what the bytes come to."""
    store = SqliteCardStore(connection)
    stale_entries: list[EntryId] = []
    stale_cards: list[CardId] = []
    known = {card_id.hex() for card_id in connection.execute(select(cards.c.card_id)).scalars()}
    folded = _folded_cards(connection, stale_entries)
    while batch := list(islice(folded, _CARDS_AT_ONCE)):
        stale_cards += store.unlike(batch)
        known.difference_update(state.card_id for state in batch)
    stale_cards += store.with_other_words()
    return tuple(stale_entries), tuple({*stale_cards, *known})


def _folded_cards(connection: Connection, stale: list[EntryId]) -> Iterator[CardState]:
    """Every card as its entries make it; entries whose columns are wrong are added to `stale`."""
    by_card = select(entries).order_by(entries.c.card_id)
    for card_id, rows in groupby(connection.execute(by_card), key=lambda row: row.card_id):
        of_card = []
        for row in rows:
            entry = entry_in(row.body)
            of_card.append(entry)
            if entry_columns(row.position, entry, row.body) != _without_number(row):
                stale.append(EntryId(UUID(bytes=row.entry_id)))
        yield fold(CardState(card_id=card_id.hex()), of_card)


def _without_number(row: Row[*tuple[Any, ...]]) -> dict[str, object]:
    columns = row._asdict()
    del columns["number"]
    return columns


def _entry_of(body: bytes) -> Entry | None:
    """The entry in these bytes of the journal; None for any other item."""
    try:
        item = decode_item(body)
    except UnreadableMessageError:
        return None
    return item if isinstance(item, Entry) else None


def _epochs_differ(connection: Connection) -> bool:
    last = func.max(journal.c.sequence).label("last")
    reached = select(journal.c.epoch, last).group_by(journal.c.epoch).subquery()
    both = select(epochs, reached.c.last).outerjoin(reached, reached.c.epoch == epochs.c.epoch)
    found = connection.execute(both).all()
    counted = connection.execute(select(func.count(journal.c.epoch.distinct()))).scalar_one()
    return len(found) != counted or any(
        row.last_sequence != row.last or not 0 <= row.acknowledged <= row.last_sequence
        for row in found
    )
