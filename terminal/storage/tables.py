"""Every table of the terminal's database, on one page.

Ids are 16-byte blobs (cards 8), instants are whole microseconds since 1970 in UTC. Rows of
`journal` are never altered; everything else can be made again from it and from the server.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData()

# `number` keeps the order of writing, whatever a repair does to the file.
journal = Table(
    "journal",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entry_id", LargeBinary(16), nullable=False, unique=True),
    Column("epoch", LargeBinary(16), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("signature", LargeBinary(64), nullable=False),
    UniqueConstraint("epoch", "sequence"),
)

# `last_sequence` is what the journal says too; kept so that a scan need not count.
epochs = Table(
    "epochs",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("epoch", LargeBinary(16), nullable=False, unique=True),
    Column("last_sequence", BigInteger, nullable=False),
    Column("acknowledged", BigInteger, nullable=False),
    Column("receipt_payload", LargeBinary),
    Column("receipt_signature", LargeBinary(64)),
)

parked = Table(
    "parked",
    metadata,
    Column("epoch", LargeBinary(16), primary_key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)


def _of_an_entry() -> tuple[Column[Any], ...]:
    """`body` is the entry; the columns beside it are what is searched, sorted and summed."""
    return (
        Column("card_id", LargeBinary(8), nullable=False),
        Column("occurred_at", BigInteger, nullable=False),
        Column("kind", Text, nullable=False),
        Column("terminal_id", LargeBinary(16)),
        Column("staff_id", LargeBinary(16)),
        Column("stamps_delta", BigInteger, nullable=False),
        Column("points_delta", BigInteger, nullable=False),
        Column("reverses", LargeBinary(16)),
        Column("purchase_id", LargeBinary(16)),
        Column("body", LargeBinary, nullable=False),
    )


entries = Table(
    "entries",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("entry_id", LargeBinary(16), nullable=False, unique=True),
    Column("position", BigInteger),
    *_of_an_entry(),
)
_when = (entries.c.occurred_at, entries.c.entry_id)
# The deltas stand in the index, so that running balances never touch the rows themselves.
Index(
    "entries_by_card",
    entries.c.card_id,
    *_when,
    entries.c.stamps_delta,
    entries.c.points_delta,
)
Index("entries_by_time", *_when)
# Everything that filters and sums look at, so that a year of a busy shop is read from the index.
Index(
    "entries_reported",
    *_when,
    entries.c.kind,
    entries.c.staff_id,
    entries.c.terminal_id,
    entries.c.card_id,
    entries.c.position,
    entries.c.stamps_delta,
    entries.c.points_delta,
)
Index("entries_pending", *_when, sqlite_where=entries.c.position.is_(None))
Index("entries_reversing", entries.c.reverses, sqlite_where=entries.c.reverses.is_not(None))
Index("entries_by_purchase", entries.c.purchase_id, sqlite_where=text("purchase_id IS NOT NULL"))

# Own entries that the server parked. They stand apart, so that nothing can sum them by mistake.
set_aside = Table(
    "set_aside",
    metadata,
    Column("entry_id", LargeBinary(16), primary_key=True),
    *_of_an_entry(),
    sqlite_with_rowid=False,
)

cards = Table(
    "cards",
    metadata,
    Column("card_id", LargeBinary(8), primary_key=True),
    Column("card_number", Text, nullable=False),
    Column("issued_at", BigInteger),
    Column("issued_by", LargeBinary(16)),
    Column("status", Text, nullable=False),
    Column("status_since", BigInteger),
    Column("stamps", BigInteger, nullable=False),
    Column("points", BigInteger, nullable=False),
    Column("lifetime_stamps", BigInteger, nullable=False),
    Column("lifetime_points", BigInteger, nullable=False),
    Column("rewards_redeemed", BigInteger, nullable=False),
    Column("last_earned_at", BigInteger),
    Column("last_redeemed_at", BigInteger),
    Column("replaced_by", LargeBinary(8)),
    Column("customer_name", Text),
    Column("email", Text),
    Column("phone", Text),
    Column("birthday", Text),
    Column("language", Text),
    Column("words", Text, nullable=False, server_default="[]"),  # JSON; see search_words
    sqlite_with_rowid=False,
)

Index("cards_by_number", cards.c.card_number)

# What cards are found by. Triggers on `cards` keep it in step with the words that stand there.
card_words = Table(
    "card_words",
    metadata,
    Column("word", Text, primary_key=True),
    Column("card_id", LargeBinary(8), primary_key=True),
    sqlite_with_rowid=False,
)

# Codes signed in advance, for customers who are enrolled here; used up from the oldest on.
blanks = Table(
    "blanks",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("card_id", LargeBinary(8), nullable=False, unique=True),
    Column("code", Text, nullable=False),
)

# What follows is the server's word, each row with the ledger position it came at.
programs = Table(
    "programs",
    metadata,
    Column("version", Integer, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

staff = Table(
    "staff",
    metadata,
    Column("staff_id", LargeBinary(16), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("pin_verifier", Text, nullable=False),
    Column("language", Text),
    Column("is_active", Integer, nullable=False),
)

terminals = Table(
    "terminals",
    metadata,
    Column("terminal_id", LargeBinary(16), primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("name", Text, nullable=False),
    Column("is_revoked", Integer, nullable=False),
)

card_keys = Table(
    "card_keys",
    metadata,
    Column("key_id", Integer, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("public_key", LargeBinary(32), nullable=False),
)

cases = Table(
    "cases",
    metadata,
    Column("entry_id", LargeBinary(16), primary_key=True),
    Column("kind", Text, primary_key=True),
    Column("position", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("card_id", LargeBinary(8)),
    Column("against", LargeBinary(16)),
    Column("terminal_id", LargeBinary(16)),
    Column("changed_at", BigInteger),
    Column("settled_by", Text, nullable=False),
    Column("staff_id", LargeBinary(16)),
    Column("note", Text, nullable=False),
)
Index("cases_open", cases.c.state, sqlite_where=text("state = 'open'"))

contacts = Table(
    "contacts",
    metadata,
    Column("terminal_id", LargeBinary(16), primary_key=True),
    Column("last_contact_at", BigInteger),
)

# This terminal's own state: one JSON value a key.
state = Table(
    "state",
    metadata,
    Column("key", Text, primary_key=True),
    Column("value", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
