"""The signature of every pushed run, so that journals can be proved to somebody else."""

import sqlalchemy as sa
from alembic import op

from sync_server.storage.columns import ID

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "journal_signatures",
        sa.Column("vendor_id", ID, nullable=False),
        sa.Column("terminal_id", ID, nullable=False),
        sa.Column("epoch", ID, nullable=False),
        sa.Column("sequence", sa.BigInteger(), nullable=False),
        sa.Column("hash", sa.LargeBinary(length=32), nullable=False),
        sa.Column("signature", sa.LargeBinary(length=64), nullable=False),
        sa.PrimaryKeyConstraint("vendor_id", "terminal_id", "epoch", "sequence", "hash"),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    op.drop_table("journal_signatures")
