"""What the server answered to pushes is kept under a hash: an altered answer is found."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from shared_domain.wire.push import Verdict, VerdictKind
from shared_domain.wire.signed import SignedStatement
from terminal.storage.local_store import DATABASE_NAME
from terminal.use_cases.set_aside import refold_anew
from tests.fakes.journal_writer import CARD
from tests.terminal.storage.writing import journal_of, opened, stamp

if TYPE_CHECKING:
    from pathlib import Path

    from tests.fakes.journal_writer import JournalWriter

ALTERATIONS = {
    "acknowledged further": "UPDATE epochs SET acknowledged = 3",
    "never acknowledged": "UPDATE epochs SET acknowledged = 0",
    "another receipt": "UPDATE epochs SET receipt_payload = x'00'",
    "another signature": "UPDATE epochs SET receipt_signature = zeroblob(64)",
    "another reason": "UPDATE parked SET reason = 'none'",
    "another place": "UPDATE parked SET sequence = 1",
    "no longer parked": "DELETE FROM parked",
    "another card set aside": "UPDATE set_aside SET card_id = zeroblob(8)",
    "no longer set aside": "DELETE FROM set_aside",
}


@pytest.mark.parametrize("name", sorted(ALTERATIONS))
def test_an_altered_answer_is_found_and_costs_no_item(
    folder: Path, till: JournalWriter, name: str
) -> None:
    with opened(folder) as store:
        told = stamp(store, till, 3)
        with store.begin() as uow:
            uow.journal.acknowledge(till.epoch, 2, SignedStatement(b"receipt", bytes(range(64))))
            uow.journal.note_parked(till.epoch, [Verdict(2, VerdictKind.PARKED, reason="newer")])
            uow.entries.set_aside([told[1].entry_id])
            refold_anew(uow, [CARD])
            uow.commit()
        assert store.verify().is_clean
    with closing(sqlite3.connect(folder / DATABASE_NAME)) as connection:
        connection.execute(ALTERATIONS[name])
        connection.commit()

    with opened(folder) as store:
        assert store.verify().damage
        assert journal_of(store) == told
        assert store.verify().is_clean
