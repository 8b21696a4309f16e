"""Files that deny each other: ledgers, journals and receipts that cannot all be true."""

from __future__ import annotations

from uuid import UUID

import msgspec
import pytest

from shared_domain.identifiers import VendorId
from shared_domain.journal_records import MARK, record_of
from shared_domain.witness.books import FindingKind
from shared_domain.witness.exports import (
    LedgerOpened,
)
from tests.shared_domain.witness.checking import checked, found, places
from tests.shared_domain.witness.small_shop import SERVER_KEY, SmallShop, sealed

REMOVED, CONTRADICTED = FindingKind.REMOVED, FindingKind.CONTRADICTED


@pytest.fixture
def shop() -> SmallShop:
    return SmallShop()


def test_a_ledger_its_tills_and_an_older_ledger_agree(shop: SmallShop) -> None:
    older = shop.ledger()
    shop.push(shop.tills[0], shop.tills[0].stamp())
    journals = [shop.journal(till) for till in shop.tills]
    file = MARK + b"".join(map(record_of, shop.tills[0].items))

    books = checked(older, *journals, shop.ledger(), file)

    assert [book.findings for book in books] == [[], [], [], [], []]


def test_what_has_not_reached_the_server_is_a_remark(shop: SmallShop) -> None:
    till = shop.tills[0]
    till.stamp()

    ledger, journal = checked(shop.ledger(), shop.journal(till))

    assert (ledger.findings, journal.findings) == ([], [])
    assert len(ledger.remarks) == 1
    assert "ends before" in ledger.remarks[0]


def test_a_server_that_forgot_what_it_signed_for_is_found_out(shop: SmallShop) -> None:
    till = shop.tills[0]
    before = shop.ledger_lines()
    shop.push(till, till.stamp())
    opened = before[0]
    assert isinstance(opened, LedgerOpened)
    before[0] = msgspec.structs.replace(opened, exported_at=shop.now)

    findings = found(sealed(before, SERVER_KEY), shop.journal(till))

    assert places(findings) == {(REMOVED, "item 3"), (REMOVED, f"record {len(shop.server.bodies)}")}


def test_a_restored_server_may_have_forgotten(shop: SmallShop) -> None:
    till = shop.tills[0]
    before = shop.ledger_lines()
    shop.push(till, till.stamp())
    opened = before[0]
    assert isinstance(opened, LedgerOpened)
    before[0] = msgspec.structs.replace(opened, exported_at=shop.now, generation="second")

    restored, _, whole = checked(sealed(before, SERVER_KEY), shop.journal(till), shop.ledger())

    assert restored.findings == []
    assert any("put back" in remark for remark in whole.remarks)


def test_a_history_written_anew_contradicts_receipts_and_older_files(shop: SmallShop) -> None:
    till, older = shop.tills[0], shop.ledger()
    shop.server.bodies[0] = (shop.server.bodies[1][0], None)

    findings = found(older, shop.journal(till), shop.ledger())

    assert (CONTRADICTED, "record 1") in places(findings)
    assert sum("another history" in one.sentence for one in findings) == len(till.receipts)


def test_a_journal_written_anew_contradicts_the_ledger(shop: SmallShop) -> None:
    ledger, till = shop.ledger(), SmallShop().tills[0]
    till.epochs = []
    till.start()
    till.stamp()
    till.stamp()

    findings = found(ledger, shop.journal(till))

    assert (CONTRADICTED, "item 2") in places(findings)


def test_a_journal_that_has_lost_items_is_told_by_the_ledger(shop: SmallShop) -> None:
    ledger, till = shop.ledger(), shop.tills[0]
    till.epochs.pop()

    assert (REMOVED, "item 1") in places(found(ledger, shop.journal(till)))


def test_a_copied_file_may_be_older_than_the_ledger(shop: SmallShop) -> None:
    ledger, till = shop.ledger(), shop.tills[0]
    file = MARK + b"".join(map(record_of, till.items[:-1]))

    books = checked(ledger, file)

    assert [book.findings for book in books] == [[], []]
    assert any("ends before" in remark for remark in books[1].remarks)


def test_keys_cannot_change_between_files(shop: SmallShop) -> None:
    other = SmallShop()
    other.tills[0].key = b"x" * 32
    lines = other.journal_lines(other.tills[0])
    lines[0] = msgspec.structs.replace(lines[0], server_key=b"y" * 32)

    findings = found(shop.ledger(), sealed(lines, other.tills[0].key))

    assert sum("another one than in file 1" in one.sentence for one in findings) == 2


def test_files_of_different_vendors_are_not_compared(shop: SmallShop) -> None:
    lines = shop.ledger_lines()
    opened = lines[0]
    assert isinstance(opened, LedgerOpened)
    vendor = msgspec.structs.replace(opened.vendor, vendor_id=VendorId(UUID(int=5)))
    stranger = [msgspec.structs.replace(opened, vendor=vendor), lines[-1]]

    _, other = checked(shop.ledger(), sealed(stranger, SERVER_KEY))

    assert other.remarks == ["file 1 and file 2 are of different vendors: not compared."]
