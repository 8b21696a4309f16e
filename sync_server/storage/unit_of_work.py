"""Every store over one connection: what happens in it happens together or not at all."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from sync_server.storage import tenancy
from sync_server.storage.access_store import (
    SqlKeyStore,
    SqlPairingCodeStore,
    SqlStateStore,
    SqlTerminalStore,
    SqlTokenStore,
)
from sync_server.storage.blank_store import SqlBlankStore
from sync_server.storage.card_store import SqlCardStore
from sync_server.storage.case_store import SqlCaseStore
from sync_server.storage.engine import open_writer
from sync_server.storage.journal_store import SqlJournalStore
from sync_server.storage.ledger_store import SqlLedgerStore
from sync_server.storage.vendor_store import SqlProgramStore, SqlStaffStore, SqlVendorStore
from sync_server.storage.wallet_store import SqlWalletStore
from sync_server.storage.witness_store import SqlWitnessStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection

    from shared_domain.identifiers import VendorId


class SqlUnitOfWork:
    """Stores that share a transaction, which whoever opened the connection ends."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.moved: set[VendorId] = set()
        self.state = SqlStateStore(connection)
        self.vendors = SqlVendorStore(connection)
        self.programs = SqlProgramStore(connection)
        self.staff = SqlStaffStore(connection)
        self.terminals = SqlTerminalStore(connection)
        self.pairing_codes = SqlPairingCodeStore(connection)
        self.tokens = SqlTokenStore(connection)
        self.keys = SqlKeyStore(connection)
        self.ledger = SqlLedgerStore(connection, self.moved)
        self.cards = SqlCardStore(connection)
        self.blanks = SqlBlankStore(connection)
        self.cases = SqlCaseStore(connection)
        self.journal = SqlJournalStore(connection)
        self.witness = SqlWitnessStore(connection)
        self.wallets = SqlWalletStore(connection)

    def act_for(self, vendor_id: VendorId) -> None:
        tenancy.act_for(self._connection, vendor_id)

    def oversee(self) -> None:
        tenancy.oversee(self._connection)


@contextmanager
def transaction(database: Path) -> Iterator[SqlUnitOfWork]:
    """One unit of work on a connection of its own, for whoever has no server running."""
    engine = open_writer(database)
    try:
        with engine.begin() as connection:
            yield SqlUnitOfWork(connection)
    finally:
        engine.dispose()
