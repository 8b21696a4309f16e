"""Every value of the state table gets a checksum in front."""

from __future__ import annotations

import zlib

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_state = sa.table("state", sa.column("key", sa.Text), sa.column("value", sa.LargeBinary))


def upgrade() -> None:
    for key, value in _values():
        checksum = zlib.crc32(value, zlib.crc32(key.encode()))
        _put(key, checksum.to_bytes(4, "big") + value)


def downgrade() -> None:
    for key, value in _values():
        _put(key, value[4:])


def _values() -> list[tuple[str, bytes]]:
    return [(row.key, row.value) for row in op.get_bind().execute(sa.select(_state))]


def _put(key: str, value: bytes) -> None:
    op.execute(_state.update().where(_state.c.key == key).values(value=value))
