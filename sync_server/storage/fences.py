"""Fences between vendors on PostgreSQL: row-level security, and what the server's role may do.

They belong to the schema and are put up again after every migration, by the owner of the
tables; the server itself works under another role, which cannot take them down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import inspect

from sync_server.storage.partitions import partition_names
from sync_server.storage.tables import metadata
from sync_server.storage.tenancy import OPERATOR, SCOPE, SHOWN, VENDOR

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection, Table

# A setting that has ended reads as an empty text, which is no id.
_VENDOR = f"NULLIF(current_setting('{VENDOR}', true), '')::uuid"
_SHOWN = f"NULLIF(current_setting('{SHOWN}', true), '')"
_IS_OPERATOR = f"current_setting('{SCOPE}', true) = '{OPERATOR}'"
_NOBODY = "'00000000-0000-0000-0000-000000000000'::uuid"

_OWN = f"vendor_id = {_VENDOR}"

# Beside a vendor's own rows: what is found before the vendor is known, by whoever shows a secret
# or a name, and what belongs to no vendor.
_FOUND_BY = {
    "access_tokens": f"encode(token_hash, 'hex') = {_SHOWN}",
    "terminals": f"encode(token_hash, 'hex') = {_SHOWN}",
    "apple_device_registrations": f"device_library_identifier = {_SHOWN}",
    "pairing_codes": f"selector = {_SHOWN}",
    "vendors": f"slug = {_SHOWN}",
}
_OF_NO_VENDOR = {
    "access_tokens": f"vendor_id IS NULL AND {_IS_OPERATOR}",
    "server_keys": f"vendor_id = {_NOBODY}",
}
# A wrong try is counted on codes that were only found.
_CHANGED_WHEN_FOUND = frozenset({"pairing_codes"})

# Immutable: not even the server can change what stands in the ledger.
_ONLY_ADDED_TO = frozenset({"ledger_records", "loyalty_transactions"})


def put_up_fences(connection: Connection, application: str) -> None:
    """Fence every table in, and let the application's role work within the fences."""
    role = connection.dialect.identifier_preparer.quote(application)
    there = set(inspect(connection).get_table_names())
    for table in metadata.sorted_tables:
        if table.name in there:
            for statement in _statements(table, role, there):
                connection.exec_driver_sql(statement)
    connection.exec_driver_sql(f"GRANT SELECT ON alembic_version TO {role}")


def let_owner_in(connection: Connection) -> None:
    """For a migration, which has to reach every vendor's rows; the server stays fenced in.

    Where it ends halfway, the fences are not what they must be, and no server starts.
    """
    there = set(inspect(connection).get_table_names())
    for table in metadata.sorted_tables:
        if is_fenced(table):
            for name in sorted(there & {table.name, *partition_names(table.name)}):
                connection.exec_driver_sql(f"ALTER TABLE {name} NO FORCE ROW LEVEL SECURITY")


def is_fenced(table: Table) -> bool:
    """Whether rows of this table belong to vendors."""
    return "vendor_id" in table.columns


def _statements(table: Table, role: str, there: set[str]) -> Iterator[str]:
    name = table.name
    rights = "SELECT, INSERT" if name in _ONLY_ADDED_TO else "SELECT, INSERT, UPDATE, DELETE"
    yield f"GRANT {rights} ON {name} TO {role}"
    if not is_fenced(table):
        return
    # Nobody is let into a partition but through its table.
    for fenced in (name, *(part for part in partition_names(name) if part in there)):
        yield f"ALTER TABLE {fenced} ENABLE ROW LEVEL SECURITY"
        yield f"ALTER TABLE {fenced} FORCE ROW LEVEL SECURITY"
    for policy, rule in _policies(name):
        yield f"DROP POLICY IF EXISTS {policy} ON {name}"
        yield f"CREATE POLICY {policy} ON {name} {rule}"


def _policies(name: str) -> Iterator[tuple[str, str]]:
    """Each policy's name and rule; a row is within reach if any of them says so."""
    yield "own", f"USING ({_OWN}) WITH CHECK ({_OWN})"
    yield "overseen", f"FOR SELECT USING ({_IS_OPERATOR})"
    if name in _OF_NO_VENDOR:
        rule = _OF_NO_VENDOR[name]
        yield "of_no_vendor", f"USING ({rule}) WITH CHECK ({rule})"
    if name in _FOUND_BY:
        yield "found", f"FOR SELECT USING ({_FOUND_BY[name]})"
    if name in _CHANGED_WHEN_FOUND:
        rule = _FOUND_BY[name]
        yield "changed_when_found", f"FOR UPDATE USING ({rule}) WITH CHECK ({rule})"
