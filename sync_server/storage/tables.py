"""Every table of the server. Keys are led by the vendor, and nothing counts up by itself.

The tables and columns integrators know keep their names: vendors, loyalty_programs,
loyalty_cards, loyalty_transactions, staff_pins. Ids are 16 bytes, instants are UTC.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    String,
    Text,
    text,
)

from sync_server.storage.table_forms import id_column, instant_column, metadata, table
from sync_server.storage.wallet_tables import (
    apple_device_registrations,
    wallet_changes,
    wallet_passes,
)

__all__ = ["apple_device_registrations", "metadata", "wallet_changes", "wallet_passes"]

# --- the server itself -------------------------------------------------------------------------

server_state = table(
    "server_state",
    Column("name", String(40), primary_key=True),
    Column("value", Text, nullable=False),
)

server_keys = table(
    "server_keys",
    id_column("vendor_id", key=True),  # all zero for the server's own
    Column("purpose", String(20), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
    Column("public_key", LargeBinary(32), nullable=False),
    instant_column("created_at"),
)

access_tokens = table(
    "access_tokens",
    Column("token_hash", LargeBinary(32), primary_key=True),
    Column("scope", String(20), nullable=False),
    id_column("vendor_id", optional=True),
    Column("name", String(80), nullable=False),
    instant_column("created_at"),
    instant_column("revoked_at", optional=True),
)

# --- the vendor, its program and its people ----------------------------------------------------

vendors = table(
    "vendors",
    id_column("vendor_id", key=True),
    Column("name", String(255), nullable=False),
    Column("slug", String(63), nullable=False, unique=True),
    Column("language", String(2), nullable=False),
    Column("timezone", String(64), nullable=False),
    Column("currency", String(3), nullable=False),
    Column("day_start_hour", Integer, nullable=False),
    instant_column("created_at"),
)

# The version in force, column by column, for reports; what the server reads is program_versions.
loyalty_programs = table(
    "loyalty_programs",
    id_column("vendor_id", key=True),
    Column("version", Integer, nullable=False),
    Column("loyalty_type", String(10), nullable=False),
    Column("stamps_target", Integer, nullable=False),
    Column("stamps_reward_description", String(255), nullable=False),
    Column("stamps_reward_value_cents", Integer),
    Column("points_per_euro", Integer, nullable=False),
    Column("points_rewards", Text, nullable=False),  # JSON
    Column("cooldown_minutes", Integer, nullable=False),
    Column("max_daily_stamps", Integer, nullable=False),
    Column("require_staff_pin", Boolean, nullable=False),
    Column("offline_redemption", String(10), nullable=False),
    Column("undo_minutes", Integer, nullable=False),
    Column("card_name", String(255)),
    Column("card_color", String(7), nullable=False),
    Column("card_secondary_color", String(7)),
    Column("logo_url", String(2000)),
    Column("hero_image_url", String(2000)),
    Column("google_issuer_id", String(255)),
    Column("google_class_id", String(255)),
    Column("apple_pass_type_id", String(255)),
    Column("terms_text", Text),
    Column("privacy_url", String(2000)),
    Column("is_active", Boolean, nullable=False),
    instant_column("activated_at", optional=True),
    Column("max_daily_rewards", Integer, nullable=False),
    Column("max_daily_terminal_rewards", Integer, nullable=False),
)

program_versions = table(
    "program_versions",
    id_column("vendor_id", key=True),
    Column("version", Integer, primary_key=True),
    Column("body", LargeBinary, nullable=False),
    instant_column("published_at"),
)

staff_pins = table(
    "staff_pins",
    id_column("vendor_id", key=True),
    id_column("staff_id", key=True),
    Column("name", String(80), nullable=False),
    Column("role", String(10), nullable=False),
    Column("pin_verifier", String(80), nullable=False),
    Column("language", String(2)),
    Column("is_active", Boolean, nullable=False),
    instant_column("changed_at"),
)

# --- terminals ---------------------------------------------------------------------------------

terminals = table(
    "terminals",
    id_column("vendor_id", key=True),
    id_column("terminal_id", key=True),
    Column("name", String(80), nullable=False),
    Column("device_key", LargeBinary(32), nullable=False),
    Column("token_hash", LargeBinary(32), nullable=False, unique=True),
    instant_column("paired_at"),
    instant_column("last_contact_at", optional=True),
    instant_column("revoked_at", optional=True),
    Column("app_version", String(40), nullable=False),
    Column("unsynced", BigInteger, nullable=False),
    Column("clock_offset_ms", BigInteger, nullable=False),
    Column("generation", String(64), nullable=False, server_default=""),
)

pairing_codes = table(
    "pairing_codes",
    Column("selector", String(3), primary_key=True),
    Column("code_hash", LargeBinary(32), primary_key=True),
    id_column("vendor_id"),
    instant_column("expires_at"),
    Column("tries_left", Integer, nullable=False),
    instant_column("used_at", optional=True),
)

# --- journals, as terminals send them ----------------------------------------------------------

journal_epochs = table(
    "journal_epochs",
    id_column("vendor_id", key=True),
    id_column("terminal_id", key=True),
    id_column("epoch", key=True),
    Column("last_sequence", BigInteger, nullable=False),
    Column("last_hash", LargeBinary(32), nullable=False),
    id_column("parent_epoch", optional=True),
    Column("parent_sequence", BigInteger),
    Column("parent_hash", LargeBinary(32)),
    id_column("opened_by", optional=True),
    instant_column("last_at", optional=True),
    Index("journal_epochs_by_parent", "vendor_id", "terminal_id", "parent_epoch"),
)

# One row a place. The bytes of an entry stand in ledger_records, those of a parked item in
# parked_items; only what stands nowhere else keeps its body here.
journal_items = table(
    "journal_items",
    id_column("vendor_id", key=True),
    id_column("terminal_id", key=True),
    id_column("epoch", key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("hash", LargeBinary(32), nullable=False),
    Column("verdict", String(16), nullable=False),
    Column("reason", Text, nullable=False),
    Column("is_verified", Boolean, nullable=False),
    id_column("entry_id", optional=True),
    Column("position", BigInteger),
    Column("body", LargeBinary),
    instant_column("received_at"),
)

parked_items = table(
    "parked_items",
    id_column("vendor_id", key=True),
    id_column("terminal_id", key=True),
    id_column("epoch", key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("hash", LargeBinary(32), primary_key=True),
    Column("body", LargeBinary, nullable=False),
    Column("reason", Text, nullable=False),
    instant_column("received_at"),
    instant_column("seen_at", optional=True),
    Column("seen_by", String(80), nullable=False),
)

# What a terminal signed: the end of each run it pushed, which covers all that went before.
journal_signatures = table(
    "journal_signatures",
    id_column("vendor_id", key=True),
    id_column("terminal_id", key=True),
    id_column("epoch", key=True),
    Column("sequence", BigInteger, primary_key=True),
    Column("hash", LargeBinary(32), primary_key=True),
    Column("signature", LargeBinary(64), nullable=False),
)

# --- the canonical ledger and what is folded from it -------------------------------------------

# The counter row: locked first by whoever appends, so positions have no gaps.
vendor_heads = table(
    "vendor_heads",
    id_column("vendor_id", key=True),
    Column("position", BigInteger, nullable=False),
    Column("hash", LargeBinary(32), nullable=False),
    Column("entries", BigInteger, nullable=False),
    Column("total_stamps", BigInteger, nullable=False),
    Column("total_points", BigInteger, nullable=False),
    Column("xor_of_hashes", LargeBinary(32), nullable=False),
)

ledger_records = table(
    "ledger_records",
    id_column("vendor_id", key=True),
    Column("position", BigInteger, primary_key=True),
    Column("hash", LargeBinary(32), nullable=False),
    id_column("entry_id", optional=True),
    Column("body", LargeBinary, nullable=False),
)

loyalty_transactions = table(
    "loyalty_transactions",
    id_column("vendor_id", key=True),
    id_column("entry_id", key=True),
    Column("position", BigInteger, nullable=False),
    Column("card_id", String(16), nullable=False),
    Column("kind", String(24), nullable=False),
    Column("stamps_delta", BigInteger, nullable=False),
    Column("points_delta", BigInteger, nullable=False),
    Column("purchase_amount_cents", BigInteger),
    Column("reward_id", String(64)),
    id_column("reverses", optional=True),
    id_column("terminal_id", optional=True),
    id_column("staff_id", optional=True),
    Column("program_version", Integer, nullable=False),
    instant_column("occurred_at"),
    instant_column("received_at"),
    instant_column("clamped_to", optional=True),  # set where `occurred_at` cannot be believed
    Index("loyalty_transactions_by_card", "vendor_id", "card_id", "occurred_at"),
)

# Reversals are few, and judging a card needs all of them however long ago they happened.
Index(
    "loyalty_transactions_reversals",
    loyalty_transactions.c.vendor_id,
    loyalty_transactions.c.card_id,
    sqlite_where=loyalty_transactions.c.reverses.is_not(None),
    postgresql_where=loyalty_transactions.c.reverses.is_not(None),
)

# Clamped times are fewer still, and stand beside the time that the index of a card is sorted by.
Index(
    "loyalty_transactions_clamped",
    loyalty_transactions.c.vendor_id,
    loyalty_transactions.c.card_id,
    sqlite_where=loyalty_transactions.c.clamped_to.is_not(None),
    postgresql_where=loyalty_transactions.c.clamped_to.is_not(None),
)

loyalty_cards = table(
    "loyalty_cards",
    id_column("vendor_id", key=True),
    Column("card_id", String(16), primary_key=True),
    Column("card_number", String(9), nullable=False),
    Column("status", String(10), nullable=False),
    instant_column("status_since", optional=True),
    instant_column("issued_at", optional=True),
    id_column("issued_by", optional=True),
    Column("replaced_by", String(16)),
    Column("stamps", BigInteger, nullable=False),
    Column("points", BigInteger, nullable=False),
    Column("lifetime_stamps", BigInteger, nullable=False),
    Column("lifetime_points", BigInteger, nullable=False),
    Column("rewards_redeemed", BigInteger, nullable=False),
    instant_column("last_earned_at", optional=True),
    instant_column("last_redeemed_at", optional=True),
    instant_column("last_moved_at", optional=True),
    Column("unreserved_stamps", BigInteger, nullable=False),
    Column("unreserved_points", BigInteger, nullable=False),
    Column("customer_name", String(255)),
    Column("customer_email", String(255)),
    Column("customer_phone", String(40)),
    Column("customer_birthday", Date),
    Column("customer_language", String(2)),
    Column("is_at_risk", Boolean, nullable=False),
    Index("loyalty_cards_by_number", "vendor_id", "card_number"),
)

# Cards signed in advance, and the terminal that may issue each; kept after that as well, so that
# no number is ever given out twice.
blank_cards = table(
    "blank_cards",
    id_column("vendor_id", key=True),
    Column("card_id", String(16), primary_key=True),
    Column("card_number", String(9), nullable=False),
    id_column("terminal_id"),
    instant_column("allotted_at"),
    Index("blank_cards_by_number", "vendor_id", "card_number"),
    Index("blank_cards_by_terminal", "vendor_id", "terminal_id"),
)

# Words for word as the store asks: an index over some rows serves only the very same question.
UNRESERVED = text("(unreserved_stamps > 0 OR unreserved_points > 0)")
Index(
    "loyalty_cards_unreserved",
    loyalty_cards.c.vendor_id,
    loyalty_cards.c.card_id,
    sqlite_where=UNRESERVED,
    postgresql_where=UNRESERVED,
)

# Where more may be spent than there is, or was already.
AT_RISK = text(
    "(is_at_risk OR stamps < 0 OR points < 0 OR unreserved_stamps < 0 OR unreserved_points < 0)"
)
Index(
    "loyalty_cards_at_risk",
    loyalty_cards.c.vendor_id,
    loyalty_cards.c.card_id,
    sqlite_where=AT_RISK,
    postgresql_where=AT_RISK,
)

cases = table(
    "cases",
    id_column("vendor_id", key=True),
    Column("kind", String(24), primary_key=True),
    id_column("entry_id", key=True),
    id_column("against", optional=True),
    Column("card_id", String(16)),
    id_column("terminal_id", optional=True),
    Column("state", String(16), nullable=False),
    instant_column("opened_at"),
    instant_column("changed_at"),
    Column("settled_by", String(80), nullable=False),
    id_column("staff_id", optional=True),
    Column("note", String(255), nullable=False),
    Index("cases_by_card", "vendor_id", "card_id"),
    Index("cases_by_terminal", "vendor_id", "terminal_id"),
)
