"""Puts right what can be folded again: columns of entries, states of cards, reach of epochs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from terminal.storage.entry_store import write_columns_again
from terminal.use_cases.set_aside import refold_anew

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from terminal.storage.database_check import Findings
    from terminal.storage.unit_of_work import SqliteUnitOfWork


def heal(uow: SqliteUnitOfWork, connection: Connection, findings: Findings) -> None:
    """Fold again what was found to differ; the caller commits."""
    write_columns_again(connection, findings.entries)
    refold_anew(uow, findings.cards)
    if findings.epochs:
        uow.journal.count_epochs_again()
