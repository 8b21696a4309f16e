"""Blank cards: which were signed in advance, and for which terminal."""

import sqlalchemy as sa
from alembic import op

from sync_server.storage.columns import ID

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "blank_cards",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("card_id", sa.String(length=16), nullable=False),
        sa.Column("card_number", sa.String(length=9), nullable=False),
        sa.Column("terminal_id", ID, nullable=False),
        sa.Column("allotted_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "card_id"),
        sqlite_with_rowid=False,
    )
    op.create_index("blank_cards_by_number", "blank_cards", ["vendor_id", "card_number"])
    op.create_index("blank_cards_by_terminal", "blank_cards", ["vendor_id", "terminal_id"])


def downgrade() -> None:
    op.drop_table("blank_cards")
