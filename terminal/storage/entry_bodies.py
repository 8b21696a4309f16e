"""From an entry's stored bytes to the entry; bytes that are none mean a damaged file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal.storage.failures import DamagedDatabase

if TYPE_CHECKING:
    from shared_domain.journal import SealedItem


def entry_in(body: bytes) -> Entry:
    """The entry in a body that this store took as one; raises DamagedDatabase otherwise."""
    try:
        item = decode_item(body)
    except UnreadableMessageError as error:
        raise DamagedDatabase(f"an entry's bytes: {error}") from error
    if not isinstance(item, Entry):
        raise DamagedDatabase("an item among the entries is none")
    return item


def names_its_place(item: SealedItem) -> bool:
    """Whether the item's own bytes say that it is this one, and stands here."""
    try:
        said = decode_item(item.body)
    except UnreadableMessageError:
        # A newer program's: its chain is all that can be checked.
        return True
    return (said.entry_id, said.epoch, said.terminal_seq) == (
        item.entry_id,
        item.epoch,
        item.sequence,
    )
