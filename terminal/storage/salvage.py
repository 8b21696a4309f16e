"""A damaged database is moved aside, never deleted; what can still be read of it is used."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING
from uuid import UUID

from shared_domain.identifiers import HASH_BYTES, SIGNATURE_BYTES, EntryId, EpochId
from shared_domain.journal import CHAIN_START, SealedItem, chain_hash
from terminal.storage.entry_bodies import names_its_place
from terminal.storage.failures import translated

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

_ROWS = "SELECT entry_id, epoch, sequence, body, hash, signature FROM journal NOT INDEXED"

Row = tuple[object, ...]


def free_name(path: Path, word: str) -> Path:
    """The first name of this kind beside a file that nothing has yet: `x.damaged-1`."""
    number = 1
    while (aside := path.with_name(f"{path.name}.{word}-{number}")).exists():
        number += 1
    return aside


def set_aside(database: Path) -> Path:
    """Move a database and its log out of the way; returns where it lies now."""
    corpse = free_name(database, "damaged")
    with translated():
        # The log goes first: a database without one is old at worst, a log without one is taken
        # for the next database's.
        for suffix in ("-wal", ""):
            with suppress(FileNotFoundError):
                database.with_name(database.name + suffix).rename(
                    corpse.with_name(corpse.name + suffix)
                )
    return corpse


def readable_items(corpse: Path) -> tuple[SealedItem, ...]:
    """The journal's rows that can be read and are what was sealed; often none, never a failure.

    A broken page ends a reading, so the table is read from both ends.
    """
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"{corpse.as_uri()}?mode=ro", uri=True)) as it,
    ):
        rows = {*_until_it_breaks(it, "number"), *_until_it_breaks(it, "number DESC")}
        return tuple(item for row in rows if (item := _item_in(row)) is not None)
    return ()


def those_that_fit(
    candidates: Iterable[SealedItem], known: Iterable[SealedItem]
) -> tuple[SealedItem, ...]:
    """Those candidates that are what they say, and whose chain goes on from what is known."""
    ends = {(item.epoch, item.sequence): item.hash for item in known}
    fitting = []
    for item in sorted(candidates, key=lambda one: (one.epoch, one.sequence)):
        is_first = item.sequence == 1
        previous = CHAIN_START if is_first else ends.get((item.epoch, item.sequence - 1))
        fits = previous is not None and chain_hash(previous, item.body) == item.hash
        if fits and names_its_place(item):
            ends[item.epoch, item.sequence] = item.hash
            fitting.append(item)
    return tuple(fitting)


def _until_it_breaks(database: sqlite3.Connection, order: str) -> Iterator[Row]:
    with suppress(sqlite3.Error, UnicodeDecodeError):
        yield from database.execute(f"{_ROWS} ORDER BY {order}")


def _item_in(row: Row) -> SealedItem | None:
    match row:
        case (
            bytes() as entry_id,
            bytes() as epoch,
            int() as sequence,
            bytes() as body,
            bytes() as hash_,
            bytes() as signature,
        ):
            lengths = (len(entry_id), len(epoch), len(hash_), len(signature))
            if lengths == (16, 16, HASH_BYTES, SIGNATURE_BYTES):
                ids = EntryId(UUID(bytes=entry_id)), EpochId(UUID(bytes=epoch))
                return SealedItem(*ids, sequence, body, hash_, signature)
        case _:
            pass
    return None
