"""How PostgreSQL keeps vendors apart on disk: large tables are split by a hash of the vendor.

Importing it is enough: whatever creates a table on PostgreSQL, a migration or a test, obeys.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Table, event

if TYPE_CHECKING:
    from sqlalchemy import Connection

# Ten million entries make partitions of some 600,000 rows, whose indexes stay in memory; more
# partitions would cost more to plan over than they save.
PARTITIONS = 16

# A few rows a vendor, or found before the vendor is known: splitting them would only hide them.
UNDIVIDED = frozenset(
    {
        "access_tokens",
        "loyalty_programs",
        "pairing_codes",
        "program_versions",
        "server_keys",
        "server_state",
        "staff_pins",
        "terminals",
        "vendor_heads",
        "vendors",
    }
)


def is_divided(table: Table) -> bool:
    """Whether rows of this table lie in partitions by vendor."""
    first = next(iter(table.primary_key.columns), None)
    return table.name not in UNDIVIDED and first is not None and first.name == "vendor_id"


def partition_names(name: str) -> list[str]:
    """The partitions of a divided table."""
    return [f"{name}_part_{number:02}" for number in range(PARTITIONS)]


@event.listens_for(Table, "before_create")
def _divide(table: Table, connection: Connection, **_options: object) -> None:
    if connection.dialect.name == "postgresql" and is_divided(table):
        table.dialect_options["postgresql"]["partition_by"] = "HASH (vendor_id)"


@event.listens_for(Table, "after_create")
def _create_partitions(table: Table, connection: Connection, **_options: object) -> None:
    if connection.dialect.name != "postgresql" or not is_divided(table):
        return
    for number, name in enumerate(partition_names(table.name)):
        connection.exec_driver_sql(
            f"CREATE TABLE {name} PARTITION OF {table.name}"
            f" FOR VALUES WITH (MODULUS {PARTITIONS}, REMAINDER {number})"
        )
