"""Cards in wallets: what each pass says, the news it has yet to hear, and who asked for them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, String, Text

from sync_server.storage.table_forms import id_column, instant_column, table

# One row a card and wallet, and the outbox as well: a row with `due_at` has news to tell.
wallet_passes = table(
    "wallet_passes",
    id_column("vendor_id", key=True),
    Column("card_id", String(16), primary_key=True),
    Column("wallet", String(10), primary_key=True),
    Column("object_id", String(255), nullable=False),
    instant_column("changed_at"),
    Column("wanted", BigInteger, nullable=False),
    Column("announced", BigInteger, nullable=False),
    Column("told", BigInteger, nullable=False),
    instant_column("due_at", optional=True),
    instant_column("due_by", optional=True),
    Column("attempts", Integer, nullable=False),
    instant_column("told_at", optional=True),
    instant_column("fetched_at", optional=True),
    Column("shown_stamps", BigInteger),
    Column("shown_points", BigInteger),
    Column("problem", Text, nullable=False),
)
Index(
    "wallet_passes_due",
    wallet_passes.c.wallet,
    wallet_passes.c.due_at,
    wallet_passes.c.vendor_id,
    sqlite_where=wallet_passes.c.due_at.is_not(None),
    postgresql_where=wallet_passes.c.due_at.is_not(None),
)

apple_device_registrations = table(
    "apple_device_registrations",
    id_column("vendor_id", key=True),
    Column("card_id", String(16), primary_key=True),
    Column("device_library_identifier", String(100), primary_key=True),
    Column("pass_type_identifier", String(255), nullable=False),
    Column("push_token", String(255), nullable=False),
    instant_column("registered_at"),
    Column("changed", BigInteger, nullable=False),
    Index("apple_device_registrations_by_device", "device_library_identifier"),
)

# The last number given to a change: one row, which belongs to no vendor.
wallet_changes = table(
    "wallet_changes",
    Column("number", Integer, primary_key=True),
    Column("last", BigInteger, nullable=False),
)
