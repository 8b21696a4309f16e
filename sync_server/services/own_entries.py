"""Entries that the server itself writes: facts with an id and a time, but no terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from shared_domain.identifiers import EntryId
from shared_domain.journal import ITEM_SCHEMA
from shared_domain.ledger import Entry

if TYPE_CHECKING:
    from datetime import datetime

    from shared_domain.identifiers import VendorId
    from shared_domain.ledger import EntryFacts
    from sync_server.services.ports import IdSource


def own_entry(
    facts: EntryFacts, vendor_id: VendorId, program_version: int, now: datetime, ids: IdSource
) -> Entry:
    """These facts as the server's own entry."""
    return Entry(
        schema=ITEM_SCHEMA,
        entry_id=EntryId(ids.new_id()),
        vendor_id=vendor_id,
        occurred_at=now,
        program_version=program_version,
        **msgspec.structs.asdict(facts),
    )
