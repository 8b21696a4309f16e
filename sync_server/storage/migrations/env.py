"""Runs the migrations on the connection that `upgrade` hands over."""

from __future__ import annotations

from alembic import context

from sync_server.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # Neither database commits a schema by halves: a change to it is as transactional as a row.
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
