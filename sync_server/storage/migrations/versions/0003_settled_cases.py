"""Who settled a case, what parked items a person has seen, clamped times, caps of a program."""

import sqlalchemy as sa
from alembic import op

from sync_server.storage.columns import ID

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_ADDED = {
    "cases": (
        ("settled_by", sa.String(length=80), ""),
        ("staff_id", ID, None),
        ("note", sa.String(length=255), ""),
    ),
    "parked_items": (
        ("seen_at", sa.DateTime(timezone=True), None),
        ("seen_by", sa.String(length=80), ""),
    ),
    "journal_epochs": (("last_at", sa.DateTime(timezone=True), None),),
    "loyalty_transactions": (("clamped_to", sa.DateTime(timezone=True), None),),
    "loyalty_programs": (
        ("max_daily_rewards", sa.Integer(), "2"),
        ("max_daily_terminal_rewards", sa.Integer(), "50"),
    ),
}


def upgrade() -> None:
    for table, columns in _ADDED.items():
        for name, type_, default in columns:
            column = sa.Column(name, type_, nullable=default is None, server_default=default)
            op.add_column(table, column)
    op.create_index(
        "loyalty_transactions_clamped",
        "loyalty_transactions",
        ["vendor_id", "card_id"],
        unique=False,
        sqlite_where=sa.text("clamped_to IS NOT NULL"),
        postgresql_where=sa.text("clamped_to IS NOT NULL"),
    )


def downgrade() -> None:
    op.drop_index("loyalty_transactions_clamped", "loyalty_transactions")
    for table, columns in _ADDED.items():
        for name, _type, _default in columns:
            op.drop_column(table, name)
