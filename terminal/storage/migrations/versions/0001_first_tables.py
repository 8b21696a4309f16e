"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _own_tables()
    _entries()
    _cards()
    _server_tables()


def downgrade() -> None:
    for table in (
        *("state", "contacts", "cases", "card_keys", "terminals", "staff", "programs"),
        *("cards", "entries", "parked", "epochs", "journal"),
    ):
        op.drop_table(table)


def _own_tables() -> None:
    op.create_table(
        "journal",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("epoch", sa.LargeBinary(16), nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.Column("hash", sa.LargeBinary(32), nullable=False),
        sa.Column("signature", sa.LargeBinary(64), nullable=False),
        sa.UniqueConstraint("epoch", "sequence"),
    )
    op.create_table(
        "epochs",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("epoch", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("last_sequence", sa.BigInteger, nullable=False),
        sa.Column("acknowledged", sa.BigInteger, nullable=False),
        sa.Column("receipt_payload", sa.LargeBinary),
        sa.Column("receipt_signature", sa.LargeBinary(64)),
    )
    op.create_table(
        "parked",
        sa.Column("epoch", sa.LargeBinary(16), primary_key=True),
        sa.Column("sequence", sa.BigInteger, primary_key=True),
        sa.Column("reason", sa.Text, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "state",
        sa.Column("key", sa.Text, primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
        sqlite_with_rowid=False,
    )


def _entries() -> None:
    op.create_table(
        "entries",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("entry_id", sa.LargeBinary(16), nullable=False, unique=True),
        sa.Column("position", sa.BigInteger),
        sa.Column("card_id", sa.LargeBinary(8), nullable=False),
        sa.Column("occurred_at", sa.BigInteger, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("terminal_id", sa.LargeBinary(16)),
        sa.Column("staff_id", sa.LargeBinary(16)),
        sa.Column("stamps_delta", sa.BigInteger, nullable=False),
        sa.Column("points_delta", sa.BigInteger, nullable=False),
        sa.Column("reverses", sa.LargeBinary(16)),
        sa.Column("purchase_id", sa.LargeBinary(16)),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    when = ["occurred_at", "entry_id"]
    op.create_index(
        "entries_by_card", "entries", ["card_id", *when, "stamps_delta", "points_delta"]
    )
    op.create_index("entries_by_time", "entries", when)
    op.create_index("entries_pending", "entries", when, sqlite_where=sa.text("position IS NULL"))
    for name, column in (("entries_reversing", "reverses"), ("entries_by_purchase", "purchase_id")):
        op.create_index(name, "entries", [column], sqlite_where=sa.text(f"{column} IS NOT NULL"))


def _cards() -> None:
    op.create_table(
        "cards",
        sa.Column("card_id", sa.LargeBinary(8), primary_key=True),
        sa.Column("card_number", sa.Text, nullable=False),
        sa.Column("issued_at", sa.BigInteger),
        sa.Column("issued_by", sa.LargeBinary(16)),
        sa.Column("status", sa.Text, nullable=False),
        sa.Column("status_since", sa.BigInteger),
        sa.Column("stamps", sa.BigInteger, nullable=False),
        sa.Column("points", sa.BigInteger, nullable=False),
        sa.Column("lifetime_stamps", sa.BigInteger, nullable=False),
        sa.Column("lifetime_points", sa.BigInteger, nullable=False),
        sa.Column("rewards_redeemed", sa.BigInteger, nullable=False),
        sa.Column("last_earned_at", sa.BigInteger),
        sa.Column("last_redeemed_at", sa.BigInteger),
        sa.Column("replaced_by", sa.LargeBinary(8)),
        sa.Column("customer_name", sa.Text),
        sa.Column("email", sa.Text),
        sa.Column("phone", sa.Text),
        sa.Column("birthday", sa.Text),
        sa.Column("language", sa.Text),
        sqlite_with_rowid=False,
    )
    op.create_index("cards_by_number", "cards", ["card_number"])


def _server_tables() -> None:
    op.create_table(
        "programs",
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "staff",
        sa.Column("staff_id", sa.LargeBinary(16), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("pin_verifier", sa.Text, nullable=False),
        sa.Column("language", sa.Text),
        sa.Column("is_active", sa.Integer, nullable=False),
    )
    op.create_table(
        "terminals",
        sa.Column("terminal_id", sa.LargeBinary(16), primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("is_revoked", sa.Integer, nullable=False),
    )
    op.create_table(
        "card_keys",
        sa.Column("key_id", sa.Integer, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("public_key", sa.LargeBinary(32), nullable=False),
    )
    op.create_table(
        "cases",
        sa.Column("entry_id", sa.LargeBinary(16), primary_key=True),
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("card_id", sa.LargeBinary(8)),
        sa.Column("against", sa.LargeBinary(16)),
    )
    op.create_index("cases_open", "cases", ["state"], sqlite_where=sa.text("state = 'open'"))
    op.create_table(
        "contacts",
        sa.Column("terminal_id", sa.LargeBinary(16), primary_key=True),
        sa.Column("last_contact_at", sa.BigInteger),
    )
