"""Cards in wallets with the news they have yet to hear, and the iPhones that asked for it."""

import sqlalchemy as sa
from alembic import op

from sync_server.storage.columns import ID

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_INSTANT = sa.DateTime(timezone=True)
_DUE = sa.text("due_at IS NOT NULL")


def upgrade() -> None:
    _create_passes()
    op.create_table(
        "apple_device_registrations",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("card_id", sa.String(length=16), nullable=False),
        sa.Column("device_library_identifier", sa.String(length=100), nullable=False),
        sa.Column("pass_type_identifier", sa.String(length=255), nullable=False),
        sa.Column("push_token", sa.String(length=255), nullable=False),
        sa.Column("registered_at", _INSTANT, nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "card_id", "device_library_identifier"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "apple_device_registrations_by_device",
        "apple_device_registrations",
        ["device_library_identifier"],
    )
    changes = op.create_table(
        "wallet_changes",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("last", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sqlite_with_rowid=False,
    )
    op.bulk_insert(changes, [{"number": 0, "last": 0}])


def _create_passes() -> None:
    op.create_table(
        "wallet_passes",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("card_id", sa.String(length=16), nullable=False),
        sa.Column("wallet", sa.String(length=10), nullable=False),
        sa.Column("object_id", sa.String(length=255), nullable=False),
        sa.Column("changed_at", _INSTANT, nullable=False),
        sa.Column("wanted", sa.BigInteger(), nullable=False),
        sa.Column("announced", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.BigInteger(), nullable=False),
        sa.Column("due_at", _INSTANT),
        sa.Column("due_by", _INSTANT),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("told_at", _INSTANT),
        sa.Column("fetched_at", _INSTANT),
        sa.Column("shown_stamps", sa.BigInteger()),
        sa.Column("shown_points", sa.BigInteger()),
        sa.Column("problem", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "card_id", "wallet"),
        sqlite_with_rowid=False,
    )
    op.create_index(
        "wallet_passes_due",
        "wallet_passes",
        ["wallet", "due_at", "vendor_id"],
        unique=False,
        sqlite_where=_DUE,
        postgresql_where=_DUE,
    )


def downgrade() -> None:
    op.drop_table("wallet_changes")
    op.drop_table("apple_device_registrations")
    op.drop_table("wallet_passes")
