"""Whose rows a transaction may touch; PostgreSQL holds every query to it.

The settings end with the transaction, so that nothing of it is left on a pooled connection.
What they mean to each table stands in `fences.py`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, text

from sync_server.storage.tables import vendor_heads

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from shared_domain.identifiers import VendorId

VENDOR, SCOPE, SHOWN = "app.vendor_id", "app.scope", "app.shown"
OPERATOR = "operator"


def act_for(connection: Connection, vendor_id: VendorId) -> None:
    """From here on this vendor's rows; whoever may write is the vendor's only writer meanwhile.

    With the vendor locked first, whatever a service reads before it writes is still so.
    """
    if not _is_fenced(connection):
        return
    _set(connection, VENDOR, str(vendor_id))
    if not connection.get_execution_options().get("postgresql_readonly"):
        this = vendor_heads.c.vendor_id == vendor_id.bytes
        connection.execute(select(vendor_heads.c.position).where(this).with_for_update())


def oversee(connection: Connection) -> None:
    """From here on the operator: every vendor's rows may be read, and none of them changed."""
    if _is_fenced(connection):
        _set(connection, SCOPE, OPERATOR)


def show(connection: Connection, secret: bytes | str) -> None:
    """Whoever shows a token, the beginning of a pairing code or a slug may find whose it is."""
    if _is_fenced(connection):
        _set(connection, SHOWN, secret if isinstance(secret, str) else secret.hex())


def _is_fenced(connection: Connection) -> bool:
    return connection.dialect.name == "postgresql"


def _set(connection: Connection, name: str, value: str) -> None:
    local = text("SELECT set_config(:name, :value, true)")
    connection.execute(local, {"name": name, "value": value})
