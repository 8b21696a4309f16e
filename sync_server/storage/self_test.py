"""Whether the fences between vendors stand, asked before a server on PostgreSQL serves anybody.

A fence that is down shows in no answer: everything works, and one query too wide shows one
shop another's customers. So whatever would take a fence down is a reason not to start.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from sync_server.services.ports import Unavailable
from sync_server.storage.fences import is_fenced
from sync_server.storage.partitions import is_divided, partition_names
from sync_server.storage.postgres_engine import OLDEST_VERSION, open_once
from sync_server.storage.postgres_upgrade import shown_url
from sync_server.storage.tables import metadata

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection

_ROLE = text(
    "SELECT rolname, rolsuper, rolbypassrls, rolcreaterole FROM pg_roles"
    " WHERE rolname = current_user"
)
_OWNED = text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    " AND relkind IN ('r', 'p', 'v', 'm') AND pg_has_role(current_user, relowner, 'MEMBER')"
    " ORDER BY relname LIMIT 1"
)
_UNFENCED = text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    " AND relname = ANY(:names) AND NOT (relrowsecurity AND relforcerowsecurity)"
    " ORDER BY relname LIMIT 1"
)
_UNCHECKED = text(
    "SELECT name FROM unnest(CAST(:names AS text[])) AS name WHERE NOT EXISTS ("
    "SELECT FROM pg_policy WHERE polrelid = to_regclass(name) AND polname = 'own'"
    " AND polqual IS NOT NULL AND polwithcheck IS NOT NULL) ORDER BY name LIMIT 1"
)
_LEAKING_VIEW = text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    " AND relkind IN ('v', 'm') AND has_table_privilege(oid, 'SELECT')"
    " AND NOT coalesce('security_invoker=true' = ANY(reloptions)"
    " OR 'security_invoker=on' = ANY(reloptions), false) ORDER BY relname LIMIT 1"
)
_DEFINER = text(
    "SELECT proname FROM pg_proc WHERE pronamespace = current_schema()::regnamespace"
    " AND prosecdef ORDER BY proname LIMIT 1"
)
_OPEN_PARTITION = text(
    "SELECT relname FROM pg_class WHERE relnamespace = current_schema()::regnamespace"
    " AND relispartition AND relkind IN ('r', 'p') AND has_table_privilege(oid, 'SELECT')"
    " ORDER BY relname LIMIT 1"
)


def require_fences(url: str) -> None:
    """Raise Unavailable in words if the role or the tables would let one vendor see another."""
    engine = open_once(url)
    try:
        with engine.connect() as connection:
            fault = next(_faults(connection), None)
    finally:
        engine.dispose()
    if fault is not None:
        message = f"The server does not start on {shown_url(url)}: {fault}"
        raise Unavailable(message)


def _faults(connection: Connection) -> Iterator[str]:
    version = int(connection.execute(text("SHOW server_version_num")).scalar_one()) // 10_000
    if version < OLDEST_VERSION:
        yield f"PostgreSQL {OLDEST_VERSION} or newer is needed, this is {version}."
    yield from _faults_of_role(connection)
    fenced = [table for table in metadata.sorted_tables if is_fenced(table)]
    names = [table.name for table in fenced]
    parts = [part for table in fenced if is_divided(table) for part in partition_names(table.name)]
    if name := connection.execute(_UNFENCED, {"names": names + parts}).scalar():
        yield f"row-level security is not forced on {name}. Run the command migrate."
    if name := connection.execute(_UNCHECKED, {"names": names}).scalar():
        yield f"no policy keeps vendors apart in {name}. Run the command migrate."
    if name := connection.execute(_LEAKING_VIEW).scalar():
        yield f"the view {name} shows what its owner may see. Give it security_invoker, or drop it."
    if name := connection.execute(_DEFINER).scalar():
        yield f"the function {name} runs with the rights of its owner. Drop it."
    if name := connection.execute(_OPEN_PARTITION).scalar():
        yield f"its role may read the partition {name} past its table. Revoke that."


def _faults_of_role(connection: Connection) -> Iterator[str]:
    role = connection.execute(_ROLE).one()
    if role.rolsuper:
        yield f"the role {role.rolname} is a superuser, whom no fence keeps out. Use another."
    if role.rolbypassrls:
        yield f"the role {role.rolname} bypasses row-level security. Take BYPASSRLS from it."
    if role.rolcreaterole:
        yield f"the role {role.rolname} may give itself other roles. Take CREATEROLE from it."
    if name := connection.execute(_OWNED).scalar():
        yield (
            f"the role {role.rolname} owns {name}, or may act as its owner. "
            "Tables belong to the role that migrates; the server works under another."
        )
