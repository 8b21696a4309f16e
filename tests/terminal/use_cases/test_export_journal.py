"""A manager carries a till's journal away, and the file proves itself to anybody."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from shared_domain.outcomes import ManagerNeeded, Refused
from shared_domain.staff import ManagerAction
from shared_domain.witness.comparing import check_books
from shared_domain.witness.reading import read_export
from terminal.gateway.device_keys import verify_signature
from terminal.storage.export_file import write_export
from terminal.use_cases.award import AwardRequest, award
from terminal.use_cases.export_journal import Exported, export_journal
from terminal.use_cases.ports import StorageUnavailable
from tests.builders import CARD
from tests.terminal.use_cases.shop import ANNA_SIGNED_IN, BERT_SIGNED_IN, Shop

if TYPE_CHECKING:
    from pathlib import Path

    from shared_domain.witness.books import Book
    from tests.terminal.use_cases.shop import Till


@pytest.fixture
def till() -> Till:
    shop = Shop()
    shop.issue()
    till = shop.open_till()
    till.sync()
    award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest(stamps=1))
    till.sync()
    till.restart()
    award(till.counter, ANNA_SIGNED_IN, CARD, AwardRequest(stamps=1))
    return till


def checked(path: Path) -> Book:
    with path.open("rb") as file:
        book = read_export(path.name, file, verify_signature)
    check_books([book], verify_signature)
    return book


def test_the_exported_journal_proves_itself(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "till.journal"

    exported = export_journal(till.counter, BERT_SIGNED_IN, path, write_export)

    book = checked(path)
    assert (book.findings, book.remarks) == ([], [])
    assert exported == Exported(items=len(till.journal()), unsynced=till.waiting())
    assert sum(len(places) for places in book.journals.values()) == len(till.journal())
    assert len(book.receipts) == 1
    assert book.server_key == till.counter.identity.server_key
    assert [one.name for one in tmp_path.iterdir()] == ["till.journal"]


def test_it_takes_a_manager_or_one_who_allows_it(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "till.journal"
    needed = Refused(ManagerNeeded(ManagerAction.EXPORT))

    assert export_journal(till.counter, ANNA_SIGNED_IN, path, write_export) == needed
    assert export_journal(till.counter, None, path, write_export) == needed
    assert not path.exists()
    allowed = export_journal(
        till.counter, ANNA_SIGNED_IN, path, write_export, approved_by=BERT_SIGNED_IN
    )
    assert isinstance(allowed, Exported)
    assert checked(path).findings == []


def test_a_file_that_cannot_be_written_leaves_the_one_before(till: Till, tmp_path: Path) -> None:
    path = tmp_path / "till.journal"
    path.write_bytes(b"the one before")
    (tmp_path / "till.journal.part").mkdir()

    with pytest.raises(StorageUnavailable):
        export_journal(till.counter, BERT_SIGNED_IN, path, write_export)

    assert path.read_bytes() == b"the one before"
