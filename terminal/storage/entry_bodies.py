"""From an entry's stored bytes to the entry; bytes that are none mean a damaged file."""

from __future__ import annotations

from shared_domain.ledger import Entry
from shared_domain.wire.codec import UnreadableMessageError, decode_item
from terminal.storage.failures import DamagedDatabase


def entry_in(body: bytes) -> Entry:
    """The entry in a body that this store took as one; raises DamagedDatabase otherwise."""
    try:
        item = decode_item(body)
    except UnreadableMessageError as error:
        raise DamagedDatabase(f"an entry's bytes: {error}") from error
    if not isinstance(item, Entry):
        raise DamagedDatabase("an item among the entries is none")
    return item
