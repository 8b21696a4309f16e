"""The first schema: everything a server keeps."""

import sqlalchemy as sa
from alembic import op

from sync_server.storage.columns import ID

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    _server()
    _vendor()
    _program()
    _terminals()
    _journals()
    _ledger()
    _cards()


def downgrade() -> None:
    for table in (
        "cases",
        "loyalty_cards",
        "loyalty_transactions",
        "ledger_records",
        "vendor_heads",
        "parked_items",
        "journal_items",
        "journal_epochs",
        "pairing_codes",
        "terminals",
        "loyalty_programs",
        "staff_pins",
        "program_versions",
        "vendors",
        "access_tokens",
        "server_keys",
        "server_state",
    ):
        op.drop_table(table)


def _server() -> None:
    op.create_table(
        "server_state",
        sa.Column("name", sa.String(length=40), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "server_keys",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.Column("public_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "purpose", "number"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "access_tokens",
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("scope", sa.String(length=20), nullable=False),
        sa.Column("vendor_id", ID, nullable=True),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("token_hash"),
        sqlite_with_rowid=False,
    )


def _vendor() -> None:
    op.create_table(
        "vendors",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("name", sa.String(length=255), nullable=False),
        sa.Column("slug", sa.String(length=63), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=False),
        sa.Column("timezone", sa.String(length=64), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("day_start_hour", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id"),
        sa.UniqueConstraint("slug"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "program_versions",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "version"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "staff_pins",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("staff_id", ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("role", sa.String(length=10), nullable=False),
        sa.Column("pin_verifier", sa.String(length=80), nullable=False),
        sa.Column("language", sa.String(length=2), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "staff_id"),
        sqlite_with_rowid=False,
    )


def _program() -> None:
    op.create_table(
        "loyalty_programs",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("loyalty_type", sa.String(length=10), nullable=False),
        sa.Column("stamps_target", sa.Integer(), nullable=False),
        sa.Column("stamps_reward_description", sa.String(length=255), nullable=False),
        sa.Column("stamps_reward_value_cents", sa.Integer(), nullable=True),
        sa.Column("points_per_euro", sa.Integer(), nullable=False),
        sa.Column("points_rewards", sa.Text(), nullable=False),
        sa.Column("cooldown_minutes", sa.Integer(), nullable=False),
        sa.Column("max_daily_stamps", sa.Integer(), nullable=False),
        sa.Column("require_staff_pin", sa.Boolean(), nullable=False),
        sa.Column("offline_redemption", sa.String(length=10), nullable=False),
        sa.Column("undo_minutes", sa.Integer(), nullable=False),
        sa.Column("card_name", sa.String(length=255), nullable=True),
        sa.Column("card_color", sa.String(length=7), nullable=False),
        sa.Column("card_secondary_color", sa.String(length=7), nullable=True),
        sa.Column("logo_url", sa.String(length=2000), nullable=True),
        sa.Column("hero_image_url", sa.String(length=2000), nullable=True),
        sa.Column("google_issuer_id", sa.String(length=255), nullable=True),
        sa.Column("google_class_id", sa.String(length=255), nullable=True),
        sa.Column("apple_pass_type_id", sa.String(length=255), nullable=True),
        sa.Column("terms_text", sa.Text(), nullable=True),
        sa.Column("privacy_url", sa.String(length=2000), nullable=True),
        sa.Column("is_active", sa.Boolean(), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("vendor_id"),
        sqlite_with_rowid=False,
    )


def _terminals() -> None:
    op.create_table(
        "terminals",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("terminal_id", ID, nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("device_key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("token_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("paired_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_contact_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("app_version", sa.String(length=40), nullable=False),
        sa.Column("unsynced", sa.BigInteger(), nullable=False),
        sa.Column("clock_offset_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "terminal_id"),
        sa.UniqueConstraint("token_hash"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "pairing_codes",
        sa.Column("selector", sa.String(length=3), nullable=False),
        sa.Column("code_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("tries_left", sa.Integer(), nullable=False),
        sa.Column("used_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("selector", "code_hash"),
        sqlite_with_rowid=False,
    )


def _journals() -> None:
    op.create_table(
        "journal_epochs",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("terminal_id", ID, nullable=False),
        sa.Column("epoch", ID, nullable=False),
        sa.Column("last_sequence", sa.BigInteger(), nullable=False),
        sa.Column("last_hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("parent_epoch", ID, nullable=True),
        sa.Column("parent_sequence", sa.BigInteger(), nullable=True),
        sa.Column("parent_hash", sa.LargeBinary(length=32), nullable=True),
        sa.Column("opened_by", ID, nullable=True),
        sa.PrimaryKeyConstraint("vendor_id", "terminal_id", "epoch"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "journal_epochs_by_parent",
        "journal_epochs",
        ["vendor_id", "terminal_id", "parent_epoch"],
        unique=False,
    )
    op.create_table(
        "journal_items",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("terminal_id", ID, nullable=False),
        sa.Column("epoch", ID, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("verdict", sa.String(length=16), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_verified", sa.Boolean(), nullable=False),
        sa.Column("entry_id", ID, nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=True),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "terminal_id", "epoch", "sequence"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "parked_items",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("terminal_id", ID, nullable=False),
        sa.Column("epoch", ID, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "terminal_id", "epoch", "sequence", "hash"),
        sqlite_with_rowid=False,
    )


def _ledger() -> None:
    op.create_table(
        "vendor_heads",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("entries", sa.BigInteger(), nullable=False),
        sa.Column("total_stamps", sa.BigInteger(), nullable=False),
        sa.Column("total_points", sa.BigInteger(), nullable=False),
        sa.Column("xor_of_hashes", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "ledger_records",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("entry_id", ID, nullable=True),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "position"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "loyalty_transactions",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("card_id", sa.String(length=16), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("stamps_delta", sa.BigInteger(), nullable=False),
        sa.Column("points_delta", sa.BigInteger(), nullable=False),
        sa.Column("purchase_amount_cents", sa.BigInteger(), nullable=True),
        sa.Column("reward_id", sa.String(length=64), nullable=True),
        sa.Column("reverses", ID, nullable=True),
        sa.Column("terminal_id", ID, nullable=True),
        sa.Column("staff_id", ID, nullable=True),
        sa.Column("program_version", sa.Integer(), nullable=False),
        sa.Column("occurred_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "entry_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "loyalty_transactions_by_card",
        "loyalty_transactions",
        ["vendor_id", "card_id", "occurred_at"],
        unique=False,
    )
    op.create_index(
        "loyalty_transactions_reversals",
        "loyalty_transactions",
        ["vendor_id", "card_id"],
        unique=False,
        sqlite_where=sa.text("reverses IS NOT NULL"),
        postgresql_where=sa.text("reverses IS NOT NULL"),
    )


def _cards() -> None:
    op.create_table(
        "loyalty_cards",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("card_id", sa.String(length=16), nullable=False),
        sa.Column("card_number", sa.String(length=9), nullable=False),
        sa.Column("status", sa.String(length=10), nullable=False),
        sa.Column("status_since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("issued_by", ID, nullable=True),
        sa.Column("replaced_by", sa.String(length=16), nullable=True),
        sa.Column("stamps", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("lifetime_stamps", sa.BigInteger(), nullable=False),
        sa.Column("lifetime_points", sa.BigInteger(), nullable=False),
        sa.Column("rewards_redeemed", sa.BigInteger(), nullable=False),
        sa.Column("last_earned_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_redeemed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("last_moved_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("unreserved_stamps", sa.BigInteger(), nullable=False),
        sa.Column("unreserved_points", sa.BigInteger(), nullable=False),
        sa.Column("customer_name", sa.String(length=255), nullable=True),
        sa.Column("customer_email", sa.String(length=255), nullable=True),
        sa.Column("customer_phone", sa.String(length=40), nullable=True),
        sa.Column("customer_birthday", sa.Date(), nullable=True),
        sa.Column("customer_language", sa.String(length=2), nullable=True),
        sa.PrimaryKeyConstraint("vendor_id", "card_id"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "loyalty_cards_by_number", "loyalty_cards", ["vendor_id", "card_number"], unique=False
    )
    op.create_index(
        "loyalty_cards_unreserved",
        "loyalty_cards",
        ["vendor_id", "card_id"],
        unique=False,
        sqlite_where=sa.text("(unreserved_stamps > 0 OR unreserved_points > 0)"),
        postgresql_where=sa.text("(unreserved_stamps > 0 OR unreserved_points > 0)"),
    )
    op.create_table(
        "cases",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("entry_id", ID, nullable=False),
        sa.Column("against", ID, nullable=True),
        sa.Column("card_id", sa.String(length=16), nullable=True),
        sa.Column("terminal_id", ID, nullable=True),
        sa.Column("state", sa.String(length=16), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "kind", "entry_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("cases_by_card", "cases", ["vendor_id", "card_id"], unique=False)
    op.create_index("cases_by_terminal", "cases", ["vendor_id", "terminal_id"], unique=False)
