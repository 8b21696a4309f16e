"""Where a case was seen, and who settled it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_COLUMNS = (
    ("terminal_id", sa.LargeBinary(16), None),
    ("changed_at", sa.BigInteger, None),
    ("settled_by", sa.Text, ""),
    ("staff_id", sa.LargeBinary(16), None),
    ("note", sa.Text, ""),
)


def upgrade() -> None:
    for name, type_, default in _COLUMNS:
        column = sa.Column(name, type_, nullable=default is None, server_default=default)
        op.add_column("cases", column)


def downgrade() -> None:
    for name, _type, _default in _COLUMNS:
        op.drop_column("cases", name)
