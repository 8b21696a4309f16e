"""Every query of the stores finds its rows by a key, however large a vendor has grown."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import event

from shared_domain.identifiers import EpochId
from sync_server.services.state import KeyPurpose
from sync_server.services.wallet_state import WalletKind
from sync_server.storage.engine import open_writer
from sync_server.storage.unit_of_work import SqlUnitOfWork
from sync_server.storage.upgrade import upgrade
from tests.builders import ANNA, TILL_1, VENDOR, entry_id
from tests.contracts.server_stores import samples
from tests.contracts.server_stores.samples import CARD, NOW

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TILL, EPOCH = samples.terminal(), samples.EPOCH
CARDS = [f"{number:016x}" for number in range(500)]

# What is asked, and how the database must find it: by which key, and by how much of it.
QUERIES: dict[str, tuple[Callable[[SqlUnitOfWork], object], set[str]]] = {
    "a page of the ledger": (
        lambda uow: uow.ledger.page(VENDOR, 7, 200),
        {"ledger_records USING PRIMARY KEY (vendor_id=? AND position>?)"},
    ),
    "the hash at a position": (
        lambda uow: uow.ledger.hash_at(VENDOR, 7),
        {"ledger_records USING PRIMARY KEY (vendor_id=? AND position=?)"},
    ),
    "the bodies after a position": (
        lambda uow: uow.ledger.entry_bodies_after(VENDOR, 7),
        {"ledger_records USING PRIMARY KEY (vendor_id=? AND position>?)"},
    ),
    "entries by their ids": (
        lambda uow: uow.ledger.known(VENDOR, [entry_id(at) for at in range(500)]),
        {
            "loyalty_transactions USING PRIMARY KEY (vendor_id=? AND entry_id=?)",
            "ledger_records USING PRIMARY KEY (vendor_id=? AND position=?)",
        },
    ),
    "all entries of cards": (
        lambda uow: uow.ledger.entries_of(VENDOR, CARDS),
        {
            (
                "loyalty_transactions USING INDEX loyalty_transactions_by_card"
                " (vendor_id=? AND card_id=?)"
            ),
            "ledger_records USING PRIMARY KEY (vendor_id=? AND position=?)",
        },
    ),
    "later entries of cards": (
        lambda uow: uow.ledger.entries_of(VENDOR, CARDS, since=NOW),
        {
            (
                "loyalty_transactions USING INDEX loyalty_transactions_by_card"
                " (vendor_id=? AND card_id=? AND occurred_at>?)"
            ),
            (
                "loyalty_transactions USING INDEX loyalty_transactions_reversals"
                " (vendor_id=? AND card_id=?)"
            ),
            (
                "loyalty_transactions USING INDEX loyalty_transactions_clamped"
                " (vendor_id=? AND card_id=?)"
            ),
            "ledger_records USING PRIMARY KEY (vendor_id=? AND position=?)",
        },
    ),
    "cards by their ids": (
        lambda uow: uow.cards.get(VENDOR, CARDS),
        {"loyalty_cards USING PRIMARY KEY (vendor_id=? AND card_id=?)"},
    ),
    "cards by their number": (
        lambda uow: uow.cards.by_number(VENDOR, "BBBBBBBBB"),
        {"loyalty_cards USING INDEX loyalty_cards_by_number (vendor_id=? AND card_number=?)"},
    ),
    "a page of cards": (
        lambda uow: uow.cards.page(VENDOR, CARD, 100),
        {"loyalty_cards USING PRIMARY KEY (vendor_id=? AND card_id>?)"},
    ),
    "cards with something unreserved": (
        lambda uow: uow.cards.unreserved(VENDOR, 100),
        {"loyalty_cards USING INDEX loyalty_cards_unreserved (vendor_id=?)"},
    ),
    "cards at risk": (
        lambda uow: uow.cards.at_risk(VENDOR, CARD, 100),
        {"loyalty_cards USING INDEX loyalty_cards_at_risk (vendor_id=? AND card_id>?)"},
    ),
    "cases of cards": (
        lambda uow: uow.cases.of_cards(VENDOR, CARDS),
        {"cases USING INDEX cases_by_card (vendor_id=? AND card_id=?)"},
    ),
    "cases of a terminal": (
        lambda uow: uow.cases.of_terminal(VENDOR, TILL_1),
        {"cases USING INDEX cases_by_terminal (vendor_id=? AND terminal_id=?)"},
    ),
    "epochs of a terminal": (
        lambda uow: uow.journal.epochs(TILL),
        {"journal_epochs USING PRIMARY KEY (vendor_id=? AND terminal_id=?)"},
    ),
    "one epoch": (
        lambda uow: uow.journal.epoch(TILL, EPOCH),
        {"journal_epochs USING PRIMARY KEY (vendor_id=? AND terminal_id=? AND epoch=?)"},
    ),
    "epochs that follow a place": (
        lambda uow: uow.journal.children_of(TILL, EpochId(EPOCH), 1, 9),
        {
            (
                "journal_epochs USING INDEX journal_epochs_by_parent"
                " (vendor_id=? AND terminal_id=? AND parent_epoch=?)"
            )
        },
    ),
    "items of an epoch": (
        lambda uow: uow.journal.items(TILL, EPOCH, 1, 500),
        {
            (
                "journal_items USING PRIMARY KEY (vendor_id=? AND terminal_id=? AND epoch=?"
                " AND sequence>? AND sequence<?)"
            )
        },
    ),
    "parked items at a place": (
        lambda uow: uow.journal.parked(TILL, EPOCH, 1),
        {
            (
                "parked_items USING PRIMARY KEY (vendor_id=? AND terminal_id=? AND epoch=?"
                " AND sequence=?)"
            )
        },
    ),
    "a terminal by its token": (
        lambda uow: uow.terminals.by_token(b"?" * 32),
        {"terminals USING INDEX sqlite_autoindex_terminals_2 (token_hash=?)"},
    ),
    "a person": (
        lambda uow: uow.staff.get(VENDOR, ANNA),
        {"staff_pins USING PRIMARY KEY (vendor_id=? AND staff_id=?)"},
    ),
    "keys of a purpose": (
        lambda uow: uow.keys.all(VENDOR, KeyPurpose.CARD_SIGNING),
        {"server_keys USING PRIMARY KEY (vendor_id=? AND purpose=?)"},
    ),
    "the passes of a card": (
        lambda uow: uow.wallets.of_card(VENDOR, CARD),
        {"wallet_passes USING PRIMARY KEY (vendor_id=? AND card_id=?)"},
    ),
    "when the next news are due": (
        lambda uow: uow.wallets.next_due_at(WalletKind.APPLE),
        {"wallet_passes USING COVERING INDEX wallet_passes_due (wallet=? AND due_at>?)"},
    ),
    "a vendor's news that are due": (
        lambda uow: uow.wallets.due(VENDOR, WalletKind.APPLE, NOW, 100),
        {"wallet_passes USING INDEX wallet_passes_due (wallet=? AND due_at<?)"},
    ),
    "devices of cards": (
        lambda uow: uow.wallets.registrations(VENDOR, CARDS),
        {"apple_device_registrations USING PRIMARY KEY (vendor_id=? AND card_id=?)"},
    ),
    "what a device registered": (
        lambda uow: uow.wallets.registrations_of_device("device", "pass.test"),
        {
            (
                "apple_device_registrations USING INDEX apple_device_registrations_by_device"
                " (device_library_identifier=?)"
            )
        },
    ),
    "the program in force": (
        lambda uow: uow.programs.current(VENDOR),
        {"program_versions USING PRIMARY KEY (vendor_id=?)"},
    ),
}


@pytest.fixture
def database(tmp_path: Path) -> Path:
    upgrade(tmp_path / "server.sqlite3")
    return tmp_path / "server.sqlite3"


@pytest.mark.parametrize("name", QUERIES)
def test_a_query_finds_its_rows_by_a_key(database: Path, name: str) -> None:
    ask, expected = QUERIES[name]
    asked: list[tuple[str, object]] = []
    engine = open_writer(database)

    @event.listens_for(engine, "before_cursor_execute")
    def note(_connection: object, _cursor: object, sql: str, values: object, *_: object) -> None:
        asked.append((sql, values))

    with engine.begin() as connection:
        asked.clear()
        ask(SqlUnitOfWork(connection))
    engine.dispose()

    selects = [one for one in asked if one[0].lstrip().startswith("SELECT")]
    with closing(sqlite3.connect(database)) as planning:
        steps = [
            step[3]
            for sql, values in selects
            for step in planning.execute(f"EXPLAIN QUERY PLAN {sql}", values)  # type: ignore[arg-type]
        ]
    searches = {step.removeprefix("SEARCH ") for step in steps if step.startswith("SEARCH")}
    assert searches == expected
    assert [step for step in steps if step.startswith("SCAN")] == []
