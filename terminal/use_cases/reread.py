"""Forgetting what the server told, and noticing when all of it has been told again.

What was done here stays: only the mirror goes, never the journal.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from shared_domain.records import LEDGER_START
from terminal.use_cases.record_items import refold
from terminal.use_cases.store_ports import Cursor

if TYPE_CHECKING:
    from terminal.use_cases.store_ports import UnitOfWork

# Which version of this program could not read a part of the ledger; empty when it reads it all.
UNREAD_BY = "unread_by"

# Set while the ledger is read again: what was told in another history may still be believed.
REREADING = "rereading"

START = Cursor(0, LEDGER_START)


def drop_mirror(uow: UnitOfWork) -> None:
    """Forget what others did, keep what was done here, and start reading from nothing.

    Program and staff stay in force meanwhile, because a counter without them stands still.
    """
    uow.entries.forget_positions()
    uow.cards.clear()
    refold(uow, uow.entries.pending())
    uow.world.doubt()
    uow.state.set_setting(UNREAD_BY, "")
    uow.state.set_setting(REREADING, "yes")
    uow.state.set_cursor(START)


def finish_rereading(uow: UnitOfWork) -> None:
    """Everything has been told again; what has not is of a history that is no more."""
    if uow.state.setting(REREADING) == "yes":
        uow.world.forget_doubted()
        uow.state.set_setting(REREADING, "")


def adopt_generation(uow: UnitOfWork, generation: str) -> None:
    """Believe nothing that was told under another history: no grant of it may be spent any more.

    It has to be forgotten with the same commit that learns the generation, because the next
    handshake says so to the server, which grants the same to others then.
    """
    drop_mirror(uow)
    uow.state.set_sync_record(replace(uow.state.sync_record(), generation=generation))
