"""Own entries that the server parked go to a table of their own, and count no more.

The cards they counted on are folded again by the first check of everything.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_COLUMNS = (
    "entry_id, card_id, occurred_at, kind, terminal_id, staff_id, stamps_delta, points_delta, "
    "reverses, purchase_id, body"
)
# An entry that has a position stands in the ledger, whatever became of another at its place.
_PARKED = """
    SELECT journal.entry_id FROM journal JOIN parked
    ON parked.epoch = journal.epoch AND parked.sequence = journal.sequence
"""
_MOVE = f"""
    INSERT INTO set_aside ({_COLUMNS}) SELECT {_COLUMNS} FROM entries
    WHERE position IS NULL AND entry_id IN ({_PARKED})
"""  # noqa: S608  (constants of this file)


def upgrade() -> None:
    op.create_table(
        "set_aside",
        sa.Column("entry_id", sa.LargeBinary(16), primary_key=True),
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
        sqlite_with_rowid=False,
    )
    op.execute(_MOVE)
    op.execute("DELETE FROM entries WHERE entry_id IN (SELECT entry_id FROM set_aside)")


def downgrade() -> None:
    op.execute(f"INSERT INTO entries ({_COLUMNS}) SELECT {_COLUMNS} FROM set_aside")  # noqa: S608
    op.drop_table("set_aside")
